"""What lies a number of units before or after: publication, or the narrative."""

from __future__ import annotations

import datetime as dt

from dateline.dates import UncertainDate
from dateline.resolving.times.days import with_part
from dateline.resolving.times.periods import moved
from dateline.resolving.times.spans import DAY, between, day_of
from dateline.resolving.times.view import Meaning, Means, NoDayKnown, View

_FEW = 3  # units that "quelques" is taken for
_MANY = 20  # units that "des dizaines de" is taken for, at the least
_COARSE = ("year", "decade", "century", "millennium")
_MONTHLY = ("month", "quarter", "half")
_LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W",
    "weekend": "WE", "fortnight": "W", "month": "M", "quarter": "Q", "half": "M", "year": "Y",
    "decade": "DE", "century": "CE", "millennium": "ML",
}  # fmt: skip
_HALF_DAYS = {"week": 3.5, "month": 15, "year": 182, "decade": 1826, "day": 0.5}


def length(amount: Means) -> str:
    """Return the TIMEX3 value of an amount of time: ``PT24H``, ``P10Y``, ``PXM``.

    >>> length({"number": 12.5, "unit": "second"})
    'PT12.5S'
    >>> length({"number": 1, "unit": "hour", "half": True})
    'PT1H30M'
    """
    unit = amount["unit"]
    minutes = 30 if amount.get("half") else int(amount.get("minutes", 0))
    if unit == "hour" and minutes:
        hours = amount.get("number", 0)
        return f"PT{f'{hours:g}H' if hours else ''}{minutes}M"
    count: object = amount.get("number", amount.get("tens"))
    if amount.get("half"):
        count = float(amount.get("number", 0)) + 0.5
    elif count is not None and unit == "half":
        count = 6 * int(amount["number"])
    elif count is not None and unit == "fortnight":
        count = 2 * int(amount["number"])
    time = "T" if unit in ("second", "minute", "hour") else ""
    return f"P{time}{'X' if count is None else f'{count:g}'}{_LETTERS[unit]}"


def duration(means: Means, view: View) -> Meaning:
    """Read a length of time: a value, and no place on the calendar."""
    return Meaning(None, length(means["amount"]), "length")


def shift(means: Means, view: View) -> Meaning:
    """Read "il y a deux ans" and "dans trois mois", from the publication day."""
    amount, sign = means["amount"], int(means["sign"])
    if (amount.get("few") or amount.get("many")) and sign > 0:
        first = view.now + DAY if amount["unit"] not in ("second", "minute", "hour") else view.now
        return Meaning(between(first, None), "FUTURE_REF", "shift")
    remote = _remote(view.now, amount, sign)
    if remote is not None:
        return Meaning(remote, remote.edtf.strip("~"), "shift")
    day = _moved(view.now, amount, sign)
    found = _rounded(day, amount, exact=6)
    return Meaning(found, found.edtf.strip("~"), "shift", core=day_of(day))


def _remote(day: dt.date, amount: Means, sign: int) -> UncertainDate | None:
    """Return a year that lies outside the years 1 to 9999, such as "il y a 4.000 ans"."""
    unit = amount["unit"]
    if unit not in _COARSE or amount.get("few"):
        return None
    size = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}[unit]
    year = day.year + sign * size * _count(amount)
    if 1 <= year <= 9999:
        return None
    return UncertainDate.year(year).marked(approximate=True)


def since(means: Means, view: View) -> Meaning:
    """Read "depuis trois semaines": from then on. The value is the length."""
    amount = means["amount"]
    value = length(amount)
    if amount["unit"] in ("second", "minute", "hour"):
        return Meaning(None, value, "length")
    if amount.get("few") or amount.get("many"):
        return Meaning(between(None, view.now), value, "since")
    start = _moved(view.now, amount, -1)
    edge = _rounded(start, amount, exact=6, close=True)
    return Meaning(UncertainDate.parse(f"{edge.edtf}/.."), value, "since", core=day_of(start))


def _count(amount: Means) -> int:
    for name in ("number", "tens"):
        if name in amount:
            return int(amount[name])
    return _FEW if amount.get("few") else _MANY if amount.get("many") else 1


