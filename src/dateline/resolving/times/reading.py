"""From the instruction of a rule to its meaning: one table of readers, and the bounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.dates import UncertainDate
from dateline.errors import DateError
from dateline.resolving.times import clocks, days, feasts, moves, periods, wholes
from dateline.resolving.times.view import Meaning, Means, NoDayKnown, View

_PLAIN: dict[str, Callable[[Means, View], Meaning]] = {
    "bare": clocks.bare,
    "century": periods.century,
    "clock": clocks.clock,
    "clocks": clocks.clocks,
    "decade": periods.decade,
    "deictic": clocks.deictic,
    "duration": moves.duration,
    "focus": moves.focus,
    "focus_shift": moves.focus_shift,
    "half": periods.half,
    "holiday": feasts.holiday,
    "night": clocks.night,
    "quarter": periods.quarter,
    "recent": periods.recent,
    "ref": wholes.reference,
    "season": periods.season,
    "set": wholes.repeated,
    "shift": moves.shift,
    "since": moves.since,
    "today": clocks.today,
    "value": wholes.valued,
}
_NESTED: dict[str, Callable[[Means, View, Callable[[Means, View], Meaning]], Meaning]] = {
    "cycle": periods.cycle,
    "dated": days.dated,
    "edge": periods.edge,
    "either": wholes.either,
    "range": wholes.ranged,
}
_UNBOUND = ("since", "duration", "set", "ref", "clock", "clocks")


def read(means: Means, view: View) -> Meaning:
    """Return the meaning of an instruction from one view, its bounds left aside."""
    op = means.get("op")
    if op == "date":
        return read(means["of"], view) if "of" in means else days.date(means, view)
    if op == "which":
        return read({**means["of"], "which": means["which"]}, view)
    if op in _NESTED:
        return _NESTED[op](means, view, read)
    return _PLAIN[op](means, view) if op in _PLAIN else Meaning()


def meaning_of(means: Means, view: View) -> Meaning:
    """Return the meaning of an expression, opened by "depuis", "jusqu'à" and their like."""
    try:
        found = read(means, view)
    except NoDayKnown:
        return Meaning(reason="no_publication")
    except (DateError, OverflowError, ValueError):
        return Meaning(reason="no_such_day", breaks=("times.no_such_day",))
    bound = means.get("bound")
    if bound is None or found.date is None or means.get("op") in _UNBOUND:
        return found
    if found.part[1:2].isdigit():  # an hour, though named: "peu avant midi"
        return found
    return replace(found, date=opened(found.date, bound), core=found.core or found.date)


def opened(date: UncertainDate, bound: str) -> UncertainDate:
    """Return a date opened: since, after (from it on), until, before (up to it), around."""
    if bound == "around":
        return date.marked(approximate=True) if date.precision in ("year", "month", "day") else date
    start, end = _ends(date)
    if bound in ("since", "from", "at", "after"):
        return UncertainDate.parse(f"{start}/..") if start else date
    return UncertainDate.parse(f"../{end}") if end else date


def _ends(date: UncertainDate) -> tuple[str, str]:
    """Return the first and last point as written, marks kept; empty where open."""
    if "/" in date.edtf and date.edtf[0] not in "[{":
        start, end = date.edtf.split("/")
        return start.replace("..", ""), end.replace("..", "")
    if date.edtf[0] in "[{" or date.precision in ("decade", "century"):
        if date.precision in ("decade", "century"):
            return date.edtf, date.edtf
        return str(date.earliest or ""), str(date.latest or "")
    return date.edtf, date.edtf
