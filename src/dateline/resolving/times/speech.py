"""The day of speech: "hier" in a quotation counts from the day on which it was said."""

from __future__ import annotations

from collections.abc import Sequence

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
    for quote in quotes:
        said = quote.mention if isinstance(quote, Quote) else quote
        if said.cue is None or said.kind == "indirect":
            continue
        inside = [k for k, m in enumerate(mentions) if _within(m, said)]
        anchor = _anchor(document, mentions, said) if inside else None
        if anchor is not None:
            found.update(dict.fromkeys(inside, anchor))
    return found


def _within(mention: TimeMention, said: QuoteMention) -> bool:
    return any(a <= mention.first < b for a, b in said.tokens)


def _anchor(document: Document, mentions: Sequence[TimeMention], said: QuoteMention) -> int | None:
    assert said.cue is not None
    sentence = document.sentence_of[said.cue]
    for k, mention in enumerate(mentions):
        if document.sentence_of[mention.first] != sentence or _within(mention, said):
            continue
        if mention.means.get("op") in _DATED and _hangs_on(document, mention, said.cue):
            return k
    return None


def _hangs_on(document: Document, mention: TimeMention, cue: int) -> bool:
    heads = {document.head[i] for i in range(mention.first, mention.stop)}
    return cue in heads or document.head[cue] in heads
