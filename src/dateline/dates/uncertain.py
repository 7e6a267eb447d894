"""``UncertainDate``: a date as a set of days that it may be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any, NoReturn

from dateline.dates import runs as day_sets
from dateline.dates.calendar import FAR, day_number, first_week
from dateline.dates.days import Days
from dateline.dates.moving import as_members, coarser, marked, shifted
from dateline.dates.naming import name_day, name_runs, name_year
from dateline.dates.points import Point
from dateline.dates.runs import Runs
from dateline.dates.shapes import Interval, Shape, read_shape
from dateline.errors import DateError

FURTHEST_SHIFT = 10**12
_FIRST_WRITTEN, _LAST_WRITTEN = day_number(-9999, 1, 1), day_number(9999, 12, 31)
_PARTS = ("early", "mid", "late")
_SEASON_CODES = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}


class UncertainDate(Days):
    """A date as far as it is known.

    Two are equal when their EDTF texts are. There is no ``<``: ask ``surely_before`` or
    ``possibly_before``.

    Parameters
    ----------
    edtf
        An EDTF text of level 0, 1 or 2 (ISO 8601-2:2019).

    Raises
    ------
    DateError
        With a code ``dates.*``.

    References
    ----------
    docs/method/dates.md

    Examples
    --------
    >>> date = UncertainDate("2023-11~")
    >>> date.earliest, date.latest, date.approximate
    (datetime.date(2023, 11, 1), datetime.date(2023, 11, 30), True)
    """

    __match_args__ = ("edtf",)

    def __new__(cls, edtf: str) -> UncertainDate:
        """Read an EDTF text; the same text gives the same object again."""
        return _parsed(edtf)

    # --- made ------------------------------------------------------------------------------

    @classmethod
    def parse(cls, edtf: str) -> UncertainDate:
        """Read an EDTF text.

        >>> UncertainDate.parse("[2023-11-10, 2023-11-03]")
        UncertainDate('[2023-11-03,2023-11-10]')
        """
        return _parsed(edtf)

    @classmethod
    def of(cls, day: dt.date) -> UncertainDate:
        """Return one day."""
        number = day.toordinal()
        return _made(f"{day.year:04d}-{day.month:02d}-{day.day:02d}", ((number, number),))

    @classmethod
    def day(cls, year: int, month: int, day: int) -> UncertainDate:
        """Return one day; ``DateError`` where the calendar has none."""
        try:
            number = dt.date(year, month, day).toordinal()
        except ValueError:
            return _parsed(f"{name_year(year)}-{month:02d}-{day:02d}")
        return _made(f"{year:04d}-{month:02d}-{day:02d}", ((number, number),))

    @classmethod
    def month(cls, year: int, month: int) -> UncertainDate:
        """Return a month."""
        if not 1 <= month <= 12:
            raise DateError("dates.no_month", text=f"{year}-{month}", month=month)
        return _parsed(f"{name_year(year)}-{month:02d}")

    @classmethod
    def year(cls, year: int) -> UncertainDate:
        """Return a year; astronomical, 0 is 1 BC."""
        return _parsed(name_year(year))

    @classmethod
    def decade(cls, year: int) -> UncertainDate:
        """Return the ten years that hold ``year``: 1994 gives ``199X``."""
        return _parsed(_masked(year, "X"))

    @classmethod
    def century(cls, year: int) -> UncertainDate:
        """Return the hundred years that hold ``year``: 1994 gives ``19XX``."""
        return _parsed(_masked(year, "XX"))

    @classmethod
    def season(cls, year: int, season: int | str) -> UncertainDate:
        """Return a season: 21 to 32 as EDTF codes them, 1 to 4, or its English name.

        >>> UncertainDate.season(2020, "summer").edtf
        '2020-22'
        """
        code = _SEASON_CODES.get(season, 0) if isinstance(season, str) else season
        code = code + 20 if 1 <= code <= 4 else code
        return _division(year, code, range(21, 33), season)

    @classmethod
    def quarter(cls, year: int, number: int) -> UncertainDate:
        """Return a quarter, 1 to 4."""
        return _division(year, 32 + number, range(33, 37), number)

    @classmethod
    def half(cls, year: int, number: int) -> UncertainDate:
        """Return a half-year, 1 or 2."""
        return _division(year, 39 + number, range(40, 42), number)

    @classmethod
    def week(cls, year: int, number: int) -> UncertainDate:
        """Return an ISO week, Monday to Sunday."""
        monday = first_week(year) + 7 * (number - 1)
        if number < 1 or monday >= first_week(year + 1):
            raise DateError("dates.no_week", year=year, week=number)
        return _from_numbers(((monday, monday + 6),))

    @classmethod
    def week_end(cls, day: UncertainDate | dt.date) -> UncertainDate:
        """Return the Saturday and Sunday of the ISO week of a day; of each week of a longer date.

        >>> UncertainDate.week_end(dt.date(2023, 11, 3)).edtf
        '2023-11-04/2023-11-05'
        """
        runs = coarser(_as_date(day)._bounded(), "week")
        mondays = day_sets.on_weekday(runs, 0)
        return _from_numbers(tuple((n + 5, n + 6) for n, _ in mondays))

    @classmethod
    def part_of_month(cls, year: int, month: int, part: str) -> UncertainDate:
        """Return the days 1-10 (``early``), 11-20 (``mid``) or 21-end (``late``)."""
        index, whole = _part(part), cls.month(year, month)
        first, last = whole._runs[0]
        start = first + 10 * index
        return _from_numbers(((start, last if index == 2 else start + 9),))

    @classmethod
    def part_of_year(cls, year: int, part: str) -> UncertainDate:
        """Return the months 1-4 (``early``), 5-8 (``mid``) or 9-12 (``late``)."""
        start = 4 * _part(part) + 1
        return cls.interval(cls.month(year, start), cls.month(year, start + 3))

    @classmethod
    def interval(
        cls,
        start: UncertainDate | None,
        end: UncertainDate | None,
        *,
        unknown: bool = False,
    ) -> UncertainDate:
        """Return the time from ``start`` to ``end``, both included.

        Parameters
        ----------
        start, end
            ``None`` for an end that is open, at least one given.
        unknown
            Take ``None`` for an end that exists and is not known (``2019/``) instead.
        """
        missing = "" if unknown else ".."
        first = start._edge(last=False) if start else missing
        final = end._edge(last=True) if end else missing
        if first == final and start:
            return _parsed(first)
        return _parsed(f"{first}/{final}")

    @classmethod
    def one_of(cls, dates: Iterable[UncertainDate]) -> UncertainDate:
        """Return "one of these"; members stay as they are, sets among them are opened."""
        return _collected(dates, "[]")

    @classmethod
    def all_of(cls, dates: Iterable[UncertainDate]) -> UncertainDate:
        """Return "all of these": an act of several days."""
        return _collected(dates, "{}")

    @classmethod
    def from_runs(cls, runs: Iterable[tuple[dt.date | None, dt.date | None]]) -> UncertainDate:
        """Return the set of days that lie in any of the runs; ``None`` is an open end.

        >>> UncertainDate.from_runs([(dt.date(2023, 11, 1), dt.date(2023, 11, 30))]).edtf
        '2023-11'
        """
        numbers = [(a.toordinal() if a else -FAR, b.toordinal() if b else FAR) for a, b in runs]
        if not numbers or any(a > b for a, b in numbers):
            raise DateError("dates.no_days")
        return _from_numbers(day_sets.joined(numbers))

    @classmethod
    def from_days(cls, days: Iterable[dt.date]) -> UncertainDate:
        """Return the set of some days."""
        return cls.from_runs((day, day) for day in days)

    # --- read ------------------------------------------------------------------------------

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
    def start(self) -> UncertainDate | None:
        """The start of an interval as written, ``None`` when open or unknown; else itself."""
        if not isinstance(self.shape, Interval):
            return self
        return _parsed(self.shape.start.text) if isinstance(self.shape.start, Point) else None

    @property
    def end(self) -> UncertainDate | None:
        """The end of an interval as written, ``None`` when open or unknown; else itself."""
        if not isinstance(self.shape, Interval):
            return self
        return _parsed(self.shape.end.text) if isinstance(self.shape.end, Point) else None

    # --- computed --------------------------------------------------------------------------

    def intersection(self, other: UncertainDate) -> UncertainDate | None:
        """Return the days that both may be, or ``None``.

        >>> november = UncertainDate("2023-11")
        >>> november.intersection(UncertainDate("2023-10-30/2023-11-05")).edtf
        '2023-11-01/2023-11-05'
        """
        if self is other:
            return self
        runs = day_sets.shared(self._runs, other._runs)
        return self._combined(other, runs, surest=True) if runs else None

    def union(self, other: UncertainDate) -> UncertainDate:
        """Return the days that either may be."""
        if self is other:
            return self
        runs = day_sets.joined(self._runs + other._runs)
        return self._combined(other, runs, surest=False)

    def on_weekday(self, weekday: int) -> UncertainDate | None:
        """Return the days that fall on a weekday, Monday 0, or ``None``.

        >>> UncertainDate("2023-11-06/2023-11-19").on_weekday(4).edtf
        '[2023-11-10,2023-11-17]'
        """
        runs = day_sets.on_weekday(self._bounded(), weekday)
        return _from_numbers(runs, self.mark) if runs else None

    def shift(
        self,
        *,
        years: int = 0,
        months: int = 0,
        weeks: int = 0,
        days: int = 0,
        precision: str | None = None,
    ) -> UncertainDate:
        """Return the date moved by calendar units, no finer than the finest unit counted.

        Parameters
        ----------
        precision
            The finest unit of the answer, one of day, week, month, season, year, decade,
            century; by default the finest unit given, and the day for weeks. ``"day"`` asks for the
            same day of another month, and gets the month where that has no such day.

        Examples
        --------
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
                return _from_numbers(day_sets.moved(self._runs, count))
        return _parsed(shifted(self.shape, move, count, precision or unit))

    def widened(self, unit: str) -> UncertainDate:
        """Return the date made no finer than ``unit``: the week, month, year of each part."""
        return _parsed(shifted(self.shape, 0, 0, unit))

    @property
    def mark(self) -> str:
        """All marks in one: ``~``, ``?``, ``%`` for both, or none."""
        if self.approximate:
            return "%" if self.uncertain else "~"
        return "?" if self.uncertain else ""

    def marked(self, *, approximate: bool = False, uncertain: bool = False) -> UncertainDate:
        """Return the date with marks added to each of its points."""
        mark = {(True, True): "%", (True, False): "~", (False, True): "?"}.get(
            (approximate, uncertain), ""
        )
        return _parsed(marked(self.shape, mark)) if mark else self

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

    def _combined(self, other: UncertainDate, runs: Runs, *, surest: bool) -> UncertainDate:
        """Return the operand that says just these days, or a new date with the marks of both."""
        same = [date for date in (self, other) if date._runs == runs]
        if same:
            ranked = sorted(same, key=lambda d: (len(d.mark), len(d.edtf), d.edtf))
            return ranked[0] if surest else max(ranked, key=lambda d: bool(d.mark))
        both = {self.mark, other.mark} - {""}
        return _from_numbers(runs, "%" if len(both) == 2 else both.pop() if both else "")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, UncertainDate) and self.edtf == other.edtf

    def __hash__(self) -> int:
        return hash(self.edtf)

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        return f"UncertainDate({self.edtf!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return UncertainDate, (self.edtf,)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"an UncertainDate is not changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"an UncertainDate is not changed: {name}")


