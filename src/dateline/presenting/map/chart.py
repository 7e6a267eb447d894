"""What a map tells, before anything is drawn: acts in the order of their dates, by their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from dateline.lexicon import Pack
from dateline.presenting import phrases
from dateline.presenting.chronology import acts_of, in_order
from dateline.presenting.map.spots import Numbered, Spot, Stack, places_of, spots_of, stacks_of
from dateline.presenting.page.frame import made_by
from dateline.presenting.words import Words

Record = Mapping[str, Any]

MOST_TOLD = 8  # acts in the words of one sign


@dataclass(frozen=True)
class Chart:
    """The acts of a run, numbered from 1 in the order of their dates, and where they are.

    Attributes
    ----------
    reports
        Short names of the reports; empty where there is only one.
    countries
        Their names by alpha-3 code, in the language of the labels.
    """

    title: str
    facts: str
    made: str
    acts: tuple[Numbered, ...]
    spots: tuple[Spot, ...]
    reports: tuple[str, ...]
    countries: Mapping[str, str]
    words: Words

    @property
    def types(self) -> list[str]:
        """The types that occur on the map, in the order of the codebook's quad classes."""
        met = {one.act.event["type"] for spot in self.spots for one in spot.acts}
        return [t for t in self.type_order if t in met] + sorted(met - set(self.type_order))

    @property
    def statuses(self) -> list[str]:
        """The statuses that occur on the map, by their rank."""
        met = {one.act.event["status"] for spot in self.spots for one in spot.acts}
        return [s for s in self.status_order if s in met] + sorted(met - set(self.status_order))

    @cached_property
    def type_order(self) -> list[str]:
        """All types, by quad class."""
        rows = self.words.pack.rows("core/types")
        return [r["code"] for r in sorted(rows, key=lambda r: (r["quad"], r["code"]))]

    @cached_property
    def status_order(self) -> list[str]:
        """All statuses, by rank."""
        return [code for _, code in self.words.statuses]

    def stacks(self, spots: Sequence[Spot]) -> list[Stack]:
        """Return the acts of spots by their signs."""
        return stacks_of(spots, self.type_order, self.status_order)

    def notes(self) -> list[str]:
        """Return what the map does not show, and whose data it rests on."""
        away = sum(not places_of(one.act) for one in self.acts)
        told = [self.words.count("map_unplaced", away)] if away else []
        return [*told, self.words.label("map_credit")]

    def told(self, acts: Sequence[Numbered]) -> str:
        """Return in words what a sign stands for: each act on lines of its own."""
        pieces = [self._told(one) for one in acts[:MOST_TOLD]]
        left = len(acts) - MOST_TOLD
        more = [f"+ {self.words.count('events', left)}"] if left > 0 else []
        return "\n\n".join([*pieces, *more])

    def day(self, one: Numbered) -> str:
        """Return the date of an act in words."""
        return self.words.date(one.act.when) or self.words.label("no_date")

    def _told(self, one: Numbered) -> str:
        act, words = one.act, self.words
        counts, source = phrases.counts(act, words), phrases.source(act)
        head = [self.day(one), words.status(act.event["status"]), words.what(act.event)]
        lines = [
            " · ".join([*head, counts] if counts else head),
            phrases.who(act),
            phrases.names(act.where),
            f"{words.label('according')} {source}" if source else "",
            phrases.triggers(act, words),
            self.reports[act.report] if self.reports else "",
        ]
        return "\n".join(line for line in lines if line)


def chart_of(records: Iterable[Record], words: Words) -> Chart:
    """Return the chart of analyses in their JSON form; reports that failed are left out."""
    held = [r for r in records if "error" not in r]
    acts = in_order(act for k, record in enumerate(held) for act in acts_of(k, record))
    numbered = tuple(Numbered(k, act) for k, act in enumerate(acts, 1))
    countries = country_names(words.pack, words.lang)
    names = tuple(phrases.report_name(r["report"], k) for k, r in enumerate(held))
    return Chart(
        title=_title(held, words),
        facts=_facts(held, numbered, words),
        made=made_by(held, words),
        acts=numbered,
        spots=tuple(_named(spot, countries) for spot in spots_of(numbered)),
        reports=names if len(held) > 1 else (),
        countries=countries,
        words=words,
    )


def country_names(pack: Pack, lang: str) -> dict[str, str]:
    """Return the name of each country by its alpha-3 code, in the language of the labels."""
    known = _territories(lang)
    rows = pack.rows("core/countries")
    return {r["alpha3"]: known.get(r["alpha2"], r["name"]).replace(" - ", "-") for r in rows}


@cache
def _territories(lang: str) -> Mapping[str, str]:
    from babel import Locale

    return dict(Locale(lang).territories)


def _named(spot: Spot, countries: Mapping[str, str]) -> Spot:
    """A country has its name in the language of the labels, as its neighbours on the map have."""
    own = countries.get(spot.country or "") if spot.kind == "country" else None
    return replace(spot, name=own) if own else spot


def _title(held: Sequence[Record], words: Words) -> str:
    if len(held) != 1:
        return words.label("map_title")
    report = held[0]["report"]
    return " ".join(str(report.get("title") or phrases.report_name(report, 0)).split())


def _facts(held: Sequence[Record], acts: Sequence[Numbered], words: Words) -> str:
    placed = sum(bool(places_of(one.act)) for one in acts)
    sizes = [words.count("events", len(acts)), words.count("map_placed", placed)]
    if len(held) != 1:
        return " · ".join([words.count("reports", len(held)), *sizes])
    report = held[0]["report"]
    facts = [report.get("publisher"), words.published(report), *sizes]
    return " · ".join(f for f in facts if f)
