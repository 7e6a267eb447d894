"""The EDTF text of a set of days: the shortest name that says exactly these days."""

from __future__ import annotations

from dateline.dates.calendar import FAR, civil, month_length, month_run, year_run
from dateline.dates.runs import Run, Runs

_MASKS = ((100, "XX"), (10, "X"))  # a century, a decade


def name_day(number: int) -> str:
    """Return the text of one day; the year alone where EDTF has no days (past the year 9999)."""
    year, month, day = civil(number)
    if abs(year) > 9999:
        return name_year(year)
    return f"{name_year(year)}-{month:02d}-{day:02d}"


def name_month(year: int, month: int) -> str:
    """Return the text of a month."""
    return f"{name_year(year)}-{month:02d}" if abs(year) <= 9999 else name_year(year)


def name_year(year: int) -> str:
    """Return the text of a year: ``2023``, ``-0009``, ``Y12023``."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{year:04d}" if year >= 0 else f"{year:05d}"


def name_runs(runs: Runs, mark: str = "") -> str:
    """Return the text of a set of days, each point with ``mark``.

    >>> from dateline.dates.calendar import day_number
    >>> name_runs(((day_number(2023, 10, 21), day_number(2023, 11, 30)),))
    '2023-10-21/2023-11-30'
    """
    if len(runs) == 1:
        return name_run(runs[0], "/", mark)
    return "[" + ",".join(name_run(run, "..", mark) for run in runs) + "]"


def name_run(run: Run, between: str, mark: str = "") -> str:
    """Return the text of one run: a day, a month, a year, a decade, or its two ends."""
    first, last = run
    whole = _whole(first, last)
    if whole:
        return whole + mark
    start, end = _ends(first, last)
    if between == "..":  # inside a set, an open end is an empty one
        return f"{start + mark if start else ''}..{end + mark if end else ''}"
    return f"{start + mark if start else '..'}/{end + mark if end else '..'}"


def _whole(first: int, last: int) -> str:
    if first == last:
        return name_day(first)
    if first == -FAR or last == FAR:
        return ""
    year, month, day = civil(first)
    if day != 1:
        return ""
    if last == month_run(year, month)[1]:
        return name_month(year, month)
    return _whole_years(year, last) if month == 1 else ""


def _whole_years(year: int, last: int) -> str:
    if last == year_run(year)[1]:
        return name_year(year)
    for size, mask in _MASKS:
        if 0 <= year <= 9999 and year % size == 0 and last == year_run(year + size - 1)[1]:
            return name_year(year)[: -len(mask)] + mask
    return ""


def _ends(first: int, last: int) -> tuple[str, str]:
    """Return both ends in the coarsest unit that is exact for both."""
    a = civil(first) if first != -FAR else None
    b = civil(last) if last != FAR else None
    if a and b:
        if a[1:] == (1, 1) and b[1:] == (12, 31):
            return name_year(a[0]), name_year(b[0])
        if a[2] == 1 and b[2] == month_length(b[0], b[1]):
            return name_month(a[0], a[1]), name_month(b[0], b[1])
    return name_day(first) if a else "", name_day(last) if b else ""
