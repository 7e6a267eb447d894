"""Where the names of countries stand: inside the land that is seen, clear of everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.presenting.map.arranging import Box
from dateline.presenting.map.ground import Path
from dateline.presenting.map.projection import Point
from dateline.presenting.map.svg import room_of

SIZES = (15.0, 12.5, 10.5, 9.0)  # pixels, the largest that fits
SPACED = 1.3  # of the room: letters of countries stand apart, and so do two names
LINES = 9  # heights at which a country is looked through
EDGE = 6.0  # pixels from the edge of the paper


@dataclass(frozen=True)
class Name:
    """A country's name with the middle of its line."""

    text: str
    x: float
    y: float
    size: float

    @property
    def box(self) -> Box:
        """The rectangle that the name takes."""
        width = room_of(self.text, self.size) * SPACED
        return Box(self.x - width / 2, self.y - self.size, width, self.size * 1.4)


def names_of(
    areas: Mapping[str, Sequence[Path]], titles: Mapping[str, str], taken: Iterable[Box], paper: Box
) -> list[Name]:
    """Return the names that have room, those of the largest areas first.

    Parameters
    ----------
    areas
        What is seen of each country, as closed paths.
    titles
        The name of each country by its code.
    taken
        What names must not cover.
    """
    blocked = list(taken)
    found: list[Name] = []
    for code, paths in sorted(areas.items(), key=lambda item: (-_largest(item[1]), item[0])):
        name = _named(titles.get(code, ""), paths, blocked, paper) if paths else None
        if name:
            found.append(name)
            blocked.append(name.box)
    return found


def _named(title: str, paths: Sequence[Path], blocked: Sequence[Box], paper: Box) -> Name | None:
    if not title:
        return None
    stretches = [s for path in paths for s in _stretches(path, paper)]
    for size in SIZES:
        needed = room_of(title, size) * SPACED
        for length, x, y in sorted(stretches, reverse=True):
            if length < needed:
                break
            name = Name(title, x, y, size)
            if not any(name.box.meets(box) for box in blocked):
                return name
    return None


def _stretches(path: Path, paper: Box) -> Iterator[tuple[float, float, float]]:
    """Yield the length, middle and height of level stretches of land, cut short near its ends."""
    top = max(min(y for _, y in path), paper.top + EDGE * 2)
    low = min(max(y for _, y in path), paper.top + paper.height - EDGE)
    for k in range(1, LINES + 1):
        y = top + (low - top) * k / (LINES + 1)
        crossings = sorted(_crossings(path, y))
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            left, right = max(left, paper.left + EDGE), min(right, paper.left + paper.width - EDGE)
            inside = 1 - 0.35 * abs(2 * k / (LINES + 1) - 1)  # near the edge there is less height
            if right > left:
                yield round((right - left) * inside, 2), (left + right) / 2, y


def _crossings(path: Path, y: float) -> Iterator[float]:
    before = path[-1]
    for point in path:
        if (point[1] > y) != (before[1] > y):
            yield before[0] + (y - before[1]) / (point[1] - before[1]) * (point[0] - before[0])
        before = point


def _largest(paths: Sequence[Path]) -> float:
    return max((_area(path) for path in paths), default=0.0)


def _area(path: Path) -> float:
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(path, _next(path), strict=True))
    return abs(twice) / 2


def _next(path: Path) -> list[Point]:
    return path[1:] + path[:1]
