"""One self-contained HTML page: the texts with their words marked, the chronology beside them."""

from dateline.presenting.page.whole import Page, fragment_of, page_of

__all__ = ["Page", "fragment_of", "page_of"]
