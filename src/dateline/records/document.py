"""A parsed report: columns of tokens, independent of the parser that made them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from dateline.records.report import Span

NUMBER = "i"  # four bytes, where an int of Python's takes 36: it counts in a text of 10 MB
OFTEN = 32  # places of a lemma that are worth an array
DEEPEST = 100  # no sentence that anybody wrote is so deep; a text without stops may be


class NameEntity(NamedTuple):
    """A name found by the parser: tokens ``first`` to ``stop`` (excluded), and its label."""

    first: int
    stop: int
    label: str  # PER, LOC, ORG or MISC


@dataclass(frozen=True)
class Document:
    """Text, sentences, tokens and names of one report, as columns.

    Column ``i`` of every token attribute describes token ``i``. Tokens cover the text in order,
    white space left out. ``head[i] == i`` for a root. Universal Dependencies labels throughout.

    Attributes
    ----------
    sentences, paragraphs
        Token ranges, half open.
    start, end
        Code points of the text, half open; with ``head``, arrays of four bytes a token in a
        document that the parser made.
    morph
        UD features as the parser writes them: ``Mood=Ind|Tense=Pres``.
    """

    text: str
    language: str
    sentences: tuple[tuple[int, int], ...]
    paragraphs: tuple[tuple[int, int], ...]
    start: Sequence[int]
    end: Sequence[int]
    word: tuple[str, ...]
    lemma: tuple[str, ...]
    pos: tuple[str, ...]
    morph: tuple[str, ...]
    dep: tuple[str, ...]
    head: Sequence[int]
    names: tuple[NameEntity, ...]

    def __len__(self) -> int:
        return len(self.word)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case, with straight apostrophes."""
        return tuple(map(_lowered, self.word))

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of each token, in the order of the text."""
        found: list[Any] = [()] * len(self.word)  # most tokens have none
        for i, h in enumerate(self.head):
            if h != i:
                near = found[h]
                if near:
                    near.append(i)
                else:
                    found[h] = [i]
        for i, near in enumerate(found):
            if near:
                found[i] = tuple(near)
        return tuple(found)

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """The index of the sentence of each token."""
        return _owners(self.sentences, len(self.word))

    @cached_property
    def paragraph_of(self) -> tuple[int, ...]:
        """The index of the paragraph of each token."""
        return _owners(self.paragraphs, len(self.word))

    @cached_property
    def by_lemma(self) -> dict[str, Sequence[int]]:
        """The tokens of each lemma: one pass that every index look-up can use."""
        found: dict[str, Any] = {}
        for i, lemma in enumerate(self.lemma):
            found.setdefault(lemma, []).append(i)
        for lemma, places in found.items():
            if len(places) > OFTEN:
                found[lemma] = array(NUMBER, places)
        return found

    def span(self, first: int, stop: int) -> Span:
        """Return the text from token ``first`` to token ``stop`` (excluded)."""
        a, b = self.start[first], self.end[stop - 1]
        return Span(self.text[a:b], a, b)

    def span_at(self, start: int, end: int) -> Span:
        """Return the text between two code points."""
        return Span(self.text[start:end], start, end)

    def subtree(self, i: int) -> list[int]:
        """Return token ``i`` and all its descendants, in the order of the text."""
        found, stack = [], [i]
        children = self.children
        while stack:
            j = stack.pop()
            found.append(j)
            stack.extend(children[j])
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the head of ``i``, the head of that, up to the root, or to ``DEEPEST`` of them."""
        for _ in range(DEEPEST):
            above = self.head[i]
            if above == i:
                return
            i = above
            yield i

    def token_at(self, offset: int) -> int:
        """Return the token that covers code point ``offset``, or the first one after it."""
        return min(bisect_right(self.end, offset), len(self.word) - 1)

    def to_dict(self) -> dict[str, Any]:
        """Return the columns as plain lists, ready for JSON."""
        columns = {f.name: getattr(self, f.name) for f in fields(self)}
        return {k: v.tolist() if isinstance(v, array) else v for k, v in columns.items()}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Document:
        """Rebuild a document from ``to_dict``, or from its JSON."""
        columns: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in data.items()
        }
        for key in ("start", "end", "head"):
            columns[key] = array(NUMBER, columns[key])
        for key in ("sentences", "paragraphs"):
            columns[key] = tuple((a, b) for a, b in columns[key])
        columns["names"] = tuple(NameEntity(*n) for n in columns["names"])
        return cls(**columns)


@lru_cache(maxsize=1 << 16)
def _lowered(word: str) -> str:
    """Return a word in lower case: one text for all the places where it stands."""
    lower = word.lower().replace("’", "'")
    return word if lower == word else lower


def _owners(ranges: tuple[tuple[int, int], ...], size: int) -> tuple[int, ...]:
    owners = [0] * size
    for k, (first, stop) in enumerate(ranges):
        owners[first:stop] = [k] * (stop - first)
    return tuple(owners)
