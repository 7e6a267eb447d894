"""When an act took place: its own adverbial, else its clause's, else the date in focus."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dateline.coding.clause import Syntax
from dateline.coding.reach import Reach
from dateline.records import Document, Time, Times

USABLE = frozenset({"date", "time"})


class Dated(NamedTuple):
    """A time for an act, and the reason: own, clause, sentence, focus or none."""

    time: Time | None
    reason: str


class Dating:
    """Gives the acts of one document their times."""

    def __init__(self, document: Document, times: Times, syntax: Syntax, reach: Reach) -> None:
        self.document = document
        self.syntax = syntax
        self.reach = reach
        self.at: dict[int, Time] = {}
        for time in times.times:
            if time.date is not None and time.kind in USABLE:
                for i in range(time.first, time.stop):
                    self.at[i] = time
        self.ordered = sorted({t.first: t for t in self.at.values()}.items())

    def when(self, head: int, *, speech: bool) -> Dated:
        """Return the time of the act at ``head``.

        Parameters
        ----------
        speech
            Whether the act is done by speaking: only such an act takes the date of its sentence's
            main clause when it is not the main verb itself.
        """
        own = self._first(self.reach.own(head), head)
        if own:
            return Dated(own, "own")
        for governor in self.reach.clause(head):
            if self._breaks(head, governor):
                break
            found = self._first(self._adverbials(governor), head)
            if found:
                return Dated(found, "clause")
        return Dated(None, "none")

    def _first(self, tokens: Iterable[int], head: int) -> Time | None:
        """The time nearest to the trigger among tokens."""
        found = [(abs(i - head), i) for i in tokens if i in self.at]
        return self.at[min(found)[1]] if found else None

    def _adverbials(self, governor: int) -> list[int]:
        """Times that hang on a governing word itself, not below its other phrases."""
        d = self.document
        tokens = []
        for c in d.children[governor]:
            if c in self.at and c not in self.reach.heads:
                tokens.append(c)
        return tokens

    def _breaks(self, head: int, governor: int) -> bool:
        """Speech stands between an act told and the day it was told."""
        d = self.document
        child = head
        while d.head[child] != governor and d.head[child] != child:
            child = d.head[child]
        return d.dep[child] in {"ccomp", "parataxis", "acl:relcl"}
