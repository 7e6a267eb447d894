"""Weekdays: which one is meant, by "dernier", by "ce", by the narrative, or by the tense."""

from __future__ import annotations

import datetime as dt

from dateline.resolving.times.spans import (
    DAY,
    day_of,
    nearest_weekday,
    on_or_after,
    on_or_before,
)
from dateline.resolving.times.view import (
    FUTURE,
    PAST,
    PRESENT,
    REPEATED,
    Meaning,
    Means,
    NoDayKnown,
    View,
)

_USAGE = 2  # days; "ce vendredi" is written within that of Friday


def one(day: dt.date, reason: str) -> Meaning:
    """Return the meaning of one day."""
    return Meaning(day_of(day), str(day), reason)


def weekday_of(weekday: int, means: Means, view: View) -> Meaning:
    """Read a weekday: by "dernier", by the narrative, by "ce", or by the tense."""
    which = means.get("which")
    try:
        base = view.told if which in ("before", "after") or means.get("that") else view.now
    except NoDayKnown:
        return Meaning(value=f"XXXX-WXX-{weekday}", reason="no_publication")
    if means.get("that"):
        return one(nearest_weekday(base, weekday), "focus")
    if which:
        return one(_which_weekday(base, weekday, which, means), f"which.{which}")
    if means.get("article") and view.tense.way in (None, PRESENT):
        return Meaning(None, f"XXXX-WXX-{weekday}", REPEATED)
    return _this(base, weekday, view) if means.get("this") else _told(base, weekday, view)


def _which_weekday(base: dt.date, weekday: int, which: str, means: Means) -> dt.date:
    if which in ("last", "before"):
        return on_or_before(base - DAY, weekday)
    return on_or_after(base + DAY, weekday) + 7 * int(means.get("weeks", 0)) * DAY


def _told(base: dt.date, weekday: int, view: View) -> Meaning:
    tense = view.tense
    if tense.way == FUTURE or tense.ahead:
        return one(on_or_after(base, weekday), "tense.future")
    if tense.way == PRESENT and tense.firm:
        return one(nearest_weekday(base, weekday), "tense.present")
    return one(on_or_before(base, weekday), "tense.past" if tense.way else "weekday.past")


def _this(base: dt.date, weekday: int, view: View) -> Meaning:
    """Read "ce vendredi": the one at hand, and written close to it."""
    tense, day = view.tense, nearest_weekday(base, weekday)
    if tense.way == FUTURE or tense.ahead:
        day = on_or_after(base, weekday)
    elif tense.way == PAST and tense.firm:
        day = on_or_before(base, weekday)
    far = abs((day - base).days) > _USAGE
    return Meaning(day_of(day), str(day), "this", doubts=("times.far_weekday",) if far else ())
