"""Who stands at a token of a clause: mentions of actors, what a count counts, whose a thing is."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.clause import Slots, Syntax
from dateline.coding.frame_tables import Frames
from dateline.records import Actors, Document, Participant

DEPTH = 3  # nouns between a complement and the actor that it belongs to


class Standing:
    """The actors of one document by the tokens that they stand at."""

    def __init__(self, document: Document, syntax: Syntax, actors: Actors, tables: Frames) -> None:
        self.document = document
        self.syntax = syntax
        self.actors = actors
        self.tables = tables

    def mention(self, token: int) -> int | None:
        """Return the mention headed by a token, or the shortest name that holds it."""
        k = self.actors.at.get(token)
        if k is None:
            k = self.actors.covering.get(token)
            if k is not None and self.actors.mentions[k].form != "name":
                return None
        return k

    def stands(self, token: int) -> bool:
        """Whether somebody stands at a token."""
        k = self.mention(token)
        return k is not None and bool(self.actors.stands_for[k])

    def among(self, tokens: list[int] | tuple[int, ...]) -> list[int]:
        """Return the tokens at which somebody stands, counts replaced by what they count."""
        return [y for x in tokens for y in self.counted(x) if self.stands(y)]

    def first(
        self,
        slots: Slots,
        places: tuple[str, ...],
        *,
        together: bool = False,
        taken: list[int] | None = None,
    ) -> list[int]:
        """Return those at the first place that holds an actor; of all places ``together``."""
        barred = frozenset(taken or ())
        found: dict[int, None] = {}  # in order, and quick to look up
        for place in places:
            heads = self.among(slots.get(place, ()))
            found |= dict.fromkeys(x for x in heads if x not in barred)
            if found and not together:
                break
        return list(found)

    def counted(self, token: int) -> list[int]:
        """Return what a noun of quantity counts: "des dizaines de milliers de militaires"."""
        d = self.document
        for _ in range(DEPTH):
            if self.stands(token) or d.lemma[token] not in self.tables.quantities:
                break
            below = self.syntax.slots(token).get(self.syntax.words.genitive, ())
            if not below:
                break
            token = below[0]
        return [token]

    def with_counted(self, slots: Slots) -> Slots:
        """Return the places with what their nouns of quantity count: "des tonnes de vivres"."""
        d, quantities = self.document, self.tables.quantities
        if not any(d.lemma[x] in quantities for heads in slots.values() for x in heads):
            return slots
        return {
            name: [*heads, *(y for x in heads for y in self._below(x, DEPTH))]
            for name, heads in slots.items()
        }

    def _below(self, token: int, depth: int) -> list[int]:
        if not depth or self.document.lemma[token] not in self.tables.quantities:
            return []
        below = self.syntax.slots(token).get(self.syntax.words.genitive, [])
        return [*below, *(y for x in below for y in self._below(x, depth - 1))]

    def owners(self, thing: int, depth: int = DEPTH, *, maker: bool = False) -> list[int]:
        """Return whose a thing is: "l'attitude de X", "son refus"; the ``maker`` of "un plan de X".

        The maker is also told by a participle: "le plan proposé par X".
        """
        slots = self.syntax.slots(thing)
        places = (self.syntax.words.genitive, "poss", "adj", *(("agent",) if maker else ()))
        owners = [x for p in places for x in slots.get(p, ()) if self.stands(x)]
        if owners or not depth:
            return owners
        below = slots.get(self.syntax.words.genitive, ())
        return [y for x in below for y in self.owners(x, depth - 1, maker=maker)]

    def under(self, thing: int, place: str, depth: int = DEPTH) -> list[int]:
        """Return those at a place of a noun, or of the nouns that complete it."""
        if self.syntax.is_verbal(thing):
            return []
        slots = self.syntax.slots(thing)
        found = self.among(slots.get(place, ()))
        if found or not depth:
            return found
        below = slots.get(self.syntax.words.genitive, ())
        return [y for x in below for y in self.under(x, place, depth - 1)]

    def participants(self, tokens: list[int]) -> Iterator[Participant]:
        """Yield the participants at tokens, each entity once."""
        seen: set[int] = set()
        for token in tokens:
            k = self.mention(token)
            if k is None:
                continue
            span = self.actors.mentions[k].span
            for entity in self.actors.stands_for[k]:
                if entity not in seen:
                    seen.add(entity)
                    yield Participant(entity, span)
