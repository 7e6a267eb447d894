"""The acts of one or many reports on a map: types by shape, statuses by fill. Works offline."""

from dateline.presenting.map.page import map_page_of
from dateline.presenting.map.picture import map_of, svg_of
from dateline.presenting.map.raster import check_png, png_of

__all__ = ["check_png", "map_of", "map_page_of", "png_of", "svg_of"]
