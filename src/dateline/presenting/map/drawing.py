"""The map itself: land, borders, places, their cards, names of countries, and the scale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from math import cos, radians

from dateline.presenting.map.arranging import CELL, COUNT, NAME, Box, Card, laid_out
from dateline.presenting.map.chart import Chart
from dateline.presenting.map.framing import View, view_of
from dateline.presenting.map.glyphs import Signs
from dateline.presenting.map.ground import Path, areas, lines
from dateline.presenting.map.naming import names_of
from dateline.presenting.map.outlines import outlines
from dateline.presenting.map.projection import KM_A_DEGREE, EqualEarth, Point
from dateline.presenting.map.spots import Numbered, Spot, Stack
from dateline.presenting.map.svg import element, path_of, room_of
from dateline.presenting.map.svg import words as line
from dateline.presenting.page.marked import clean

WHOLE = 25.0  # degrees; a country told of is shown whole up to this size
WIDE = 200.0  # kilometres; a rough place that reaches farther need not be seen whole
WIDEST = 0.45  # of the paper that a ring may take to each side
RING = 17.0  # pixels, around a rough place whose size is not known, or too wide for the paper
SCALES = (5, 10, 20, 50, 100, 200, 500, 1000, 2000)  # kilometres
SCALE_ROOM = 0.2  # of the width that the scale may take
NOT_NAMED = {"ATA"}


class Drawing:
    """A map of spots of a chart on paper of a width.

    Parameters
    ----------
    lowest, tallest
        Between which the height may be, pixels.
    link
        Returns where a click on an act leads, or ``None`` where nothing is linked.
    """

    def __init__(
        self,
        chart: Chart,
        spots: Sequence[Spot],
        signs: Signs,
        *,
        width: int,
        lowest: int,
        tallest: int,
        link: Callable[[int], str] | None = None,
    ) -> None:
        self._chart, self._spots, self._signs, self._link = chart, spots, signs, link
        self.view: View = view_of(_framed(spots), width, lowest, tallest)
        self.cards = self._cards()

    def markup(self) -> str:
        """Return the map; its upper left corner is the origin."""
        return "".join(
            [
                *self._ground(),
                *self._rings(),
                element("g", *self._leaders(), class_="leaders"),
                element("g", *self._names(), class_="names"),
                element("g", *map(self._card, self.cards), class_="cards"),
                self._scale[1] if self._scale else "",
            ]
        )

    # --- the ground --------------------------------------------------------------------------

    @cached_property
    def _areas(self) -> dict[str, list[Path]]:
        found: dict[str, list[Path]] = {}
        for country in outlines().countries:
            found.setdefault(country.code, []).extend(areas(country.rings, self.view))
        return found

    def _ground(self) -> list[str]:
        told = {s.country for s in self._spots if s.kind == "country"}
        plain = [p for code, paths in self._areas.items() if code not in told for p in paths]
        lit = [p for code, paths in self._areas.items() if code in told for p in paths]
        view = self.view
        drawn = [
            self._sea(),
            _shape("land", plain),
            _shape("land told", lit),
            _shape("border", lines(outlines().borders, view), closed=False),
            _shape("coast", lines(outlines().coasts, view), closed=False),
        ]
        return [element("g", *drawn, transform="scale(.1)", class_="ground")]

    def _sea(self) -> str:
        view = self.view
        if not isinstance(view.projection, EqualEarth):
            corners = [(0.0, 0.0), (view.width, 0.0), (view.width, view.height), (0.0, view.height)]
            return _shape("sea", [corners])
        west, east = view.projection.centre - 180, view.projection.centre + 180
        rim = [(west, lat) for lat in range(-90, 91, 3)] + [
            (east, lat) for lat in range(90, -91, -3)
        ]
        return _shape("sea", [[view.placed(*p) for p in rim]])

    # --- places ------------------------------------------------------------------------------

    def _cards(self) -> list[Card]:
        chart, view = self._chart, self.view
        paper = Box(0, 0, view.width, view.height)
        return laid_out(self._spots, lambda s: view.pixel(*s.point), chart.stacks, paper)

    def _rings(self) -> list[str]:
        rings = []
        for spot in self._spots:
            if spot.rough and not self._is_area(spot):
                x, y = self.view.pixel(*spot.point)
                rings.append(element("circle", cx=x, cy=y, r=self._reach(spot), class_="ring"))
        return [element("g", *rings, class_="rings")] if rings else []

    def _is_area(self, spot: Spot) -> bool:
        """A country that has an outline is shown by it."""
        return spot.kind == "country" and bool(self._areas.get(spot.country or ""))

    def _reach(self, spot: Spot) -> float:
        if not spot.radius:
            return RING
        up = spot.radius / KM_A_DEGREE
        reach = self.view.pixel(*spot.point)[1] - self.view.pixel(spot.lon, spot.lat + up)[1]
        most = min(self.view.width, self.view.height) * WIDEST
        return max(RING, reach) if reach < most else RING

    def _leaders(self) -> list[str]:
        drawn = []
        for card in self.cards:
            x, y = card.at
            if card.moved:
                drawn.append(element("path", d=f"M{x:.1f},{y:.1f}L{card.x:.1f},{card.y:.1f}"))
            for spot in card.spots if card.moved else card.spots[1:]:
                x, y = self.view.pixel(*spot.point)
                drawn.append(element("circle", cx=x, cy=y, r=2.6))
        return drawn

    def _card(self, card: Card) -> str:
        plate = card.plate
        back = element(
            "rect",
            x=plate.left - card.x,
            y=plate.top - card.y,
            width=plate.width,
            height=plate.height,
            rx=min(8.0, plate.height / 2),
            class_="plate" + (" rough" if card.spots[0].rough else ""),
        )
        cells = card.cells()
        aside = (card.step - CELL) / 2  # the room of numbers lies to the right of signs
        signs = [
            self._stack(stack, (at[0] - aside, at[1]))
            for stack, at in zip(card.stacks[: card.shown], cells, strict=False)
        ]
        if card.shown < len(card.stacks):
            signs.append(self._rest(card, cells[-1]))
        name = line(card.name, 0, plate.height / 2 + NAME, NAME, class_="place")
        fixed = element("g", back, *signs, name, class_="fixed")
        return element("g", fixed, transform=f"translate({card.x:.1f} {card.y:.1f})")

    def _stack(self, stack: Stack, at: Point) -> str:
        parts = [self._signs.sign(stack.type, stack.status)]
        if len(stack.acts) > 1:
            parts.append(line(str(len(stack.acts)), 8, 9, COUNT, class_="count"))
        return self._pointed(parts, stack.acts, at)

    def _rest(self, card: Card, at: Point) -> str:
        """Return the cell that counts the acts whose signs have no room."""
        acts = [one for stack in card.stacks[card.shown :] for one in stack.acts]
        count = line(f"+{len(acts)}", 0, 4, 11, class_="rest")
        return self._pointed([count], acts, at)

    def _pointed(self, parts: Sequence[str], acts: Sequence[Numbered], at: Point) -> str:
        """Return a cell that tells its acts when pointed at, and leads to the first of them."""
        told = element("title", clean(self._chart.told(acts)))
        place = f"translate({at[0]:g} {at[1]:g})"
        if self._link:
            return element("a", told, *parts, href=self._link(acts[0].number), transform=place)
        return element("g", told, *parts, transform=place)

    # --- names and scale ---------------------------------------------------------------------

    def _names(self) -> list[str]:
        view = self.view
        told = {s.country for s in self._spots if s.kind == "country"}
        shown = {c: a for c, a in self._areas.items() if c not in NOT_NAMED | told}
        taken = [c.box for c in self.cards] + ([self._scale[0]] if self._scale else [])
        paper = Box(0, 0, view.width, view.height)
        return [
            element(
                "g",
                line(n.text, 0, 0, n.size, letter_spacing=n.size * 0.1, class_="fixed"),
                transform=f"translate({n.x:.1f} {n.y:.1f})",
            )
            for n in names_of(shown, self._chart.countries, taken, paper)
        ]

    @cached_property
    def _scale(self) -> tuple[Box, str] | None:
        """A bar of kilometres in a free corner; on a map of continents it would not be true."""
        view = self.view
        a_kilometre = view.scale / KM_A_DEGREE
        length = max((s for s in SCALES if s * a_kilometre <= view.width * SCALE_ROOM), default=5)
        told = f"{self._chart.words.figure(length)} km"
        bar = length * a_kilometre
        box = self._corner(bar + room_of(told, COUNT) + 30, 26)
        if box is None or isinstance(view.projection, EqualEarth):
            return None
        x, y = box.left + 12, box.top + 17
        path = element("path", d=f"M{x:.1f},{y - 5:.1f}v5h{bar:.1f}v-5")
        return box, element("g", path, line(told, x + bar + 6, y, 10.5), class_="scale")

    def _corner(self, width: float, height: float) -> Box | None:
        right, low = self.view.width - width, self.view.height - height
        corners = [Box(x, y, width, height) for y in (low, 0) for x in (0, right)]
        return next((c for c in corners if not any(c.meets(d.box) for d in self.cards)), None)


def _framed(spots: Iterable[Spot]) -> list[Point]:
    """Return the points that the map must show: places, with their radius or their country."""
    found = []
    for spot in spots:
        found += [spot.point, *_reached(spot), *_country(spot)]
    return found


def _reached(spot: Spot) -> list[Point]:
    if not (spot.rough and spot.radius) or spot.radius > WIDE:
        return []
    up = spot.radius / KM_A_DEGREE
    along = up / max(0.2, cos(radians(spot.lat)))
    return [
        (spot.lon + dx, spot.lat + dy) for dx, dy in ((-along, 0), (along, 0), (0, up), (0, -up))
    ]


def _country(spot: Spot) -> list[Point]:
    """Return the corners of the mainland of a country told of, if it is of a size to be shown."""
    if spot.kind != "country":
        return []
    rings = [r for c in outlines().countries if c.code == spot.country for r in c.rings]
    if not rings:
        return []
    mainland = max(rings, key=lambda r: (r.east - r.west) * (r.north - r.south))
    small = max(mainland.east - mainland.west, mainland.north - mainland.south) < WHOLE
    corners = [(mainland.west, mainland.south), (mainland.east, mainland.north)]
    return corners if small else []


def _shape(kind: str, paths: Iterable[Path], *, closed: bool = True) -> str:
    drawn = path_of(paths, closed=closed)
    rule = "evenodd" if closed else None
    return element("path", d=drawn, class_=kind, fill_rule=rule) if drawn else ""
