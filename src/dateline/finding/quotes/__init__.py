"""Find words reported: what is said, by which words of saying, by whom (docs/method/quotes.md)."""

from __future__ import annotations

from itertools import zip_longest

from dateline.finding.quotes.cues import CueFinder
from dateline.finding.quotes.frames import frames_of
from dateline.finding.quotes.marks import mark_table, marked_words
from dateline.finding.quotes.reading import Reader
from dateline.finding.quotes.table import CueTable, SpeechCue, speech_cues
from dateline.finding.quotes.talk import Talk
from dateline.finding.quotes.terms import Terms
from dateline.lexicon import Pack
from dateline.records import Document, QuoteMention

__all__ = ["CueTable", "SpeechCue", "find_quotes", "speech_cues"]


def find_quotes(document: Document, pack: Pack) -> tuple[QuoteMention, ...]:
    """Return the direct, mixed and indirect speech of a report, in the order of the text.

    Parameters
    ----------
    document
        The parsed report.
    pack
        Its words of saying are in ``quotes/``.

    Returns
    -------
    tuple of QuoteMention
        With the token that speaks; who that is waits for ``resolving``.

    References
    ----------
    Coding manual, section 8. docs/method/quotes.md
    """
    finder = CueFinder(document, pack)
    blocks = marked_words(document, pack)
    terms = Terms(document, finder.words, blocks)
    starts = finder.candidates()
    frames = frames_of(document, blocks, starts)
    reader = Reader(finder, terms, starts, frames.inner)
    signs = pack.index(mark_table).signs
    talk = dict(Talk(finder, reader.who, starts, signs).read())
    found = [reader.mention(said, None) for said in talk.values()]
    for frame, after in zip_longest(frames.top, frames.top[1:]):
        if frame.paragraph in talk:
            continue
        found += reader.read(frame, after)
        for block in frame.blocks:
            for inside in frames.inner.get(block.opened, ()):
                found += reader.read(inside)
    return tuple(sorted(found, key=lambda q: (q.content[0].start, q.content[-1].end, q.kind)))
