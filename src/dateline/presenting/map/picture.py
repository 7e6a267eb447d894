"""A map with its title and legend as one SVG file. The same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from dateline.lexicon import load_pack
from dateline.presenting.map.arranging import Card
from dateline.presenting.map.chart import Chart, chart_of
from dateline.presenting.map.drawing import Drawing
from dateline.presenting.map.glyphs import Signs
from dateline.presenting.map.legend import Strip, heading, legend, notes
from dateline.presenting.map.svg import FONT, element
from dateline.presenting.map.svg import words as line
from dateline.presenting.page.frame import template
from dateline.presenting.page.marked import clean
from dateline.presenting.words import Words, words_for

if TYPE_CHECKING:
    from dateline.records import Analysis

Record = Mapping[str, Any]

WIDTH, TALLEST = 1000, 680  # pixels
PAD = 20
NARROW = 560  # pixels; below that one detail a row
GAP = 16  # pixels between two details
CROWD = 4  # places on one card from which they get a map of their own
MOST_DETAILS = 4


def svg_of(records: Iterable[Record], words: Words, *, width: int = WIDTH) -> str:
    """Return a map of the acts of one or many analyses in their JSON form.

    Parameters
    ----------
    width
        Of the picture, pixels; the height follows from what is shown.

    References
    ----------
    docs/how-to/map.md
    """
    chart = chart_of(records, words)
    body = picture(chart, prefix="m", width=width, tallest=round(width * TALLEST / WIDTH))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def map_of(analyses: Iterable[Analysis], *, lang: str | None = None) -> str:
    """Return a map of analyses as SVG.

    Parameters
    ----------
    lang
        ``fr`` or ``en``; default: that of the locale.
    """
    words = words_for(lang, load_pack())
    return svg_of((analysis.to_dict() for analysis in analyses), words)


def picture(
    chart: Chart,
    *,
    prefix: str,
    width: int,
    tallest: int,
    link: Callable[[int], str] | None = None,
) -> str:
    """Return the ``svg`` element: title, map, legend and notes; on a page the title is left out.

    Parameters
    ----------
    prefix
        Of ids, which must differ between two pictures on one page.
    link
        Where an act leads on the page that the picture stands on; ``None`` for a file of its own.
    """
    signs = Signs(chart.words, prefix)
    pad = 0 if link else PAD
    room = width - 2 * pad
    drawing = Drawing(
        chart, chart.spots, signs, width=room, lowest=tallest * 3 // 5, tallest=tallest, link=link
    )
    strips = [
        heading(chart.title, chart.facts, room) if not link else Strip("", 0),
        _framed(drawing),
        *_details(chart, signs, drawing, room, link),
        _legend(chart, signs, room),
        notes([*chart.notes(), *([] if link else [chart.made])], room),
    ]
    return _whole(chart, strips, signs, prefix, width, pad, linked=link is not None)


def _legend(chart: Chart, signs: Signs, room: float) -> Strip:
    rough = any(spot.rough for spot in chart.spots)
    return legend(chart.types, chart.statuses, signs, chart.words, room, rough=rough)


def _framed(drawing: Drawing) -> Strip:
    view = drawing.view
    inner = element(
        "svg",
        drawing.markup(),
        width=view.width,
        height=view.height,
        viewBox=f"0 0 {view.width} {view.height}",
        class_="map",
    )
    frame = element("rect", width=view.width, height=view.height, class_="frame")
    return Strip(inner + frame, view.height + 12)


def _details(
    chart: Chart,
    signs: Signs,
    drawing: Drawing,
    room: int,
    link: Callable[[int], str] | None,
) -> list[Strip]:
    """Return maps of their own for the cards that too many places share, two in a row."""
    crowded = sorted((c for c in drawing.cards if len(c.spots) >= CROWD), key=_acts, reverse=True)
    columns = 2 if room >= NARROW and len(crowded) > 1 else 1
    width = (room - GAP * (columns - 1)) // columns
    height = min(width * 3 // 4, room // 2)
    maps: list[tuple[str, Drawing]] = []
    for card in crowded[:MOST_DETAILS]:
        detail = Drawing(
            chart, card.spots, signs, width=width, lowest=height, tallest=height, link=link
        )
        maps += [(card.name, detail)] if len(detail.cards) > 1 else []
    strips = []
    for k in range(0, len(maps), columns):
        row = enumerate(maps[k : k + columns])
        pieces = [_detail(name, detail, j * (width + GAP)) for j, (name, detail) in row]
        strips.append(Strip("".join(p.markup for p in pieces), max(p.height for p in pieces)))
    return strips


def _acts(card: Card) -> int:
    return sum(len(stack.acts) for stack in card.stacks)


def _detail(name: str, drawing: Drawing, x: float) -> Strip:
    framed = _framed(drawing)
    below = element("g", framed.markup, transform="translate(0 20)")
    inside = line(name, 0, 14, 12.5, class_="head") + below
    return Strip(element("g", inside, transform=f"translate({x:g} 0)"), framed.height + 20)


def _whole(
    chart: Chart,
    strips: list[Strip],
    signs: Signs,
    prefix: str,
    width: int,
    pad: int,
    *,
    linked: bool,
) -> str:
    y = float(pad)
    pieces = []
    for strip in strips:
        pieces.append(element("g", strip.markup, transform=f"translate({pad} {y:g})"))
        y += strip.height
    height = round(y + pad)
    about = [
        element("title", clean(chart.title), id=f"{prefix}title"),
        element("desc", clean(chart.facts), id=f"{prefix}desc"),
        element("style", template("map", "picture.css")),
        signs.defined(),
    ]
    sheet = element("rect", width=width, height=height, class_="sheet")
    return element(
        "svg",
        *about,
        *([] if linked else [sheet]),
        *pieces,
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {width} {height}",
        font_family=FONT,
        class_="chart",
        role="group" if linked else "img",
        aria_labelledby=f"{prefix}title {prefix}desc",
    )
