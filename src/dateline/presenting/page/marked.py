"""A report's text as HTML, with the words that acts rest on marked and linked to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from dateline.presenting.chronology import Act

Record = Mapping[str, Any]

_NOT_IN_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Mark:
    """A range of the text with the classes that style it; ``act`` is the act's number on the page.

    ``first`` says that this is the first trigger of the act: the target of links to its words.
    """

    start: int
    end: int
    classes: tuple[str, ...]
    act: int | None = None
    trigger: bool = False
    first: bool = False


def marks_of(numbered: Iterable[tuple[int, Act]], quotes: Iterable[Record]) -> list[Mark]:
    """Return the marks of one report's acts and quotations."""
    marks = [_mark(span, "said") for quote in quotes for span in quote["content"]]
    for number, act in numbered:
        for k, event in enumerate(act.mentions):
            marks += [_trigger(event, number, first=not k), *_parts(event, number)]
    return [m for m in marks if m.end > m.start]


def marked_text(text: str, marks: Iterable[Mark], page: str) -> str:
    """Return the paragraphs of a text, its marked ranges in spans and links.

    Parameters
    ----------
    page
        Prefix of the ids on the page.
    """
    by_cut = _segments(text, sorted(marks, key=lambda m: (m.start, -m.end)))
    return "\n".join(f"<p>{_paragraph(segments, page)}</p>" for segments in by_cut)


def clean(text: str) -> str:
    """Return the text escaped, with what HTML may not hold replaced."""
    return escape(_NOT_IN_HTML.sub("\ufffd", text))


def _mark(span: Record, kind: str, act: int | None = None) -> Mark:
    classes = (kind,) if act is None else (kind, f"k{act}")
    return Mark(span["start"], span["end"], classes, act)


def _trigger(event: Record, number: int, *, first: bool) -> Mark:
    span = event["trigger"]
    classes = ("told", f"s-{event['status']}", f"k{number}")
    return Mark(span["start"], span["end"], classes, number, trigger=True, first=first)


def _parts(event: Record, number: int) -> Iterator[Mark]:
    parts = [("who", p) for p in (*event["actors"], *event["recipients"])]
    parts += [("place", p) for p in event["where"]]
    parts += [("date", event["when"]), ("source", event["source"])]
    parts += [("number", n) for n in event["numbers"]] + [("why", w) for w in event["why"]]
    for kind, span in parts:
        if span and span.get("start") is not None:
            yield _mark(span, kind, number)


Segment = tuple[str, list[Mark], bool]  # words, marks over them, whether a trigger begins here


def _segments(text: str, marks: list[Mark]) -> Iterator[list[Segment]]:
    """Yield the paragraphs, each cut where a mark begins or ends."""
    cuts = sorted({cut for m in marks for cut in (m.start, m.end)})
    waiting = list(reversed(marks))
    open_marks: list[Mark] = []
    c = 0
    for line in re.finditer(r"[^\r\n]*\S[^\r\n]*", text):
        segments: list[Segment] = []
        at = line.start()
        while at < line.end():
            while c < len(cuts) and cuts[c] <= at:
                c += 1
            stop = min(cuts[c] if c < len(cuts) else line.end(), line.end())
            while waiting and waiting[-1].start <= at:
                open_marks.append(waiting.pop())
            open_marks = [m for m in open_marks if m.end > at]
            begins = any(m.trigger and m.start == at for m in open_marks)
            segments.append((text[at:stop], list(open_marks), begins))
            at = stop
        yield segments


def _paragraph(segments: list[Segment], page: str) -> str:
    return "".join(_segment(words, marks, begins, page) for words, marks, begins in segments)


def _segment(words: str, marks: list[Mark], begins: bool, page: str) -> str:
    if not marks:
        return clean(words)
    classes = " ".join(dict.fromkeys(c for m in marks for c in m.classes))
    # The innermost trigger is the one that the words tell first of all.
    triggers = sorted((m for m in marks if m.trigger), key=lambda m: m.end - m.start)
    if not triggers:
        return f'<span class="{classes}">{clean(words)}</span>'
    classes += " begins" if begins else ""
    ids = [m for m in triggers if m.first and begins]
    anchor = f' id="{page}-t{ids[0].act}"' if ids else ""
    return f'<a class="{classes}"{anchor} href="#{page}-a{triggers[0].act}">{clean(words)}</a>'
