"""Write SVG: elements, numbers, paths, and how wide words will be. Same input, same bytes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from dateline.presenting.map.projection import Point
from dateline.presenting.page.marked import clean

FONT = "'Noto Sans', 'DejaVu Sans', 'Segoe UI', Helvetica, Arial, sans-serif"

# Widths of letters of a wide sans-serif, in parts of its size: words get at least their room.
_NARROW, _WIDE, _USUAL, _CAPITAL, _FULL = 0.34, 0.93, 0.6, 0.72, 1.0
_WIDTHS = dict.fromkeys("iljtfrI.,:;|!'’()[]- ·", _NARROW) | dict.fromkeys("mwMW@%—…→", _WIDE)
_BOLD = 1.14


def element(name: str, *content: str, **attributes: object) -> str:
    """Return an element.

    ``class_`` stands for ``class`` and ``_`` for ``-``; ``None`` leaves an attribute out. Content
    is taken as markup: text goes through ``clean`` first.

    Examples
    --------
    >>> element("circle", r=2.50, stroke_width=1, fill=None)
    '<circle r="2.5" stroke-width="1"/>'
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(content)
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def words(text: str, x: float, y: float, size: float, **attributes: object) -> str:
    """Return a line of text."""
    return element("text", clean(text), x=x, y=y, font_size=size, **attributes)


def path_of(paths: Iterable[Iterable[Point]], *, closed: bool) -> str:
    """Return the ``d`` of paths, in tenths of a pixel: whole numbers and relative steps."""
    return "".join(_steps(path, "z" if closed else "") for path in paths)


def number(value: float) -> str:
    """Return a number with two decimals at most."""
    told = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if told == "-0" else told


def room_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how many pixels wide a line of text is."""
    return sum(map(_width, text)) * size * (_BOLD if bold else 1)


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Return the text in lines that are at most ``room`` pixels wide, where words allow."""
    found: list[str] = []
    for word in text.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and room_of(longer, size, bold=bold) <= room:
            found[-1] = longer
        else:
            found.append(word)
    return found


def _value(value: object) -> str:
    return number(value) if isinstance(value, float | int) else clean(str(value))


def _steps(path: Iterable[Point], end: str) -> str:
    tenths = [(round(x * 10), round(y * 10)) for x, y in path]
    steps = [f"{x - before[0]},{y - before[1]}" for before, (x, y) in pairwise(tenths)]
    return f"M{tenths[0][0]},{tenths[0][1]}l{' '.join(steps)}{end}"


def _width(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.east_asian_width(letter) in "WF":
        return _FULL
    if unicodedata.combining(letter):
        return 0.0
    return _CAPITAL if letter.isupper() else _USUAL
