"""Respell a text for the parser: what it reads worse than it should, it does not see.

The model was trained on edited text with few quotations: a quotation mark makes it break sentences
(measured in docs/method/parsing.md), a soft hyphen makes a word unknown. Marks are taken out and
put back as tokens of their own afterwards; other letters become the ones it knows, one code point
for one. Documents and records keep the report's own letters and offsets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from dateline.lexicon import Pack

_CONTROLS = {c: " " for c in [*range(0x20), *range(0x7F, 0xA0)] if chr(c) not in "\t\n\r"}
_LINE_BREAKS = dict.fromkeys([0x85, 0x2028, 0x2029], "\n")
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_ALWAYS = _CONTROLS | _LINE_BREAKS | _SURROGATES
_BEFORE_OPENING = frozenset("([{'-–—+/")
_AFTER_CLOSING = frozenset(",.;:!?)]}…")
_NO_SPACE_BEFORE = frozenset(",.)]…")
_STOPS = frozenset(".!?…")
# The "n" of a line break that lost its backslash, at the head of a line: "nLe ministre".
_LINE_HEAD = re.compile(r"(?m)^n(?=(.?))")
_AFTER_BREAK = frozenset('«“"*(–-')
_UNSEEN = "\ufdd0"  # stands for it; no text holds a code point that is none


class Side(Enum):
    """Which way a quotation mark faces."""

    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True)
class Mark:
    """A quotation mark that the parser does not see."""

    offset: int
    side: Side


@dataclass(frozen=True)
class Respelled:
    """What the parser sees of a text.

    Attributes
    ----------
    places
        For each code point seen, its offset in the text; ``None`` when the two are the same.
    marks
        What was taken out and becomes a token again.
    """

    seen: str
    places: Sequence[int] | None = None
    marks: Sequence[Mark] = ()


class Spelling:
    """The table ``parsing/spelling.csv`` of a pack: what becomes of a code point.

    Parameters
    ----------
    pack
        A row gives another code point (``to``), or none: it is left out, and comes back as a token
        where ``mark`` says which way it faces (open, close, either).
    """

    def __init__(self, pack: Pack) -> None:
        rows = {chr(int(r["from"], 16)): r for r in pack.rows("parsing/spelling")}
        others = {c: chr(int(r["to"], 16)) for c, r in rows.items() if r["to"]}
        self._table = str.maketrans(_ALWAYS | {ord(c): to for c, to in others.items()})
        self._marks = {c: r["mark"] for c, r in rows.items() if r["mark"]}
        hidden = "".join(c for c, r in rows.items() if not r["to"])
        self._hidden = re.compile(f"[{re.escape(hidden)}{_UNSEEN}]")

    def respell(self, text: str) -> Respelled:
        """Return what the parser should see of the text."""
        seen = _LINE_HEAD.sub(_broken_break, text.translate(self._table))
        if not self._hidden.search(seen):
            return Respelled(seen)
        respelled = self._without_hidden(seen)
        # A text of nothing but marks has to be something to the parser.
        return respelled if respelled.seen.strip() else Respelled(seen)

    def _without_hidden(self, seen: str) -> Respelled:
        places: list[int] = []
        marks: list[Mark] = []
        last = 0
        inside = False
        for match in self._hidden.finditer(seen):
            at = match.start()
            places += _joined(places, range(last, at), seen)
            last = at + 1
            kind = self._marks.get(match[0])
            if kind is None:
                continue
            side = Side(kind) if kind != "either" else _facing(seen, at, inside)
            inside = side is Side.OPEN
            marks.append(Mark(at, side))
            if _holds_apart(seen[at - 1 : at], seen[last : last + 1]):
                places.append(at)
        places += _joined(places, range(last, len(seen)), seen)
        kept = "".join([" " if self._hidden.match(seen[i]) else seen[i] for i in places])
        return Respelled(kept, places, marks)


def _broken_break(match: re.Match[str]) -> str:
    """What becomes of an "n" at the head of a line: nothing, unless it begins a word."""
    after = match[1]
    stray = not after or after.isupper() or after.isdigit() or after in _AFTER_BREAK
    return _UNSEEN if stray else match[0]


def _joined(before: list[int], after: range, seen: str) -> range:
    """Leave out the space that a mark leaves doubled, or standing before a comma."""
    if not before or not after or seen[before[-1]] != " ":
        return after
    if seen[after[0]] == " ":
        return after[1:]
    if seen[after[0]] in _NO_SPACE_BEFORE:
        before.pop()
    return after


def _holds_apart(before: str, after: str) -> bool:
    """Return whether a mark leaves a space, lest the letters at its sides run together."""
    if not before or not after or before.isspace() or after.isspace():
        return False
    if before in _BEFORE_OPENING:
        return False
    return after not in _AFTER_CLOSING or before in _STOPS


def _facing(text: str, at: int, inside: bool) -> Side:
    """Tell which way a straight mark faces, by its neighbours, then by the mark before it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    free_before = not before or before.isspace() or before in _BEFORE_OPENING
    free_after = not after or not after.isalnum()
    if free_before != free_after:
        return Side.OPEN if free_before else Side.CLOSE
    return Side.CLOSE if inside else Side.OPEN
