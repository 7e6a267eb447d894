"""Copy spaCy's parse into columns of our own; white-space tokens are left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from dateline.parsing.lemmas import Lemmas
from dateline.records import Document, NameEntity

_ORTH, _POS, _MORPH, _DEP, _STARTS, _IDX, _LENGTH, _SPACE = range(8)
_ATTRIBUTES = ["ORTH", "POS", "MORPH", "DEP", "SENT_START", "IDX", "LENGTH", "IS_SPACE"]


class Copier:
    """Turns parsed pieces of a text into a document.

    Parameters
    ----------
    strings
        The model's table of strings.
    lemmas
        Where lemmas come from.
    language
        The pack's language code.
    """

    def __init__(self, strings: Any, lemmas: Lemmas, language: str) -> None:
        self._strings = strings
        self._lemmas = lemmas
        self._language = language
        self._labels: dict[int, str] = {strings["_"]: ""}  # no feature at all

    def document_of(self, text: str, docs: Sequence[tuple[Any, int]]) -> Document:
        """Return one document from the parsed pieces of a text and their offsets."""
        columns = _Columns(text)
        for doc, offset in docs:
            self._add(columns, doc, offset)
        return columns.document(self._language)

    def _add(self, columns: _Columns, doc: Any, offset: int) -> None:
        table = doc.to_array(_ATTRIBUTES).T.tolist() if len(doc) else []
        if not table:
            return
        base = len(columns.start)
        kept, place = _without_spaces(table[_SPACE], base)
        text, label = columns.text, self._label
        starts = [offset + table[_IDX][i] for i in kept]
        ends = [a + table[_LENGTH][i] for a, i in zip(starts, kept, strict=True)]
        columns.start += starts
        columns.end += ends
        columns.word += [text[a:b] for a, b in zip(starts, ends, strict=True)]
        columns.pos += [label(table[_POS][i]) for i in kept]
        columns.morph += [label(table[_MORPH][i]) for i in kept]
        columns.dep += [label(table[_DEP][i]) for i in kept]
        heads = doc.to_array("HEAD").astype("int64").tolist()  # relative, and signed
        columns.head += [place[i + heads[i]] for i in kept]
        columns.lemma += self._lemmas_of(doc, table, kept)
        columns.names += [
            NameEntity(place[e.start], place[e.end - 1] + 1, e.label_) for e in doc.ents
        ]
        columns.close(_sentence_starts(table[_STARTS], table[_SPACE], place), base)

    def _lemmas_of(self, doc: Any, table: list[list[int]], kept: list[int]) -> list[str]:
        of = self._lemmas.of
        orth, pos = table[_ORTH], table[_POS]
        return [of(orth[i], pos[i], doc, i) for i in kept]

    def _label(self, key: int) -> str:
        label = self._labels.get(key)
        if label is None:
            label = self._labels[key] = self._strings[key]
        return label


class _Columns:
    def __init__(self, text: str) -> None:
        self.text = text
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

    def close(self, starts: list[int], base: int) -> None:
        """End a piece: its sentences, and its paragraphs at the line breaks between them."""
        end = len(self.word)
        sentences = [(a, b) for a, b in pairwise([*starts, end]) if a < b]
        first = base
        for a, _ in sentences:
            if a > first and "\n" in self.text[self.end[a - 1] : self.start[a]]:
                self.paragraphs.append((first, a))
                first = a
        if first < end:
            self.paragraphs.append((first, end))
        self.sentences += sentences

    def document(self, language: str) -> Document:
        """Freeze the columns."""
        return Document(
            text=self.text,
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


def _without_spaces(spaces: list[int], base: int) -> tuple[list[int], list[int]]:
    """Return the indexes of tokens that are kept, and where each token of the parser goes.

    A white-space token goes to the token before it, for heads that point at it.
    """
    kept: list[int] = []
    place: list[int] = []
    for i, space in enumerate(spaces):
        place.append(max(base + len(kept) - 1, base) if space else base + len(kept))
        if not space:
            kept.append(i)
    return kept, place


def _sentence_starts(marks: list[int], spaces: list[int], place: list[int]) -> list[int]:
    """Return the first kept token of each sentence."""
    starts: list[int] = []
    begun = True
    for i, space in enumerate(spaces):
        begun = begun or marks[i] == 1
        if begun and not space:
            starts.append(place[i])
            begun = False
    return starts
