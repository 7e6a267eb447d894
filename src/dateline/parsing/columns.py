"""Copy spaCy's parse into columns of our own; white-space tokens are left out."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from dateline.parsing.layout import layout_of
from dateline.parsing.lemmas import Lemmas
from dateline.parsing.sentences import joined
from dateline.parsing.spelling import Respelled
from dateline.records import Document, NameEntity
from dateline.records.document import NUMBER

T = TypeVar("T")

_ORTH, _POS, _MORPH, _DEP, _STARTS, _IDX, _LENGTH, _SPACE = range(8)
_ATTRIBUTES = ["ORTH", "POS", "MORPH", "DEP", "SENT_START", "IDX", "LENGTH", "IS_SPACE"]


class Piece(NamedTuple):
    """A parsed part of a text: the parse, where the part begins, and what the parser saw of it."""

    doc: Any
    offset: int
    respelled: Respelled


class Copier:
    """Turns the parsed pieces of a text into a document.

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

    def document_of(self, text: str, parsed: Iterable[Piece]) -> Document:
        """Return one document from the parsed pieces of a text."""
        columns = Columns(text)
        for piece in parsed:
            if len(piece.doc):
                self._add(columns, piece)
        return columns.document(self._language)

    def _add(self, columns: Columns, piece: Piece) -> None:
        doc = piece.doc
        table = doc.to_array(_ATTRIBUTES).T.tolist()
        base = len(columns.start)
        layout = layout_of(table[_IDX], table[_LENGTH], table[_SPACE], table[_STARTS], piece)
        text, kept, label = columns.text, layout.kept, self._label
        heads = doc.to_array("HEAD").astype("int64").tolist()  # relative, and signed
        place = [base + p for p in layout.place]
        columns.start.extend(layout.start)
        columns.end.extend(layout.end)
        columns.word += [columns.known.setdefault(w, w) for w in layout.words(text, doc)]
        columns.pos += [label(table[_POS][i]) if i >= 0 else "PUNCT" for i in kept]
        columns.morph += [label(table[_MORPH][i]) if i >= 0 else "" for i in kept]
        columns.dep += [label(table[_DEP][i]) if i >= 0 else "punct" for i in kept]
        columns.lemma += self._lemmas_of(text, table, layout, doc)
        columns.head.extend(
            [
                place[i + heads[i]] if i >= 0 else base + layout.neighbour[k]
                for k, i in enumerate(kept)
            ]
        )
        columns.names += [
            NameEntity(place[e.start], place[e.end - 1] + 1, e.label_) for e in doc.ents
        ]
        columns.close([base + s for s in layout.sentence_starts], base)

    def _lemmas_of(self, text: str, table: list[list[int]], layout: Any, doc: Any) -> list[str]:
        of = self._lemmas.of
        orth, pos = table[_ORTH], table[_POS]
        return [
            of(orth[i], pos[i], doc, i) if i >= 0 else text[layout.start[k]]
            for k, i in enumerate(layout.kept)
        ]

    def _label(self, key: int) -> str:
        label = self._labels.get(key)
        if label is None:
            label = self._labels[key] = self._strings[key]
        return label


class Columns:
    """The columns of a document while they grow."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.known: dict[str, str] = {}  # a word that comes back is the same object
        self.start: array[int] = array(NUMBER)
        self.end: array[int] = array(NUMBER)
        self.word: list[str] = []
        self.lemma: list[str] = []
        self.pos: list[str] = []
        self.morph: list[str] = []
        self.dep: list[str] = []
        self.head: array[int] = array(NUMBER)
        self.names: list[NameEntity] = []
        self.sentences: list[tuple[int, int]] = []
        self.paragraphs: list[tuple[int, int]] = []

    def close(self, starts: list[int], base: int) -> None:
        """End a piece: its sentences, and its paragraphs at the line breaks between them."""
        end = len(self.word)
        bounds = [s for s in starts if s < end] + [end]
        broken = {b for b in bounds[1:] if self._breaks(b)}
        self.sentences += joined(self, bounds, broken)
        edges = [base, *sorted(broken), end]
        self.paragraphs += [(a, b) for a, b in pairwise(edges) if a < b]

    def document(self, language: str) -> Document:
        """Freeze the columns, each let go as it is frozen: a long text has them once, not twice."""
        return Document(
            text=self.text,
            language=language,
            sentences=_frozen(self.sentences),
            paragraphs=_frozen(self.paragraphs),
            start=self.start,
            end=self.end,
            word=_frozen(self.word),
            lemma=_frozen(self.lemma),
            pos=_frozen(self.pos),
            morph=_frozen(self.morph),
            dep=_frozen(self.dep),
            head=self.head,
            names=_frozen(self.names),
        )

    def _breaks(self, i: int) -> bool:
        """Return whether a line ends between token ``i`` and the one before it."""
        return 0 < i < len(self.start) and "\n" in self.text[self.end[i - 1] : self.start[i]]


def _frozen(column: list[T]) -> tuple[T, ...]:
    frozen = tuple(column)
    column.clear()
    return frozen
