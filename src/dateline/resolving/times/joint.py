"""One unknown for the whole report: the publication day, and what the report itself says of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import reduce

from dateline.dates import UncertainDate
from dateline.records import Note
from dateline.resolving.times.telling import Telling, read_all
from dateline.resolving.times.view import Meaning

_MOST = 800  # days tried; a publication known less well than that stays open

_FIELDS = re.compile(r"\d+|\D+")

World = list[Meaning]  # what every mention means if the report was published on one day


def days_of(published: UncertainDate | None) -> list[dt.date | None]:
    """Return the publication days to try; only ``None`` when they are unknown or too many."""
    if published is None or published.size is None or not 0 < published.size <= _MOST:
        return [None]
    return list(published.days())


def worlds(
    telling: Telling, days: Sequence[dt.date | None]
) -> tuple[list[dt.date | None], list[World]]:
    """Return the publication days that the report's own words leave, and what each makes of it.

    Contradictions never force a day: a constraint that no day meets is left aside, and where
    several cannot be met together all days that meet each singly are kept.
    """
    read = [read_all(telling, day) for day in days]
    if len(days) == 1:
        return list(days), read
    kept = _filtered(read, [[m.breaks for m in w] for w in read])
    soft = [[m.doubts for m in read[k]] for k in kept]
    kept = [kept[k] for k in _filtered([read[k] for k in kept], soft)]
    return [days[k] for k in kept], [read[k] for k in kept]


def _filtered(read: Sequence[World], against: list[list[tuple[str, ...]]]) -> list[int]:
    """Return the worlds against which nothing speaks that does not speak against them all."""
    size = len(read[0]) if read else 0
    usable = [k for k in range(size) if any(not w[k] for w in against)]
    kept = [i for i, w in enumerate(against) if not any(w[k] for k in usable)]
    return kept or list(range(len(read)))


def joined(meanings: Sequence[Meaning]) -> Meaning:
    """Return what one mention means over all worlds left."""
    first = meanings[0]
    if len(meanings) == 1:
        return first
    dates = list(dict.fromkeys(m.date for m in meanings if m.date is not None))
    values = [m.value for m in meanings if m.value is not None]
    ends = tuple(
        _common([v for v in column if v is not None])
        for column in zip(*(m.ends for m in meanings), strict=False)
    )
    return Meaning(_union(dates), _common(values), first.reason, ends=ends)


def _union(dates: Sequence[UncertainDate]) -> UncertainDate | None:
    if len(dates) < 2:
        return dates[0] if dates else None
    if any(d.mark for d in dates):
        return reduce(UncertainDate.union, dates)
    return UncertainDate.from_runs(run for d in dates for run in d.runs)


def _common(values: Sequence[str]) -> str | None:
    """Return one value for several: ``2023-11-XX`` for days of one month."""
    values = list(dict.fromkeys(values))
    if len(values) < 2:
        return values[0] if values else None
    parts = [_FIELDS.findall(v) for v in values]
    if len({len(p) for p in parts}) > 1 or any("/" in v for v in values):
        return None
    return "".join(_masked(column) for column in zip(*parts, strict=True))


def _masked(column: Sequence[str]) -> str:
    same = len(set(column)) == 1
    return column[0] if same else "".join("X" if c.isdigit() else c for c in column[0])


def notes_of(
    telling: Telling, read: Sequence[World], published: UncertainDate | None
) -> tuple[Note, ...]:
    """Return a note for every contradiction, and one when no publication day is known."""
    found = [_missing(published)] if _open(telling, read) else []
    for k, mention in enumerate(telling.mentions):
        breaks = [m.breaks for m in (w[k] for w in read)]
        if breaks and all(breaks):
            text = f"{mention.span.text}: {_MESSAGES.get(breaks[0][0], breaks[0][0])}"
            found.append(Note(breaks[0][0], text, mention.span.start, mention.span.end))
    return tuple(found)


_MESSAGES = {
    "times.no_such_day": "the calendar has no such day",
    "times.weekday_conflict": "the weekday and the day of the month contradict each other",
    "times.deictic_conflict": "contradicts the publication day",
}


def _open(telling: Telling, read: Sequence[World]) -> bool:
    return any(m.reason == "no_publication" for m in read[0]) if read else False


def _missing(published: UncertainDate | None) -> Note:
    if published is None:
        return Note("times.no_publication", "no publication date: words like 'yesterday' stay open")
    text = f"the publication date {published.edtf} is too wide to count from"
    return Note("times.wide_publication", text)
