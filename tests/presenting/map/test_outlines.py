"""The outlines that ship, their letters, and how they are cut to a view."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.lexicon import Pack
from dateline.presenting.map.framing import view_of
from dateline.presenting.map.ground import BEYOND, areas, lines
from dateline.presenting.map.outlines import letters_of, line_of, outlines, points_of

ROOT = Path(__file__).resolve().parents[3]
steps = st.integers(-36_000, 36_000)


@given(st.lists(st.tuples(steps, steps)))
def test_letters_give_the_points_back(points: list[tuple[int, int]]) -> None:
    assert list(points_of(letters_of(points))) == points


def test_the_table_holds_together() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "build_outlines.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_outline_is_of_a_country_that_we_know(pack: Pack) -> None:
    known = {row["alpha3"] for row in pack.rows("core/countries")}
    drawn = {c.code for c in outlines().countries} - {"-"}
    assert drawn <= known
    assert {"FRA", "COD", "PSE", "XKX", "TWN", "SSD"} <= drawn


def test_borders_are_shared_and_coasts_are_not() -> None:
    held = outlines()
    mongolia = next(c for c in held.countries if c.code == "MNG")
    inland = {p for ring in mongolia.rings for p in ring.points}
    assert not any(inland & set(line.points) for line in held.coasts)
    assert any(inland & set(line.points) for line in held.borders)


@pytest.mark.parametrize("points", [[(34.4, 31.5)], [(178.4, -18.1), (-171.8, -13.8)], []])
def test_nothing_is_drawn_far_off_the_paper(points: list[tuple[float, float]]) -> None:
    view = view_of(points, 1000, 400, 680)
    rings = [r for c in outlines().countries for r in c.rings]
    paths = areas(rings, view)
    assert paths
    for x, y in (p for path in paths for p in path):
        assert -BEYOND - 1 <= x <= view.width + BEYOND + 1
        assert -BEYOND - 1 <= y <= view.height + BEYOND + 1


def test_no_line_runs_across_a_map_of_the_world() -> None:
    view = view_of([], 1000, 400, 680)
    runs = lines([*outlines().coasts, *outlines().borders], view)
    longest = max(abs(b[0] - a[0]) for run in runs for a, b in pairwise(run))
    assert longest < 60


def test_a_ring_over_the_cut_is_seen_on_both_sides() -> None:
    view = view_of([], 1000, 400, 680)
    west = view.projection.centre - 180
    square = line_of([(west - 5, 0), (west + 5, 0), (west + 5, 5), (west - 5, 5), (west - 5, 0)])
    sides = sorted(path[0][0] > 500 for path in areas([square], view))
    assert sides == [False, True]


def test_no_ring_jumps_at_the_antimeridian() -> None:
    rings = [r for c in outlines().countries if c.code != "ATA" for r in c.rings]
    assert max(r.east - r.west for r in rings) < 200
