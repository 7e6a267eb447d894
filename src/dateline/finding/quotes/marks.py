"""Pair the quotation marks of a text, whatever their shape, in one pass.

The parser reads straight marks badly and knows nothing of marks repeated at each paragraph, so
this works on the surface alone: a mark opens or closes by its shape, or, where the shape does not
tell, by the space around it and by what is already open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.lexicon import Pack
from dateline.records import Document

LEFT_OPEN = 1500  # code points that a quotation left open may run on, at most
BEFORE = frozenset("([{«“‹‘\"'’—–-:/+*•…")  # what may stand before an opening mark
AFTER = frozenset(")]}»”›’,;:.!?…—–-/\"'")  # what may stand after a closing mark
PUNCTUATION = frozenset(",;.:!?)")  # an opening mark never stands before these
TERMINAL = frozenset(".!?…")


class Mark(NamedTuple):
    """One mark: where it stands, its style, and whether it can open and close.

    ``also`` is another style that it closes: “ ends what „ began.
    """

    start: int
    end: int
    style: int
    opens: bool
    closes: bool
    also: int | None = None


class Marked(NamedTuple):
    """Words between marks.

    ``first`` and ``stop`` are the tokens of the block with its marks (half open), ``pieces`` the
    code points of the words in it: several where the mark is repeated at a new paragraph.
    """

    first: int
    stop: int
    opened: int
    closed: int
    pieces: tuple[tuple[int, int], ...]
    complete: bool

    @property
    def start(self) -> int:
        """The first code point of the words."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """The code point after the last word."""
        return self.pieces[-1][1]


class Marks(NamedTuple):
    """The marks of a language: a pattern, and what each sign may do in each style."""

    pattern: re.Pattern[str]
    openers: dict[str, int]
    closers: dict[str, int]
    signs: frozenset[str]
    single: frozenset[str]
    doubled: frozenset[str]


def mark_table(pack: Pack) -> Marks:
    """Build the table of marks of a pack."""
    openers: dict[str, int] = {}
    closers: dict[str, int] = {}
    single: set[str] = set()
    for style, row in enumerate(pack.rows("quotes/marks")):
        openers.setdefault(row["open"], style)
        closers.setdefault(row["close"], style)
        if row["shape"] == "single":
            single |= {row["open"], row["close"]}
    signs = openers | closers
    # one class of characters is what the pattern engine finds fastest; the rest is looked at here
    pattern = re.compile("[" + "".join(re.escape(c) for c in sorted({s[0] for s in signs})) + "]")
    return Marks(
        pattern,
        openers,
        closers,
        frozenset(signs),
        frozenset(single),
        frozenset(s for s in signs if len(s) > 1),
    )


def marked_words(document: Document, pack: Pack) -> list[Marked]:
    """Return what stands between marks, in the order of the opening marks; nested ones too."""
    table = pack.index(mark_table)
    marks = list(_scan(document.text, table))
    if not marks:
        return []
    return sorted(_Pairing(document, table, marks).run(), key=lambda b: (b.opened, -b.closed))


def _scan(text: str, table: Marks) -> Iterator[Mark]:
    size, skip = len(text), -1
    for found in table.pattern.finditer(text):
        start = found.start()
        end = start + 1
        if start < skip:
            continue
        sign = text[start:end]
        if text[start : start + 2] in table.doubled:
            sign, end = text[start : start + 2], start + 2
            skip = end
        elif sign in table.single:
            # an apostrophe inside a word is no mark
            if start and text[start - 1].isalnum() and end < size and text[end].isalnum():
                continue
        elif sign not in table.openers and sign not in table.closers:
            continue
        yield _mark(text, sign, start, end, table)


def _mark(text: str, sign: str, start: int, end: int, table: Marks) -> Mark:
    opening, closing = table.openers.get(sign), table.closers.get(sign)
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    left, right = before.isspace() or before in BEFORE, after.isspace() or after in AFTER
    if after in PUNCTUATION and text[end : end + 2] != "..":
        left = False
    if opening is not None and opening == closing:
        if left != right:
            return Mark(start, end, opening, left, right)
        return Mark(start, end, opening, True, True)
    if opening is not None:
        # “ is also set where ” should stand
        return Mark(start, end, opening, not (right and not left), right and not left, closing)
    assert closing is not None
    return Mark(start, end, closing, left and not right and not before.isspace(), True)


class _Pairing:
    """The stack of open marks, read once from left to right."""

    def __init__(self, document: Document, table: Marks, marks: list[Mark]) -> None:
        self.document, self.table, self.marks = document, table, marks
        self.text = document.text
        self.stack: list[tuple[Mark, list[tuple[int, int]], int]] = []
        self.open_of = [0] * (1 + max(max(m.style, m.also or 0) for m in marks))
        self.found: list[Marked] = []
        # first code point -> paragraph ends, to see marks left open
        self.ends = [document.end[b - 1] for _, b in document.paragraphs]
        self.starts = {document.start[a] for a, _ in document.paragraphs}

    def run(self) -> list[Marked]:
        paragraph = 0
        for k, mark in enumerate(self.marks):
            while paragraph < len(self.ends) - 1 and mark.start >= self.ends[paragraph]:
                self._paragraph_ends(self.ends[paragraph], mark)
                paragraph += 1
            self._take(mark, k)
        if self.stack:
            self._finish(self.ends[paragraph] if self.ends else len(self.text))
        return self.found

    def _take(self, mark: Mark, k: int) -> None:
        if mark.also is not None and self.open_of[mark.also]:
            mark = mark._replace(style=mark.also, opens=False, closes=True)
        is_open = self.open_of[mark.style] > 0
        if mark.closes and is_open and not (mark.opens and self._must_open(mark, k)):
            self._close(mark)
        elif mark.opens:
            if is_open and mark.start in self.starts and self._repeats(mark):
                return
            self.stack.append((mark, [], mark.end))
            self.open_of[mark.style] += 1

    def _must_open(self, mark: Mark, k: int) -> bool:
        """A mark that could do both opens when the one that is open just began."""
        top = self.stack[-1][0]
        return top.style == mark.style and not self.text[top.end : mark.start].strip()

    def _repeats(self, mark: Mark) -> bool:
        """Return whether the mark at the head of a paragraph only goes on with what is open."""
        for n in range(len(self.stack) - 1, -1, -1):
            opened, pieces, begun = self.stack[n]
            if opened.style == mark.style:
                pieces.append((begun, mark.start))
                self.stack[n] = (opened, pieces, mark.end)
                return True
        return False

    def _close(self, mark: Mark) -> None:
        while self.stack:
            opened, pieces, begun = self.stack.pop()
            self.open_of[opened.style] -= 1
            if opened.style == mark.style:
                self._keep(opened, [*pieces, (begun, mark.start)], mark.end, True)
                return

    def _keep(
        self, opened: Mark, pieces: list[tuple[int, int]], closed: int, complete: bool
    ) -> None:
        words = tuple(p for p in (trimmed(self.text, a, b) for a, b in pieces) if p)
        if words:
            d = self.document
            first, last = d.token_at(opened.start), d.token_at(closed - 1)
            self.found.append(Marked(first, last + 1, opened.start, closed, words, complete))

    def _paragraph_ends(self, end: int, following: Mark) -> None:
        """Keep open what the next mark continues or closes; give up the rest."""
        if not self.stack:
            return
        goes_on = (
            self.open_of[following.style] > 0
            and following.start - self.stack[-1][0].start < LEFT_OPEN
            and not (self.found and self.found[-1].opened > self.stack[-1][0].start)
            and (following.start in self.starts or (following.closes and not following.opens))
        )
        if not goes_on:
            self._finish(end)

    def _finish(self, end: int) -> None:
        """Close at the paragraph's end the mark that began a sentence and was left open."""
        last_closed = self.found[-1].closed if self.found else 0
        if self.stack:
            self._mend(self.stack[0])
        for opened, pieces, begun in self.stack:
            alone = last_closed <= opened.start and opened.end < end and len(self.stack) == 1
            if alone and end - begun < LEFT_OPEN and self._begins_sentence(opened):
                self._keep(opened, [*pieces, (begun, end)], end, False)
        self.stack.clear()
        self.open_of = [0] * len(self.open_of)

    def _mend(self, outermost: tuple[Mark, list[tuple[int, int]], int]) -> None:
        """Give a mark left open the closing mark that an inner one left open has taken.

        In `"Il dit "oui par "non", voilà", dit-il` three open and two close.
        """
        opened, pieces, begun = outermost
        sign = self.text[opened.start : opened.end]
        for k in range(len(self.found) - 1, -1, -1):
            taken = self.found[k]
            if taken.opened < opened.start:
                return
            inside = self.text[taken.opened + 1 : taken.closed - 1]
            if sign in inside and self.text.startswith(sign, taken.opened):
                del self.found[k]
                self._keep(opened, [*pieces, (begun, taken.closed - len(sign))], taken.closed, True)
                return

    def _begins_sentence(self, mark: Mark) -> bool:
        if self.table.single and self.text[mark.start] in self.table.single:
            return False
        before = self.text[max(0, mark.start - 3) : mark.start].rstrip(" \u00a0\u202f\t")
        return not before or before[-1] in TERMINAL or before[-1] in ":\n"


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the range without the white space at its edges; None if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
