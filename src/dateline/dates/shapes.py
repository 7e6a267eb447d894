"""The three shapes of an EDTF text: a point, an interval, a choice of points and runs.

Reading keeps each point as written; a choice is put in order, without spaces or doubles.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal, NamedTuple

from dateline.dates.calendar import FAR
from dateline.dates.points import Point, read_point, shown
from dateline.dates.runs import Runs, joined
from dateline.errors import DateError

OPEN: Literal[".."] = ".."
UNKNOWN: Literal[""] = ""
LONGEST_TEXT = 10_000_000

End = Point | Literal["..", ""]


class Interval:
    """From one point to another; an end may be open (``..``) or unknown (empty)."""

    def __init__(self, start: End, end: End) -> None:
        self.start = start
        self.end = end
        self.text = f"{_text(start)}/{_text(end)}"

    @cached_property
    def marks(self) -> str:
        """The marks of both ends."""
        return "".join(p.marks for p in (self.start, self.end) if isinstance(p, Point))

    def runs(self) -> Runs:
        """Return the days from the first of the start to the last of the end."""
        first = self.start.runs()[0][0] if isinstance(self.start, Point) else -FAR
        last = self.end.runs()[-1][1] if isinstance(self.end, Point) else FAR
        if first > last:
            raise DateError("dates.reversed", text=self.text)
        return ((first, last),)

    def precision(self) -> str:
        """Return ``interval``."""
        return "interval"


class Member(NamedTuple):
    """A member of a choice: a point (``end`` is the same), or a run ``a..b`` that may be open."""

    start: Point | None
    end: Point | None

    @property
    def text(self) -> str:
        """The member as EDTF writes it."""
        if self.start is self.end and self.start:
            return self.start.text
        return f"{self.start.text if self.start else ''}..{self.end.text if self.end else ''}"

    def runs(self) -> Runs:
        """Return the days of the member."""
        if self.start is self.end and self.start:
            return self.start.runs()
        first = self.start.runs()[0][0] if self.start else -FAR
        last = self.end.runs()[-1][1] if self.end else FAR
        if first > last:
            raise DateError("dates.reversed", text=self.text)
        return ((first, last),)


class Choice:
    """One of several (``[a,b]``), or all of several (``{a,b}``)."""

    def __init__(self, bracket: str, members: list[Member]) -> None:
        placed = {m.text: (m.runs(), m) for m in members}
        self.bracket = bracket
        self.members = tuple(
            m for _, (_, m) in sorted(placed.items(), key=lambda e: (e[1][0][0], e[1][0][-1], e[0]))
        )
        self.text = bracket[0] + ",".join(m.text for m in self.members) + bracket[1]
        self._runs = joined(run for runs, _ in placed.values() for run in runs)

    @cached_property
    def marks(self) -> str:
        """The marks of all members."""
        return "".join(p.marks for m in self.members for p in m if p)

    def runs(self) -> Runs:
        """Return the days of all members together."""
        return self._runs

    def precision(self) -> str:
        """Return ``set``."""
        return "set"


Shape = Point | Interval | Choice


def read_shape(text: str) -> Shape:
    """Read an EDTF text of level 0, 1 or 2.

    Raises
    ------
    DateError
        With a code ``dates.*`` that says what is wrong.
    """
    if len(text) > LONGEST_TEXT:
        raise DateError("dates.too_long", size=len(text))
    if text[:1] in ("[", "{"):
        return _read_choice(text)
    if "/" not in text:
        return read_point(text)
    start, _, end = text.partition("/")
    if not start and not end:
        raise DateError("dates.bad_edtf", text=shown(text))
    interval = Interval(_read_end(start), _read_end(end))
    interval.runs()
    return interval


def _text(end: End) -> str:
    return end.text if isinstance(end, Point) else end


def _read_end(text: str) -> End:
    if text == "..":
        return OPEN
    return read_point(text) if text else UNKNOWN


def _read_choice(text: str) -> Choice:
    bracket = {"[": "[]", "{": "{}"}[text[0]]
    if text[-1] != bracket[1]:
        raise DateError("dates.bad_edtf", text=shown(text))
    parts = [part.strip() for part in text[1:-1].split(",")]
    if not all(parts):
        raise DateError("dates.bad_edtf", text=shown(text))
    return Choice(bracket, [_read_member(part, text) for part in parts])


def _read_member(part: str, whole: str) -> Member:
    if ".." not in part:
        point = read_point(part)
        return Member(point, point)
    start, _, end = part.partition("..")
    if not start and not end:
        raise DateError("dates.bad_edtf", text=shown(whole))
    first, last = read_point(start) if start else None, read_point(end) if end else None
    if first and first == last:
        return Member(first, first)
    return Member(first, last)
