"""Today and its parts, clock hours, nights."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dateline.resolving.times.days import date, with_part
from dateline.resolving.times.spans import DAY, between, day_of, on_or_before
from dateline.resolving.times.view import FUTURE, PRESENT, Meaning, Means, NoDayKnown, View
from dateline.resolving.times.wholes import repeated

_NIGHT = "TNI"


def deictic(means: Means, view: View) -> Meaning:
    """Read "hier soir", "aujourd'hui (mardi)", "hier, jeudi 2 novembre"."""
    day = view.now + int(means["days"]) * DAY
    breaks: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    if means.get("weekday", day.isoweekday()) != day.isoweekday():
        # the words were said on another day: the weekday beside them is to be trusted
        day, doubts = on_or_before(day, int(means["weekday"])), ("times.deictic_conflict",)
    if "month" in means and (means["day"], means["month"]) != (day.day, day.month):
        breaks, doubts = ("times.deictic_conflict",), ()
    part = (means.get("ofday") or {}).get("part")
    found = Meaning(day_of(day), str(day), "deictic", breaks=breaks, doubts=doubts)
    return with_part(found, part) if part else found


def today(means: Means, view: View) -> Meaning:
    """Read "ce matin", "cette nuit"."""
    part, day = str(means["part"]), view.now
    if part == _NIGHT:
        return night_of(day if view.tense.way == FUTURE else day - DAY)
    return with_part(Meaning(day_of(day), str(day), "deictic"), part)


def bare(means: Means, view: View) -> Meaning:
    """Read "dans la matinée": of the day told just before."""
    part, told = str(means["part"]), view.focus_day
    if means.get("adverb") and view.tense.way == PRESENT and "edge" not in means:
        return repeated(means, view)
    day = view.told_by_now
    if part == _NIGHT:
        evening = bool(told and told.part == "TEV") or view.tense.way == FUTURE
        evening = evening or (told is not None and day < view.now and day == told.day)
        return night_of(day if evening else day - DAY, "focus")
    return with_part(Meaning(day_of(day), str(day), "focus"), part)


def night_of(day: dt.date, reason: str = "deictic") -> Meaning:
    """Return the night that begins on a day."""
    found = Meaning(between(day, day + DAY), f"{day}TNI", reason)
    return Meaning(found.date, found.value, reason, _NIGHT)


def night(means: Means, view: View) -> Meaning:
    """Read "la nuit de mardi à mercredi"."""
    end = date(means["to"], view)
    if end.day is None:
        return end
    start = means.get("from", {})
    first = end.day - DAY
    if "weekday" in start and "day" not in start:
        first = on_or_before(end.day - DAY, int(start["weekday"]))
    found, value = between(first, end.day), f"{first}TNI"
    return replace(end, date=found, value=value, part=_NIGHT, ends=(str(first), end.value))


def clock(means: Means, view: View) -> Meaning:
    """Read a clock hour: of the day told just before, or of the publication."""
    hour = hour_of(means)
    try:
        day = _night_side(hour, view) or view.told_by_now
    except NoDayKnown:
        return Meaning(None, f"XXXX-XX-XX{hour}", "no_publication")
    return Meaning(day_of(day), f"{day}{hour}", "focus", hour)


def _night_side(hour: str, view: View) -> dt.date | None:
    """Return the day of an hour of the night told before: "vers 2 h 30" is of the morrow."""
    told = view.focus
    if told is None or told.part != _NIGHT or told.date is None or told.date.is_day:
        return None
    return told.date.latest if hour < "T12" else told.date.earliest


def clocks(means: Means, view: View) -> Meaning:
    """Read "de 10 h à 14 h"."""
    found = clock(means["from"], view)
    if found.value is None:
        return found
    until = hour_of(means["to"])
    ends = (found.value, found.value.split("T")[0] + until)
    return replace(found, value=f"{found.value}/{until}", ends=ends)


def hour_of(means: Means) -> str:
    """Return a clock hour as TIMEX3 writes it: ``T14:30``, ``T18:00Z``."""
    given = means["clock"]
    hour, minute = int(given.get("hour", given.get("word", 0))), int(given.get("minute", 0))
    late = means.get("ofclock") in ("TAF", "TEV") and hour < 12
    return f"T{(hour + 12 * late) % 24:02d}:{minute:02d}{means.get('zone', '')}"
