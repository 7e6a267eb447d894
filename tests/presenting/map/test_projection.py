"""The projections, the middle of longitudes, and what a view shows."""

from __future__ import annotations

from math import cos, radians

import pytest

from dateline.presenting.map.framing import LEAST_ALONE, view_of
from dateline.presenting.map.projection import EqualEarth, Flat, middle_of, turned

GAZA, PARIS, SUVA, APIA = (34.45, 31.5), (2.35, 48.86), (178.4, -18.1), (-171.8, -13.8)


def test_equal_earth_at_known_points() -> None:
    """From the paper: the map is 2.0546 times as wide as high, poles are lines."""
    project = EqualEarth(0)
    width, height = 2 * project(180, 0)[0], 2 * project(0, 90)[1]
    assert project(0, 0) == (0, 0)
    assert width / height == pytest.approx(2.0546, abs=0.0001)
    assert project(180, 90)[0] > 0.5 * project(180, 0)[0]


def test_equal_earth_keeps_areas() -> None:
    project = EqualEarth(0)

    def area(lat: float) -> float:
        (_, low), (_, high) = project(0, lat - 0.5), project(0, lat + 0.5)
        return project(1, lat)[0] * (high - low) / cos(radians(lat))

    assert area(60) == pytest.approx(area(5), rel=0.001)


def test_flat_is_true_to_shape_at_its_level() -> None:
    project = Flat(2, 60)
    assert project(4, 60) == pytest.approx((1, 60))


@pytest.mark.parametrize(
    ("longitudes", "middle", "length"),
    [([10], 10, 0), ([-5, 5], 0, 10), ([170, -170], -180, 20), ([-100, 100], -180, 160)],
)
def test_middle_of_the_shorter_way_around(
    longitudes: list[float], middle: float, length: float
) -> None:
    assert middle_of(longitudes) == (middle, length)


def test_turned_counts_around_the_centre() -> None:
    assert [turned(lon, 175) for lon in (170, -170, -4, -6)] == [170, 190, -4, 354]


@pytest.mark.parametrize("points", [[GAZA], [GAZA, PARIS], [SUVA, APIA], [GAZA, PARIS, SUVA]])
def test_all_points_lie_well_inside(points: list[tuple[float, float]]) -> None:
    view = view_of(points, 1000, 400, 680)
    for x, y in (view.pixel(*p) for p in points):
        assert 50 < x < view.width - 50
        assert 0.05 * view.height < y < 0.95 * view.height


def test_a_single_place_is_seen_with_its_surroundings() -> None:
    view = view_of([PARIS], 1000, 400, 680)
    north, south = view.pixel(2.35, 48.86 + LEAST_ALONE / 2), view.pixel(2.35, 48.86 - 3)
    assert north[1] == pytest.approx(0, abs=1)
    assert south[1] < view.height


def test_places_on_both_sides_of_the_antimeridian_lie_side_by_side() -> None:
    view = view_of([SUVA, APIA], 1000, 400, 680)
    assert view.pixel(*SUVA)[0] < view.pixel(*APIA)[0]
    assert view.pixel(*APIA)[0] - view.pixel(*SUVA)[0] < 1000


@pytest.mark.parametrize("points", [[], [(-120, 40), (20, 0), (140, -30)]])
def test_the_world_where_places_are_spread_or_none(points: list[tuple[float, float]]) -> None:
    view = view_of(points, 1000, 400, 680)
    assert isinstance(view.projection, EqualEarth)
    assert view.pixel(view.projection.centre, 0)[0] == pytest.approx(500)


@pytest.mark.parametrize("points", [[GAZA], [SUVA, APIA], [GAZA, PARIS], []])
def test_bounds_hold_all_that_is_seen(points: list[tuple[float, float]]) -> None:
    view = view_of(points, 1000, 400, 680)
    west, south, east, north = view.bounds
    centre = view.projection.centre
    for lon in range(-179, 180, 2):
        for lat in range(-89, 90, 2):
            x, y = view.pixel(lon, lat)
            if 0 <= x <= view.width and 0 <= y <= view.height:
                assert west <= turned(lon, centre) <= east
                assert south <= lat <= north
