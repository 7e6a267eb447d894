"""A set of days with its EDTF text: the one written from the other, read and computed with."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any, NoReturn, Self

from dateline.dates import runs as day_sets
from dateline.dates.calendar import FAR, day_number
from dateline.dates.days import Days
from dateline.dates.moving import marked, shifted
from dateline.dates.naming import name_day, name_runs
from dateline.dates.points import Point
from dateline.dates.runs import Runs
from dateline.dates.shapes import Interval, Shape, read_shape
from dateline.errors import DateError

FURTHEST_SHIFT = 10**12
_FIRST_WRITTEN, _LAST_WRITTEN = day_number(-9999, 1, 1), day_number(9999, 12, 31)


class Written(Days):
    """A date that is never changed; equal to another when their EDTF texts are."""

    __match_args__ = ("edtf",)

    def __new__(cls, edtf: str) -> Self:
        """Read an EDTF text; the same text gives the same object again."""
        return cls._parsed(edtf)

    @classmethod
    def parse(cls, edtf: str) -> Self:
        """Read an EDTF text.

        >>> from dateline.dates import UncertainDate
        >>> UncertainDate.parse("[2023-11-10, 2023-11-03]")
        UncertainDate('[2023-11-03,2023-11-10]')
        """
        return cls._parsed(edtf)

    @cached_property
    def edtf(self) -> str:  # type: ignore[override]
        """The canonical EDTF text."""
        return name_runs(self._runs)

    @cached_property
    def _runs(self) -> Runs:  # type: ignore[override]
        return self.shape.runs()

    @cached_property
    def shape(self) -> Shape:
        """The text taken apart: a point, an interval or a choice."""
        return read_shape(self.edtf)

    @property
    def approximate(self) -> bool:
        """Whether any part is marked ``~`` or ``%``."""
        return "~" in self.edtf or "%" in self.edtf

    @property
    def uncertain(self) -> bool:
        """Whether any part is marked ``?`` or ``%``."""
        return "?" in self.edtf or "%" in self.edtf

    @cached_property
    def precision(self) -> str:
        """How fine: day, month, season, quarter, third, half, year, decade, century, millennium,
        interval or set."""
        return self.shape.precision()

    @property
    def clock(self) -> str | None:
        """The hour as written, with its offset and without marks: ``07:30``, ``18:00:00Z``."""
        point = self.shape if "T" in self.edtf else None
        return point.hour if isinstance(point, Point) else None

    @property
    def start(self) -> Self | None:
        """The start of an interval as written, ``None`` when open or unknown; else itself."""
        if not isinstance(self.shape, Interval):
            return self
        return self._parsed(self.shape.start.text) if isinstance(self.shape.start, Point) else None

    @property
    def end(self) -> Self | None:
        """The end of an interval as written, ``None`` when open or unknown; else itself."""
        if not isinstance(self.shape, Interval):
            return self
        return self._parsed(self.shape.end.text) if isinstance(self.shape.end, Point) else None

    # --- computed --------------------------------------------------------------------------

    def intersection(self, other: Self) -> Self | None:
        """Return the days that both may be, or ``None``.

        >>> from dateline.dates import UncertainDate
        >>> november = UncertainDate("2023-11")
        >>> november.intersection(UncertainDate("2023-10-30/2023-11-05")).edtf
        '2023-11-01/2023-11-05'
        """
        if self is other:
            return self
        runs = day_sets.shared(self._runs, other._runs)
        return self._combined(other, runs, surest=True) if runs else None

    def union(self, other: Self) -> Self:
        """Return the days that either may be."""
        if self is other:
            return self
        runs = day_sets.joined(self._runs + other._runs)
        return self._combined(other, runs, surest=False)

    def on_weekday(self, weekday: int) -> Self | None:
        """Return the days that fall on a weekday, Monday 0, or ``None``.

        >>> from dateline.dates import UncertainDate
        >>> UncertainDate("2023-11-06/2023-11-19").on_weekday(4).edtf
        '[2023-11-10,2023-11-17]'
        """
        runs = day_sets.on_weekday(self._bounded(), weekday)
        return self._from_numbers(runs, self.mark) if runs else None

    def shift(
        self,
        *,
        years: int = 0,
        months: int = 0,
        weeks: int = 0,
        days: int = 0,
        precision: str | None = None,
    ) -> Self:
        """Return the date moved by calendar units, no finer than the finest unit counted.

        Parameters
        ----------
        precision
            The finest unit of the answer, one of day, week, month, season, year, decade,
            century; by default the finest unit given, and the day for weeks. ``"day"`` asks for the
            same day of another month, and gets the month where that has no such day.

        Examples
        --------
        >>> from dateline.dates import UncertainDate
        >>> UncertainDate("2026-01-31").shift(months=-1).edtf
        '2025-12'
        >>> UncertainDate("2026-03-31").shift(months=-1, precision="day").edtf
        '2026-02'
        >>> UncertainDate("2026-01-31").shift(years=-2, precision="month").edtf
        '2024-01'
        """
        move, count = 12 * years + months, 7 * weeks + days
        if max(abs(move), abs(count)) > FURTHEST_SHIFT:
            raise DateError("dates.too_far", text=self.edtf)
        unit = "day" if count or not move else "month" if months else "year"
        if precision is None and not move:
            if not count:
                return self
            if self.is_day and len(self.edtf) == 10:  # a plain day
                return self._from_numbers(day_sets.moved(self._runs, count))
        return self._parsed(shifted(self.shape, move, count, precision or unit))

    def widened(self, unit: str) -> Self:
        """Return the date made no finer than ``unit``: the week, month, year of each part."""
        return self._parsed(shifted(self.shape, 0, 0, unit))

    @property
    def mark(self) -> str:
        """All marks in one: ``~``, ``?``, ``%`` for both, or none."""
        if self.approximate:
            return "%" if self.uncertain else "~"
        return "?" if self.uncertain else ""

    def marked(self, *, approximate: bool = False, uncertain: bool = False) -> Self:
        """Return the date with marks added to each of its points."""
        mark = {(True, True): "%", (True, False): "~", (False, True): "?"}.get(
            (approximate, uncertain), ""
        )
        return self._parsed(marked(self.shape, mark)) if mark else self

    # --- inner -----------------------------------------------------------------------------

    def _edge(self, *, last: bool) -> str:
        shape = self.shape
        if isinstance(shape, Point):
            return shape.text
        if isinstance(shape, Interval):
            end = shape.end if last else shape.start
            return end.text if isinstance(end, Point) else end
        number = self._runs[-1][1] if last else self._runs[0][0]
        return ".." if abs(number) == FAR else name_day(number) + self.mark

    def _combined(self, other: Self, runs: Runs, *, surest: bool) -> Self:
        """Return the operand that says just these days, or a new date with the marks of both."""
        same = [date for date in (self, other) if date._runs == runs]
        if same:
            ranked = sorted(same, key=lambda d: (len(d.mark), len(d.edtf), d.edtf))
            return ranked[0] if surest else max(ranked, key=lambda d: bool(d.mark))
        both = {self.mark, other.mark} - {""}
        return self._from_numbers(runs, "%" if len(both) == 2 else both.pop() if both else "")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Written) and self.edtf == other.edtf

    def __hash__(self) -> int:
        return hash(self.edtf)

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.edtf!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.edtf,)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a date is not changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a date is not changed: {name}")

    # --- kept ------------------------------------------------------------------------------

    @classmethod
    def _made(cls, edtf: str, runs: Runs) -> Self:
        date = object.__new__(cls)
        date.__dict__.update(edtf=edtf, _runs=runs)
        return date

    @classmethod
    def _parsed(cls, edtf: str) -> Self:
        # A set of a thousand days is not worth remembering, and a hostile one is worth forgetting.
        return cls._remembered(edtf) if len(edtf) <= 400 else cls._read(edtf)

    @classmethod
    @lru_cache(maxsize=8192)
    def _remembered(cls, edtf: str) -> Self:
        return cls._read(edtf)

    @classmethod
    def _read(cls, edtf: str) -> Self:
        shape = read_shape(edtf)
        date = object.__new__(cls)
        date.__dict__.update(edtf=shape.text, shape=shape)
        return date

    @classmethod
    def _from_numbers(cls, runs: Runs, mark: str = "") -> Self:
        """Return the date of some days; the text is written when first asked for."""
        near = (runs[0][0] >= _FIRST_WRITTEN or runs[0][0] == -FAR) and (
            runs[-1][1] <= _LAST_WRITTEN or runs[-1][1] == FAR
        )
        if mark or not near:  # past the year 9999 EDTF has years only, and the days become those
            return cls._parsed(name_runs(runs, mark))
        date = object.__new__(cls)
        date.__dict__["_runs"] = runs
        return date
