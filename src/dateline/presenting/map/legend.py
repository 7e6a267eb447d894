"""What stands around a map: its title above; below, the signs that occur, notes and credits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.presenting.map.glyphs import Signs
from dateline.presenting.map.svg import element, room_of, wrapped
from dateline.presenting.map.svg import words as line
from dateline.presenting.words import Words

SIZE = 12.5  # pixels
ROW = 22.0
SIGN = 22.0  # from the edge of a sign to its word
GAP = 18.0
TITLE = 20.0


@dataclass(frozen=True)
class Strip:
    """A piece above or below the map, and how much of the height it takes."""

    markup: str
    height: float


@dataclass(frozen=True)
class Entry:
    """A sign with its word."""

    sign: str
    word: str

    @property
    def room(self) -> float:
        """The width that it takes."""
        return SIGN + room_of(self.word, SIZE) + GAP


def heading(title: str, facts: str, width: float) -> Strip:
    """Return the title and the line of facts below it."""
    rows = wrapped(title, TITLE, width, bold=True)
    y = 0.0
    written = []
    for row in rows:
        y += TITLE * 1.25
        written.append(line(row, 0, y - 4, TITLE, class_="title"))
    for row in wrapped(facts, SIZE, width):
        y += ROW * 0.8
        written.append(line(row, 0, y - 3, SIZE, class_="soft"))
    return Strip("".join(written), y + 8)


def legend(
    types: Iterable[str],
    statuses: Iterable[str],
    signs: Signs,
    words: Words,
    width: float,
    *,
    rough: bool,
) -> Strip:
    """Return the signs that occur: types by shape, statuses by fill, and what a ring means."""
    parts = [
        (words.label("map_shape"), [Entry(signs.plain(t), words.type(t)) for t in types]),
        (words.label("map_fill"), [Entry(signs.sample(s), words.status(s)) for s in statuses]),
    ]
    if rough:
        ring = element("circle", r=8, class_="ring")
        parts.append((words.label("map_precision"), [Entry(ring, words.label("map_rough"))]))
    written, y = "", 0.0
    for label, entries in parts:
        if entries:
            piece = _rows(label, entries, width)
            written += element("g", piece.markup, transform=f"translate(0 {y:g})")
            y += piece.height
    return Strip(written, y)


def notes(told: Sequence[str], width: float) -> Strip:
    """Return the notes below the legend."""
    rows = [row for note in told for row in wrapped(note, SIZE - 1.5, width)]
    written = [line(row, 0, 16 * (k + 1), SIZE - 1.5, class_="soft") for k, row in enumerate(rows)]
    return Strip("".join(written), 16 * len(rows) + 6)


def _rows(label: str, entries: Sequence[Entry], width: float) -> Strip:
    """Set the entries in rows behind their label, or below it where the paper is narrow."""
    head = room_of(label, SIZE, bold=True) + GAP
    narrow = width < 560
    left, y = (0.0, ROW) if narrow else (max(head, 110.0), 0.0)
    x = left
    written = line(label, 0, 15, SIZE, class_="head")
    for entry in entries:
        if x > left and x + entry.room - GAP > width:
            x, y = left, y + ROW
        sign = element("g", entry.sign, transform=f"translate({x + 9:g} {y + 11:g})")
        written += sign + line(entry.word, x + SIGN, y + 15, SIZE)
        x += entry.room
    return Strip(written, y + ROW + 2)
