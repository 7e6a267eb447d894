"""A map as PNG, through resvg: of the extra ``map``, and only loaded when a PNG is wanted."""

from __future__ import annotations

from importlib.util import find_spec

from dateline.errors import UsageError
from dateline.presenting.map.svg import FONT

ZOOM = 2.0  # pixels of the picture a pixel of the drawing, so that words stay sharp in print
PROOF = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'
LETTER = f'<text y="15" font-family="{FONT}">M</text>'


def check_png() -> None:
    """Raise when no PNG can be drawn here.

    Raises
    ------
    UsageError
        ``presenting.no_png`` where resvg is not installed, ``presenting.no_font`` where there is
        no font to write with.
    """
    if find_spec("resvg_py") is None:
        raise UsageError("presenting.no_png")
    if _drawn(PROOF.format(LETTER)) == _drawn(PROOF.format("")):
        raise UsageError("presenting.no_font")


def png_of(svg: str) -> bytes:
    """Return the picture of an SVG text.

    Raises
    ------
    UsageError
        As ``check_png`` does.
    """
    check_png()
    return _drawn(svg, ZOOM)


def _drawn(svg: str, zoom: float = 1.0) -> bytes:
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom))
