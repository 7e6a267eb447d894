"""One calendar point of EDTF: a year, month, day or part of a year, with marks and unknown digits.

The text is the value; what the text means (its runs of days, its precision) is computed from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.dates.calendar import (
    FURTHEST_YEAR,
    day_number,
    month_length,
    month_run,
    year_run,
)
from dateline.dates.runs import Run, Runs, joined
from dateline.errors import DateError

_MARK = "([?~%]?)"
_POINT = re.compile(
    rf"{_MARK}(?P<year>Y-?\d{{5,16}}(?:S\d{{1,2}})?|Y-?\d{{1,16}}E\d{{1,2}}(?:S\d{{1,2}})?"
    rf"|-?[\dX]{{4}}(?:S\d)?){_MARK}"
    rf"(?:-{_MARK}(?P<month>[\dX]{{2}}){_MARK}(?:-{_MARK}(?P<day>[\dX]{{2}}){_MARK}"
    rf"(?P<clock>T\d\d(?::\d\d(?::\d\d)?)?(?:Z|[+-]\d\d(?::\d\d)?)?{_MARK})?)?)?",
    re.ASCII,
)
_MARK_GROUPS = (1, 3, 4, 6, 7, 9, 11)

# Divisions of a year (ISO 8601-2, 4.8): code -> first and last month and day. Winter, and the
# southern summer, end in the year after; their last month is counted on: 15 is March.
_NORTH = ((3, 6), (6, 9), (9, 12), (12, 15))
_SEASONS: dict[int, tuple[int, int]] = {
    **{21 + k: months for k, months in enumerate(_NORTH)},
    **{25 + k: months for k, months in enumerate(_NORTH)},
    **{29 + k: _NORTH[(k + 2) % 4] for k in range(4)},
}
_BLOCKS: dict[int, tuple[int, int]] = {
    **{33 + k: (3 * k + 1, 3 * k + 3) for k in range(4)},
    **{37 + k: (4 * k + 1, 4 * k + 4) for k in range(3)},
    **{40 + k: (6 * k + 1, 6 * k + 6) for k in range(2)},
}
_SPAN_NAMES = {1: "year", 10: "decade", 100: "century", 1000: "millennium"}


class Point(NamedTuple):
    """A point as written; ``marks`` are the marks of all its parts, in the order of the text."""

    text: str
    year: str
    month: str | None = None
    day: str | None = None
    clock: str | None = None
    marks: str = ""

    @property
    def mark(self) -> str:
        """All marks in one: ``%`` for both ``~`` and ``?``."""
        kinds = set(self.marks)
        return "%" if "%" in kinds or len(kinds) == 2 else self.marks[:1]

    @property
    def bare(self) -> str:
        """The text without marks."""
        return re.sub(r"[?~%]", "", self.text) if self.marks else self.text

    @property
    def hour(self) -> str | None:
        """The clock and its offset, without the ``T`` and marks."""
        return self.clock[1:].rstrip("?~%") if self.clock else None

    @property
    def division(self) -> int | None:
        """The code of a season, quarter, third or half, 21 to 41."""
        month = self.month
        return int(month) if month and month > "12" and "X" not in month else None

    @property
    def is_month_known(self) -> bool:
        """Whether it lies in one month of one year."""
        month = self.month
        return month is not None and month.isdigit() and month < "13" and "X" not in self.year

    def runs(self) -> Runs:
        """Return the days that the point may be."""
        return _runs(self)

    def precision(self) -> str:
        """Return how fine the point is: day, month, season, quarter, year, decade …"""
        return _precision(self)


def read_point(text: str) -> Point:
    """Read one point of an EDTF text.

    Raises
    ------
    DateError
        ``dates.bad_edtf`` when the text is none, ``dates.no_month``, ``dates.no_day`` or
        ``dates.too_far`` when it names what the calendar does not have.
    """
    match = _POINT.fullmatch(text)
    if not match:
        raise DateError("dates.bad_edtf", text=shown(text))
    marks = "".join(match[k] or "" for k in _MARK_GROUPS)
    point = Point(text, match["year"], match["month"], match["day"], match["clock"], marks)
    _check(point)
    return point


def shown(text: str) -> str:
    """Return a text as an error message quotes it: a long one is cut."""
    return text if len(text) <= 80 else f"{text[:77]}..."


def _check(point: Point) -> None:
    year, month, day = point.year, point.month, point.day
    if year == "-0000" or abs(_year_bounds(year)[0]) > FURTHEST_YEAR:
        raise DateError("dates.too_far", text=point.text)
    if month is None:
        return
    if year[0] == "Y" or "S" in year:
        raise DateError("dates.bad_edtf", text=point.text)
    if point.division and (day is not None or not 21 <= point.division <= 41):
        raise DateError("dates.no_month", text=point.text, month=month)
    if not point.division and not _matching(month, 12):
        raise DateError("dates.no_month", text=point.text, month=month)
    if day is not None and not (day == "XX" and not point.clock) and not _has_day(point):
        raise DateError("dates.no_day", text=point.text, day=day)
    if point.clock and ("X" in point.text or not _is_clock(point.clock)):
        raise DateError("dates.no_clock", text=point.text, clock=point.clock[1:])


def _has_day(point: Point) -> bool:
    days = _matching(point.day or "XX", 31)
    return bool(days) and (days[0] <= 28 or any(_dated_days(point)))


def _is_clock(clock: str) -> bool:
    numbers = [int(n) for n in re.findall(r"\d\d", clock)]
    limits = (23, 59, 59) if ":" in clock else (23,)
    zoned = re.search(r"[+-](\d\d)(?::(\d\d))?", clock)
    offset = (int(zoned[1]), int(zoned[2] or 0)) if zoned else (0, 0)
    own = len(re.findall(r"\d\d", re.split(r"[Z+-]", clock)[0]))
    if offset > (14, 0):
        return False
    return all(n <= top for n, top in zip(numbers[:own], limits, strict=False))


def _matching(pattern: str, top: int) -> list[int]:
    """Return the numbers 1 to ``top`` of two digits that a pattern such as ``1X`` can be."""
    if "X" not in pattern:
        return [int(pattern)] if 1 <= int(pattern) <= top else []
    return [n for n in range(1, top + 1) if _fits(pattern, f"{n:02d}")]


def _fits(pattern: str, digits: str) -> bool:
    return all(p in ("X", d) for p, d in zip(pattern, digits, strict=True))


def _year_bounds(text: str) -> tuple[int, int]:
    """Return the first and last year that the year of a point can be."""
    body, _, digits = text.lstrip("Y").partition("S")
    if "X" in body:
        ends = int(body.replace("X", "0")), int(body.replace("X", "9"))
        return min(ends), max(ends)
    number, _, power = body.partition("E")
    year = int(number) * 10 ** int(power or 0)
    if not digits:
        return year, year
    unit = 10 ** max(len(str(abs(year))) - int(digits), 0)
    near, far = abs(year) // unit * unit, abs(year) // unit * unit + unit - 1
    return (near, far) if year >= 0 else (-far, -near)


def years_of(text: str) -> Iterator[range]:
    """Yield the years that the year of a point can be, in order, as ranges."""
    lowest, highest = _year_bounds(text)
    fixed = text.rstrip("X") if "S" not in text else ""
    if "X" not in fixed:
        yield range(lowest, highest + 1)
        return
    for year in range(lowest, highest + 1):
        written = f"{year:05d}" if text[0] == "-" else f"{year:04d}"
        if _fits(text, written):
            yield range(year, year + 1)


def _runs(point: Point) -> Runs:
    if point.division:
        return joined(_division_run(y, point.division) for r in years_of(point.year) for y in r)
    if point.month in (None, "XX") and point.day in (None, "XX"):
        return joined((year_run(r[0])[0], year_run(r[-1])[1]) for r in years_of(point.year))
    if point.day in (None, "XX"):
        months = _matching(point.month or "XX", 12)
        return joined(month_run(y, m) for r in years_of(point.year) for y in r for m in months)
    return joined(_dated_days(point))


def _dated_days(point: Point) -> Iterator[Run]:
    months, days = _matching(point.month or "XX", 12), _matching(point.day or "XX", 31)
    for years in years_of(point.year):
        for year in years:
            for month in months:
                before, length = day_number(year, month, 0), month_length(year, month)
                yield from ((before + d, before + d) for d in days if d <= length)


def _division_run(year: int, code: int) -> Run:
    if code in _SEASONS:
        # From the 21st to the 20th, as almanacs and the press round the astronomical seasons.
        start, end = _SEASONS[code]
        over, month = divmod(end - 1, 12)
        return day_number(year, start, 21), day_number(year + over, month + 1, 20)
    start, end = _BLOCKS[code]
    return month_run(year, start)[0], month_run(year, end)[1]


def _precision(point: Point) -> str:
    if point.division:
        return _division_name(point.division)
    if point.day not in (None, "XX"):
        return "day" if "X" not in point.text else "set"
    if point.month not in (None, "XX"):
        return "month" if "X" not in point.year + (point.month or "") else "set"
    lowest, highest = _year_bounds(point.year)
    if "X" in point.year.rstrip("X"):
        return "set"
    return _SPAN_NAMES.get(highest - lowest + 1, "interval")


def _division_name(code: int) -> str:
    if code <= 32:
        return "season"
    return "quarter" if code <= 36 else "third" if code <= 39 else "half"
