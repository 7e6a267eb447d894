"""Shapes changed point by point: shifted by calendar units, made coarser, marked.

A shift never makes a date finer than the unit it counts in: a day shifted by months is a month.
Asked for the day, it is the same day of the other month, and the month where that has no such day.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.dates.calendar import (
    FAR,
    civil,
    day_number,
    month_length,
    month_run,
    months_later,
    year_run,
)
from dateline.dates.naming import name_day, name_month, name_runs, name_year
from dateline.dates.points import Point
from dateline.dates.runs import Run, Runs, joined, moved
from dateline.dates.shapes import Choice, Interval, Shape, read_shape
from dateline.errors import DateError

UNITS = ("day", "week", "month", "season", "year", "decade", "century")
_BLOCK_MONTHS = {"season": 12, "quarter": 3, "third": 4, "half": 6}
_FIRST_BLOCK = {"quarter": 33, "third": 37, "half": 40}


def changed(shape: Shape, change: Callable[[Point], str]) -> str:
    """Return the text of ``shape`` with each point replaced by what ``change`` makes of it."""
    if isinstance(shape, Point):
        return change(shape)
    if isinstance(shape, Choice):
        texts = [_member_text(m.start, m.end, change) for m in shape.members]
        return shape.bracket[0] + ",".join(texts) + shape.bracket[1]
    return _interval_text(shape, change)


def as_members(text: str) -> str:
    """Return an EDTF text as members of a set: ``a/b`` is ``a..b``, a set loses its brackets."""
    if text[0] in "[{":
        return text[1:-1]
    start, slash, end = text.partition("/")
    if not slash:
        return text
    return f"{'' if start == '..' else start}..{'' if end == '..' else end}"


def marked(shape: Shape, mark: str) -> str:
    """Return the text of ``shape`` with ``mark`` added to every point."""

    def mark_point(point: Point) -> str:
        both = {point.mark, mark} - {""}
        return point.bare + ("%" if len(both) == 2 else both.pop() if both else "")

    return changed(shape, mark_point)


def shifted(shape: Shape, months: int, days: int, unit: str) -> str:
    """Return the text of ``shape`` moved by whole months, then by days, no finer than ``unit``.

    Raises
    ------
    DateError
        ``dates.unknown_unit`` when ``unit`` is none of ``UNITS``.
    """
    if unit not in UNITS:
        raise DateError("dates.unknown_unit", unit=unit, known=", ".join(UNITS))
    return changed(shape, lambda point: _shifted_point(point, months, days, unit))


def coarser(runs: Runs, unit: str) -> Runs:
    """Return runs widened to whole weeks, months, years, decades or centuries."""
    if unit in ("day", "season"):
        return runs
    return joined((_unit_start(a, unit), _unit_end(b, unit)) for a, b in runs)


def _shifted_point(point: Point, months: int, days: int, unit: str) -> str:
    if not days and unit in ("month", "year") and point.is_month_known:
        year, month = months_later(int(point.year), int(point.month or 1), months)
        return (name_month(year, month) if unit == "month" else name_year(year)) + point.mark
    if not days and unit in ("day", "month", "season"):
        division = _shifted_division(point, months)
        if division:
            return division + point.mark
    if point.clock and not months and unit == "day":
        day = name_day(point.runs()[0][0] + days)
        return (day if day[0] == "Y" else day + point.bare[10:]) + point.mark
    runs = coarser(point.runs(), unit)
    if months:
        runs = joined(_months_moved(run, months) for run in runs)
    return name_runs(moved(runs, days) if days else runs, point.mark)


def _shifted_division(point: Point, months: int) -> str:
    """Return a season or quarter moved by whole seasons of a year or whole quarters."""
    code = point.division
    if not code or "X" in point.year:
        return ""
    kind = point.precision()
    step, first = _BLOCK_MONTHS[kind], _FIRST_BLOCK.get(kind, code)
    if months % step:
        return ""
    years, index = divmod((code - first) * step + months, 12)
    year = int(point.year) + years
    return f"{name_year(year)}-{first + index // step}" if abs(year) <= 9999 else ""


def _months_moved(run: Run, months: int) -> Run:
    first, last = run
    if first != last:
        return _same_day(first, months), _same_day(last, months, last=True)
    year, month, day = civil(first)
    target = months_later(year, month, months)
    if day > month_length(*target):
        return month_run(*target)  # 31 February: known to the month only
    number = day_number(*target, day)
    return number, number


def _same_day(number: int, months: int, *, last: bool = False) -> int:
    if abs(number) == FAR:
        return number
    year, month, day = civil(number)
    target = months_later(year, month, months)
    length = month_length(*target)
    if last and day == month_length(year, month):
        day = length
    return day_number(*target, min(day, length))


def _unit_start(number: int, unit: str) -> int:
    if number == -FAR:
        return number
    if unit == "week":
        return number - (number - 1) % 7
    year, month, _ = civil(number)
    if unit == "month":
        return month_run(year, month)[0]
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    return year_run(year - year % size)[0]


def _unit_end(number: int, unit: str) -> int:
    if number == FAR:
        return number
    if unit == "week":
        return number - (number - 1) % 7 + 6
    year, month, _ = civil(number)
    if unit == "month":
        return month_run(year, month)[1]
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    return year_run(year - year % size + size - 1)[1]


def _member_text(start: Point | None, end: Point | None, change: Callable[[Point], str]) -> str:
    if start is end and start:
        return as_members(change(start))
    first = _edge(change(start), last=False) if start else ""
    final = _edge(change(end), last=True) if end else ""
    return first if first == final else f"{first}..{final}"


def _interval_text(interval: Interval, change: Callable[[Point], str]) -> str:
    start, end = interval.start, interval.end
    first = _edge(change(start), last=False) if isinstance(start, Point) else start
    final = _edge(change(end), last=True) if isinstance(end, Point) else end
    return first if first == final and isinstance(start, Point) else f"{first}/{final}"


def _edge(text: str, *, last: bool) -> str:
    """Return a point that may end an interval: a set or an interval is cut to its outer day."""
    if text[0] not in "[{" and "/" not in text:
        return text
    shape = read_shape(text)
    runs = shape.runs()
    mark = "~" if "~" in shape.marks else shape.marks[:1]
    return name_day(runs[-1][1] if last else runs[0][0]) + mark
