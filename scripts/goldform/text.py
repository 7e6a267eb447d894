"""A report written one sentence a line, and the search of spans by their words."""

from __future__ import annotations

import re
from functools import cache

from goldform.values import GoldError, Json


class Text:
    """A report's text and its sentences, and the search of spans by their words."""

    def __init__(self, source: str) -> None:
        self.sentences: list[tuple[int, int]] = []
        parts: list[str] = []
        at = 0
        for paragraph in re.split(r"\n\s*\n", source.strip("\n")):
            for k, line in enumerate(paragraph.split("\n")):
                gap = "" if not parts else " " if k else "\n\n"
                at += len(gap)
                parts += [gap, line]
                self.sentences.append((at, at + len(line)))
                at += len(line)
        self.text = "".join(parts)

    def sentence(self, number: int) -> Json:
        """Return a sentence as a span; sentences count from 1."""
        if not 1 <= number <= len(self.sentences):
            raise GoldError(f"no sentence {number}: they go from 1 to {len(self.sentences)}")
        return self._span(*self.sentences[number - 1])

    def find(self, words: str, sentence: int) -> Json:
        """Return the span named ``text``, ``text#2``, ``text@3`` or ``first … last``."""
        plain, number, nth = split_name(words, sentence)
        return self._find(self.sentence(number), plain, nth)

    def find_in(self, within: Json, words: str) -> Json:
        """Return the span that ``words`` name inside another span."""
        plain, _, nth = split_name(words, 0)
        return self._find(within, plain, nth)

    def _find(self, within: Json, plain: str, nth: int | None) -> Json:
        first, _, last = plain.partition(" … ")
        start, end = self._place(first, within, nth)
        if last:
            end = self._place(last, self._span(end, within["end"]), None)[1]
        return self._span(start, end)

    def _place(self, words: str, within: Json, nth: int | None) -> tuple[int, int]:
        hits = [m.span() for m in whole(words).finditer(within["text"])]
        if not hits:
            raise GoldError(f"{words!r} does not stand in «{within['text']}»")
        if (nth is None and len(hits) > 1) or (nth or 1) > len(hits):
            times = f"stands {len(hits)} times in «{within['text']}»"
            raise GoldError(f"{words!r} {times}: say which with #1, #2 …")
        start, end = hits[(nth or 1) - 1]
        return within["start"] + start, within["start"] + end

    def _span(self, start: int, end: int) -> Json:
        return {"text": self.text[start:end], "start": start, "end": end}


def split_name(words: str, sentence: int) -> tuple[str, int, int | None]:
    """Take ``@sentence`` and ``#occurrence`` off the name of a span."""
    match = re.fullmatch(r"(.+?)(?:@(\d+))?(?:#(\d+))?", words, re.DOTALL)
    if match is None:
        raise GoldError("a span without words")
    plain, number, nth = match.groups()
    return plain, int(number or sentence), int(nth) if nth else None


@cache
def whole(words: str) -> re.Pattern[str]:
    """Return a pattern of these words that never begins or ends inside another word."""
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return re.compile(before + re.escape(words) + after)
