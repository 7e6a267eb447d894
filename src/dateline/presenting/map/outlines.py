"""Outlines of land and countries (Natural Earth), as a table of arcs that countries share.

``scripts/build_outlines.py`` makes the table and tells its form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import pairwise

STEPS = 200  # of a degree
EDGE = (
    179.99  # degrees; along the antimeridian countries are cut, which is neither coast nor border
)

Point = tuple[float, float]  # longitude and latitude, degrees


@dataclass(frozen=True)
class Line:
    """Points, and the degrees between which they lie."""

    points: tuple[Point, ...]
    west: float
    south: float
    east: float
    north: float


def line_of(points: Iterable[Point]) -> Line:
    """Return a line through some points."""
    held = tuple(points)
    lons, lats = [lon for lon, _ in held], [lat for _, lat in held]
    return Line(held, min(lons), min(lats), max(lons), max(lats))


@dataclass(frozen=True)
class Country:
    """A country's area: closed rings, holes among them (even-odd)."""

    code: str  # alpha-3, "-" for an area that is no country of its own
    rings: tuple[Line, ...]


@dataclass(frozen=True)
class Outlines:
    """All countries, the lines between land and water, and those between countries."""

    countries: tuple[Country, ...]
    coasts: tuple[Line, ...]
    borders: tuple[Line, ...]


@cache
def outlines() -> Outlines:
    """Return the outlines that ship."""
    return read_outlines(resources.files("dateline.presenting.map").joinpath("outlines.tsv"))


def read_outlines(table: Traversable) -> Outlines:
    """Return the outlines of a table."""
    arcs: list[tuple[Point, ...]] = []
    countries: list[Country] = []
    uses: Counter[int] = Counter()
    for line in table.read_text(encoding="utf-8").splitlines():
        kind, *cells = line.split("\t")
        if kind == "arc":
            arcs.append(tuple((x / STEPS, y / STEPS) for x, y in points_of(cells[0])))
        elif kind == "country":
            rings = [[_signed(k) for k in ring.split(",")] for ring in cells[1].split()]
            uses.update(k if k >= 0 else ~k for ring in rings for k in ring)
            countries.append(Country(cells[0], tuple(_joined(ring, arcs) for ring in rings)))
    return Outlines(
        tuple(countries),
        tuple(run for k in uses if uses[k] == 1 for run in _real(arcs[k])),
        tuple(run for k in uses if uses[k] > 1 for run in _real(arcs[k])),
    )


def letters_of(points: Iterable[tuple[int, int]]) -> str:
    """Return points as letters: each number is the step from the one before.

    The encoded polyline format: five bits a letter, low ones first, the sign in the lowest bit.

    Examples
    --------
    >>> letters_of([(0, 0), (3, -1)])
    '??E@'
    """
    before = (0, 0)
    written = ""
    for point in points:
        for now, then in zip(point, before, strict=True):
            written += _letters(now - then)
        before = point
    return written


def points_of(letters: str) -> Iterator[tuple[int, int]]:
    """Yield the points that ``letters_of`` wrote.

    Examples
    --------
    >>> list(points_of("??E@"))
    [(0, 0), (3, -1)]
    """
    numbers = _numbers(letters)
    x = y = 0
    for dx, dy in zip(numbers, numbers, strict=True):
        x, y = x + dx, y + dy
        yield x, y


def _letters(number: int) -> str:
    rest = (number << 1) ^ (-1 if number < 0 else 0)
    written = ""
    while rest >= 32:
        written += chr((32 | rest & 31) + 63)
        rest >>= 5
    return written + chr(rest + 63)


def _numbers(letters: str) -> Iterator[int]:
    rest = shift = 0
    for letter in letters:
        bits = ord(letter) - 63
        rest |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            yield ~(rest >> 1) if rest & 1 else rest >> 1
            rest = shift = 0


def _signed(arc: str) -> int:
    return ~int(arc[1:]) if arc.startswith("~") else int(arc)


def _joined(ring: list[int], arcs: list[tuple[Point, ...]]) -> Line:
    points: list[Point] = []
    for k in ring:
        arc = arcs[k] if k >= 0 else arcs[~k][::-1]
        points += arc[1:] if points else arc
    return line_of(_unbroken(points))


def _unbroken(ring: list[Point]) -> list[Point]:
    """Return a ring that runs over the antimeridian with longitudes that do not jump there."""
    shift, found = 0, [ring[0]]
    for (before, _), (lon, lat) in pairwise(ring):
        if abs(lon - before) > 180:
            shift += 360 if lon < before else -360
        found.append((lon + shift, lat))
    return found if found[-1] == found[0] else ring  # Antarctica runs around the pole


def _real(arc: tuple[Point, ...]) -> Iterator[Line]:
    """Yield the runs of an arc that are not the cut along the antimeridian."""
    run: list[Point] = [arc[0]]
    for before, point in pairwise(arc):
        if abs(before[0]) > EDGE and abs(point[0]) > EDGE:
            if len(run) > 1:
                yield line_of(run)
            run = []
        run.append(point)
    if len(run) > 1:
        yield line_of(run)
