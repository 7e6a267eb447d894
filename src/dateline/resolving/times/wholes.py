"""Expressions of two ends: ranges, alternatives; and sets and references."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.dates import UncertainDate
from dateline.resolving.times.days import nearest_before
from dateline.resolving.times.view import REPEATED, Meaning, Means, View

Read = Callable[[Means, View], Meaning]


def ranged(means: Means, view: View, read: Read) -> Meaning:
    """Read "du 5 au 7 décembre", "de juin à décembre 2019", "les 3 et 4 mai"."""
    to = means["to"]
    end = read({**to, "which": means["which"]} if "which" in means else to, view)
    start = read(nearest_before(means.get("whole") or means["from"], end), view)
    first, last = start.date, end.date
    if first is None or last is None:
        return Meaning(reason=end.reason)
    middle = _middle(means, end, view, read)
    if means.get("kind") == "set" and not _follow([first, *middle, last]):
        found = UncertainDate.all_of([first, *middle, last])
    elif last.surely_before(first):
        both = UncertainDate.one_of([first, last])
        return Meaning(both, None, "order_conflict", ends=(start.value, end.value))
    else:
        found = UncertainDate.interval(first, last)
    ends = (start.value, end.value)
    return replace(end, date=found, value=found.edtf, core=None, part="", ends=ends)


def _middle(means: Means, end: Meaning, view: View, read: Read) -> list[UncertainDate]:
    """Return the day between the ends of a list of three."""
    if "middle" not in means:
        return []
    date = read(nearest_before({"op": "date", "day": means["middle"]}, end), view).date
    return [date] if date else []


def _follow(dates: Sequence[UncertainDate]) -> bool:
    """Return whether each is the day after the one before."""
    pairs = [(a.latest, b.earliest) for a, b in pairwise(dates)]
    return all(a is not None and b is not None and (b - a).days == 1 for a, b in pairs)


def either(means: Means, view: View, read: Read) -> Meaning:
    """Read "en 2022 ou 2023"."""
    end = read(means["to"], view)
    start = read(nearest_before(means["from"], end), view)
    dates = [m.date for m in (start, end) if m.date is not None]
    if not dates:
        return Meaning(reason=end.reason)
    found = UncertainDate.one_of(dates)
    return Meaning(found, start.value, end.reason, ends=(start.value, end.value))


def repeated(means: Means, view: View) -> Meaning:
    """Read "chaque lundi", "tous les jours": a value, and no place on the calendar."""
    weekday = means.get("weekday") or means.get("plural")
    if weekday:
        part = (means.get("ofday") or {}).get("part", "")
        return Meaning(None, f"XXXX-WXX-{weekday}{part}", REPEATED)
    if means.get("month"):
        return Meaning(None, f"XXXX-{means['month']:02d}", REPEATED)
    if means.get("part"):
        return Meaning(None, f"XXXX-XX-XX{means['part']}", REPEATED)
    letters = {"hour": "T1H", "minute": "T1M", "second": "T1S", "day": "1D", "night": "1D",
               "week": "1W", "month": "1M", "quarter": "1Q", "half": "6M", "year": "1Y",
               "weekend": "1WE", "decade": "1DE", "century": "1CE"}  # fmt: skip
    value = letters.get(str(means.get("unit")), "1D")
    if means.get("number"):
        value = value.replace("1", f"{means['number']:g}")
    return Meaning(None, f"P{value}", REPEATED)


def valued(means: Means, view: View) -> Meaning:
    """Read what its table gives the value of: "quotidien"."""
    return Meaning(None, str(means["value"]), REPEATED)


def reference(means: Means, view: View) -> Meaning:
    """Read "actuellement", "à l'époque"."""
    return Meaning(None, str(means["ref"]), "reference")
