"""What `finding` makes (mentions) and what `resolving` makes of them.

Every mention holds its token range (half open), and the id of the pack row or rule that found it.
Nothing here is changed once made: a later stage makes a new record beside the old one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from dateline.dates import UncertainDate
from dateline.records.report import Span


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader of the analysis should know: a conflict of dates, a date not given."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the note as an analysis prints it."""
        return {"code": self.code, "message": self.message, "start": self.start, "end": self.end}


# --- times -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A temporal expression as found; what it means waits for ``resolving``.

    ``means`` is the instruction of the rule with its slots filled (see docs/method/times.md).
    """

    span: Span
    first: int
    stop: int
    kind: str  # date, time, duration, set
    rule: str
    means: Mapping[str, Any]
    parts: tuple[TimeMention, ...] = ()  # the ends of a range


@dataclass(frozen=True, slots=True)
class Time:
    """A temporal expression with its TIMEX3 value and the days it may mean."""

    span: Span
    first: int
    stop: int
    kind: str
    value: str | None
    date: UncertainDate | None
    rule: str
    reason: str = ""
    ends: tuple[Time, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the entry of the ``times`` layer."""
        day = self.date
        return {
            **self.span.to_dict(),
            "kind": self.kind,
            "value": self.value,
            "edtf": day.edtf if day else None,
            "earliest": _iso(day.earliest) if day else None,
            "latest": _iso(day.latest) if day else None,
            "ends": [{**t.span.to_dict(), "kind": t.kind, "value": t.value} for t in self.ends],
            "rule": self.rule,
            "reason": self.reason,
        }


@dataclass(frozen=True)
class Times:
    """All times of a report, and what is known of its day of publication."""

    times: tuple[Time, ...]
    published: UncertainDate | None
    notes: tuple[Note, ...] = ()


# --- actors ----------------------------------------------------------------------------------


class ActorMention(NamedTuple):
    """A noun phrase, pronoun, possessive or demonym that may stand for an actor.

    ``head`` is the token that heads it in the parse. ``form`` is one of name, description,
    pronoun, relative, possessive, adjective. Unknown facts are ``None`` or empty.
    """

    span: Span
    first: int
    stop: int
    head: int
    form: str
    name: str
    kind: str | None  # person, organisation, country, government, group, people
    role: str | None
    country: str | None
    sectors: tuple[str, ...]
    gender: str | None  # Masc, Fem
    number: str | None  # Sing, Plur
    rule: str
    sort: str = ""  # class of the word: states, persons, role, institution, third, relative …
    key: str = ""  # what is the same for all forms of one noun or name
    det: str = ""  # definite, indefinite, demonstrative, possessive
    of: int | None = None  # token of the owner: "l'armée du Liban", "son armée"


@dataclass(frozen=True, slots=True)
class Entity:
    """One actor of a report, under its longest name, with all its mentions."""

    id: str
    name: str
    kind: str
    role: str | None
    country: str | None
    sectors: tuple[str, ...]
    mentions: tuple[Span, ...]
    rule: str = ""
    reason: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the entry of the ``entities`` layer."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "role": self.role,
            "country": self.country,
            "sectors": list(self.sectors),
            "mentions": [m.to_dict() for m in self.mentions],
        }


@dataclass(frozen=True)
class Actors:
    """The actors of a report: entities, mentions, and which mention stands for which entities.

    ``stands_for[k]`` holds the indices in ``entities`` of mention ``k``: one as a rule, several for
    "les deux hommes" or "ils", none for a pronoun that could not be resolved.
    """

    entities: tuple[Entity, ...]
    mentions: tuple[ActorMention, ...]
    stands_for: tuple[tuple[int, ...], ...]

    @cached_property
    def at(self) -> dict[int, int]:
        """Head token -> index of its mention."""
        return {m.head: k for k, m in enumerate(self.mentions)}

    @cached_property
    def covering(self) -> dict[int, int]:
        """Any token of a mention -> index of the shortest mention that covers it."""
        cover: dict[int, int] = {}
        for k in sorted(
            range(len(self.mentions)), key=lambda k: self.mentions[k].first - self.mentions[k].stop
        ):
            m = self.mentions[k]
            for i in range(m.first, m.stop):
                cover[i] = k
        return cover


# --- places ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name as found, with what the words around it say of its kind."""

    span: Span
    first: int
    stop: int
    head: int
    name: str
    feature: str | None  # country, region, city, site when the words tell ("la ville de")
    rule: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map. ``radius`` in km for vague regions; ``others`` are the runners-up."""

    span: Span
    first: int
    stop: int
    head: int
    name: str
    geonames_id: int | None
    lat: float | None
    lon: float | None
    country: str | None
    kind: str  # country, region, city, site
    confidence: float
    rule: str
    reason: str = ""
    radius: float | None = None
    approximate: bool = False
    others: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the entry of the ``places`` layer."""
        return {
            **self.span.to_dict(),
            "name": self.name,
            "geonames_id": self.geonames_id,
            "lat": self.lat,
            "lon": self.lon,
            "country": self.country,
            "kind": self.kind,
            "radius": self.radius,
            "approximate": self.approximate,
            "confidence": round(self.confidence, 3),
        }


# --- quotations ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QuoteMention:
    """Words reported, with the cue that reports them; the speaker is still a token.

    ``speaker`` is the head token of the noun phrase or pronoun that speaks, ``cue`` the token of
    the verb, noun or preposition of saying. ``tokens`` are the token ranges of the content.
    ``scope`` are the ranges told on the speaker's word: the content, and the rest of the reported
    clause where only some of its words stand between marks. ``body`` is the token of the body that
    a spokesperson speaks for.
    """

    kind: str  # direct, mixed, indirect
    content: tuple[Span, ...]
    tokens: tuple[tuple[int, int], ...]
    verb: str | None  # lemma of the cue, as the gold writes it: "déclarer", "selon"
    cue: int | None
    speaker: int | None
    addressee: int | None
    stance: str | None  # declare, accuse, deny, promise, ask, welcome, regret …
    rule: str
    scope: tuple[tuple[int, int], ...] = ()
    body: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words reported, with the entities that speak (indices in ``Actors.entities``).

    ``on_behalf`` are the bodies that a spokesperson speaks for.
    """

    mention: QuoteMention
    speakers: tuple[int, ...]
    speaker_span: Span | None
    addressees: tuple[int, ...] = ()
    reason: str = ""
    on_behalf: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TriggerMention:
    """A word or phrase that may report an act, with the pack row that says so.

    ``tokens`` are those of the phrase ("mettre … fin à"), ``head`` its syntactic head.
    """

    span: Span
    tokens: tuple[int, ...]
    head: int
    row: str
    slots: Mapping[str, int] = field(default_factory=dict)


def _iso(day: Any) -> str | None:
    return None if day is None else str(day)
