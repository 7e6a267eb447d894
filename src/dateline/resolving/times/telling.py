"""Read all expressions of a report in order, from one publication day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from dateline.lexicon import Pack
from dateline.records import Document, TimeMention
from dateline.resolving.times.days import nearest_before
from dateline.resolving.times.reading import meaning_of
from dateline.resolving.times.tense import Plans, bent_by, tense_of, verb_parts
from dateline.resolving.times.view import Meaning, Tense, View

_UNFOCUSED = ("duration", "set", "ref", "since", "clock", "clocks", "holiday", "recent")
_LIST = 5  # days that share a month told with the last


@dataclass(frozen=True)
class Telling:
    """What does not change with the publication day: tenses, and the day of speech of quotes.

    ``speech[k]`` is the index of the mention that dates the speech that mention ``k`` is quoted
    from; ``follows[k]`` the index of the date that an hour stands before; ``glossed[k]`` that of
    the weekday in parentheses after a "hier".
    """

    document: Document
    mentions: tuple[TimeMention, ...]
    tenses: tuple[Tense, ...]
    speech: dict[int, int]
    follows: dict[int, int]
    glossed: dict[int, int]
    pack: Pack


def telling_of(
    document: Document,
    mentions: tuple[TimeMention, ...],
    speech: dict[int, int],
    plans: Plans,
    pack: Pack,
) -> Telling:
    """Return what the report itself says of its mentions, before any publication day."""
    parts = verb_parts(document) if mentions else {}
    tenses = tuple(
        bent_by(tense_of(document, m, plans, parts), m.means.get("bound")) for m in mentions
    )
    follows, glossed = _followed(mentions), _glossed(document, mentions)
    return Telling(document, mentions, tenses, speech, follows, glossed, pack)


def _followed(mentions: Sequence[TimeMention]) -> dict[int, int]:
    """Return, for hours that stand before their day ("à 17 h dimanche"), the day's index."""
    found = {}
    for k, (hour, day) in enumerate(pairwise(mentions)):
        if _within_a_day(hour.means) and day.kind == "date" and day.first - hour.stop <= 1:
            found[k] = k + 1
    return found


def _within_a_day(means: Mapping[str, Any]) -> bool:
    whole = means.get("cycle") or {}
    return means.get("op") in ("clock", "clocks", "bare") or whole.get("unit") == "day"


def _glossed(document: Document, mentions: Sequence[TimeMention]) -> dict[int, int]:
    found = {}
    for k, (word, gloss) in enumerate(pairwise(mentions)):
        between = document.text[word.span.end : gloss.span.start].strip()
        ops = (word.means.get("op"), gloss.means.get("op"))
        if between == "(" and ops == ("deictic", "dated"):
            found[k] = k + 1
    return found


def read_all(telling: Telling, published: dt.date | None) -> list[Meaning]:
    """Return the meaning of each mention, as seen from one publication day."""
    view = View(published, telling.pack)
    found: list[Meaning | None] = [None] * len(telling.mentions)
    quoted = {a for k, a in telling.speech.items() if a > k}
    for k in sorted(quoted):  # the day of speech may be told after the words
        found[k] = _read(telling, k, View(published, telling.pack))
    for k, mention in enumerate(telling.mentions):
        anchor = telling.speech.get(k)
        spoken = found[anchor] if anchor is not None else None
        view.speech = spoken.day if spoken else None
        if k in telling.follows:
            found[k] = _before_its_day(telling, k, view)
            continue
        found[k] = _glossed_by(telling, k, view, _read(telling, k, view))
        _refocus(view, mention.means, found[k])
    return [m or Meaning() for m in found]


def _read(telling: Telling, k: int, view: View) -> Meaning:
    view.tense = telling.tenses[k]
    return meaning_of(dict(telling.mentions[k].means), view)


def _glossed_by(telling: Telling, k: int, view: View, own: Meaning) -> Meaning:
    """ "Hier (mercredi)" is that Wednesday, also where the words were said on another day."""
    if own.reason == "no_such_day" and k + 1 < len(telling.mentions):
        return _completed(telling, k, view) or own
    if k not in telling.glossed:
        return own
    other = _read(telling, telling.glossed[k], view)
    if other.day is None or other.day == own.day:
        return own
    return replace(other, part=own.part, doubts=(*own.doubts, "times.deictic_conflict"))


def _completed(telling: Telling, k: int, view: View) -> Meaning | None:
    """ "Mercredi 12" of "mercredi 12, jeudi 13 et vendredi 14 mai": the month is told later."""
    means = telling.mentions[k].means
    inner = means.get("of")
    if not isinstance(inner, dict) or "day" not in inner or "month" in inner:
        return None
    for later in range(k + 1, min(k + _LIST, len(telling.mentions))):
        other = _read(telling, later, view)
        if other.day is not None:
            filled = {**means, "of": nearest_before(inner, other)}
            return meaning_of(filled, view)
    return None


def _before_its_day(telling: Telling, k: int, view: View) -> Meaning:
    day = _read(telling, telling.follows[k], view)
    ahead = View(view.published, view.pack, view.tense, day, day, view.speech)
    return _read(telling, k, ahead if day.day else view)


def _refocus(view: View, means: Mapping[str, Any], meaning: Meaning | None) -> None:
    """A date told sets the focus; lengths, hours and repetitions do not."""
    if meaning is None or meaning.date is None or means.get("op") in _UNFOCUSED:
        return
    view.focus = meaning
    inner = means.get("of")
    if meaning.day and isinstance(inner, dict) and "day" in inner and "month" in inner:
        view.named[inner["month"], inner["day"]] = meaning.day
    if meaning.day:
        view.focus_day = meaning
