"""Cut a document into the small units that time expressions are made of.

The parser keeps "20H00", "03/11/2023" or "mi-mars" whole in one text and splits them in the next;
forms of the pack and documents are cut by the same rule, so that a form matches either way.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import chain

from dateline.records import Document

_PIECE = re.compile(r"[^\W\d_]+'?|\d+|\S")
_SHORT = 3  # letters; in words that short an accent tells words apart
_ROOM = 50_000  # words remembered
_LAST_DIGIT = ":"  # sorts after all digits of ASCII
DIGITS, FOUR = "#", "####"  # the keys of units made of digits: most, and those like a year
END = ""  # the unit after the last one

_KNOWN: dict[str, tuple[str, ...]] = {}


def pieces(word: str) -> tuple[str, ...]:
    """Return the units of a lower-case word or form, accents folded in all but short words."""
    known = _KNOWN.get(word)
    if known is None:
        if len(_KNOWN) >= _ROOM:
            _KNOWN.clear()
        known = _KNOWN[word] = tuple(_fold(p) for p in _PIECE.findall(word)) or (word,)
    return known


def _fold(piece: str) -> str:
    if len(piece) <= _SHORT or piece.isascii():
        return piece
    letters = unicodedata.normalize("NFD", piece)
    return unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c)))


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a document: their words, their keys, and the token of each."""

    words: list[str]
    keys: list[str]
    token: list[int]
    document: Document

    def start(self, unit: int) -> int:
        """Return the code point where a unit begins."""
        return self.document.start[self.token[unit]] + self._inside(unit)

    def end(self, unit: int) -> int:
        """Return the code point after a unit."""
        return self.start(unit) + len(self.words[unit])

    def _inside(self, unit: int) -> int:
        token, k, size = self.token[unit], unit, 0
        while k and self.token[k - 1] == token:
            k -= 1
            size += len(self.words[k])
        return size


def key_of(word: str) -> str:
    """Return what the grammar looks a unit up by: the word, or the kind of its digits."""
    if not word.isdecimal():
        return word
    return FOUR if len(word) == 4 else DIGITS


def units_of(document: Document) -> Units:
    """Return the units of a document, with one empty unit at the end."""
    try:
        cut = list(map(_KNOWN.__getitem__, document.lower))  # all words known: the usual case
    except KeyError:
        cut = [pieces(w) for w in document.lower]
    words = list(chain.from_iterable(cut))
    if len(words) == len(cut):
        token = list(range(len(cut)))
    else:
        token = [i for i, parts in enumerate(cut) for _ in parts]
    keys = [w if w > _LAST_DIGIT else key_of(w) for w in words]
    words.append(END)
    keys.append(END)
    return Units(words, keys, token, document)