def _made(edtf: str, runs: Runs) -> UncertainDate:
    date = object.__new__(UncertainDate)
    fields = date.__dict__
    fields["edtf"] = edtf
    fields["_runs"] = runs
    return date


def _parsed(edtf: str) -> UncertainDate:
    # A set of a thousand days is not worth remembering, and a hostile one is worth forgetting.
    return _remembered(edtf) if len(edtf) <= 400 else _read(edtf)


@lru_cache(maxsize=8192)
def _remembered(edtf: str) -> UncertainDate:
    return _read(edtf)


def _read(edtf: str) -> UncertainDate:
    shape = read_shape(edtf)
    date = object.__new__(UncertainDate)
    date.__dict__.update(edtf=shape.text, shape=shape)
    return date


def _from_numbers(runs: Runs, mark: str = "") -> UncertainDate:
    """Return the date of some days; the text is written when first asked for."""
    near = (runs[0][0] >= _FIRST_WRITTEN or runs[0][0] == -FAR) and (
        runs[-1][1] <= _LAST_WRITTEN or runs[-1][1] == FAR
    )
    if mark or not near:  # past the year 9999 EDTF has years only, and the days become those
        return _parsed(name_runs(runs, mark))
    date = object.__new__(UncertainDate)
    date.__dict__["_runs"] = runs
    return date


def _as_date(day: UncertainDate | dt.date) -> UncertainDate:
    return day if isinstance(day, UncertainDate) else UncertainDate.of(day)


def _masked(year: int, mask: str) -> str:
    written = name_year(year)
    return written[: -len(mask)] + mask


def _division(year: int, code: int, known: range, given: object) -> UncertainDate:
    if code not in known:
        raise DateError("dates.no_month", text=f"{name_year(year)}-{given}", month=given)
    return _parsed(f"{name_year(year)}-{code}")


def _part(part: str) -> int:
    if part not in _PARTS:
        raise DateError("dates.unknown_part", part=part, known=", ".join(_PARTS))
    return _PARTS.index(part)


def _collected(dates: Iterable[UncertainDate], bracket: str) -> UncertainDate:
    given = list(dict.fromkeys(dates))
    if not given:
        raise DateError("dates.no_days")
    if len(given) == 1:
        return given[0]
    return _parsed(bracket[0] + ",".join(as_members(d.edtf) for d in given) + bracket[1])
