"""The day of speech: "hier" in a quotation counts from the day on which it was said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from dateline.records import Document, Quote, QuoteMention, TimeMention

_DATED = ("dated", "deictic", "date", "focus")


def speech_days(
    document: Document,
    mentions: Sequence[TimeMention],
    quotes: Sequence[Quote | QuoteMention],
) -> dict[int, int]:
    """Return, for mentions inside direct words, the mention that dates the speech.

    That is one outside the words, in the sentence of the verb of saying, which hangs on that verb.
    """
    found: dict[int, int] = {}
    if not quotes or not mentions:
        return found
    places = sorted((m.first, k) for k, m in enumerate(mentions))
    for quote in quotes:
        said = quote.mention if isinstance(quote, Quote) else quote
        if said.cue is None or said.kind == "indirect":
            continue
        inside = _starting_in(said.tokens, places)
        anchor = _anchor(document, mentions, said, places) if inside else None
        if anchor is not None:
            found.update(dict.fromkeys(inside, anchor))
    return found


def _starting_in(ranges: Iterable[tuple[int, int]], places: Sequence[tuple[int, int]]) -> list[int]:
    """The mentions that start in ranges of tokens; ``places`` are their first tokens, sorted."""
    runs = [(bisect_left(places, (a, -1)), bisect_left(places, (b, -1))) for a, b in ranges]
    return sorted({k for first, stop in runs for _, k in places[first:stop]})


def _within(mention: TimeMention, said: QuoteMention) -> bool:
    return any(a <= mention.first < b for a, b in said.tokens)


def _anchor(
    document: Document,
    mentions: Sequence[TimeMention],
    said: QuoteMention,
    places: Sequence[tuple[int, int]],
) -> int | None:
    assert said.cue is not None
    sentence = document.sentences[document.sentence_of[said.cue]]
    for k in _starting_in([sentence], places):
        mention = mentions[k]
        if _within(mention, said):
            continue
        if mention.means.get("op") in _DATED and _hangs_on(document, mention, said.cue):
            return k
    return None


def _hangs_on(document: Document, mention: TimeMention, cue: int) -> bool:
    heads = {document.head[i] for i in range(mention.first, mention.stop)}
    return cue in heads or document.head[cue] in heads
