"""Give every quotation its speaker: the entity that the speaker's token stands for."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.lexicon import Pack
from dateline.records import Actors, Document, Quote, QuoteMention, Span

NEAR = 2  # paragraphs over which a pronoun may go on with the speaker before
NAMED = frozenset({"appos", "flat:name", "flat", "nmod:appos"})
SPEAKING = frozenset({"NOUN", "PROPN", "PRON"})


def resolve_quotes(
    document: Document, quotes: Sequence[QuoteMention], actors: Actors, pack: Pack
) -> tuple[Quote, ...]:
    """Return the quotations with the entities that speak.

    What the words tell comes first: the noun or pronoun of the speech tag stands for an entity.
    Where a pronoun stands for none, the quotations themselves tell: the speaker of the one just
    before goes on. Who is not said stays unknown, and the reason says so.

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
    lookup = _Lookup(document, actors)
    resolved: list[Quote] = []
    for mention in quotes:
        resolved.append(_resolve(mention, resolved, lookup))
    return tuple(resolved)


class _Lookup:
    """Entities by token."""

    def __init__(self, document: Document, actors: Actors) -> None:
        self.document, self.actors = document, actors

    def entities(self, token: int | None) -> tuple[int, ...]:
        """Return what a token stands for; failing that, the name set beside it."""
        if token is None:
            return ()
        k = self.mention_at(token)
        if k is not None and self.actors.stands_for[k]:
            return self.actors.stands_for[k]
        for child in self.document.children[token]:
            if self.document.dep[child] in NAMED:
                k = self.mention_at(child)
                if k is not None and self.actors.stands_for[k]:
                    return self.actors.stands_for[k]
        return ()

    def mention_at(self, token: int) -> int | None:
        """Return the index of the actor mention headed by a token, or covering it."""
        found = self.actors.at.get(token)
        return self.actors.covering.get(token) if found is None else found

    def span(self, token: int) -> Span:
        """Return the words that name the one who speaks."""
        k = self.mention_at(token)
        return self.document.span(token, token + 1) if k is None else self.actors.mentions[k].span


def _resolve(mention: QuoteMention, earlier: list[Quote], lookup: _Lookup) -> Quote:
    token = mention.speaker
    addressees = lookup.entities(mention.addressee)
    if token is None:
        return Quote(mention, (), None, addressees, "quotes.nobody_named")
    speakers, reason = lookup.entities(token), "quotes.named"
    if not speakers and lookup.document.pos[token] == "PRON":
        speakers, reason = _goes_on(mention, earlier, lookup.document), "quotes.goes_on"
    speakers = _joined(speakers, mention, lookup)
    if not speakers:
        reason = "quotes.unknown_speaker"
    behalf = tuple(k for k in lookup.entities(mention.body) if k not in speakers)
    others = tuple(k for k in addressees if k not in speakers)
    return Quote(mention, speakers, lookup.span(token), others, reason, behalf)


def _goes_on(mention: QuoteMention, earlier: list[Quote], document: Document) -> tuple[int, ...]:
    """The speaker of the quotation just before, when it is near enough to go on."""
    if not earlier or not earlier[-1].speakers:
        return ()
    paragraph = document.paragraph_of
    gap = paragraph[mention.tokens[0][0]] - paragraph[earlier[-1].mention.tokens[0][0]]
    return earlier[-1].speakers if gap <= NEAR else ()


def _joined(speakers: tuple[int, ...], mention: QuoteMention, lookup: _Lookup) -> tuple[int, ...]:
    """Add those who speak together with the first: "la police et le parquet ont indiqué"."""
    d, token = lookup.document, mention.speaker
    if not speakers or token is None or not _plural(mention, d):
        return speakers
    found = dict.fromkeys(speakers)
    for child in d.children[token]:
        if d.dep[child] == "conj" and d.pos[child] in SPEAKING:
            found.update(dict.fromkeys(lookup.entities(child)))
    return tuple(found)


def _plural(mention: QuoteMention, document: Document) -> bool:
    """Return whether the cue agrees with several speakers, or is no verb and does not tell."""
    cue = mention.cue
    if cue is None or document.pos[cue] not in {"VERB", "AUX"}:
        return cue is not None
    verbs = [cue, *(c for c in document.children[cue] if document.pos[c] == "AUX")]
    return any("Number=Plur" in document.morph[v] for v in verbs)
