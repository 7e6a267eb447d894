"""Embed each distinct word of a batch once.

A word's first vector depends on the word alone: its letters, norm, and whether a space follows.
Two words in three of a batch have stood in it before, so that a third of the work is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

_INPUT = "extract_features"
_OUTPUT = "ragged2list"


def embed_distinct_words(nlp: Any) -> None:
    """Put the quicker embedding in the place of the model's own, where it has the known form."""
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        for layer in list(model.walk()) if hasattr(model, "walk") else []:
            for place, inner in enumerate(layer.layers):
                if _embeds(inner):
                    layer.layers[place] = _distinct(inner)


class Words:
    """The distinct words of some documents, in the form that the embedding reads documents.

    Attributes
    ----------
    place
        For each token of the documents, in order, the row of its word.
    """

    def __init__(self, docs: Sequence[Any], columns: Sequence[Any]) -> None:
        import numpy
        from spacy.attrs import ORTH, intify_attr

        self.vocab = docs[0].vocab
        self._order = [intify_attr(column) for column in columns]
        table = numpy.concatenate([doc.to_array([ORTH, *columns]) for doc in docs])
        key = table[:, 0].copy()
        for column in range(1, table.shape[1]):
            key = key * numpy.uint64(0x9E3779B97F4A7C15) + table[:, column]
        _, first, self.place = numpy.unique(key, return_index=True, return_inverse=True)
        self._rows = numpy.ascontiguousarray(table[first])

    def __len__(self) -> int:
        return len(self._rows)

    def to_array(self, wanted: Any) -> Any:
        """Return the columns asked for: all that the embedding extracts, or the words alone."""
        return self._rows[:, 1:] if isinstance(wanted, list | tuple) else self._rows[:, 0]


def _embeds(layer: Any) -> bool:
    """Return whether a layer is the whole embedding: documents in, a list of vectors out."""
    parts = [inner.name for inner in layer.layers]
    return bool(parts) and parts[-1] == _OUTPUT and _INPUT in layer.layers[0].name


def _distinct(layer: Any) -> Any:
    from thinc.api import Model

    (extractor,) = [inner for inner in layer.walk() if inner.name == _INPUT]
    columns = list(extractor.attrs["columns"])
    return Model(f"distinct({layer.name})", _forward, layers=[layer], attrs={"columns": columns})


def _forward(
    model: Any, docs: Sequence[Any], is_train: bool
) -> tuple[list[Any], Callable[..., Any]]:
    layer = model.layers[0]
    if is_train or not sum(map(len, docs)):
        result: tuple[list[Any], Callable[..., Any]] = layer(docs, is_train)
        return result
    words = Words(docs, model.attrs["columns"])
    vectors = layer.predict([words])[0][words.place]
    found, start = [], 0
    for doc in docs:
        found.append(vectors[start : start + len(doc)])
        start += len(doc)
    return found, lambda gradient: []
