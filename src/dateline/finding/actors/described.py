"""Mentions of common nouns: offices, people, bodies; and demonyms as nouns and adjectives."""

from __future__ import annotations

from dateline.finding.actors.mentions import Mentions
from dateline.finding.actors.parsed import Found
from dateline.finding.actors.phrases import Phrase, read_phrase
from dateline.finding.actors.words import Demonym, Lexicon, Noun
from dateline.records import Document

_NOMINAL = frozenset({"NOUN", "PROPN", "X"})
_BETWEEN = frozenset({"PUNCT", "ADJ", "DET", "NUM"})


def is_noun(document: Document, lexicon: Lexicon, i: int, noun: Noun) -> bool:
    """Return whether token ``i`` is that noun there, and not an adjective or an adverbial."""
    if noun.base[0].isupper() and not document.word[i][0].isupper():
        return False
    pos = document.pos[i]
    if pos in _NOMINAL:
        bare = i > 0 and document.lower[i - 1] in lexicon.words["bare_after"]
        return not (bare and "Number=Sing" in document.morph[i])
    if pos != "ADJ":
        return False
    if i == document.sentences[document.sentence_of[i]][0]:
        return True
    return document.pos[i - 1] in ("DET", "NUM") and document.dep[i] != "amod"


def only_counts(document: Document, lexicon: Lexicon, names: dict[int, Found], i: int) -> bool:
    """Return whether a noun of quantity only counts the people named after it."""
    words, size = lexicon.words, len(document)
    if document.lower[i] not in words["quantity"] or i + 2 >= size:
        return False
    if document.lower[i + 1] not in words["of"]:
        return False
    k = i + 2
    while k < size - 1 and k < i + 5 and document.pos[k] in _BETWEEN:
        k += 1
    name = names.get(k)
    noun = name.means if name is not None else lexicon.nouns.get(document.lower[k])
    return isinstance(noun, Noun) and noun.cls != "institution" and noun.number != "Sing"


def add_noun(
    mentions: Mentions, names: dict[int, Found], first: int, stop: int, noun: Noun
) -> None:
    """Note the noun phrase whose noun stands at tokens ``first`` to ``stop``."""
    document, lexicon = mentions.document, mentions.lexicon
    phrase = read_phrase(document, lexicon, names, first, stop, noun)
    if _means_nobody(document, lexicon, phrase, noun):
        return
    lead = document.lower[first].partition("-")[0] + "-"
    former = phrase.former or lead in lexicon.words["former"]
    head, start = _counted(mentions, phrase)
    mentions.swallowed.update(phrase.swallowed)
    text = mentions.text(phrase.start, phrase.stop)
    mentions.add(
        (start, phrase.stop),
        head,
        "description",
        text,
        noun.id,
        kind=noun.kind,
        role=text if noun.kind == "person" and noun.cls == "role" else None,
        country=phrase.countries[0] if phrase.countries else noun.country,
        sectors=_sectors(noun, phrase, former, noun.base in lexicon.words["led"]),
        gender=noun.gender or phrase.gender or _agreed_gender(document, phrase),
        number=_number(document, phrase, noun),
        sort=noun.cls,
        key=noun.base,
        det=phrase.det,
        of=phrase.of,
    )


def _means_nobody(document: Document, lexicon: Lexicon, phrase: Phrase, noun: Noun) -> bool:
    words = lexicon.words
    if phrase.complements and noun.base in words["alone"]:
        return True  # "une source d'inquiétude"
    if phrase.det == "possessive" and noun.base in words["own_act"]:
        return True  # "son opposition au projet"
    if noun.base not in words["homograph"] or not noun.gender:
        return False
    shown = phrase.gender or gender_in(document.morph[phrase.head])
    return shown is not None and shown != noun.gender  # "la mort", "la politique"


def _number(document: Document, phrase: Phrase, noun: Noun) -> str:
    if phrase.plural:
        return "Plur"
    if noun.number or phrase.number:
        return noun.number or phrase.number or "Sing"
    return "Plur" if "Number=Plur" in document.morph[phrase.head] else "Sing"


def _agreed_gender(document: Document, phrase: Phrase) -> str | None:
    """Return the gender that an adjective before or after the noun shows."""
    shown = (gender_in(document.morph[k]) for k in phrase.swallowed)
    return next((g for g in shown if g), None)


def gender_in(morph: str) -> str | None:
    """Return the gender among UD features."""
    if "Gender=Fem" in morph:
        return "Fem"
    return "Masc" if "Gender=Masc" in morph else None


def _counted(mentions: Mentions, phrase: Phrase) -> tuple[int, int]:
    """Return head and start of the phrase: in "des milliers de manifestants" the count heads it."""
    document, words = mentions.document, mentions.lexicon.words
    k = phrase.first - 1
    if k > 1 and document.pos[k] == "PUNCT":
        k -= 1
    if k < 1 or document.lower[k] not in words["of"]:
        return phrase.head, phrase.first
    k -= 1
    if document.lower[k] not in words["quantity"] or k in mentions.found:
        return phrase.head, phrase.first
    start = k
    while start > 0 and document.pos[start - 1] in ("DET", "NUM", "ADJ", "ADV"):
        start -= 1
    return k, start


def _sectors(noun: Noun, phrase: Phrase, former: bool, led: bool) -> tuple[str, ...]:
    """Return the sectors that the words give: the noun's, its adjectives', its party's.

    ``led`` nouns ("chef", "membre") have the sector of what they lead or belong to.
    """
    own = list(noun.sectors)
    if own and not (led or former or phrase.sectors or phrase.party):
        return noun.sectors
    if led or not own:
        own = phrase.sectors or list(phrase.inside) or ([] if phrase.complements else own)
    elif noun.cls != "institution":
        own = own + phrase.sectors
    if former:
        own = [s for s in own if s != "GOV"] + ["ELI"]
    return tuple(dict.fromkeys((*own, *phrase.party)))


# --- demonyms --------------------------------------------------------------------------------


def add_demonym(mentions: Mentions, names: dict[int, Found], i: int, demonym: Demonym) -> None:
    """Note "les Français" as people, "israéliennes" in "les frappes israéliennes" as the state."""
    document = mentions.document
    if document.word[i][0].isupper() and document.pos[i] in _NOMINAL:
        add_noun(mentions, names, i, i + 1, _people(document, i, demonym))
    elif demonym.countries and document.pos[i] in ("ADJ", "NOUN", "VERB"):
        mentions.add(
            (i, i + 1),
            i,
            "adjective",
            document.word[i],
            demonym.id,
            kind="country",
            country=demonym.countries[0],
            sectors=("GOV",),
            gender=demonym.gender,
            number=demonym.number,
            sort="adjective",
            key="|".join(demonym.countries),
        )


def _people(document: Document, i: int, demonym: Demonym) -> Noun:
    number = demonym.number
    if number is None:
        number = "Plur" if "Number=Plur" in document.morph[i] else "Sing"
    kind = "people" if number == "Plur" else "person"
    country = demonym.countries[0] if demonym.countries else None
    return Noun(
        demonym.id, document.lower[i], "demonym", kind, ("CVL",), demonym.gender, number, country
    )
