"""Put the acts of one or many reports in the order of their dates.

Works on analyses as ``Analysis.to_dict`` gives them, so that a stored line of JSON is presented
like a fresh one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]

LAST = "9999-99-99"  # sorts after every day of the calendar


@dataclass(frozen=True)
class Act:
    """One act as one report tells it: its mentions with the same type, mode and status.

    Attributes
    ----------
    report
        The number of the report in the run, from 0.
    mentions
        The events that tell it, in the order of the text.
    when
        The first date that a mention gives.
    """

    report: int
    mentions: tuple[Record, ...]
    actors: tuple[Record, ...]
    recipients: tuple[Record, ...]
    when: Record | None
    where: tuple[Record, ...]
    source: Record | None

    @property
    def event(self) -> Record:
        """The first mention: the type, mode and status are those of all."""
        return self.mentions[0]

    @property
    def triggers(self) -> list[str]:
        """The words that tell the act, each once."""
        return list(dict.fromkeys(" ".join(m["trigger"]["text"].split()) for m in self.mentions))

    @property
    def order(self) -> tuple[str, str, int, int]:
        """What acts are sorted by: earliest day, latest day, report, place in the text."""
        day = self.when or {}
        first = day.get("earliest") or day.get("latest") or LAST
        return first, day.get("latest") or LAST, self.report, self.event["trigger"]["start"]


def acts_of(number: int, analysis: Record) -> list[Act]:
    """Return the acts of one analysis, in the order of the text."""
    groups: dict[tuple[Any, ...], list[Record]] = {}
    for event in analysis.get("events", ()):
        key = (event["event_key"], event["type"], event["mode"], event["status"])
        groups.setdefault(key, []).append(event)
    return [_act(number, tuple(mentions)) for mentions in groups.values()]


def in_order(acts: Iterable[Act]) -> list[Act]:
    """Return the acts in the order of their dates; those without a date come last."""
    return sorted(acts, key=lambda a: a.order)


def by_date(acts: Iterable[Act]) -> Iterator[tuple[str | None, list[Act]]]:
    """Yield each EDTF text with its acts, in order; ``None`` for the acts without a date."""
    groups: dict[str | None, list[Act]] = {}
    for act in in_order(acts):
        groups.setdefault(act.when["edtf"] if act.when else None, []).append(act)
    yield from groups.items()


def _act(number: int, mentions: tuple[Record, ...]) -> Act:
    return Act(
        report=number,
        mentions=mentions,
        actors=_all(mentions, "actors", "entity"),
        recipients=_all(mentions, "recipients", "entity"),
        when=_first(mentions, "when"),
        where=_all(mentions, "where", "name"),
        source=_first(mentions, "source"),
    )


def _first(mentions: Iterable[Record], field: str) -> Record | None:
    return next((m[field] for m in mentions if m[field]), None)


def _all(mentions: Iterable[Record], field: str, key: str) -> tuple[Record, ...]:
    found: dict[Any, Record] = {}
    for mention in mentions:
        for value in mention[field]:
            found.setdefault(value[key], value)
    return tuple(found.values())
