"""What one report tells: its events, with everything they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dateline.dates import UncertainDate
from dateline.records.document import Document
from dateline.records.mentions import Actors, Entity, Note, Place, Quote, Time
from dateline.records.report import Report, Span

SCHEMA = "1"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a field of an event has its value, or none.

    ``reason`` is a code of ``packs/core/reasons.csv``, put in words by ``dateline explain``.
    """

    field: str
    rule: str
    reason: str
    span: Span | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the evidence as an analysis prints it."""
        words = self.span.to_dict() if self.span else {"text": None, "start": None, "end": None}
        return {"field": self.field, "rule": self.rule, "reason": self.reason, **words}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A possible trigger that was considered and refused, with the reason's code."""

    sentence: int
    span: Span
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity in its part in one event, with the words of the clause (none when understood)."""

    entity: int
    span: Span | None


@dataclass(frozen=True, slots=True)
class Source:
    """On whose word: the entity, and the verb or preposition that says so."""

    entity: int
    span: Span | None
    verb: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """A number tied to the act; ``max`` is ``None`` for "au moins"."""

    what: str
    min: float
    max: float | None
    approx: bool
    span: Span
    currency: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the entry of ``numbers``."""
        record = {"what": self.what, "min": self.min, "max": self.max, "approx": self.approx}
        if self.currency:
            record["currency"] = self.currency
        return {**record, **self.span.to_dict()}


@dataclass(frozen=True, slots=True)
class Why:
    """Words of purpose or cause that the clause itself gives."""

    kind: str  # purpose, cause
    span: Span

    def to_dict(self) -> dict[str, Any]:
        """Return the entry of ``why``."""
        return {"kind": self.kind, **self.span.to_dict()}


@dataclass(frozen=True, slots=True)
class Event:
    """What one report tells of one act, in one sentence (coding manual, section 1)."""

    id: str
    event_key: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: str
    trigger: Span
    sentence: Span
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    when: Time | None
    where: tuple[Place, ...]
    source: Source | None
    numbers: tuple[Count, ...]
    why: tuple[Why, ...]
    content_of: str | None
    confidence: float
    rule: str
    evidence: tuple[Evidence, ...] = ()
    features: tuple[str, ...] = ()  # what the confidence was computed from; never printed


@dataclass(frozen=True)
class Analysis:
    """All that was read out of one report; the value of ``dateline.code``.

    Attributes
    ----------
    published
        The publication day as far as it is known, after the report's own dates narrowed it.
    refusals
        Triggers considered and refused, for ``dateline explain``.
    document
        The parsed report, kept when asked for; never printed.
    """

    report: Report
    pack: str
    version: str
    published: UncertainDate | None
    times: tuple[Time, ...]
    notes: tuple[Note, ...]
    actors: Actors
    places: tuple[Place, ...]
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]
    refusals: tuple[Refusal, ...] = ()
    document: Document | None = field(default=None, repr=False, compare=False)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The actors of the report."""
        return self.actors.entities

    def to_dict(self) -> dict[str, Any]:
        """Return the analysis as section 11 of the coding manual lays it out."""
        return {**self.head(), **{name: list(layer) for name, layer in self.layers()}}

    def head(self) -> dict[str, Any]:
        """Return what stands before the layers: by whom it was made, and of which report."""
        return {
            "schema": SCHEMA,
            "version": self.version,
            "pack": self.pack,
            "report": {**self.report.to_dict(), "published_as": _date(self.published)},
        }

    def layers(self) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
        """Yield the name of each layer and its entries, each made when its turn comes.

        All entries of a text of 10 MB at once would take a gigabyte.
        """
        yield "times", (t.to_dict() for t in self.times)
        yield "notes", (n.to_dict() for n in self.notes)
        yield "entities", (e.to_dict() for e in self.entities)
        yield "places", (p.to_dict() for p in self.places)
        yield "quotes", map(self._quote, self.quotes)
        yield "events", map(self._event, self.events)

    def _quote(self, quote: Quote) -> dict[str, Any]:
        speakers = [self._participant(Participant(k, quote.speaker_span)) for k in quote.speakers]
        return {
            "speaker": _joined(speakers),
            "speakers": speakers,
            "addressees": [self._participant(Participant(k, None)) for k in quote.addressees],
            "on_behalf": [self._participant(Participant(k, None)) for k in quote.on_behalf],
            "verb": quote.mention.verb,
            "kind": quote.mention.kind,
            "stance": quote.mention.stance,
            "content": [s.to_dict() for s in quote.mention.content],
            "rule": quote.mention.rule,
        }

    def _participant(self, part: Participant) -> dict[str, Any]:
        entity = self.entities[part.entity]
        return {
            "entity": entity.id,
            **_words(part.span),
            "name": entity.name,
            "role": entity.role,
            "country": entity.country,
            "sectors": list(entity.sectors),
            "kind": entity.kind,
        }

    def _event(self, e: Event) -> dict[str, Any]:
        return {
            "id": e.id,
            "event_key": e.event_key,
            "type": e.type,
            "mode": e.mode,
            "contexts": list(e.contexts),
            "status": e.status,
            "trigger": e.trigger.to_dict(),
            "sentence": e.sentence.to_dict(),
            "actors": [self._participant(p) for p in e.actors],
            "recipients": [self._participant(p) for p in e.recipients],
            "when": _when(e.when),
            "where": [p.to_dict() for p in e.where],
            "source": self._source(e.source),
            "numbers": [n.to_dict() for n in e.numbers],
            "why": [w.to_dict() for w in e.why],
            "content_of": e.content_of,
            "confidence": round(e.confidence, 3),
            "rule": e.rule,
            "evidence": [x.to_dict() for x in e.evidence],
        }

    def _source(self, source: Source | None) -> dict[str, Any] | None:
        if source is None:
            return None
        entity = self.entities[source.entity]
        return {
            "entity": entity.id,
            "name": entity.name,
            "country": entity.country,
            "kind": entity.kind,
            "verb": source.verb,
            **_words(source.span),
        }


def _words(span: Span | None) -> dict[str, Any]:
    return span.to_dict() if span else {"text": None, "start": None, "end": None}


def _date(day: UncertainDate | None) -> dict[str, Any] | None:
    if day is None:
        return None
    return {
        "edtf": day.edtf,
        "earliest": str(day.earliest) if day.earliest else None,
        "latest": str(day.latest) if day.latest else None,
    }


def _when(time: Time | None) -> dict[str, Any] | None:
    if time is None:
        return None
    return {
        **time.span.to_dict(),
        **(_date(time.date) or {"edtf": None, "earliest": None, "latest": None}),
    }


def _joined(speakers: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Joint speakers are one speaker under both names, as the coding manual writes them."""
    if not speakers:
        return None
    if len(speakers) == 1:
        return speakers[0]
    return {**speakers[0], "name": " et ".join(s["name"] for s in speakers)}
