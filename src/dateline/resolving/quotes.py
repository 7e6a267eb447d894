"""Give every quotation its speaker: the entity that the speaker's token stands for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from dateline.lexicon import Pack
from dateline.records import Actors, Document, Quote, QuoteMention, Span

NEAR = 2  # paragraphs over which "a-t-il dit" goes on with the person quoted before
FAR = 5  # the same where the pronoun stands for no other person
BESIDE = frozenset({"appos", "flat:name", "flat"})
NAMING = frozenset({"name", "pronoun", "relative"})  # forms that no apposition makes clearer
TAGS = frozenset({"quotes.tag", "quotes.tag_unmarked", "quotes.inserted", "quotes.dialogue"})
PHRASE = 9  # tokens of a noun phrase in which a name is looked for
ENDING = frozenset({"VERB", "AUX", "PUNCT", "SCONJ"})
BODIES = frozenset({"organisation", "person", "government", "group"})
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
    lookup = _Lookup(document, actors, pack)
    resolved: list[Quote] = []
    for mention in quotes:
        resolved.append(_resolve(mention, resolved, lookup))
    return tuple(resolved)


class _Pronouns(NamedTuple):
    """Pronouns that may stand for who spoke before, those that stand for nobody, and "de"."""

    personal: frozenset[str]
    indefinite: frozenset[str]
    of: frozenset[str]
    source: frozenset[str]
    same: frozenset[str]


def _pronouns(pack: Pack) -> _Pronouns:
    rows = pack.rows("quotes/words")
    nobody = frozenset(r["form"] for r in rows if r["use"] in {"indefinite", "first_person"})
    personal = frozenset(r["form"] for r in rows if r["use"] in {"subject", "tonic"})
    others = [frozenset(r["form"] for r in rows if r["use"] == u) for u in ("of", "source", "same")]
    return _Pronouns(personal - nobody, nobody, *others)


class _Lookup:
    """Entities by token."""

    def __init__(self, document: Document, actors: Actors, pack: Pack) -> None:
        self.document, self.actors = document, actors
        self.pronouns = pack.index(_pronouns)

    def entities(self, token: int | None) -> tuple[int, ...]:
        """Return what a token stands for; a name set beside it tells more than a description."""
        if token is None:
            return ()
        k = self.mention_at(token)
        if k is not None and self.actors.mentions[k].form in NAMING:
            return self.actors.stands_for[k]
        beside = self._beside(token, None if k is None else self.actors.mentions[k].kind)
        if beside:
            return beside
        return self._within(token) if k is None else self.actors.stands_for[k]

    def _within(self, token: int) -> tuple[int, ...]:
        """Return the name inside a noun phrase that is no actor: "le quotidien The Nation"."""
        d, mentions = self.document, self.actors.mentions
        if d.pos[token] != "NOUN":
            return ()
        for i in range(token + 1, min(len(d), token + PHRASE)):
            if d.pos[i] in ENDING or (d.pos[i] == "ADP" and d.lower[i] not in self.pronouns.of):
                break
            k = self.actors.at.get(i)
            if k is not None and mentions[k].form == "name" and mentions[k].kind in BODIES:
                return self.actors.stands_for[k]
        return ()

    def _beside(self, token: int, kind: str | None) -> tuple[int, ...]:
        """Return a name in apposition, when it names the same kind of actor."""
        d = self.document
        for child in d.children[token]:
            if child > token and d.dep[child] in BESIDE and d.pos[child] == "PROPN":
                k = self.mention_at(child)
                if k is None or self.actors.mentions[k].form != "name":
                    continue
                stands = self.actors.stands_for[k]
                if stands and kind in {None, self.actors.entities[stands[0]].kind}:
                    return stands
        return ()

    def mention_at(self, token: int) -> int | None:
        """Return the index of the actor mention headed by a token, or covering it."""
        found = self.actors.at.get(token)
        return self.actors.covering.get(token) if found is None else found

    def span(self, token: int) -> Span:
        """Return the words that name the one who speaks."""
        k = self.mention_at(token)
        return self.document.span(token, token + 1) if k is None else self.actors.mentions[k].span

    def person(self, speakers: tuple[int, ...]) -> bool:
        """Return whether one person speaks."""
        return len(speakers) == 1 and self.actors.entities[speakers[0]].kind == "person"

    def gender(self, speakers: tuple[int, ...]) -> set[str]:
        """Return the genders that the mentions of an entity show."""
        return self._genders.get(speakers[0], set()) if len(speakers) == 1 else set()

    @cached_property
    def _genders(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for mention, stands in zip(self.actors.mentions, self.actors.stands_for, strict=True):
            if mention.gender and len(stands) == 1 and mention.form in {"name", "description"}:
                found.setdefault(stands[0], set()).add(mention.gender)
        return found


def _resolve(mention: QuoteMention, earlier: list[Quote], lookup: _Lookup) -> Quote:
    token = mention.speaker
    addressees = lookup.entities(mention.addressee)
    if token is None:
        return Quote(mention, (), None, addressees, "quotes.nobody_named")
    speakers, reason = _speakers(token, mention, earlier, lookup)
    speakers = _joined(speakers, mention, lookup)
    if not speakers:
        reason = "quotes.unknown_speaker"
    behalf = lookup.entities(mention.body)
    others = tuple(k for k in addressees if k not in speakers)
    return Quote(mention, speakers, lookup.span(token), others, reason, behalf)


def _speakers(
    token: int, mention: QuoteMention, earlier: list[Quote], lookup: _Lookup
) -> tuple[tuple[int, ...], str]:
    """Return who speaks, and how that is known."""
    named = lookup.entities(token)
    word = lookup.document.lower[token]
    if word in lookup.pronouns.source and token and _same(token, lookup):
        before = _goes_on(mention, earlier, lookup, NEAR)
        return before or named, "quotes.goes_on"
    if word not in lookup.pronouns.personal:
        nobody = word in lookup.pronouns.indefinite
        return (() if nobody else named), "quotes.named"
    # "…, a-t-il ajouté" goes on with the person who was just quoted
    near = NEAR if lookup.person(named) else FAR
    before = _goes_on(mention, earlier, lookup, near)
    if before and (not named or (mention.rule in TAGS and lookup.person(before))):
        return before, "quotes.goes_on"
    return named, "quotes.named"


def _same(token: int, lookup: _Lookup) -> bool:
    """Return whether "the same source" is meant."""
    return lookup.document.lower[token - 1] in lookup.pronouns.same


def _goes_on(
    mention: QuoteMention, earlier: list[Quote], lookup: _Lookup, near: int
) -> tuple[int, ...]:
    """The speaker of the quotation just before, if it is near and agrees with the pronoun."""
    if not earlier or not earlier[-1].speakers or mention.speaker is None:
        return ()
    d, speakers = lookup.document, earlier[-1].speakers
    gap = d.paragraph_of[mention.speaker] - d.paragraph_of[earlier[-1].mention.tokens[-1][0]]
    if gap > near:
        return ()
    morph, genders = d.morph[mention.speaker], lookup.gender(speakers)
    if "Number=Plur" in morph and lookup.person(speakers):
        return ()
    clash = genders and not any(f"Gender={g}" in morph for g in genders) and "Gender=" in morph
    return () if clash else speakers


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
