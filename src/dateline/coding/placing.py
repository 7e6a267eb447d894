"""Where an act took place: its own adverbial, else its clause's, else nothing."""

from __future__ import annotations

from typing import NamedTuple

from dateline.coding.clause import Syntax
from dateline.coding.reach import Reach
from dateline.records import Document, Place


class Placed(NamedTuple):
    """The places of an act, and the reason: own, clause, or none."""

    places: tuple[Place, ...]
    reason: str


class Placing:
    """Gives the acts of one document their places."""

    def __init__(
        self, document: Document, places: tuple[Place, ...], syntax: Syntax, reach: Reach
    ) -> None:
        self.document = document
        self.syntax = syntax
        self.reach = reach
        self.at: dict[int, Place] = {}
        for place in places:
            for i in range(place.first, place.stop):
                self.at[i] = place

    def where(self, head: int, taken: tuple[int, ...]) -> Placed:
        """Return the places of the act at ``head``; ``taken`` are tokens of its participants."""
        own = self._among(self.reach.own(head), taken)
        if own:
            return Placed(own, "own")
        for governor in self.reach.clause(head):
            if self._breaks(head, governor):
                break
            found = self._among(self._adverbials(governor), taken)
            if found:
                return Placed(found, "clause")
        return Placed((), "none")

    def _among(self, tokens: list[int], taken: tuple[int, ...]) -> tuple[Place, ...]:
        inside = self._inside(taken)
        found: list[Place] = []
        for i in tokens:
            place = self.at.get(i)
            if place and place not in found and i not in inside and not self._in_role(i):
                found.append(place)
        return tuple(self._narrow(found))

    def _narrow(self, places: list[Place]) -> list[Place]:
        """ "à Goma, dans l'est de la RDC": a state that only says where a city lies is left out."""
        narrow = [p for p in places if p.kind != "country"]
        return [
            p for p in places if p.kind != "country" or all(p.country != q.country for q in narrow)
        ]

    def _inside(self, taken: tuple[int, ...]) -> set[int]:
        """Tokens below a participant: the place in "le maire de Lyon" is his, not the act's."""
        d = self.document
        return {
            j for i in taken if d.pos[i] in {"NOUN", "PROPN", "PRON"} for j in self.reach.own(i)
        }

    def _in_role(self, i: int) -> bool:
        return False

    def _adverbials(self, governor: int) -> list[int]:
        d = self.document
        tokens = []
        for c in d.children[governor]:
            if (
                c in self.at
                and d.dep[c].startswith(("obl", "nmod", "advmod"))
                and c not in self.reach.heads
            ):
                tokens += [j for j in self.reach.own(c) if j in self.at]
        return tokens

    def _breaks(self, head: int, governor: int) -> bool:
        d = self.document
        child = head
        while d.head[child] != governor and d.head[child] != child:
            child = d.head[child]
        return d.dep[child] in {"ccomp", "parataxis", "acl:relcl"}
