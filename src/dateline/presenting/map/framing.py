"""Which part of the world a map shows, and where its points fall on the paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dateline.presenting.map.projection import (
    EqualEarth,
    Flat,
    Point,
    Projection,
    middle_of,
    turned,
)

REGION = (45.0, 30.0)  # degrees; what is wider or taller wants the projection of continents
WORLD = 190.0  # degrees of longitude from which the whole world is shown
WORLD_CENTRE = 11.0  # cuts the map through the Bering Strait
WORLD_SPAN = (-56.0, 80.0)  # latitudes with people
MARGIN = 0.16  # of the extent, on each side
LEAST_ALONE = 8.0  # degrees shown around a single place, so that one sees where it is
LEAST_SPREAD = 1.5  # degrees shown around several
POLE = 84.0


@dataclass(frozen=True)
class View:
    """A rectangle of the projected plane on paper of ``width`` and ``height`` pixels."""

    projection: Projection
    left: float
    top: float
    scale: float  # pixels a degree
    width: int
    height: int

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north, degrees, outside of which nothing is seen."""
        centre, low = self.projection.centre, self.top - self.height / self.scale
        seen = [d for d in range(-90, 91) if low <= self.projection(centre, d)[1] <= self.top]
        south, north = min(seen, default=-90) - 2, max(seen, default=90) + 2
        a_degree = min(self.projection(centre + 1, d)[0] for d in (max(-90, south), min(90, north)))
        side = max(abs(self.left), abs(self.left + self.width / self.scale)) + 1
        reach = min(180.0, side / a_degree) if a_degree > 0 else 180.0
        return centre - reach, south, centre + reach, north

    def pixel(self, lon: float, lat: float) -> Point:
        """Return where a point falls on the paper."""
        return self.placed(turned(lon, self.projection.centre), lat)

    def placed(self, lon: float, lat: float) -> Point:
        """Return the same for a longitude that is counted around the centre already."""
        x, y = self.projection(lon, lat)
        return (x - self.left) * self.scale, (self.top - y) * self.scale


def view_of(points: Iterable[Point], width: int, lowest: int, tallest: int) -> View:
    """Return the view that shows all points with some room around, the world when there are none.

    Parameters
    ----------
    points
        Longitudes and latitudes, degrees.
    width, lowest, tallest
        Of the paper, in pixels; between the two heights, the map is lower for a wide extent. A map
        of the world is as high as it is.
    """
    held = list(points)
    centre, spread = middle_of([lon for lon, _ in held]) if held else (0.0, 360.0)
    if spread > WORLD:
        return _world(width)
    south, north = min(lat for _, lat in held), max(lat for _, lat in held)
    projection: Projection = Flat(centre, max(-60.0, min(60.0, (south + north) / 2)))
    if spread > REGION[0] or north - south > REGION[1]:
        projection = EqualEarth(centre)
    placed = [projection(turned(lon, centre), min(POLE, max(-POLE, lat))) for lon, lat in held]
    least = LEAST_SPREAD if len({(round(x, 1), round(y, 1)) for x, y in placed}) > 2 else None
    return _around(placed, projection, (width, lowest, tallest), least or LEAST_ALONE)


def _around(
    placed: list[Point], projection: Projection, paper: tuple[int, int, int], least: float
) -> View:
    width, lowest, tallest = paper
    (left, right), (low, high) = (_stretch([p[k] for p in placed], least) for k in (0, 1))
    height = round(min(tallest, max(lowest, width * (high - low) / (right - left))))
    scale = min(width / (right - left), height / (high - low))
    middle_x, middle_y = (left + right) / 2, (low + high) / 2
    return View(
        projection,
        middle_x - width / scale / 2,
        middle_y + height / scale / 2,
        scale,
        width,
        height,
    )


def _stretch(values: list[float], least: float) -> tuple[float, float]:
    low, high = min(values), max(values)
    half = max((high - low) * (0.5 + MARGIN), least / 2)
    return (low + high) / 2 - half, (low + high) / 2 + half


def _world(width: int) -> View:
    projection = EqualEarth(WORLD_CENTRE)
    right = projection(WORLD_CENTRE + 180, 0)[0]
    low, high = (projection(WORLD_CENTRE, lat)[1] for lat in WORLD_SPAN)
    scale = width / (2 * right)
    return View(projection, -right, high, scale, width, round((high - low) * scale))
