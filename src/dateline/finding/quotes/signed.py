"""Words between marks with a name behind them: in brackets, on the next line, in what follows."""

from __future__ import annotations

from dateline.finding.quotes.frames import STOPS, Frame
from dateline.finding.quotes.marks import Marked
from dateline.finding.quotes.speakers import Speakers
from dateline.finding.quotes.state import Reading

OPENING = frozenset({"(", "–", "—", "―"})
LINE = 16  # tokens of a line that only says who speaks
ENDS = STOPS | {":", "?", ")"}


def signature(block: Marked, reading: Reading) -> int | None:
    """Return who signs words between marks: "« … » (Anne Roy)", or a line of its own below."""
    frame, who = reading.frame, reading.who
    at = block.stop
    if at + 1 < frame.stop:
        if who.document.word[at] not in OPENING or who.label.get(at + 1) != "PER":
            return None
        return None if reading.finite(at, frame.stop) else at + 1
    after = reading.after
    if after is None or not _line(after, frame, block, who):
        return None
    head = who.head_from(after.first, after.stop)
    if head is None or not who.human(head) or reading.finite(after.first, after.stop):
        return None
    return head


def _line(after: Frame, frame: Frame, block: Marked, who: Speakers) -> bool:
    """Return whether a short line of its own stands under a line of nothing but the words."""
    d = who.document
    first, stop = d.paragraphs[frame.paragraph]
    if block.first != first or stop - block.stop > 1 or after.blocks:
        return False
    whole = (after.first, after.stop) == d.paragraphs[after.paragraph]
    return whole and after.stop - after.first <= LINE and d.word[after.stop - 1] not in ENDS


def named_next(reading: Reading) -> int | None:
    """In "« … » Anne Roy ne décolère pas." the sentence that follows tells who spoke."""
    after, who = reading.after, reading.who
    if after is None or after.blocks or after.paragraph != reading.frame.paragraph:
        return None
    named = who.label.get(after.first) == "PER"
    return after.first if named and reading.finite(after.first, after.stop) else None
