"""Copy spaCy's parse into columns of our own; white-space tokens are left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dateline.records import Document, NameEntity


def document_of(text: str, language: str, docs: Sequence[tuple[Any, int]]) -> Document:
    """Return one document from the parsed pieces of a text and their offsets."""
    columns = _Columns()
    for doc, offset in docs:
        columns.add(doc, offset, text)
    return columns.document(text, language)


class _Columns:
    def __init__(self) -> None:
        self.start: list[int] = []
        self.end: list[int] = []
        self.word: list[str] = []
        self.lemma: list[str] = []
        self.pos: list[str] = []
        self.morph: list[str] = []
        self.dep: list[str] = []
        self.head: list[int] = []
        self.names: list[NameEntity] = []
        self.sentences: list[tuple[int, int]] = []
        self.paragraphs: list[tuple[int, int]] = []

    def add(self, doc: Any, offset: int, text: str) -> None:
        """Append the tokens of one piece."""
        base = len(self.word)
        tokens = list(doc)
        place: list[int] = []  # spaCy's index -> ours; a space token maps to the token before it
        count = base
        for token in tokens:
            if token.is_space:
                place.append(max(count - 1, base))
            else:
                place.append(count)
                count += 1
        starts = _sentence_starts(doc, place)
        for token in tokens:
            if token.is_space:
                continue
            a = offset + token.idx
            b = a + len(token.text)
            self.start.append(a)
            self.end.append(b)
            self.word.append(text[a:b])
            self.lemma.append(token.lemma_)
            self.pos.append(token.pos_)
            self.morph.append(str(token.morph))
            self.dep.append(token.dep_)
            self.head.append(place[token.head.i])
        self.names += [
            NameEntity(place[e.start], place[e.end - 1] + 1, e.label_) for e in doc.ents
        ]
        self._ranges(starts, base, text)

    def _ranges(self, starts: list[int], base: int, text: str) -> None:
        end = len(self.word)
        bounds = [s for s in starts if s < end] + [end]
        self.sentences += [(a, b) for a, b in zip(bounds, bounds[1:], strict=False) if a < b]
        first = base
        for a, b in self.sentences:
            if a > first and a >= base and "\n" in text[self.end[a - 1] : self.start[a]]:
                self.paragraphs.append((first, a))
                first = a
        if first < end:
            self.paragraphs.append((first, end))

    def document(self, text: str, language: str) -> Document:
        """Freeze the columns."""
        return Document(
            text=text,
            language=language,
            sentences=tuple(self.sentences),
            paragraphs=tuple(self.paragraphs),
            start=tuple(self.start),
            end=tuple(self.end),
            word=tuple(self.word),
            lemma=tuple(self.lemma),
            pos=tuple(self.pos),
            morph=tuple(self.morph),
            dep=tuple(self.dep),
            head=tuple(self.head),
            names=tuple(self.names),
        )


def _sentence_starts(doc: Any, place: list[int]) -> list[int]:
    starts: list[int] = []
    for sent in doc.sents:
        k = sent.start
        while k < sent.end - 1 and doc[k].is_space:
            k += 1
        if not doc[k].is_space and (not starts or place[k] > starts[-1]):
            starts.append(place[k])
    return starts
