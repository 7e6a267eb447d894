"""Lay out the cards of spots so that none covers another, each as near to its place as can be.

A card has the signs of a place in rows and its name below. Where places lie close together their
cards are pushed apart, and a thin line leads from the card to the place. Where even that leaves no
room, places that lie near each other on the paper share a card: nearer ones first, and no more of
them than it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil, hypot, sqrt

from dateline.presenting.map.projection import Point
from dateline.presenting.map.spots import Spot, Stack
from dateline.presenting.map.svg import room_of

CELL = 19.0  # pixels from sign to sign
COUNT = 9.5  # size of the number beside a sign, pixels
PLATE = 3.0  # pixels of the plate around its signs
NAME = 11.5  # size of a place's name, pixels
UNDER = 14.0  # pixels that the name takes below the plate
APART = 4.0  # pixels between cards
MOST = 9  # signs on a card; the rest is counted
ROUNDS = 300
REACHES = (0, 8, 14, 20, 28, 38, 50, 65, 85, 110, 140)  # pixels within which places share a card
CROWDED = 0.3  # of the paper that cards may cover
FAR = 64.0  # pixels that a card may lie away from its place


@dataclass(frozen=True)
class Box:
    """A rectangle on the paper."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Return whether the two lie over each other."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )


@dataclass(frozen=True)
class Card:
    """Spots laid out together: ``at`` is the place of the first, ``x``, ``y`` the signs' middle."""

    spots: tuple[Spot, ...]
    stacks: tuple[Stack, ...]
    at: Point
    x: float
    y: float

    @cached_property
    def name(self) -> str:
        """The name of the first place, and how many more share the card."""
        more = len(self.spots) - 1
        return self.spots[0].name + (f" +{more}" if more else "")

    @property
    def shown(self) -> int:
        """How many stacks have their sign; the last cell tells how many acts have none."""
        return len(self.stacks) if len(self.stacks) <= MOST else MOST - 1

    @property
    def columns(self) -> int:
        """How many signs stand side by side."""
        count = min(len(self.stacks), MOST)
        return count if count < 4 else ceil(sqrt(count * 1.4))

    @cached_property
    def step(self) -> float:
        """How far signs stand apart in a row: wider where one has a number beside it."""
        most = max(len(stack.acts) for stack in self.stacks)
        return CELL + (room_of(str(most), COUNT) if most > 1 else 0)

    @property
    def rows(self) -> int:
        """How many rows of signs."""
        return ceil(min(len(self.stacks), MOST) / self.columns)

    @property
    def plate(self) -> Box:
        """The rectangle behind the signs."""
        width, height = self.columns * self.step + 2 * PLATE, self.rows * CELL + 2 * PLATE
        return Box(self.x - width / 2, self.y - height / 2, width, height)

    @property
    def box(self) -> Box:
        """The rectangle that the card takes, with its name."""
        plate = self.plate
        width = max(plate.width, room_of(self.name, NAME, bold=True))
        return Box(self.x - width / 2, plate.top, width, plate.height + UNDER)

    @property
    def moved(self) -> bool:
        """Whether the card no longer lies on its place."""
        plate = self.plate
        x, y = self.at
        return not (
            plate.left <= x <= plate.left + plate.width
            and plate.top <= y <= plate.top + plate.height
        )

    def cells(self) -> list[Point]:
        """Return the middles of the cells, from the card's middle, in rows."""
        found, count = [], min(len(self.stacks), MOST)
        for k in range(count):
            row, column = divmod(k, self.columns)
            in_row = min(self.columns, count - row * self.columns)
            x = (column - (in_row - 1) / 2) * self.step
            found.append((x, (row - (self.rows - 1) / 2) * CELL))
        return found


def laid_out(
    spots: Sequence[Spot],
    pixel: Callable[[Spot], Point],
    stacks: Callable[[Sequence[Spot]], Sequence[Stack]],
    paper: Box,
) -> list[Card]:
    """Return the cards of all spots, on paper of that size.

    Parameters
    ----------
    pixel
        Where a spot falls on the paper.
    stacks
        The signs of some spots together.
    """
    cards: list[Card] = []
    for reach in REACHES:
        groups = _near([(spot, pixel(spot)) for spot in spots], reach)
        cards = [Card(group, tuple(stacks(group)), at, *at) for group, at in groups]
        if sum(c.box.width * c.box.height for c in cards) > CROWDED * paper.width * paper.height:
            continue
        cards = arranged(cards, paper)
        near = all(hypot(c.x - c.at[0], c.y - c.at[1]) <= FAR for c in cards)
        if near and _are_apart([c.box for c in cards]):
            return cards
    return arranged(cards, paper)


def arranged(cards: Sequence[Card], paper: Box) -> list[Card]:
    """Return the cards moved apart; their order stays."""
    sizes = [(c.box.width, c.box.height) for c in cards]
    homes = [(c.box.left + c.box.width / 2, c.box.top + c.box.height / 2) for c in cards]
    middles = [list(home) for home in homes]
    for k in range(ROUNDS):
        pull = 0.06 if k < ROUNDS * 0.6 else 0.0
        for middle, home in zip(middles, homes, strict=True):
            for axis in (0, 1):
                middle[axis] += (home[axis] - middle[axis]) * pull
        met = _pushed(middles, sizes, homes)
        _kept_on(middles, sizes, paper)
        if not met and (not pull or not k):
            break
    return [
        replace(c, x=c.x + middle[0] - home[0], y=c.y + middle[1] - home[1])
        for c, middle, home in zip(cards, middles, homes, strict=True)
    ]


def _are_apart(boxes: Sequence[Box]) -> bool:
    return not any(one.meets(other) for k, one in enumerate(boxes) for other in boxes[:k])


def _near(
    placed: Sequence[tuple[Spot, Point]], reach: float
) -> list[tuple[tuple[Spot, ...], Point]]:
    """Put each spot to the first one before it that lies within reach; that one gives the place."""
    groups: list[tuple[list[Spot], Point]] = []
    for spot, at in placed:
        for group, lead in groups:
            if reach and hypot(at[0] - lead[0], at[1] - lead[1]) <= reach:
                group.append(spot)
                break
        else:
            groups.append(([spot], at))
    return [(tuple(group), at) for group, at in groups]


def _pushed(middles: list[list[float]], sizes: list[Point], homes: list[Point]) -> bool:
    """Push cards that lie over each other apart, the shorter way; tell whether any did.

    The way is that of their homes: what is north of another stays north of it.
    """
    met = False
    for i, (one, size, home) in enumerate(zip(middles, sizes, homes, strict=True)):
        for other, its_size, its_home in zip(middles[:i], sizes, homes, strict=False):
            room_x = (size[0] + its_size[0]) / 2 + APART
            room_y = (size[1] + its_size[1]) / 2 + APART
            x, y = one[0] - other[0], one[1] - other[1]
            if abs(x) >= room_x or abs(y) >= room_y:
                continue
            met = True
            way_x = 1 if home[0] >= its_home[0] else -1
            way_y = 1 if home[1] >= its_home[1] else -1
            need_x, need_y = room_x - way_x * x, room_y - way_y * y
            axis, push = (0, way_x * need_x) if need_x < need_y else (1, way_y * need_y)
            one[axis] += push * 0.501
            other[axis] -= push * 0.501
    return met


def _kept_on(middles: list[list[float]], sizes: list[Point], paper: Box) -> None:
    for middle, size in zip(middles, sizes, strict=True):
        for axis, room in ((0, paper.width), (1, paper.height)):
            edge = size[axis] / 2 + APART
            middle[axis] = max(edge, min(middle[axis], room - edge))
