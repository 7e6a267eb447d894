"""TIMEX3 values: read into what they mean, and written from a date.

A value of TIMEX3 may be a place on the calendar (``2023-W44-WE``, ``199``), a length (``PT24H``), a
recurrence (``XXXX-WXX-1``) or a reference (``PRESENT_REF``). Only the first has a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from dateline.dates.calendar import civil, first_week, iso_week, month_run
from dateline.dates.naming import name_year
from dateline.dates.points import shown
from dateline.dates.uncertain import UncertainDate
from dateline.errors import DateError

REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
# Parts of the day: dawn, morning, noon, afternoon, evening, night, daytime, midnight.
PARTS = ("DA", "MO", "MI", "AF", "EV", "NI", "DT", "PM", "AM")
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "AU": 23, "WI": 24}
_SEASON_NAMES = ("SP", "SU", "FA", "WI")
_UNITS = {
    "millennium": "ML",
    "century": "CE",
    "decade": "DE",
    "year": "Y",
    "quarter": "Q",
    "month": "M",
    "week": "W",
    "week_end": "WE",
    "day": "D",
    "hour": "H",
    "minute": "M",
    "second": "S",
}
_CLOCK_UNITS = ("hour", "minute", "second")
_DATE_LETTERS = {letters: unit for unit, letters in _UNITS.items() if unit not in _CLOCK_UNITS}
_CLOCK_LETTERS = {_UNITS[unit]: unit for unit in _CLOCK_UNITS}

_NUMBER = r"(\d+(?:\.\d+)?|X)"
_AMOUNT = re.compile(rf"{_NUMBER}(ML|CE|DE|WE|[YQMWD])")
_CLOCK_AMOUNT = re.compile(rf"{_NUMBER}([HMS])")
_DURATION = re.compile(
    rf"P(?=[\dXT])((?:{_NUMBER}(?:ML|CE|DE|WE|[YQMWD]))*)(?:T((?:{_NUMBER}[HMS])+))?", re.ASCII
)
_TIME = re.compile(
    rf"(.*?)T(?:({'|'.join(PARTS)})|((?:[01]\d|2[0-4]|XX)(?::(?:[0-5]\d|XX)){{0,2}})"
    r"(Z|[+-]\d\d(?::?\d\d)?)?)",
    re.ASCII,
)
_WEEK = re.compile(r"(\d{4}|XXXX)-W(\d\d|XX)(?:-([1-7X]|WE))?", re.ASCII)
_DIVISION = re.compile(r"(\d{4})-(SP|SU|FA|AU|WI|[QH]\d)", re.ASCII)
_PLAIN = re.compile(r"[\dX]{4}(?:-[\dX]{2}){0,2}", re.ASCII)
_SPAN = re.compile(r"\d{1,3}", re.ASCII)
_ERA = re.compile(r"BC(\d{4})((?:-\d\d){0,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Amount:
    """A count of a unit; ``count`` is ``None`` where TIMEX3 writes X, "some days"."""

    count: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Timex:
    """What a TIMEX3 value means.

    Attributes
    ----------
    value
        The text as it was read.
    kind
        date, time, duration or set.
    date
        The days it may be, where the value has a place on the calendar; without the clock.
    part
        The part of the day: DA, MO, MI, AF, EV, NI …
    clock
        The hour as written, with its offset.
    amounts
        The units of a duration, as written.
    """

    value: str
    kind: str
    date: UncertainDate | None = None
    part: str | None = None
    clock: str | None = None
    amounts: tuple[Amount, ...] = ()


@lru_cache(maxsize=4096)
def parse_value(value: str) -> Timex:
    """Read a TIMEX3 value.

    Raises
    ------
    DateError
        ``dates.bad_timex`` when it is none, another ``dates.*`` when the calendar has no such day.

    References
    ----------
    ISO 24617-1:2012, ISO-TimeML; Ferro et al. 2005, TIDES 2005 Standard, 3.2.

    Examples
    --------
    >>> parse_value("2023-W44-WE").date
    UncertainDate('2023-11-04/2023-11-05')
    >>> parse_value("2023-11-02TEV").part
    'EV'
    """
    if value in REFERENCES:
        return Timex(value, "date")
    if value[:1] == "P":
        return Timex(value, "duration", amounts=_amounts(value))
    match = _TIME.fullmatch(value)
    if match:
        return _read_time(value, match)
    # A weekday of no one week recurs; a day and month of no one year may be either.
    kind = "set" if value.startswith("XXXX-W") else "date"
    return Timex(value, kind, _read_date(value))


def value_of(
    date: UncertainDate, *, part: str | None = None, clock: str | None = None
) -> str | None:
    """Return the TIMEX3 value of a date, or ``None`` where TIMEX3 has none (most intervals).

    Marks are not in the value but in ``mod_of``. One of several days is written as far as all
    agree, with X for the rest.

    Examples
    --------
    >>> value_of(UncertainDate("199X")), value_of(UncertainDate("2023-11-04/2023-11-05"))
    ('199', '2023-W44-WE')
    >>> value_of(UncertainDate("2023-11-02"), part="EV")
    '2023-11-02TEV'
    """
    clock = clock or date.clock
    value = _date_value(date)
    if value is None or not (part or clock):
        return value
    return f"{value}T{part or clock}"


def mod_of(date: UncertainDate) -> str | None:
    """Return the TIMEX3 ``mod``: START, MID or END of a month or year, or APPROX.

    >>> mod_of(UncertainDate("2023-10-21/2023-10-31"))
    'END'
    """
    part = part_of(date)
    if part:
        return {"early": "START", "mid": "MID", "late": "END"}[part[0]]
    return "APPROX" if date.approximate else None


def part_of(date: UncertainDate) -> tuple[str, UncertainDate] | None:
    """Return ``("early", month or year)`` where a date is just that part of one.

    >>> part_of(UncertainDate("2022-01/2022-04"))
    ('early', UncertainDate('2022'))
    """
    if date.precision != "interval" or not date.earliest or not date.latest:
        return None
    year, month = date.earliest.year, date.earliest.month
    for part in ("early", "mid", "late"):
        if date.same_days(UncertainDate.part_of_month(year, month, part)):
            return part, UncertainDate.month(year, month)
        if date.same_days(UncertainDate.part_of_year(year, part)):
            return part, UncertainDate.year(year)
    return None


def duration_value(count: int | float | Decimal | None, unit: str) -> str:
    """Return the TIMEX3 value of a length of time, the unit as it was told.

    >>> duration_value(24, "hour"), duration_value(None, "day"), duration_value(12.5, "second")
    ('PT24H', 'PXD', 'PT12.5S')
    """
    if unit not in _UNITS:
        raise DateError("dates.unknown_unit", unit=unit, known=", ".join(_UNITS))
    number = "X" if count is None else f"{Decimal(str(count)).normalize():f}"
    return f"P{'T' if unit in _CLOCK_UNITS else ''}{number}{_UNITS[unit]}"


# --- read ------------------------------------------------------------------------------------


def _amounts(value: str) -> tuple[Amount, ...]:
    match = _DURATION.fullmatch(value)
    if not match:
        raise DateError("dates.bad_timex", value=shown(value))
    days = [(n, _DATE_LETTERS[unit]) for n, unit in _AMOUNT.findall(match[1])]
    hours = [(n, _CLOCK_LETTERS[unit]) for n, unit in _CLOCK_AMOUNT.findall(match[3] or "")]
    return tuple(Amount(None if n == "X" else Decimal(n), unit) for n, unit in days + hours)


def _read_time(value: str, match: re.Match[str]) -> Timex:
    clock = match[3] + (match[4] or "") if match[3] else None
    whole = match[1] not in ("", "XXXX-XX-XX")
    date = _read_date(match[1]) if whole else None
    return Timex(value, "time", date, match[2], clock)


def _read_date(value: str) -> UncertainDate | None:
    week, division = _WEEK.fullmatch(value), _DIVISION.fullmatch(value)
    if week:
        return _read_week(week)
    if division:
        return _read_division(value, int(division[1]), division[2])
    if _SPAN.fullmatch(value):
        return UncertainDate.parse(value + "X" * (4 - len(value)))
    era = _ERA.fullmatch(value)
    if era:
        return UncertainDate.parse(name_year(1 - int(era[1])) + era[2])
    if not _PLAIN.fullmatch(value):
        raise DateError("dates.bad_timex", value=shown(value))
    if int(value[5:7] if value[5:7].isdigit() else 0) > 12:
        raise DateError("dates.no_month", text=value, month=value[5:7])
    return None if not re.search(r"\d", value) else UncertainDate.parse(value)


def _read_week(match: re.Match[str]) -> UncertainDate | None:
    if match[1] == "XXXX":
        return None
    year, day = int(match[1]), match[3]
    if match[2] == "XX":
        last = (first_week(year + 1) - first_week(year)) // 7
        days = UncertainDate.interval(UncertainDate.week(year, 1), UncertainDate.week(year, last))
    else:
        days = UncertainDate.week(year, int(match[2]))
    if day == "WE":
        return UncertainDate.week_end(days)
    return days.on_weekday(int(day) - 1) if day and day != "X" else days


def _read_division(value: str, year: int, name: str) -> UncertainDate:
    if name in _SEASONS:
        return UncertainDate.season(year, _SEASONS[name])
    try:
        make = UncertainDate.quarter if name[0] == "Q" else UncertainDate.half
        return make(year, int(name[1]))
    except DateError:
        raise DateError("dates.bad_timex", value=shown(value)) from None


# --- written ---------------------------------------------------------------------------------


def _date_value(date: UncertainDate) -> str | None:
    precision = date.precision
    if precision == "interval":
        return _interval_value(date)
    if precision == "set" and date.edtf[0] in "[{":
        return _set_value(date) if date.edtf[0] == "[" else None
    bare = re.sub(r"[?~%]", "", date.edtf).split("T")[0]
    if bare[0] in "-Y" or "S" in bare or bare.startswith("0000"):
        return _before_christ(bare)
    if precision in ("season", "quarter", "half", "third"):
        return _division_value(bare)
    return bare[:4].rstrip("X") if precision in ("decade", "century", "millennium") else bare


def _division_value(bare: str) -> str | None:
    code = int(bare[5:])
    if code <= 32:
        return f"{bare[:4]}-{_SEASON_NAMES[(code - 21) % 4]}"
    if code <= 36:
        return f"{bare[:4]}-Q{code - 32}"
    return f"{bare[:4]}-H{code - 39}" if code >= 40 else None


def _before_christ(bare: str) -> str | None:
    match = re.fullmatch(r"(-?\d{4})((?:-\d\d){0,2})", bare)
    return f"BC{1 - int(match[1]):04d}{match[2]}" if match and int(match[1]) <= 0 else None


def _interval_value(date: UncertainDate) -> str | None:
    part = part_of(date)
    if part:
        return part[1].edtf
    first, last = date.numbers[0]
    if date.size is None or last - first not in (1, 6):
        return None
    weekday = (first - 1) % 7
    if (weekday, last - first) not in ((0, 6), (5, 1)):
        return None
    year, week = iso_week(first)
    return f"{name_year(year)}-W{week:02d}{'-WE' if weekday == 5 else ''}"


def _set_value(date: UncertainDate) -> str | None:
    first, last = date.numbers[0][0], date.numbers[-1][1]
    if date.size is None:
        return None
    (year, month, _), (last_year, last_month, _) = civil(first), civil(last)
    if (year, month) == (last_year, last_month):
        whole = date.numbers == (month_run(year, month),)
        return f"{name_year(year)}-{month:02d}" + ("" if whole else "-XX")
    return f"{name_year(year)}-XX-XX" if year == last_year else "XXXX-XX-XX"
