"""Periods: seasons, quarters, decades, centuries, cycles such as weeks, and their parts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from dateline.dates import UncertainDate
from dateline.resolving.times.days import nearest, with_part
from dateline.resolving.times.spans import (
    DAY,
    between,
    day_of,
    iso_week,
    months_on,
    same_day_months_on,
    season_months,
    week_of,
)
from dateline.resolving.times.view import FUTURE, PAST, Meaning, Means, View

Read = Callable[[Means, View], Meaning]

_STEPS = {"last": -1, "before": -1, "this": 0, "that": 0, "next": 1, "after": 1}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_FEW = 3  # units that "ces derniers jours" is taken for
_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_PARTS = ("early", "mid", "late")
_YEARS = {"decade": ((0, 3), (4, 6), (7, 9)), "century": ((0, 33), (34, 66), (67, 99))}
_LATE_IN_WEEK = 5  # Friday


def season(means: Means, view: View) -> Meaning:
    """Read a season, of the year given or of the one that fits."""
    number = int(means["season"])
    year = means.get("year") or means.get("winter")
    if year is None:
        now = view.now
        years = range(now.year - 2, now.year + 3)
        found = nearest([season_months(y, number) for y in years], means.get("which"), view)
        year = found.earliest.year if found.earliest else now.year
        reason = "nearest"
    else:
        found, reason = season_months(int(year), number), "written"
    return Meaning(found, f"{year}-{_SEASONS[number]}", reason)


def decade(means: Means, view: View) -> Meaning:
    """Read "les années 90", "la décennie 1990", "les années soixante"."""
    year = means.get("year")
    if year is None:
        short = int(means.get("yy") or means.get("word") or 0)
        year = short if short > 999 else 1900 + short
    found = UncertainDate.decade(int(year))
    return Meaning(found, f"{int(year) // 10}", "written")


def century(means: Means, view: View) -> Meaning:
    """Read "le XIXe siècle"."""
    number = int(means.get("century") or means["ordinal"])
    found = UncertainDate.century((number - 1) * 100)
    return Meaning(found, f"{number - 1:02d}", "written")


def quarter(means: Means, view: View) -> Meaning:
    """Read "le premier trimestre 2020"."""
    return _division(means, view, 4, "Q")


def half(means: Means, view: View) -> Meaning:
    """Read "le second semestre"."""
    return _division(means, view, 2, "H")


def _division(means: Means, view: View, parts: int, letter: str) -> Meaning:
    size, year = 12 // parts, means.get("year")
    number = int(means.get("ordinal", 0)) or (1 if means.get("edge") == "first" else parts)
    number = min(number, parts)
    if year is None:
        years = range(view.now.year - 1, view.now.year + 2)
        found = nearest([_months(y, (number - 1) * size + 1, size) for y in years], None, view)
        year = found.earliest.year if found.earliest else view.now.year
    found = _months(int(year), (number - 1) * size + 1, size)
    return Meaning(found, f"{year}-{letter}{number}", "written" if "year" in means else "nearest")


def _months(year: int, month: int, count: int) -> UncertainDate:
    last_year, last = months_on(year, month, count - 1)
    if count == 12 and month == 1:
        return UncertainDate.year(year)
    if count == 1:
        return UncertainDate.month(year, month)
    return UncertainDate.parse(f"{year:04d}-{month:02d}/{last_year:04d}-{last:02d}")


def cycle(means: Means, view: View, read: Read) -> Meaning:
    """Read "cette semaine", "l'an dernier", "le mois suivant", "ce week-end-là"."""
    unit, which = str(means["unit"]), str(means.get("which") or means.get("nth") or "this")
    if which == "first":
        return Meaning(reason="no_anchor")
    told = which in ("before", "after", "that")
    base, step = view.scene if told else view.now, _STEPS[which]
    inner = means.get("day") or means.get("holiday")
    if inner:
        base = _inner_day(inner, view, read) or base
    if unit == "weekend":
        return _weekend(base, step, means, view)
    if unit in ("week", "fortnight"):
        monday, sunday = week_of(base + 7 * step * DAY)
        return Meaning(between(monday, sunday), iso_week(monday), f"cycle.{which}")
    if unit in ("day", "night"):
        base = view.told if which == "this" else base
        return _whole_day(base + step * DAY, unit, which)
    return _month_cycle(base, unit, step, which)


def _inner_day(inner: object, view: View, read: Read) -> dt.date | None:
    means = inner if isinstance(inner, dict) else {"op": "holiday", "holiday": inner}
    return read(means, view).day


def _weekend(base: dt.date, step: int, means: Means, view: View) -> Meaning:
    saturday = week_of(base)[0] + 5 * DAY
    if step == 0 and means.get("which", "this") == "this" and "day" not in means:
        weekday, way = base.isoweekday(), view.tense.way
        if (way == PAST and weekday < _LATE_IN_WEEK) or (way != FUTURE and weekday <= 2):
            step = -1
    saturday += 7 * step * DAY
    found = between(saturday, saturday + DAY)
    return Meaning(found, f"{iso_week(saturday)}-WE", "cycle")


def _whole_day(day: dt.date, unit: str, which: str) -> Meaning:
    if unit == "night":
        day = day - DAY if which == "next" else day
        found = between(day, day + DAY)
        return Meaning(found, f"{day}TNI", f"cycle.{which}")
    return Meaning(day_of(day), str(day), f"cycle.{which}")


def _month_cycle(base: dt.date, unit: str, step: int, which: str) -> Meaning:
    size = _MONTHS.get(unit)
    if size is None:
        return Meaning(reason="no_anchor")
    if unit in ("decade", "century"):
        year = base.year + step * size // 12
        found = UncertainDate.decade(year) if unit == "decade" else UncertainDate.century(year)
        return Meaning(found, str(year)[: 3 if unit == "decade" else 2], f"cycle.{which}")
    index = (base.year * 12 + base.month - 1) // size + step
    year, month = divmod(index * size, 12)
    found = _months(year, month + 1, size)
    letter = {"quarter": f"{year}-Q{month // 3 + 1}", "half": f"{year}-H{month // 6 + 1}"}
    return Meaning(found, letter.get(unit, found.edtf), f"cycle.{which}")


def recent(means: Means, view: View) -> Meaning:
    """Read "ces derniers jours", "les six derniers mois", "les prochaines semaines"."""
    which = means.get("lasts") or means.get("which", "last")
    base = view.scene if which in ("before", "after") else view.now
    unit, given = means["unit"], means.get("number") or means.get("tens")
    count, value = int(given or _FEW), _length(given, unit)
    if unit in ("second", "minute"):
        return Meaning(day_of(base), value, "recent")
    if _STEPS[which] > 0:
        end = None if given is None else moved(base, count, unit)
        first = base + DAY if unit not in ("hour",) else base
        return Meaning(between(first, end), value, "recent", core=day_of(base))
    start = moved(base, -count, unit)
    exact = given is not None and unit in ("hour", "day")
    begin = str(start) if exact else _loose(start, unit)
    return Meaning(UncertainDate.parse(f"{begin}/{base}"), value, "recent", core=day_of(base))


def _loose(start: dt.date, unit: str) -> str:
    if unit in ("year", "decade", "century"):
        return f"{start.year:04d}~"
    if unit in ("month", "quarter", "half"):
        return f"{start.year:04d}-{start.month:02d}~"
    return f"{start}~"


def _length(count: object, unit: str) -> str:
    letters = {"hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y", "night": "D"}
    letter = letters.get(unit, {"decade": "DE", "century": "CE", "quarter": "Q"}.get(unit, "D"))
    time = "T" if unit in ("hour", "minute", "second") else ""
    return f"P{time}{count if count is not None else 'X'}{letter}"


def moved(day: dt.date, count: int, unit: str) -> dt.date:
    """Return a day moved by units, on the same day of another month where it must."""
    if unit == "hour":
        return day + (count // 24 if count > 0 else -(-count // 24)) * DAY
    if unit in ("day", "night"):
        return day + count * DAY
    if unit in ("week", "weekend", "fortnight"):
        return day + (14 if unit == "fortnight" else 7) * count * DAY
    if unit not in _MONTHS:
        return day
    return same_day_months_on(day, max(count * _MONTHS[unit], -12 * (day.year - 1)))


def edge(means: Means, view: View, read: Read) -> Meaning:
    """Read the beginning, middle or end of a period; "courant" is all of it."""
    which = str(means["edge"])
    whole = _whole(means, view, read)
    if whole.date is None or which == "whole":
        return whole
    if whole.date.is_day:
        return with_part(whole, "TMO" if which == "early" else "TEV" if which == "late" else "TAF")
    found = _part(whole.date, which, (means.get("cycle") or means.get("cyclic") or {}).get("unit"))
    return Meaning(found, whole.value, whole.reason)


def _whole(means: Means, view: View, read: Read) -> Meaning:
    for key in (
        "of",
        "of_which",
        "season",
        "decade",
        "century",
        "yearly",
        "quarter",
        "cycle",
        "cyclic",
        "year",
    ):
        inner = means.get(key)
        if isinstance(inner, dict):
            return read(inner, view)
    return Meaning()


def _part(date: UncertainDate, which: str, unit: str | None) -> UncertainDate:
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return date
    if date.precision == "month":
        return UncertainDate.part_of_month(first.year, first.month, which)
    if date.precision == "year":
        return UncertainDate.part_of_year(first.year, which)
    if unit == "week":
        days = {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}[which]
        return between(first + days[0] * DAY, first + days[1] * DAY)
    if date.precision in ("decade", "century"):
        a, b = _YEARS[date.precision][_PARTS.index(which)]
        return UncertainDate.parse(f"{first.year + a:04d}/{first.year + b:04d}")
    size = (last - first).days + 1
    if size < 3:
        return date if which == "mid" else day_of(first if which == "early" else last)
    third = _PARTS.index(which)
    return between(first + size * third // 3 * DAY, first + (size * (third + 1) // 3 - 1) * DAY)
