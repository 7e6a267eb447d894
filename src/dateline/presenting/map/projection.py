"""Two projections: one for a region, one for continents and the world.

Both give degrees as they are long at the equator, x to the east and y to the north of the centre.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin, sqrt
from typing import Protocol

Point = tuple[float, float]

KM_A_DEGREE = 40_075 / 360  # of the equator


class Projection(Protocol):
    """A way from longitude and latitude to the plane."""

    @property
    def centre(self) -> float:
        """The longitude in the middle, degrees; the map is cut 180 degrees from it."""

    def __call__(self, lon: float, lat: float) -> Point:
        """Return the point of the plane; ``lon`` within 180 degrees of the centre."""


@dataclass(frozen=True)
class Flat:
    """Equirectangular, true in all directions along the latitude ``level``: good for a region."""

    centre: float
    level: float

    def __call__(self, lon: float, lat: float) -> Point:
        """Return the point of the plane."""
        return (lon - self.centre) * cos(radians(self.level)), lat


@dataclass(frozen=True)
class EqualEarth:
    """Equal Earth: areas are true, shapes stay familiar. Good for continents and the world.

    References
    ----------
    B. Šavrič, T. Patterson, B. Jenny, The Equal Earth map projection, International Journal of
    Geographical Information Science 33(3), 2019.
    """

    centre: float

    def __call__(self, lon: float, lat: float) -> Point:
        """Return the point of the plane."""
        t = asin(sqrt(3) / 2 * sin(radians(lat)))
        a, b, c, d = 1.340264, -0.081106, 0.000893, 0.003796
        t2 = t * t
        t6 = t2 * t2 * t2
        slope = 9 * d * t6 * t2 + 7 * c * t6 + 3 * b * t2 + a
        x = 2 * sqrt(3) * radians(lon - self.centre) * cos(t) / (3 * slope)
        y = t * (d * t6 * t2 + c * t6 + b * t2 + a)
        return degrees(x), degrees(y)


def turned(lon: float, centre: float) -> float:
    """Return the longitude as it is counted around a centre: within 180 degrees of it.

    Examples
    --------
    >>> turned(-170, 170)
    190
    """
    return lon - 360 * ((lon - centre + 180) // 360)


def middle_of(longitudes: list[float]) -> tuple[float, float]:
    """Return the middle of the shortest stretch that holds all longitudes, and its length.

    Examples
    --------
    >>> middle_of([170, -170])
    (-180.0, 20.0)
    """
    around = sorted({lon % 360 for lon in longitudes})
    gaps = [
        (after - before, after)
        for before, after in zip(around, [*around[1:], around[0] + 360], strict=True)
    ]
    gap, first = max(gaps)
    length = 360 - gap
    return turned((first + length / 2) % 360, 0) or 0.0, float(length)