def _moved(day: dt.date, amount: Means, sign: int) -> dt.date:
    count, unit = _count(amount), str(amount["unit"])
    unit, count = ("century", 10 * count) if unit == "millennium" else (unit, count)
    day = moved(day, sign * count, unit)
    if amount.get("half"):
        day += sign * int(_HALF_DAYS.get(unit, 0)) * DAY
    return day


def _rounded(day: dt.date, amount: Means, *, exact: int, close: bool = False) -> UncertainDate:
    """Return a day as finely as the amount was counted: days when few, else about a month or year.

    ``close`` keeps the day where a month or two, counted back, reach it.
    """
    unit, count = amount["unit"], amount.get("number", _FEW)
    loose = amount.get("round") or amount.get("half") or amount.get("approx")
    if unit in _COARSE and not (close and unit == "year" and count <= 1) and not amount.get("half"):
        return UncertainDate.parse(f"{day.year:04d}~")
    if unit in _COARSE or (unit in _MONTHLY and not (close and count <= 2 and not loose)):
        return UncertainDate.parse(f"{day.year:04d}-{day.month:02d}~")
    if unit in ("second", "minute", "hour"):
        return day_of(day)
    sure = unit in ("day", "night") and count <= exact and not loose and not amount.get("few")
    return day_of(day) if sure else UncertainDate.parse(f"{day}~")


def focus(means: Means, view: View) -> Meaning:
    """Read "la veille", "le lendemain", "ce jour-là": from the day told last."""
    days, year = int(means.get("days", 0)), means.get("year")
    told = view.focus
    if means.get("against") and means.get("whose"):
        return Meaning(reason="no_anchor")
    if means.get("whole"):
        inner = (told.core or told.date) if told else None
        return Meaning(inner, told.value if inner and told else "PAST_REF", "focus")
    if not days and told and told.date is not None and told.day is None and not view.focus_day:
        return Meaning(told.core or told.date, told.value, "focus")
    day = view.told + days * DAY
    if year:
        day = day.replace(year=int(year))
    reason = "focus" if view.focus_day else "focus.publication"
    part = means.get("part") or (means.get("ofday") or {}).get("part")
    found = Meaning(day_of(day), str(day), reason)
    return with_part(found, part) if part else found


def focus_shift(means: Means, view: View) -> Meaning:
    """Read "deux ans plus tard": from the date told last, no finer than it."""
    amount, sign = means["amount"], int(means["sign"])
    if means.get("against") and (means.get("whose") or means.get("complement")):
        return Meaning(None, length(amount), "no_anchor")
    base = _base(view)
    first = base.earliest
    if first is None:
        raise NoDayKnown
    if amount.get("few") or amount.get("many"):
        day, unit = _moved(first, amount, sign), amount["unit"]
        if unit in ("second", "minute", "hour"):
            return Meaning(day_of(first), str(first), "focus")
        text = f"{day.year:04d}~" if unit in _COARSE else f"{day.year:04d}-{day.month:02d}~"
        return Meaning(UncertainDate.parse(text), text.strip("~"), "focus")
    found = _shifted(base, amount, sign)
    return Meaning(found, found.edtf.strip("~"), "focus")


def _base(view: View) -> UncertainDate:
    told = view.focus
    inner = (told.core or told.date) if told else None
    return inner if inner is not None else day_of(view.now)


def _shifted(base: UncertainDate, amount: Means, sign: int) -> UncertainDate:
    unit, first = amount["unit"], base.earliest
    assert first is not None
    day = _moved(first, amount, sign)
    loose = "~" if amount.get("round") or amount.get("approx") else ""
    if unit in _COARSE and not amount.get("half"):
        return UncertainDate.parse(f"{day.year:04d}{loose}")
    if base.precision == "year" or (unit in _MONTHLY or unit == "year"):
        return UncertainDate.parse(f"{day.year:04d}-{day.month:02d}{loose}")
    if base.is_day:
        return UncertainDate.parse(f"{day}{loose}")
    return UncertainDate.parse(f"{day.year:04d}-{day.month:02d}~")
