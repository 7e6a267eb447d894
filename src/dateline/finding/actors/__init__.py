"""Where in the text someone stands who can act: names, descriptions, pronouns, possessives.

Every noun phrase that can be a participant gives a mention, whether it takes part in an act or
not: that is for ``coding`` to say. See docs/method/actors.md.
"""

from __future__ import annotations

from dateline.finding.actors.described import add_demonym, add_noun, is_noun, only_counts
from dateline.finding.actors.homonyms import settle
from dateline.finding.actors.mentions import Mentions
from dateline.finding.actors.named import add_known, add_person, add_unknown
from dateline.finding.actors.names import find_names
from dateline.finding.actors.parsed import Found
from dateline.finding.actors.phrases import demonym_of
from dateline.finding.actors.pronouns import add_pronoun, read_pronoun
from dateline.finding.actors.tables import lexicon
from dateline.finding.actors.words import NEVER, Demonym, Noun
from dateline.lexicon import Pack
from dateline.records import ActorMention, Document


def find_actors(
    document: Document, pack: Pack, *, home: str | None = None
) -> tuple[ActorMention, ...]:
    """Return the mentions of possible actors, in the order of their heads.

    Parameters
    ----------
    document
        The parsed report.
    pack
        The language; its tables ``actors/…`` hold all words.
    home
        The country of the publisher; decides words that two states share where nothing else does.

    Returns
    -------
    tuple[ActorMention, ...]
        At most one mention for a head token. A name that says where and not who has sort
        ``place``; ``resolving`` gives it no entity.
    """
    words = lexicon(pack)
    begun = map(words.starts.__getitem__, document.word)
    starts = [(i, start) for i, start in enumerate(begun) if start is not None]
    names = find_names(document, words, starts)
    mentions = Mentions(document, pack, words)
    swallowed, stop = mentions.swallowed, 0
    pos = document.pos
    here = {
        i
        for i, start in starts
        if start.noun or (start.determiner if pos[i] == "DET" else start.pronoun)
    }
    for i in sorted(here.union(names)):
        if i < stop:
            continue
        name = names.get(i)
        if name is not None:
            stop = name.stop
            if i not in swallowed:
                _add_name(mentions, names, name)
        elif i not in swallowed:
            _add_word(mentions, names, i, document.lower[i])
    return settle(document, mentions.in_order(), pack, home)


def _add_name(mentions: Mentions, names: dict[int, Found], name: Found) -> None:
    means = name.means
    if isinstance(means, Noun):
        if means.cls != NEVER:
            add_noun(mentions, names, name.first, name.stop, means)
    elif means is not None:
        add_known(mentions, name, means)
    elif name.label == "person":
        add_person(mentions, name, None)
    elif name.label != "misc":
        noun = mentions.lexicon.nouns.get(mentions.document.lower[name.first])
        if noun is not None and name.stop - name.first > 1:  # "Université de Lomé"
            add_noun(mentions, names, name.first, name.first + 1, noun)
        else:
            add_unknown(mentions, name)


def _add_word(mentions: Mentions, names: dict[int, Found], i: int, word: str) -> None:
    document, words = mentions.document, mentions.lexicon
    if word in (words.determiners if document.pos[i] == "DET" else words.pronouns):
        pronoun = read_pronoun(document, words, i)
        if pronoun is not None:
            add_pronoun(mentions, i, pronoun)
            return
    noun: Noun | Demonym | None = words.nouns.get(word)
    if noun is None and "-" in word:
        noun = words.compound(word)
    if isinstance(noun, Noun) and is_noun(document, words, i, noun):
        if not only_counts(document, words, names, i):
            add_noun(mentions, names, i, i + 1, noun)
        return
    demonym = demonym_of(words, word)
    if demonym is not None:
        add_demonym(mentions, names, i, demonym)
