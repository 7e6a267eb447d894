"""Days, months and years of the calendar: written whole, in part, or as a weekday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

from dateline.dates import UncertainDate
from dateline.resolving.times.spans import (
    DAY,
    day_of,
    distance,
    nearest_weekday,
    on_or_before,
    safe_day,
)
from dateline.resolving.times.view import (
    FUTURE,
    PAST,
    REPEATED,
    Meaning,
    Means,
    NoDayKnown,
    View,
)
from dateline.resolving.times.weekdays import one, weekday_of

_YEARS_BACK, _YEARS_AHEAD = 40, 6  # where a weekday, day and month without year is looked for
_FAR = 190  # days; a year away
_SLIP = 10  # days around publication where a wrong weekday is a slip and not another year
_TURN = 10  # a two-digit year this far ahead is still of this century
_OLD, _STORY = 300, 45  # days: a story this old, and how far on it is still the same story
_HAND = 7  # days; "ce lundi 6 novembre" is written within that of it


def date(means: Means, view: View) -> Meaning:
    """Read a date with any of year, month, day and weekday."""
    year, day = _year(means, view), means.get("day") or means.get("dayword")
    month, weekday = means.get("month"), means.get("weekday")
    if month and day:
        return _day(year, month, day, weekday, means, view)
    if month:
        return _month(year, month, means, view)
    if day:
        return _day_number(day, weekday, view)
    if weekday:
        return weekday_of(weekday, means, view)
    if year is None:
        return Meaning()
    found = UncertainDate.year(year)
    return Meaning(found, found.edtf, "written")


def _year(means: Means, view: View) -> int | None:
    if "yy" not in means:
        year = means.get("year")
        return year if year is None else int(year)
    limit = view.published.year + _TURN if view.published else 2049
    century = limit // 100 * 100
    full = century + int(means["yy"])
    return full if full <= limit else full - 100


def _day(
    year: int | None, month: int, day: int, weekday: int | None, means: Means, view: View
) -> Meaning:
    if year is not None:
        return _written(year, month, day, weekday, means, view)
    try:
        now = view.now
    except NoDayKnown:
        return _from_focus(month, day, weekday, view)
    near = _choices(now.year, month, day, 1)
    if not near:
        return Meaning(reason="no_such_day", breaks=("times.no_such_day",))
    told = _told_year(month, day, weekday, means, view)
    if told:
        return one(told, "told")
    pick = chosen(near, means.get("which"), view)
    if weekday and pick.isoweekday() != weekday:
        return _other_year(pick, month, day, weekday, means, view)
    found = one(pick, "weekday" if weekday else _why(means, view))
    return _at_hand(_with_tense(found, view), means, view)


def _from_focus(month: int, day: int, weekday: int | None, view: View) -> Meaning:
    """Without a publication day, a year told before serves: the day nearest to it."""
    focus = view.focus_day.day if view.focus_day else None
    near = _choices(focus.year, month, day, 1) if focus else []
    near = [d for d in near if weekday in (None, d.isoweekday())]
    if focus is None or not near:
        return Meaning(value=f"XXXX-{month:02d}-{day:02d}", reason="no_publication")
    return one(min_gap(near, focus), "focus")


def _at_hand(meaning: Meaning, means: Means, view: View) -> Meaning:
    """ "Ce lundi 6 novembre" is written within days of it."""
    if not means.get("this") or meaning.day is None or view.published is None:
        return meaning
    if abs((meaning.day - view.published).days) <= _HAND:
        return meaning
    return replace(meaning, doubts=(*meaning.doubts, "times.far_weekday"))


def _told_year(
    month: int, day: int, weekday: int | None, means: Means, view: View
) -> dt.date | None:
    """Return the day as the report has told it already, or as its old story stands at."""
    if means.get("which"):
        return None
    told, focus = view.named.get((month, day)), view.focus_day
    if told is None and focus and focus.day and focus.reason == "written":
        near = safe_day(focus.day.year, month, day)
        old = (view.now - focus.day).days > _OLD and view.tense.way != FUTURE
        told = near if near and old and abs((near - focus.day).days) <= _STORY else None
    return told if told and weekday in (None, told.isoweekday()) else None


def _written(
    year: int, month: int, day: int, weekday: int | None, means: Means, view: View
) -> Meaning:
    full = safe_day(year, month, day)
    if full is None:
        return Meaning(reason="no_such_day", breaks=("times.no_such_day",))
    if weekday and full.isoweekday() != weekday:
        return _slip(full, weekday)
    return _at_hand(_with_tense(one(full, "written"), view), means, view)


def _with_tense(meaning: Meaning, view: View) -> Meaning:
    """A day told as past is not after publication: a doubt, for plans are told in the past too."""
    if not view.tense.firm or view.speech or view.published is None or meaning.day is None:
        return meaning
    day, way = meaning.day, view.tense.way
    against = (way == PAST and day > view.published) or (way == FUTURE and day < view.published)
    doubts = ("times.against_tense",) if against else ()
    return replace(meaning, doubts=doubts)


def _choices(year: int, month: int, day: int, reach: int) -> list[dt.date]:
    found = (safe_day(y, month, day) for y in range(year - reach, year + reach + 1))
    return [d for d in found if d] or ([] if reach > 3 else _choices(year, month, day, 4))


def _other_year(
    pick: dt.date, month: int, day: int, weekday: int, means: Means, view: View
) -> Meaning:
    """The weekday does not hold in the nearest year: a slip near publication, else another year."""
    now = view.now
    years = range(now.year - _YEARS_BACK, now.year + _YEARS_AHEAD + 1)
    held = [d for d in (safe_day(y, month, day) for y in years) if d]
    held = [d for d in held if d.isoweekday() == weekday]
    near = [d for d in held if abs(d.year - now.year) <= 1]
    close = abs((pick - now).days) <= _SLIP
    if not held or (close and (not near or abs((min_gap(near, now) - now).days) > _FAR)):
        return _slip(pick, weekday)
    best = chosen(held, means.get("which"), view)
    wrong_month = _same_number(day, weekday, now)
    if wrong_month and abs((best - now).days) > _FAR:
        return _conflict(pick, wrong_month)
    return Meaning(day_of(best), str(best), "weekday", doubts=("times.far_year",))


def min_gap(days: Iterable[dt.date], now: dt.date) -> dt.date:
    """Return the day nearest to another."""
    return min(days, key=lambda d: abs((d - now).days))


def _same_number(day: int, weekday: int, now: dt.date) -> dt.date | None:
    """Return the day close to now that has the number and weekday told: the month is a slip."""
    close = (now + k * DAY for k in range(-_SLIP, _SLIP + 1))
    return next((d for d in close if d.day == day and d.isoweekday() == weekday), None)


def _slip(day: dt.date, weekday: int) -> Meaning:
    return _conflict(day, nearest_weekday(day, weekday))


def _conflict(day: dt.date, other: dt.date) -> Meaning:
    """Weekday, number and month contradict each other: both readings stand."""
    either = UncertainDate.one_of([day_of(d) for d in sorted((day, other))])
    return Meaning(either, str(day), "weekday_conflict", breaks=("times.weekday_conflict",))


def chosen(days: list[dt.date], which: str | None, view: View) -> dt.date:
    """Return the day that "dernier", "prochain", the tense or nearness picks."""
    now = view.now
    if which in ("before", "after"):
        now, which = view.told, {"before": "last", "after": "next"}[which]
    if which == "last":
        return max((d for d in days if d < now), default=days[0])
    if which == "next":
        return min((d for d in days if d > now), default=days[-1])
    return min(days, key=lambda d: _cost((d - now).days, view))


def _cost(gap: int, view: View) -> int:
    way = PAST if gap < 0 else FUTURE
    return abs(gap) + (view.tense.weight(way) if gap else 0)


def _why(means: Means, view: View) -> str:
    if means.get("which"):
        return f"which.{means['which']}"
    return f"tense.{view.tense.way}" if view.tense.way else "nearest"


def _month(year: int | None, month: int, means: Means, view: View) -> Meaning:
    if year is not None:
        found = UncertainDate.month(year, month)
        return Meaning(found, found.edtf, "written")
    try:
        now = view.now
    except NoDayKnown:
        return Meaning(value=f"XXXX-{month:02d}", reason="no_publication")
    months = [UncertainDate.month(y, month) for y in range(now.year - 2, now.year + 3)]
    found = nearest(months, means.get("which"), view)
    return Meaning(found, found.edtf, _why(means, view))


def nearest(dates: list[UncertainDate], which: str | None, view: View) -> UncertainDate:
    """Return the one of some periods, in order, that fits best.

    "Dernier" is the last that is over, "prochain" the first not begun; "before" and "after" count
    from the narrative; otherwise distance and tense decide.
    """
    now = view.told if which in ("before", "after") else view.now
    if which in ("last", "before"):
        return [d for d in dates if distance(d, now) < 0][-1]
    if which in ("next", "after"):
        return next(d for d in dates if distance(d, now) > 0)
    return min(dates, key=lambda d: _cost(distance(d, now), view))


def _day_number(day: int, weekday: int | None, view: View) -> Meaning:
    """Read "vendredi 3" or the 3 of "du 3 au 5": the nearest such day."""
    now = view.now
    days = [now + k * DAY for k in range(-45, 46)]
    held = [d for d in days if d.day == day and weekday in (None, d.isoweekday())]
    if not held:
        return Meaning(reason="no_such_day", breaks=("times.no_such_day",))
    return one(chosen(held, None, view), _why({}, view))


def dated(means: Means, view: View, read: Callable[[Means, View], Meaning]) -> Meaning:
    """Read a date with what follows it: "dernier", "au soir"."""
    inner = dict(means["of"])
    for key in ("which", "weeks", "this"):
        if key in means:
            inner[key] = means[key]
    after = means.get("ofday") or {}
    found = read(inner, view)
    part = after.get("part") or inner.get("part")
    return with_part(found, part) if part else found


def with_part(meaning: Meaning, part: str) -> Meaning:
    """Add a part of the day to the TIMEX3 value of a day."""
    value = meaning.value
    if value and (meaning.reason == REPEATED or (meaning.date is not None and meaning.date.is_day)):
        value += part
    return replace(meaning, value=value, part=part)


def nearest_before(start: Means, end: Meaning) -> Means:
    """Complete the start of a range from its end: the 3 of "du 3 au 5 mai" is of May."""
    last = end.core or end.date
    edge = last.earliest if last is not None else None
    if edge is None or "year" in start:
        return start
    filled = dict(start)
    if "day" in start and "month" not in start:
        back = start["day"] > edge.day
        filled["month"] = (edge.month - 2) % 12 + 1 if back else edge.month
        filled["year"] = edge.year - 1 if back and edge.month == 1 else edge.year
    elif "month" in start:
        filled["year"] = edge.year - 1 if start["month"] > edge.month else edge.year
    elif "weekday" in start:
        day = on_or_before(edge, start["weekday"])
        filled |= {"day": day.day, "month": day.month, "year": day.year}
    return filled
