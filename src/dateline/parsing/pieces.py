"""Cut a long text at paragraphs, so that the parser's memory stays bounded."""

from __future__ import annotations

LONGEST = 20_000  # code points; the parser's memory grows with the longest text


def pieces(text: str, longest: int = LONGEST) -> list[tuple[int, int]]:
    """Return the ranges to parse one by one: the whole text, unless it is very long.

    A cut falls after the last line break in reach; failing that after the last space; failing
    that, in a text with no space at all, after ``longest`` code points.
    """
    cuts, start = [], 0
    while len(text) - start > longest:
        stop = start + longest
        cut = text.rfind("\n", start, stop) + 1 or text.rfind(" ", start, stop) + 1
        cut = cut if cut > start else stop
        cuts.append((start, cut))
        start = cut
    return [*cuts, (start, len(text))]
