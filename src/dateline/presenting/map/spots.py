"""The acts of a run by the place where they are told to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.presenting.chronology import Act
from dateline.presenting.map.projection import Point

Record = Mapping[str, Any]

SAME = 2  # decimals of a degree to which places are told apart


@dataclass(frozen=True)
class Numbered:
    """An act with its number in the list of all, from 1."""

    number: int
    act: Act


@dataclass(frozen=True)
class Stack:
    """The acts at one spot that have one sign: the same type and status."""

    type: str
    status: str
    acts: tuple[Numbered, ...]


@dataclass(frozen=True)
class Spot:
    """A place with its acts.

    Attributes
    ----------
    rough
        Whether the place is an area (a region, a country, somewhere near): its point is a middle.
    radius
        Of a rough place, in kilometres, where it is known.
    """

    name: str
    kind: str
    country: str | None
    lon: float
    lat: float
    rough: bool
    radius: float | None
    acts: tuple[Numbered, ...]

    @property
    def point(self) -> Point:
        """Longitude and latitude, degrees."""
        return self.lon, self.lat


def stacks_of(spots: Iterable[Spot], types: list[str], statuses: list[str]) -> list[Stack]:
    """Return the acts of spots by their signs, most acts first, then in the orders given."""
    groups: dict[tuple[str, str], dict[int, Numbered]] = {}
    for one in (one for spot in spots for one in spot.acts):
        event = one.act.event
        groups.setdefault((event["type"], event["status"]), {})[one.number] = one
    found = [
        Stack(kind, status, tuple(acts[k] for k in sorted(acts)))
        for (kind, status), acts in groups.items()
    ]
    return sorted(
        found,
        key=lambda s: (-len(s.acts), _rank(s.type, types), _rank(s.status, statuses)),
    )


def spots_of(acts: Iterable[Numbered]) -> list[Spot]:
    """Return the spots of the acts that have a point on the map, most acts first."""
    groups: dict[Point, list[tuple[Record, Numbered]]] = {}
    for one in acts:
        for place in places_of(one.act):
            point = round(place["lon"], SAME), round(place["lat"], SAME)
            groups.setdefault(point, []).append((place, one))
    spots = [_spot([p for p, _ in group], [n for _, n in group]) for group in groups.values()]
    return sorted(spots, key=lambda s: (-len(s.acts), s.name, s.point))


def places_of(act: Act) -> list[Record]:
    """Return the places of an act with a point; a country gives way to a place inside it."""
    placed = [p for p in act.where if p["lat"] is not None and p["lon"] is not None]
    closer = {p["country"] for p in placed if p["kind"] != "country"}
    return [p for p in placed if p["kind"] != "country" or p["country"] not in closer]


def _spot(places: list[Record], acts: list[Numbered]) -> Spot:
    first = places[0]
    return Spot(
        name=" ".join(first["name"].split()),
        kind=first["kind"],
        country=first["country"],
        lon=float(first["lon"]),
        lat=float(first["lat"]),
        rough=all(_is_rough(p) for p in places),
        radius=first.get("radius"),
        acts=tuple({one.number: one for one in acts}.values()),
    )


def _is_rough(place: Record) -> bool:
    return bool(place.get("approximate", place["kind"] in ("country", "region")))


def _rank(code: str, order: list[str]) -> tuple[int, str]:
    return (order.index(code) if code in order else len(order)), code
