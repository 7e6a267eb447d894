"""Words between marks that nobody says: titles, terms, nicknames; and slogans that are carried."""

from __future__ import annotations

import re
from bisect import bisect_left

from dateline.finding.quotes.frames import Frame
from dateline.finding.quotes.marks import Marked
from dateline.finding.quotes.table import Words
from dateline.records import Document

DASHES = frozenset({"-", "–", "—", "--"})
CALLS = frozenset("!?")
OFTEN = 3  # times that the same few words stand between marks: then they are a term
FEW = 3  # words
BEFORE_TITLE = frozenset({"DET", "ADP", "NOUN", "ADV", "CCONJ", "SCONJ"})
BEFORE = 8  # tokens in which the thing that carries a slogan is looked for
BEHIND = 12  # the same behind the words
HEADING = 16  # tokens in a line set between paragraphs
LINK = 32  # code points in which the words that begin a link stand
MANY = 200  # blocks in a report; beyond that nobody sets headings
NEAR = 2  # paragraphs over which those who carry it are remembered
SIGNS = re.compile(r"^\W+")  # bullets, arrows and brackets at the head of a line


class Terms:
    """Tells terms and slogans from quotations in one document."""

    def __init__(self, document: Document, words: Words, blocks: list[Marked]) -> None:
        self.document, self.words = document, words
        self.many = len(blocks)
        counts: dict[str, int] = {}
        for block in blocks:
            if block.stop - block.first <= FEW + 2:
                key = self._key(block)
                counts[key] = counts.get(key, 0) + 1
        self._links_by = tuple(words["link"])
        known = words["term"]
        self.terms = {k for k, n in counts.items() if n >= OFTEN or k in known}
        self._carriers = bool(blocks) and not words["carrier"].isdisjoint(document.lower)
        self._bearers = self._people(words["bearer"]) if self._carriers else []

    def _key(self, block: Marked) -> str:
        return self.document.text[block.start : block.end].lower()

    def holds(self, block: Marked, frame: Frame) -> bool:
        """Return whether a block is a title, a term or a nickname."""
        if self.terms and self._key(block) in self.terms:
            return True
        if self._shouts(block) or self._heading(block, frame) or self._links(frame):
            return True
        if block.first == frame.first:
            return False
        if self._translates(block, frame):
            return True
        before = self.document.lower[block.first - 1]
        if before in self.words["word"]:
            return True
        if before in self.words["title"] and self._titled(block) and not self._verb(block):
            return True
        return self._capital(block, before)

    def _shouts(self, block: Marked) -> bool:
        """Return whether several words stand in capitals: a heading, also in the line."""
        words = self.document.text[block.start : block.end]
        return block.stop - block.first > FEW + 2 and words.isupper() and "!" not in words

    def _links(self, frame: Frame) -> bool:
        """Return whether the line only leads to another report: "Lire aussi : « … »"."""
        start = self.document.start[self.document.paragraphs[frame.paragraph][0]]
        opening = SIGNS.sub("", self.document.text[start : start + LINK])
        return " ".join(opening.lower().split()).startswith(self._links_by)

    def _translates(self, block: Marked, frame: Frame) -> bool:
        """Return whether the words only translate those before: « X » (« Y »)."""
        before = block.first - 1
        opens = before > frame.first and self.document.word[before] == "("
        return opens and frame.block_at(before - 1) is not None

    def _heading(self, block: Marked, frame: Frame) -> bool:
        """Return whether a line of its own only repeats, as a heading, what stands in the text."""
        word, (first, stop) = self.document.word, self.document.paragraphs[frame.paragraph]
        if frame.outer is not None or block.first - first > 1 or stop - block.stop > 1:
            return False
        if word[first] in DASHES and word[stop - 1] in DASHES:
            return True
        if (block.first, block.stop) != (first, stop):
            return False
        words = self.document.text[block.start : block.end].rstrip(" .!?…")
        short = block.stop - block.first < HEADING and self.many <= MANY
        return short and self.document.text.count(words) > 1

    def _verb(self, block: Marked) -> bool:
        """Return whether the word before is a verb after all: "s'est dit « … »"."""
        return block.first > 1 and self.document.pos[block.first - 2] == "AUX"

    def _titled(self, block: Marked) -> bool:
        text = self.document.text[block.start : block.end]
        return text[:1].isupper() or block.stop - block.first <= FEW + 2

    def _capital(self, block: Marked, before: str) -> bool:
        """Return whether a capital in the middle of a sentence marks a title."""
        d = self.document
        first = d.token_at(block.start)
        if not d.text[block.start].isupper() or before in {":", ","} or d.pos[first] == "PROPN":
            return False
        if d.pos[block.first - 1] not in BEFORE_TITLE or d.text[block.end - 1] in CALLS:
            return False
        return not any("VerbForm=Fin" in d.morph[k] for k in range(block.first, block.stop))

    def slogan(self, block: Marked) -> bool:
        """Return whether the words could stand on a banner: several, or with a capital."""
        return block.stop - block.first > FEW or self.document.text[block.start].isupper()

    def carried(self, block: Marked, frame: Frame) -> bool:
        """Return whether a banner, a sign or a chant holds the words."""
        if not self._carriers:
            return False
        lower, carriers = self.document.lower, self.words["carrier"]
        seen = 0
        k = block.first - 1
        while k >= frame.first and seen < BEFORE:
            over = frame.block_at(k)
            if over is not None:
                k = over.first
            elif lower[k] in carriers:
                return True
            k, seen = k - 1, seen + 1
        return self._read_on(block, frame)

    def _read_on(self, block: Marked, frame: Frame) -> bool:
        """Return whether "…, pouvait-on lire sur une pancarte" follows the words."""
        lower, carriers = self.document.lower, self.words["carrier"]
        read = False
        for k in range(block.stop, min(frame.stop, block.stop + BEHIND)):
            if frame.block_at(k) is not None:
                return False
            if read and lower[k] in carriers:
                return True
            read = read or lower[k] in self.words["indefinite"]
        return False

    def bearer(self, frame: Frame) -> int | None:
        """Return who carries a slogan: named in the frame, else just before it."""
        n = bisect_left(self._bearers, frame.first)
        if n < len(self._bearers) and self._bearers[n] < frame.stop:
            return self._bearers[n]
        if n == 0:
            return None
        before = self._bearers[n - 1]
        near = frame.paragraph - self.document.paragraph_of[before] <= NEAR
        return before if near else None

    def _people(self, bearers: frozenset[str]) -> list[int]:
        return [i for i, word in enumerate(self.document.lower) if word in bearers]
