"""The sign of an act: its type is the shape, its status the fill.

Shapes are kept in families: round ones for words of cooperation, upright ones for its deeds,
pointed ones and stops for words of conflict, broken and sharp ones for its deeds. Each is some 15
pixels wide around its origin and is told from the others by its outline alone.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.lexicon import Row
from dateline.presenting.map.svg import element
from dateline.presenting.words import Words

SHAPES = {
    "AGREE": "M0-3.7A4.7 4.7 0 1 1 0 3.7A4.7 4.7 0 1 1 0-3.7Z",
    "CONSULT": "M6.8 0A6.8 6.8 0 1 1-6.8 0A6.8 6.8 0 1 1 6.8 0Z",
    "SUPPORT": "M-3.4-3.4A3.5 3.5 0 1 1 3.4-3.4A3.5 3.5 0 1 1 3.4 3.4A3.5 3.5 0 1 1-3.4 3.4"
    "A3.5 3.5 0 1 1-3.4-3.4Z",
    "CONCEDE": "M-7.4 3.8A7.4 7.4 0 0 1 7.4 3.8Z",
    "COOPERATE": "M-6.2-6.2H6.2V6.2H-6.2Z",
    "AID": "M-2.7-7.2H2.7V-2.7H7.2V2.7H2.7V7.2H-2.7V2.7H-7.2V-2.7H-2.7Z",
    "RETREAT": "M-7.6 0L-0.6-7V-3.2H7.2V3.2H-0.6V7Z",
    "REQUEST": "M-7.4-6.4H7.4V3.4H-0.4L-4.8 7.6V3.4H-7.4Z",
    "ACCUSE": "M0-7.2L7.6 6H-7.6Z",
    "REJECT": "M-3-7.2H3L7.2-3V3L3 7.2H-3L-7.2 3V-3Z",
    "THREATEN": "M0 7.2L7.6-6H-7.6Z",
    "PROTEST": "M-6.4-7.8H-3.8V-6.8L7.4-2.6L-3.8 1.6V8H-6.4Z",
    "SANCTION": "M-6.8-7H6.8L2.2 0L6.8 7H-6.8L-2.2 0Z",
    "MOBILIZE": "M0-7.4L7.6-0.2V7L0-0.2L-7.6 7V-0.2Z",
    "COERCE": "M-6.6-1.2H-4.9V-3.2A4.9 4.9 0 0 1 4.9-3.2V-1.2H6.6V7.4H-6.6Z"
    "M-2.3-1.2H2.3V-3.2A2.3 2.3 0 0 0-2.3-3.2Z",
    "ASSAULT": "M0-8.4L1.9-4.5L5.9-5.9L4.5-1.9L8.4 0L4.5 1.9L5.9 5.9L1.9 4.5L0 8.4L-1.9 4.5"
    "L-5.9 5.9L-4.5 1.9L-8.4 0L-4.5-1.9L-5.9-5.9L-1.9-4.5Z",
}
FAMILIES = {"1": "CONSULT", "2": "COOPERATE", "3": "ACCUSE", "4": "ASSAULT"}  # by quad class
PAPER = "#fff"
PLAIN = "#55524a"  # a sign of no status, in the legend


class Signs:
    """Draws signs in the colours of a pack's statuses.

    Parameters
    ----------
    prefix
        Of ids, which must differ between two drawings on one page.
    """

    def __init__(self, words: Words, prefix: str) -> None:
        self._words = words
        self._half = f"{prefix}half"

    def defined(self) -> str:
        """Return what signs refer to: the fill that ends in the middle."""
        colour = self._colour("ongoing")
        stops = [
            element("stop", offset=0.5, stop_color=colour),
            element("stop", offset=0.5, stop_color=PAPER),
        ]
        return element("defs", element("linearGradient", *stops, id=self._half))

    def plain(self, kind: str) -> str:
        """Return the sign of a type with no status."""
        return element("path", d=self._shape(kind), fill=PLAIN, fill_rule="evenodd")

    def sign(self, kind: str, status: str) -> str:
        """Return the sign of an act."""
        return self._filled(self._shape(kind), status)

    def sample(self, status: str) -> str:
        """Return the fill of a status on a disc, whatever the act."""
        return self._filled(SHAPES["CONSULT"], status)

    def _filled(self, shape: str, status: str) -> str:
        colour = self._colour(status)
        draw = _FILLS.get(status, _hollow)
        return draw(shape, colour, f"url(#{self._half})" if draw is _half else colour)

    def _shape(self, kind: str) -> str:
        if kind in SHAPES:
            return SHAPES[kind]
        quad = next(
            (r["quad"] for r in self._words.pack.rows("core/types") if r["code"] == kind), ""
        )
        return SHAPES[FAMILIES.get(quad, "CONSULT")]

    def _colour(self, status: str) -> str:
        row: Row | None = self._words.statuses.get(("", status))
        return row["light"] if row else PLAIN


def _outlined(shape: str, colour: str, **more: object) -> str:
    attributes = {"fill": PAPER, "stroke": colour, "stroke_width": 1.8, **more}
    return element("path", d=shape, fill_rule="evenodd", stroke_linejoin="round", **attributes)


def _full(shape: str, colour: str, fill: str) -> str:
    return _outlined(shape, colour, fill=fill, stroke_width=1.2)


def _half(shape: str, colour: str, fill: str) -> str:
    return _outlined(shape, colour, fill=fill)


def _hollow(shape: str, colour: str, fill: str) -> str:
    return _outlined(shape, colour)


def _aimed(shape: str, colour: str, fill: str) -> str:
    return _outlined(shape, colour) + element("circle", r=2.1, fill=colour)


def _dashed(shape: str, colour: str, fill: str) -> str:
    return _outlined(shape, colour, stroke_dasharray="3.4 2.2", stroke_width=1.6)


def _dotted(shape: str, colour: str, fill: str) -> str:
    return _outlined(
        shape, colour, stroke_dasharray="0.1 3.1", stroke_width=2.4, stroke_linecap="round"
    )


def _crossed(shape: str, colour: str, fill: str) -> str:
    cross = "M-7.6-7.6L7.6 7.6M7.6-7.6L-7.6 7.6"
    pale = _outlined(shape, colour, fill=colour, fill_opacity=0.22, stroke_width=1)
    return pale + element("path", d=cross, stroke=colour, stroke_width=2, stroke_linecap="round")


_FILLS: dict[str, Callable[[str, str, str], str]] = {
    "happened": _full,
    "ongoing": _half,
    "planned": _hollow,
    "wanted": _aimed,
    "possible": _dashed,
    "alleged": _dotted,
    "denied": _crossed,
}
