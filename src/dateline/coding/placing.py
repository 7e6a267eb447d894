"""Where an act took place: its own adverbial, its clause's, or the place of its sentence.

Only acts that are done somewhere (``qualifiers/located``: force, protest, arrests, meetings)
look beyond their own clause; criticism and promises have a place only where their own words
give one. The place of a sentence before is not carried on: it was right in three cases of ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.coding.candidates import Candidate
from dateline.coding.clause import Syntax
from dateline.coding.reach import Reach
from dateline.lexicon import Pack
from dateline.records import Document, Place

CLOSED = frozenset({"acl:relcl", "ccomp", "parataxis"})


class Placed(NamedTuple):
    """The places of an act, and the reason: own, clause, sentence or none."""

    places: tuple[Place, ...]
    reason: str


def build_located(pack: Pack) -> frozenset[str]:
    """Read ``qualifiers/located``: the types of act that are done somewhere."""
    return frozenset(row["type"] for row in pack.rows("qualifiers/located"))


class Placing:
    """Gives the acts of one document their places."""

    def __init__(
        self,
        document: Document,
        places: tuple[Place, ...],
        syntax: Syntax,
        reach: Reach,
        pack: Pack,
    ) -> None:
        self.document = document
        self.syntax = syntax
        self.reach = reach
        self.located = pack.index(build_located)
        self.at: dict[int, Place] = {}
        for place in places:
            for i in range(place.first, place.stop):
                self.at[i] = place
        self.starts = sorted({p.first for p in places})

    def all(self, candidates: Sequence[Candidate]) -> list[Placed]:
        """Return the places of the acts, given in the order of the text."""
        return [self.where(candidate) for candidate in candidates]

    def where(self, candidate: Candidate) -> Placed:
        """Return the places that the sentence itself gives an act."""
        head, taken = candidate.head, candidate.cast.tokens
        own = self._among(self.reach.own(head), taken)
        if own:
            return Placed(own, "own")
        child = head
        for governor in self.document.ancestors(head):
            if self.document.dep[child] in CLOSED:
                break
            found = self._among(self._adverbials(governor), taken)
            if found:
                return Placed(found, "clause")
            child = governor
        nearest = self._nearest(head) if self._is_located(candidate) else None
        return Placed((nearest,), "sentence") if nearest else Placed((), "none")

    def _is_located(self, candidate: Candidate) -> bool:
        return candidate.row["type"] in self.located

    def _nearest(self, head: int) -> Place | None:
        """The place of the sentence that stands nearest to the trigger."""
        sentence = self.reach.sentence(head)
        found = [(abs(i - head), i) for i in self.starts if i in sentence]
        return self.at[min(found)[1]] if found else None

    def _among(self, tokens: Iterable[int], taken: tuple[int, ...]) -> tuple[Place, ...]:
        inside = self._inside(taken)
        found: list[Place] = []
        for i in tokens:
            place = self.at.get(i)
            if place and place not in found and i not in inside:
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
