"""Cut a report into frames: its own sentences, with what stands between marks as one block each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from dateline.finding.quotes.marks import TERMINAL, Marked
from dateline.records import Document

STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "!!!", "??", "....", ".."})
LONGEST = 400  # tokens of a sentence; what is longer is cut, so that time stays linear
PAUSES = frozenset({",", ";"})


class Frame(NamedTuple):
    """A sentence of the report's own words; ``blocks`` stand between marks inside it.

    ``outer`` is the block that it is itself a part of, for sentences inside quotations.
    """

    first: int
    stop: int
    blocks: tuple[Marked, ...]
    paragraph: int
    outer: Marked | None = None

    def block_at(self, token: int) -> Marked | None:
        """Return the block that covers a token."""
        for block in self.blocks:
            if block.first <= token < block.stop:
                return block
        return None


class Frames(NamedTuple):
    """The frames of the report's own words, and those inside each block by where it opens."""

    top: list[Frame]
    inner: dict[int, list[Frame]]


def frames_of(document: Document, blocks: Sequence[Marked], starts: Sequence[int]) -> Frames:
    """Cut a report into frames; a quotation in which a cue may stand (``starts``) is cut too."""
    top, nested = _by_depth(blocks)
    inner: dict[int, list[Frame]] = {}
    for block in top:
        first, stop = _inside(document, block)
        if stop - first > 3 and bisect_left(starts, first) < bisect_left(starts, stop):
            within = [
                b for b in nested.get(block.opened, ()) if b.first >= first and b.stop <= stop
            ]
            inner[block.opened] = _cut(document, first, stop, within, block)
    return Frames(_cut(document, 0, len(document), top, None), inner)


def _by_depth(blocks: Sequence[Marked]) -> tuple[list[Marked], dict[int, list[Marked]]]:
    """Tell the outermost blocks from those one level inside them; deeper ones are left alone."""
    top: list[Marked] = []
    inner: dict[int, list[Marked]] = {}
    reached = -1
    for block in blocks:
        if not top or block.opened >= top[-1].closed:
            if top and block.first < top[-1].stop:
                continue  # glued to the one before
            top.append(block)
            reached = -1
        elif block.closed <= top[-1].closed and block.opened >= reached:
            inner.setdefault(top[-1].opened, []).append(block)
            reached = block.closed
    return top, inner


def _inside(document: Document, block: Marked) -> tuple[int, int]:
    first = document.token_at(block.start)
    return first, document.token_at(block.end - 1) + 1


def _cut(
    document: Document, first: int, stop: int, blocks: Sequence[Marked], outer: Marked | None
) -> list[Frame]:
    found: list[Frame] = []
    begun, nxt, owner = first, 0, document.paragraph_of
    for end in _ends(document, first, stop, blocks):
        if end <= begun:
            continue
        upto = nxt
        while upto < len(blocks) and blocks[upto].first < end:
            upto += 1
        found.append(Frame(begun, end, tuple(blocks[nxt:upto]), owner[begun], outer))
        begun, nxt = end, upto
    return found


def _ends(document: Document, first: int, stop: int, blocks: Sequence[Marked]) -> list[int]:
    """Return where sentences end: at stops and with paragraphs, never inside a block."""
    word = document.word
    ends = [i + 1 for i in range(first, stop) if word[i] in STOPS]
    ends = [i for i in ends if i >= stop or not _goes_on(document, i, stop)]
    owner = document.paragraph_of
    within = document.paragraphs[owner[first] : owner[stop - 1] + 1] if first < stop else ()
    ends += [z for _, z in within if first < z < stop]
    kept = [first]
    nxt = 0
    for end in sorted({*ends, stop}):
        while nxt < len(blocks) and blocks[nxt].stop <= end:
            over = blocks[nxt].stop
            if over - kept[-1] > LONGEST or _ends_with(document, blocks[nxt], over, stop):
                kept.append(over)
            nxt += 1
        if nxt == len(blocks) or end <= blocks[nxt].first:
            kept += range(kept[-1] + LONGEST, end, LONGEST) if nxt == len(blocks) else ()
            kept.append(end)
    if kept[-1] < stop:
        kept.append(stop)
    return kept[1:]


def _goes_on(document: Document, i: int, stop: int) -> bool:
    if i >= stop:
        return False
    word = document.word[i]
    return word[0].islower() or word[0] in ",;:)]" or word in STOPS or word[0] == "-"


def _ends_with(document: Document, block: Marked, i: int, stop: int) -> bool:
    """Return whether the sentence ends with a block: with its last word, or as another follows."""
    if i >= stop:
        return True
    if document.word[i] in STOPS:
        return False
    if document.text[block.end - 1] in TERMINAL:
        return not _goes_on(document, i, stop)
    between = document.text[block.closed : document.end[i]]
    if not block.complete:
        return True
    return bool(between.strip()) and between.strip()[0] in '"«“'
