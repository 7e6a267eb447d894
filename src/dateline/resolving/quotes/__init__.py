"""Give every quotation its speaker: the entity that the speaker's token stands for."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.lexicon import Pack
from dateline.records import Actors, Document, Quote, QuoteMention
from dateline.resolving.quotes.lookup import Lookup
from dateline.resolving.quotes.turns import Turns

SPEAKING = frozenset({"NOUN", "PROPN", "PRON"})


def resolve_quotes(
    document: Document, quotes: Sequence[QuoteMention], actors: Actors, pack: Pack
) -> tuple[Quote, ...]:
    """Return the quotations with the entities that speak.

    What the words tell comes first: the noun or pronoun of the speech tag stands for an entity.
    Where a pronoun or a bare description stands for none with a name, the quotations themselves
    tell: the speaker of the one just before goes on. Who is not said stays unknown, and the reason
    says so.

    Parameters
    ----------
    document
        The parsed report.
    quotes
        In the order of the text, as ``find_quotes`` gives them.
    actors
        The report's entities, with the mentions that stand for them.
    pack
        The language pack.

    Returns
    -------
    tuple of Quote
        One for each mention, in the same order.

    References
    ----------
    docs/method/quotes.md, "Who speaks"
    """
    lookup = Lookup(document, actors, pack)
    turns = Turns(lookup, quotes)
    resolved: list[Quote] = []
    for mention in quotes:
        resolved.append(_resolve(mention, resolved, lookup, turns))
    return tuple(resolved)


def _resolve(mention: QuoteMention, earlier: list[Quote], lookup: Lookup, turns: Turns) -> Quote:
    token = mention.speaker
    addressees = lookup.entities(mention.addressee)
    if token is None:
        return Quote(mention, (), None, addressees, "quotes.nobody_named")
    speakers, reason = _speakers(token, mention, earlier, lookup, turns)
    speakers = _joined(speakers, mention, lookup)
    if not speakers:
        reason = "quotes.unknown_speaker"
    behalf = lookup.entities(mention.body)
    others = tuple(k for k in addressees if k not in speakers)
    return Quote(mention, speakers, lookup.span(token), others, reason, behalf)


def _speakers(
    token: int, mention: QuoteMention, earlier: list[Quote], lookup: Lookup, turns: Turns
) -> tuple[tuple[int, ...], str]:
    """Return who speaks, and how that is known."""
    named = lookup.entities(token)
    word, words = lookup.document.lower[token], lookup.pronouns
    if word in words.indefinite:
        return (), "quotes.named"
    if word in words.personal:
        before = turns.of_pronoun(mention, named, earlier)
    elif word in words.source and lookup.same(token):
        before = turns.last(mention, earlier)
    elif not lookup.told(token, named):
        before = turns.of_description(mention, named, earlier)
    else:
        before = ()
    return (before, "quotes.goes_on") if before else (named, "quotes.named")


def _joined(speakers: tuple[int, ...], mention: QuoteMention, lookup: Lookup) -> tuple[int, ...]:
    """Add those who speak together with the first: "la police et le parquet ont indiqué"."""
    d, token = lookup.document, mention.speaker
    if not speakers or token is None or not _plural(mention, d):
        return speakers
    found = dict.fromkeys(speakers)
    for child in d.children[token]:
        said = any(first <= child < stop for first, stop in mention.tokens)
        if d.dep[child] == "conj" and d.pos[child] in SPEAKING and not said:
            found.update(dict.fromkeys(lookup.entities(child)))
    return tuple(found)


def _plural(mention: QuoteMention, document: Document) -> bool:
    """Return whether the cue agrees with several speakers, or is no verb and does not tell."""
    cue = mention.cue
    if cue is None or document.pos[cue] not in {"VERB", "AUX"}:
        return cue is not None
    verbs = [cue, *(c for c in document.children[cue] if document.pos[c] == "AUX")]
    return any("Number=Plur" in document.morph[v] for v in verbs)
