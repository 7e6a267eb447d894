"""Feasts and set days: fixed, by Easter, by weekday, or by a table of years."""

from __future__ import annotations

import datetime as dt

from dateline.dates import UncertainDate
from dateline.lexicon import Pack
from dateline.resolving.times.days import nearest
from dateline.resolving.times.spans import DAY, between, easter, on_or_after, safe_day
from dateline.resolving.times.view import Meaning, Means, View

Years = dict[tuple[str, int], tuple[dt.date, dt.date]]


def movable(pack: Pack) -> Years:
    """Return the first and last day of every feast that a table gives, by feast and year."""
    return {
        (row["holiday"], int(row["start"][:4])): (
            dt.date.fromisoformat(row["start"]),
            dt.date.fromisoformat(row["end"]),
        )
        for row in pack.rows("times/days/movable")
    }


def holiday(means: Means, view: View) -> Meaning:
    """Read a feast of the year given, or of the year that fits."""
    rule = str(means["holiday"])
    if len(rule) == 10 and rule[:4].isdecimal():
        return Meaning(UncertainDate.parse(rule), rule, "feast.named")
    year = means.get("year")
    if year is not None:
        found = feast(rule, int(year), view.pack)
        return Meaning(found, _value(found), "feast") if found else Meaning(reason="no_table")
    now = view.now
    dates = [feast(rule, y, view.pack) for y in range(now.year - 2, now.year + 3)]
    known = [d for d in dates if d is not None]
    if len(known) < 3:
        return Meaning(reason="no_table")
    found = nearest(known, means.get("which"), view)
    return Meaning(found, _value(found), "feast")


def _value(date: UncertainDate) -> str:
    return str(date.earliest) if date.is_day else date.edtf


def feast(rule: str, year: int, pack: Pack) -> UncertainDate | None:
    """Return the day or days of a feast in a year, ``None`` where no table reaches.

    Rules: ``MM-DD``; ``easter+39``; ``4-4-11`` the fourth Thursday of November, ``last-1-05`` the
    last Monday of May; ``1<MM-DD`` the last Monday before a day; ``table.name``.
    """
    if rule.startswith("table."):
        days = pack.index(movable).get((rule[6:], year))
        return between(*days) if days and days[0] != days[1] else _one(days and days[0])
    if rule.startswith("easter"):
        return _one(easter(year) + int(rule[6:] or 0) * DAY)
    if "<" in rule:
        weekday, day = rule.split("<")
        before = dt.date(year, int(day[:2]), int(day[3:])) - DAY
        return _one(before - (before.isoweekday() - int(weekday)) % 7 * DAY)
    parts = rule.split("-")
    if len(parts) == 3:
        return _one(_nth(parts[0], int(parts[1]), int(parts[2]), year))
    return _one(safe_day(year, int(parts[0]), int(parts[1])))


def _nth(count: str, weekday: int, month: int, year: int) -> dt.date:
    if count == "last":
        after = dt.date(year + month // 12, month % 12 + 1, 1)
        return on_or_after(after - 7 * DAY, weekday)
    return on_or_after(dt.date(year, month, 1), weekday) + 7 * (int(count) - 1) * DAY


def _one(day: dt.date | None) -> UncertainDate | None:
    return UncertainDate.of(day) if day else None
