"""Land, coasts and borders inside a view, as lines of pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import hypot

from dateline.presenting.map.framing import View
from dateline.presenting.map.outlines import Line
from dateline.presenting.map.projection import Point, turned

BEYOND = 24  # pixels kept around the paper, so that cut edges stay out of sight
STEP = 0.7  # pixels; points nearer than this to the last one are left out
LEAST = 1.2  # pixels; smaller islands are left out

Path = list[Point]


def areas(rings: Iterable[Line], view: View) -> list[Path]:
    """Return closed rings as they are seen: turned, cut to the paper, thinned."""
    seen = []
    for ring in rings:
        for shift in _turns(ring, view):
            piece = _turned_ring(ring, shift, view.projection.centre)
            path = _thinned(_cut_to_paper([view.placed(*p) for p in piece], view))
            if len(path) > 2 and _size(path) > LEAST:
                seen.append(path)
    return seen


def lines(runs: Iterable[Line], view: View) -> list[Path]:
    """Return open lines as they are seen: broken where the map is cut, and at the paper's edge."""
    seen = []
    for run in runs:
        for part in _inside(run, view) if _turns(run, view) else ():
            path = _thinned(part)
            if len(path) > 1 and _size(path) > LEAST:
                seen.append(path)
    return seen


def _turns(line: Line, view: View) -> list[int]:
    """Return by how many degrees, of whole turns, a line must be moved to be seen; often none."""
    west, south, east, north = view.bounds
    if line.north < south or line.south > north:
        return []
    return [t for t in (-360, 0, 360) if line.east + t > west and line.west + t < east]


def _turned_ring(ring: Line, shift: int, centre: float) -> Path:
    """Return a ring without what lies beyond the cut, half a turn from the centre."""
    piece = [(lon + shift, lat) for lon, lat in ring.points]
    if ring.west + shift < centre - 180:
        piece = _cut(piece, 0, centre - 180, above=True)
    if ring.east + shift > centre + 180:
        piece = _cut(piece, 0, centre + 180, above=False)
    return piece


def _cut_to_paper(path: Path, view: View) -> Path:
    for axis, size in ((0, view.width), (1, view.height)):
        values = [p[axis] for p in path]
        if not values or max(values) < -BEYOND or min(values) > size + BEYOND:
            return []
        if min(values) < -BEYOND:
            path = _cut(path, axis, -BEYOND, above=True)
        if max(values) > size + BEYOND:
            path = _cut(path, axis, size + BEYOND, above=False)
    return path


def _cut(path: Path, axis: int, at: float, *, above: bool) -> Path:
    """Return the part of a closed path on one side of a line (Sutherland and Hodgman, 1974)."""

    def kept(point: Point) -> bool:
        return point[axis] >= at if above else point[axis] <= at

    found: Path = []
    before = path[-1]
    for point in path:
        if kept(point) != kept(before):
            found.append(_crossing(before, point, axis, at))
        if kept(point):
            found.append(point)
        before = point
    return found


def _crossing(one: Point, other: Point, axis: int, at: float) -> Point:
    share = (at - one[axis]) / (other[axis] - one[axis])
    along = one[1 - axis] + share * (other[1 - axis] - one[1 - axis])
    return (at, along) if axis == 0 else (along, at)


def _inside(run: Line, view: View) -> Iterator[Path]:
    seen = _seen_by(view)
    part: Path = []
    before: tuple[float, Point, bool] | None = None
    for lon, lat in run.points:
        east = turned(lon, view.projection.centre)
        pixel = view.placed(east, lat)
        now = (east, pixel, seen(pixel))
        if before and abs(east - before[0]) < 180 and (now[2] or before[2]):
            part = part or [before[1]]
            part.append(pixel)
        elif part:
            yield part
            part = []
        before = now
    if part:
        yield part


def _seen_by(view: View) -> Callable[[Point], bool]:
    def seen(pixel: Point) -> bool:
        x, y = pixel
        return -BEYOND <= x <= view.width + BEYOND and -BEYOND <= y <= view.height + BEYOND

    return seen


def _thinned(path: Path) -> Path:
    """Return the path without points that stand too near to the last one kept."""
    kept: Path = []
    for point in path:
        if not kept or hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= STEP:
            kept.append(point)
    if path and kept[-1] != path[-1]:
        kept.append(path[-1])
    return kept


def _size(path: Path) -> float:
    return max(max(p[k] for p in path) - min(p[k] for p in path) for k in (0, 1))
