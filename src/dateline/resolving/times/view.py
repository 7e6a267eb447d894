"""What a time expression is seen from: the publication day, the narrative, and the tense."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from dateline.dates import UncertainDate
from dateline.lexicon import Pack

PAST, FUTURE, PRESENT = "past", "future", "present"
REPEATED = "repeated"  # the reason of what comes round: "chaque lundi", "le mardi"


_FIRM = 300  # days
_LOOSE = {PAST: 90, FUTURE: 200}  # days; plans are told in the past, pasts not in the future


class NoDayKnown(Exception):  # noqa: N818  (a signal between two functions, never an error)
    """The expression hangs on a publication day that nobody gave."""


@dataclass(frozen=True, slots=True)
class Tense:
    """When the governing verb puts its act; ``firm`` when the words hang on that verb itself."""

    way: str | None = None  # past, future, present, or unknown
    firm: bool = False
    ahead: bool = False  # governed by a word of plans: "prévu", "présidentielle"
    lean: int = 90  # days that reading against such a word costs

    def weight(self, way: str) -> int:
        """Return the days of distance that reading against the tense costs."""
        if self.ahead:
            return self.lean if way == PAST else 0
        if self.way is None or self.way in (PRESENT, way):
            return 0
        return _FIRM if self.firm else _LOOSE[self.way]


@dataclass(frozen=True, slots=True)
class Meaning:
    """The days an expression means from one view, and what speaks against the view.

    Attributes
    ----------
    core
        The date before "depuis" or "jusqu'à" opened it; what later words hang on.
    breaks, doubts
        Codes of what contradicts the publication day of the view: surely, or by usage only.
    ends
        The TIMEX3 values of the two ends of a range.
    """

    date: UncertainDate | None = None
    value: str | None = None
    reason: str = ""
    part: str = ""
    core: UncertainDate | None = None
    breaks: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    ends: tuple[str | None, ...] = ()

    @property
    def day(self) -> dt.date | None:
        """The day, when only one is meant."""
        inner = self.core or self.date
        return inner.earliest if inner is not None and inner.is_day else None


@dataclass(slots=True)
class View:
    """One possible publication day, and how far the telling has come.

    Attributes
    ----------
    published
        The day, or ``None``: then words that hang on it raise ``NoDayKnown``.
    focus, focus_day
        The date told last, and the last that was one day.
    named
        Days told by day and month so far: "le 7 octobre" told twice is one day.
    """

    published: dt.date | None
    pack: Pack
    tense: Tense = Tense()
    focus: Meaning | None = None
    focus_day: Meaning | None = None
    speech: dt.date | None = None
    named: dict[tuple[int, int], dt.date] = field(default_factory=dict)

    @property
    def now(self) -> dt.date:
        """The day that "today" is: of the speech that is quoted, else of publication."""
        day = self.speech or self.published
        if day is None:
            raise NoDayKnown
        return day

    @property
    def told(self) -> dt.date:
        """The day that the narrative stands at."""
        day = self.focus_day.day if self.focus_day else None
        return day or self.now

    @property
    def told_by_now(self) -> dt.date:
        """The same, unless what is told as past would then lie ahead."""
        day = self.told
        try:
            return min(day, self.now) if self.tense.way == PAST else day
        except NoDayKnown:
            return day

    @property
    def scene(self) -> dt.date:
        """The first day of the period told last."""
        inner = (self.focus.core or self.focus.date) if self.focus else None
        return inner.earliest if inner is not None and inner.earliest else self.now


Means = dict[str, Any]
