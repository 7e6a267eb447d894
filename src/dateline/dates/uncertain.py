"""``UncertainDate``: a date as a set of days that it may be, made from what is known of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Self

from dateline.dates import runs as day_sets
from dateline.dates.calendar import FAR, first_week
from dateline.dates.moving import as_members, coarser
from dateline.dates.naming import name_year
from dateline.dates.written import Written
from dateline.errors import DateError

_PARTS = ("early", "mid", "late")
_SEASON_CODES = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}


class UncertainDate(Written):
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

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """Return one day."""
        number = day.toordinal()
        return cls._made(f"{day.year:04d}-{day.month:02d}-{day.day:02d}", ((number, number),))

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Self:
        """Return one day; ``DateError`` where the calendar has none."""
        try:
            number = dt.date(year, month, day).toordinal()
        except ValueError:
            return cls(f"{name_year(year)}-{month:02d}-{day:02d}")
        return cls._made(f"{year:04d}-{month:02d}-{day:02d}", ((number, number),))

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Return a month."""
        if not 1 <= month <= 12:
            raise DateError("dates.no_month", text=f"{year}-{month}", month=month)
        return cls(f"{name_year(year)}-{month:02d}")

    @classmethod
    def year(cls, year: int) -> Self:
        """Return a year; astronomical, 0 is 1 BC."""
        return cls(name_year(year))

    @classmethod
    def decade(cls, year: int) -> Self:
        """Return the ten years that hold ``year``: 1994 gives ``199X``."""
        return cls(_masked(year, "X"))

    @classmethod
    def century(cls, year: int) -> Self:
        """Return the hundred years that hold ``year``: 1994 gives ``19XX``."""
        return cls(_masked(year, "XX"))

    @classmethod
    def season(cls, year: int, season: int | str) -> Self:
        """Return a season: 21 to 32 as EDTF codes them, 1 to 4, or its English name.

        >>> UncertainDate.season(2020, "summer").edtf
        '2020-22'
        """
        code = _SEASON_CODES.get(season, 0) if isinstance(season, str) else season
        code = code + 20 if 1 <= code <= 4 else code
        return cls(_division(year, code, range(21, 33), season))

    @classmethod
    def quarter(cls, year: int, number: int) -> Self:
        """Return a quarter, 1 to 4."""
        return cls(_division(year, 32 + number, range(33, 37), number))

    @classmethod
    def half(cls, year: int, number: int) -> Self:
        """Return a half-year, 1 or 2."""
        return cls(_division(year, 39 + number, range(40, 42), number))

    @classmethod
    def week(cls, year: int, number: int) -> Self:
        """Return an ISO week, Monday to Sunday."""
        monday = first_week(year) + 7 * (number - 1)
        if number < 1 or monday >= first_week(year + 1):
            raise DateError("dates.no_week", year=year, week=number)
        return cls._from_numbers(((monday, monday + 6),))

    @classmethod
    def week_end(cls, day: UncertainDate | dt.date) -> Self:
        """Return the Saturday and Sunday of the ISO week of a day; of each week of a longer date.

        >>> UncertainDate.week_end(dt.date(2023, 11, 3)).edtf
        '2023-11-04/2023-11-05'
        """
        date = cls.of(day) if isinstance(day, dt.date) else day
        runs = coarser(date._bounded(), "week")
        mondays = day_sets.on_weekday(runs, 0)
        return cls._from_numbers(tuple((n + 5, n + 6) for n, _ in mondays))

    @classmethod
    def part_of_month(cls, year: int, month: int, part: str) -> Self:
        """Return the days 1-10 (``early``), 11-20 (``mid``) or 21-end (``late``)."""
        index, whole = _part(part), cls.month(year, month)
        first, last = whole._runs[0]
        start = first + 10 * index
        return cls._from_numbers(((start, last if index == 2 else start + 9),))

    @classmethod
    def part_of_year(cls, year: int, part: str) -> Self:
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
    ) -> Self:
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
            return cls(first)
        return cls(f"{first}/{final}")

    @classmethod
    def one_of(cls, dates: Iterable[UncertainDate]) -> Self:
        """Return "one of these"; members stay as they are, sets among them are opened."""
        return cls(_collected(dates, "[]"))

    @classmethod
    def all_of(cls, dates: Iterable[UncertainDate]) -> Self:
        """Return "all of these": an act of several days."""
        return cls(_collected(dates, "{}"))

    @classmethod
    def from_runs(cls, runs: Iterable[tuple[dt.date | None, dt.date | None]]) -> Self:
        """Return the set of days that lie in any of the runs; ``None`` is an open end.

        >>> UncertainDate.from_runs([(dt.date(2023, 11, 1), dt.date(2023, 11, 30))]).edtf
        '2023-11'
        """
        numbers = [(a.toordinal() if a else -FAR, b.toordinal() if b else FAR) for a, b in runs]
        if not numbers or any(a > b for a, b in numbers):
            raise DateError("dates.no_days")
        return cls._from_numbers(day_sets.joined(numbers))

    @classmethod
    def from_days(cls, days: Iterable[dt.date]) -> Self:
        """Return the set of some days."""
        return cls.from_runs((day, day) for day in days)


def _masked(year: int, mask: str) -> str:
    written = name_year(year)
    return written[: -len(mask)] + mask


def _division(year: int, code: int, known: range, given: object) -> str:
    if code not in known:
        raise DateError("dates.no_month", text=f"{name_year(year)}-{given}", month=given)
    return f"{name_year(year)}-{code}"


def _part(part: str) -> int:
    if part not in _PARTS:
        raise DateError("dates.unknown_part", part=part, known=", ".join(_PARTS))
    return _PARTS.index(part)


def _collected(dates: Iterable[UncertainDate], bracket: str) -> str:
    given = list(dict.fromkeys(dates))
    if not given:
        raise DateError("dates.no_days")
    if len(given) == 1:
        return given[0].edtf
    return bracket[0] + ",".join(as_members(d.edtf) for d in given) + bracket[1]
