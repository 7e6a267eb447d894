"""Where an act took place: its own adverbial, its clause's, or the place of its sentence.

Only acts that are done somewhere (``qualifiers/located``: force, protest, arrests, meetings)
look beyond their own clause; criticism and promises have a place only where their own words
give one. The place of a sentence before is not carried on: it was right in three cases of ten.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice
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
        self._hung: dict[int, list[int]] = {}

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
        first = bisect_left(self.starts, sentence.start)
        near = islice(self.starts, first, bisect_left(self.starts, sentence.stop))
        found = [(abs(i - head), i) for i in near]
        return self.at[min(found)[1]] if found else None

    def _among(self, tokens: Iterable[int], taken: tuple[int, ...]) -> tuple[Place, ...]:
        here = [i for i in tokens if i in self.at]
        if not here:
            return ()
        inside = self._inside(taken)
        found = {(p.first, p.stop): p for i in here if i not in inside for p in (self.at[i],)}
        return tuple(self._narrow(list(found.values())))

    def _narrow(self, places: list[Place]) -> list[Place]:
        """ "à Goma, dans l'est de la RDC": a state that only says where a city lies is left out."""
        narrow = {p.country for p in places if p.kind != "country"}
        return [p for p in places if p.kind != "country" or p.country not in narrow]

    def _inside(self, taken: tuple[int, ...]) -> set[int]:
        """Tokens below a participant: the place in "le maire de Lyon" is his, not the act's."""
        d = self.document
        return {
            j for i in taken if d.pos[i] in {"NOUN", "PROPN", "PRON"} for j in self.reach.own(i)
        }

    def _adverbials(self, governor: int) -> list[int]:
        """Tokens of places that hang on a governing word; looked for once, however many ask."""
        if governor not in self._hung:
            self._hung[governor] = self._places_on(governor)
        return self._hung[governor]

    def _places_on(self, governor: int) -> list[int]:
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
