"""What can be asked of a set of days, however it is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property

from dateline.dates import runs as day_sets
from dateline.dates.calendar import FAR
from dateline.dates.runs import Runs
from dateline.errors import DateError

MOST_DAYS = 4_000_000  # all the days of the years 1 to 9999, and no more, can be listed
_FIRST, _LAST = dt.date.min.toordinal(), dt.date.max.toordinal()


class Days:
    """A set of days, kept as runs of day numbers; a heir says how it is made and written."""

    edtf: str
    _runs: Runs

    @property
    def earliest(self) -> dt.date | None:
        """The first day that it may be; ``None`` when open, unknown or outside 1 to 9999."""
        return _date(self._runs[0][0])

    @property
    def latest(self) -> dt.date | None:
        """The last day that it may be; ``None`` when open, unknown or outside 1 to 9999."""
        return _date(self._runs[-1][1])

    @cached_property
    def runs(self) -> tuple[tuple[dt.date | None, dt.date | None], ...]:
        """The days as sorted, disjoint runs; those outside the years 1 to 9999 are left out."""
        return tuple((_date(a), _date(b)) for a, b in self._runs if b >= _FIRST and a <= _LAST)

    @property
    def numbers(self) -> Runs:
        """The runs as day numbers (``date.toordinal``, and on beyond); open ends are ``FAR``."""
        return self._runs

    @property
    def size(self) -> int | None:
        """The number of days that it may be; ``None`` when there is no end to them."""
        return day_sets.size(self._runs)

    def days(self) -> Iterator[dt.date]:
        """Yield the days that it may be, in order; ``dates.endless`` when it has no first day."""
        if self._runs[0][0] == -FAR:
            raise DateError("dates.endless", text=self.edtf)
        for first, last in self._runs:
            for number in range(max(first, _FIRST), min(last, _LAST) + 1):
                yield dt.date.fromordinal(number)

    @property
    def is_day(self) -> bool:
        """Whether only one day is possible."""
        return len(self._runs) == 1 and self._runs[0][0] == self._runs[0][1]

    def surely_before(self, other: Days) -> bool:
        """Return whether every day of this lies before every day of ``other``."""
        return self._runs[-1][1] < other._runs[0][0]

    def possibly_before(self, other: Days) -> bool:
        """Return whether some day of this lies before some day of ``other``."""
        return self._runs[0][0] < other._runs[-1][1]

    def possibly_same_day(self, other: Days, *, slack: int = 0) -> bool:
        """Return whether both can be the same day, give or take ``slack`` days."""
        mine = self._runs
        if slack:
            mine = day_sets.joined((max(a - slack, -FAR), min(b + slack, FAR)) for a, b in mine)
        return day_sets.meet(mine, other._runs)

    def same_days(self, other: Days) -> bool:
        """Return whether both may be exactly the same days, however written."""
        return self._runs == other._runs

    def contains(self, day: dt.date | Days) -> bool:
        """Return whether a day, or every day of a date, is among those that this may be."""
        if isinstance(day, Days):
            return day_sets.shared(self._runs, day._runs) == day._runs
        return day_sets.holds(self._runs, day.toordinal())

    def _bounded(self) -> Runs:
        if self.size is None or self.size > MOST_DAYS:
            raise DateError("dates.endless", text=self.edtf)
        return self._runs


def _date(number: int) -> dt.date | None:
    return dt.date.fromordinal(number) if _FIRST <= number <= _LAST else None
