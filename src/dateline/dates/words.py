"""Dates in words, in any language that has a table under ``languages/``.

The table holds every word and the order of words; this module knows neither.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from dateline.dates.calendar import civil, year_run
from dateline.dates.naming import name_day
from dateline.dates.points import Point, read_point
from dateline.dates.shapes import Choice, Interval, Member
from dateline.dates.timex import part_of, value_of
from dateline.dates.uncertain import UncertainDate
from dateline.errors import DateError

MOST_MEMBERS = 8  # a longer list is given by its size and its ends
Words = Mapping[str, Any]


def languages() -> list[str]:
    """Return the languages that have a table of words."""
    folder = resources.files("dateline.dates").joinpath("languages")
    return sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".yaml"))


@lru_cache
def load_words(language: str) -> Words:
    """Return the table of a language.

    Raises
    ------
    DateError
        ``dates.no_language`` when there is none.
    """
    if language not in languages():
        raise DateError("dates.no_language", language=language, known=", ".join(languages()))
    import yaml  # only those who want words wait for it

    folder = resources.files("dateline.dates").joinpath("languages")
    table: Words = yaml.safe_load(folder.joinpath(f"{language}.yaml").read_text("utf-8"))
    return table


def in_words(
    date: UncertainDate,
    language: str = "fr",
    *,
    weekday: bool = False,
    words: Words | None = None,
) -> str:
    """Return a date as a reader would write it, without a preposition for a single point.

    Parameters
    ----------
    weekday
        Name the weekday of a single day.
    words
        A table of the caller's own, of the same keys as ``languages/fr.yaml``.

    Raises
    ------
    DateError
        ``dates.no_language`` when there are no words for the language.

    Examples
    --------
    >>> in_words(UncertainDate("2023-10-21/2023-10-31"))
    'fin octobre 2023'
    >>> in_words(UncertainDate("[2023-11-03,2023-11-10]"), "en")
    '3 or 10 November 2023'
    """
    table = words if words is not None else load_words(language)
    text = _date_words(date, table, weekday=weekday)
    for pattern, replacement in table["elisions"].items():
        text = re.sub(pattern, replacement, text)
    return text


def _date_words(date: UncertainDate, words: Words, *, weekday: bool) -> str:
    shape = date.shape
    if isinstance(shape, Choice):
        return _choice_words(date, shape, words)
    if isinstance(shape, Interval):
        return _named_interval(date, words) or _interval_words(shape, words)
    text = _point_words(shape, words)
    if weekday and date.precision == "day":
        name = words["weekdays"][(date.numbers[0][0] - 1) % 7]
        return _form(words, "with_weekday", x=text, weekday=name)
    return text


# --- points ----------------------------------------------------------------------------------


def _point_words(point: Point, words: Words, *, form: str = "") -> str:
    """Return a point in words; ``form`` leaves out the month or year that the next point gives."""
    text = _bare_words(point, words, form)
    if point.clock:
        text = _clock_words(text, point.hour or "", words)
    if point.mark in ("~", "%"):
        text = _form(words, "approximate", x=text)
    return _form(words, "uncertain", x=text) if point.mark in ("?", "%") else text


def _bare_words(point: Point, words: Words, form: str) -> str:
    if point.division:
        return _division_words(point, words)
    if "X" in point.text:
        return _masked_words(point, words)
    if "E" in point.year or "S" in point.year:
        return point.bare
    if point.month is None:
        return _year_words(int(point.year.lstrip("Y")), words)
    parts = {"month": words["months"][int(point.month) - 1]}
    if point.day:
        parts["day"] = words["day_names"].get(int(point.day), str(int(point.day)))
    parts["year"] = _year_words(int(point.year), words)
    return _form(words, form or ("day" if point.day else "month"), **parts)


def _masked_words(point: Point, words: Words) -> str:
    """Return a decade, a century, "a day of November 2023", else the text as EDTF has it."""
    year, month, day = point.year, point.month, point.day
    if month is None:
        return _long_words(point, words)
    if year == "XXXX" and "X" not in month + (day or ""):
        whole = Point(f"2000-{month}", "2000", month, day)
        return _form(words, "some_year", x=_bare_words(whole, words, _yearless(whole)))
    if "X" in year or (day or "XX") != "XX":
        return point.bare
    if month == "XX":
        key = "some_month" if day is None else "some_day"
        return _form(words, key, x=_year_words(int(year), words))
    if "X" in month:
        return point.bare
    return _form(words, "some_day", x=_bare_words(Point("", year, month), words, ""))


def _long_words(point: Point, words: Words) -> str:
    precision, first = point.precision(), civil(point.runs()[0][0])[0]
    if precision == "decade" and first > 0:
        return _form(words, "decade", year=first)
    if precision == "century" and 0 <= first // 100 < len(words["centuries"]):
        return str(words["centuries"][first // 100])
    return point.bare


def _year_words(year: int, words: Words) -> str:
    return str(year) if year > 0 else _form(words, "before_christ", year=1 - year)


def _division_words(point: Point, words: Words) -> str:
    code = point.division or 0
    kind, first = next(row for row in _DIVISIONS if code >= row[1])
    if "X" in point.year:
        return point.bare
    name, year = words[kind][(code - first) % 4], int(point.year)
    over = point.runs()[-1][1] > year_run(year)[1]
    form = "over_new_year" if over else "division"
    text = _form(words, form, name=name, year=_year_words(year, words), next=year + 1)
    return _form(words, "southern", x=text) if 29 <= code <= 32 else text


_DIVISIONS = (("halves", 40), ("thirds", 37), ("quarters", 33), ("seasons", 21))


def _clock_words(text: str, clock: str, words: Words) -> str:
    match = re.match(r"(\d\d)(?::(\d\d))?(?::\d\d)?(.*)", clock)
    assert match
    form = "clock" if match[2] and match[2] != "00" else "hour"
    text = _form(words, form, x=text, hour=int(match[1]), minute=match[2])
    zone = "UTC" if match[3] == "Z" else match[3]
    return _form(words, "zone", x=text, zone=zone) if zone else text


# --- intervals -------------------------------------------------------------------------------


def _named_interval(date: UncertainDate, words: Words) -> str:
    """Return a week, a week-end or a part of a month or year by its name."""
    if date.mark or date.size is None:
        return ""
    part = part_of(date)
    if part:
        return _form(words["parts"], part[0], x=_date_words(part[1], words, weekday=False))
    value = value_of(date) or ""
    if "-W" not in value:
        return ""
    return _form(words, "week_end" if value.endswith("WE") else "week", x=_outer_words(date, words))


def _interval_words(interval: Interval, words: Words) -> str:
    start, end = interval.start, interval.end
    if isinstance(start, Point) and isinstance(end, Point):
        return _span_words(start, end, words)
    if isinstance(start, Point):
        text = _form(words["from"], _kind(start), a=_point_words(start, words))
        return text if end else _form(words, "unknown_end", x=text)
    if isinstance(end, Point):
        text = _form(words["until"], _kind(end), b=_point_words(end, words))
        return text if start else _form(words, "unknown_start", x=text)
    return str(words["any_day"])


def _span_words(start: Point, end: Point, words: Words) -> str:
    kind = _kind(end) if _kind(start) == _kind(end) else "other"
    a, b = _point_words(start, words, form=_short(start, end)), _point_words(end, words)
    return _form(words["between"], kind, a=a, b=b)


def _outer_words(date: UncertainDate, words: Words) -> str:
    first, last = date.numbers[0][0], date.numbers[-1][1]
    return _span_words(read_point(name_day(first)), read_point(name_day(last)), words)


def _kind(point: Point) -> str:
    precision = point.precision()
    return precision if precision in ("day", "month", "year", "decade") else "other"


def _short(point: Point, following: Point) -> str:
    """Return the form of a point that shares its year, or year and month, with the next."""
    plain = not (point.mark or point.clock or "X" in point.text or "X" in following.text)
    if not plain or point.year != following.year or not point.month or point.division:
        return ""
    if point.day and following.day and point.month == following.month:
        return "day_of_month"
    if following.month is None or following.division:
        return ""
    return _yearless(point)


def _yearless(point: Point) -> str:
    return "day_of_year" if point.day else "month_of_year"


# --- sets ------------------------------------------------------------------------------------


def _choice_words(date: UncertainDate, choice: Choice, words: Words) -> str:
    members = choice.members
    every = choice.bracket == "{}"
    if len(members) > MOST_MEMBERS and date.size is not None:
        key = "all_of_many" if every else "many"
        return _form(words, key, count=len(members), x=_outer_words(date, words))
    texts = [
        _member_words(m, members[k + 1] if k + 1 < len(members) else None, words)
        for k, m in enumerate(members)
    ]
    if len(texts) == 1:
        return texts[0]
    listed = words["separator"].join(texts[:-1])
    return _form(words, "all_of" if every else "one_of", x=listed, last=texts[-1])


def _member_words(member: Member, following: Member | None, words: Words) -> str:
    start, end = member
    after = (following.start or following.end) if following else None
    if start and end and start is not end:
        form = _short(end, after) if after else ""
        first = _point_words(start, words, form=_short(start, end))
        dash = "–" if first.isdigit() else " – "
        return f"{first}{dash}{_point_words(end, words, form=form)}"
    if start and end:
        return _point_words(start, words, form=_short(start, after) if after else "")
    return _interval_words(Interval(start or "..", end or ".."), words)


def _form(words: Words, key: str, **parts: object) -> str:
    return str(words[key]).format(**parts)
