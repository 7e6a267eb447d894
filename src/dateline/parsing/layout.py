"""Where the tokens of a parsed piece stand in the text, its quotation marks back among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.parsing.spelling import Mark, Side


@dataclass(frozen=True)
class Layout:
    """The tokens of a piece in the order of the text.

    Attributes
    ----------
    kept
        For each token its number in the parse; -1 for a quotation mark, which the parser never saw.
    start, end
        Offsets in the whole text.
    place
        For each token of the parse its number here; that of the one before for white space.
    neighbour
        For a quotation mark the token that it opens or closes.
    sentence_starts
        First token of each sentence.
    odd
        Tokens that are spelled otherwise in the text, by a hidden letter inside.
    """

    kept: Sequence[int]
    start: list[int]
    end: list[int]
    place: Sequence[int]
    neighbour: dict[int, int]
    sentence_starts: Sequence[int]
    odd: frozenset[int]

    def words(self, text: str, doc: Any) -> list[str]:
        """Return the words as the text has them, without the letters hidden from the parser."""
        words = [text[a:b] for a, b in zip(self.start, self.end, strict=True)]
        for k in self.odd:
            words[k] = doc[self.kept[k]].text
        return words


def layout_of(
    idx: Sequence[int],
    length: Sequence[int],
    spaces: Sequence[int],
    breaks: Sequence[int],
    piece: Any,
) -> Layout:
    """Return where the tokens stand.

    Parameters
    ----------
    idx, length, spaces, breaks
        Of each token of the parse: offset in what the parser saw, code points, whether it is white
        space, and 1 where a sentence begins.
    piece
        The piece they belong to.
    """
    kept = [i for i, space in enumerate(spaces) if not space]
    offset, places = piece.offset, piece.respelled.places
    if places is None:
        start = [offset + idx[i] for i in kept]
        end = [a + length[i] for a, i in zip(start, kept, strict=True)]
        odd: frozenset[int] = frozenset()
    else:
        start = [offset + places[idx[i]] for i in kept]
        end = [offset + places[idx[i] + length[i] - 1] + 1 for i in kept]
        odd = frozenset(k for k, i in enumerate(kept) if end[k] - start[k] != length[i])
    begun = _sentence_starts(breaks, spaces)
    marks = _between(piece.respelled.marks, start, end, offset)
    if marks:
        return _with_marks(kept, start, end, begun, odd, spaces, marks, offset)
    return Layout(kept, start, end, _places(spaces), {}, begun, odd)


def _between(
    marks: Sequence[Mark], start: Sequence[int], end: Sequence[int], offset: int
) -> Sequence[Mark]:
    """Return the marks that stand between tokens; one inside a word is a letter of that word."""
    return [
        mark
        for mark in marks
        if not (k := bisect_left(start, offset + mark.offset)) or end[k - 1] <= offset + mark.offset
    ]


def _places(spaces: Sequence[int]) -> list[int]:
    place, count = [], 0
    for space in spaces:
        place.append(max(count - 1, 0) if space else count)
        count += not space
    return place


def _sentence_starts(breaks: Sequence[int], spaces: Sequence[int]) -> list[int]:
    """Return the number of the first token of each sentence, white space not counted."""
    starts, count, begun = [], 0, True
    for mark, space in zip(breaks, spaces, strict=True):
        begun = begun or mark == 1
        if not space:
            if begun:
                starts.append(count)
            begun = False
            count += 1
    return starts


def _with_marks(
    kept: list[int],
    start: list[int],
    end: list[int],
    begun: list[int],
    odd: frozenset[int],
    spaces: Sequence[int],
    marks: Sequence[Mark],
    offset: int,
) -> Layout:
    """Put the marks among the tokens, and shift every number behind them."""
    behind = [bisect_left(start, offset + mark.offset) for mark in marks]
    shift = [0] * (len(kept) + 1)
    for place in behind:
        shift[place] += 1
    total, moved = 0, []
    for k in range(len(kept)):
        total += shift[k]
        moved.append(k + total)
    order, starts, ends, neighbour = list(kept), list(start), list(end), {}
    opening = [0] * (len(kept) + 1)  # marks that open right before a token
    for k, (place, mark) in enumerate(zip(behind, marks, strict=True)):
        at = place + k
        order.insert(at, -1)
        starts.insert(at, offset + mark.offset)
        ends.insert(at, offset + mark.offset + 1)
        opens = mark.side is Side.OPEN
        opening[place] = opening[place] + 1 if opens else 0
        neighbour[at] = _neighbour(moved, place, opens)
    return Layout(
        order,
        starts,
        ends,
        [moved[p] for p in _places(spaces)],
        neighbour,
        [moved[s] - opening[s] if k else 0 for k, s in enumerate(begun)],
        frozenset(moved[k] for k in odd),
    )


def _neighbour(moved: Sequence[int], place: int, opens: bool) -> int:
    """Return the token that a mark belongs to: the next one when it opens, else the one before."""
    if opens and place < len(moved):
        return moved[place]
    return moved[place - 1] if place else moved[0]
