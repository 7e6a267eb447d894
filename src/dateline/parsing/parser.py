"""Parse texts into documents with the model that the pack names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from dateline.lexicon import Pack
from dateline.parsing.columns import document_of
from dateline.parsing.pieces import pieces
from dateline.parsing.spelling import Spelling
from dateline.records import Document

BATCH = 32  # texts; measured fastest in docs/benchmarks.md


class Parser:
    """Texts in, documents out, in order; the model is loaded at first use.

    Parameters
    ----------
    pack
        Names the model (``pack.yaml``) and the spelling that it reads best (``parsing/``).
    """

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.spelling = Spelling(pack)

    @cached_property
    def model(self) -> Any:
        """The loaded spaCy pipeline."""
        import spacy

        nlp = spacy.load(self.pack.settings["model"])
        for row in self.pack.rows("parsing/words"):
            nlp.tokenizer.add_special_case(row["form"], [{"ORTH": row["form"]}])
        return nlp

    def parse(self, text: str) -> Document:
        """Return the document of one text."""
        return next(self.parse_all([text]))

    def parse_all(self, texts: Iterable[str]) -> Iterator[Document]:
        """Yield the document of each text, parsed in batches.

        Long texts are parsed in pieces cut at paragraphs; offsets are those of the whole text.
        """
        waiting: list[tuple[str, int]] = []  # text and number of pieces still to come

        def prepared() -> Iterator[Any]:
            for text in texts:
                parts = pieces(text)
                waiting.append((text, len(parts)))
                for start, end in parts:
                    yield self._prepare(text[start:end]), start

        held: list[tuple[Any, int]] = []
        for doc, start in self.model.pipe(prepared(), as_tuples=True, batch_size=BATCH):
            held.append((doc, start))
            if len(held) == waiting[0][1]:
                text, _ = waiting.pop(0)
                yield document_of(text, self.pack.language, held)
                held = []

    def _prepare(self, piece: str) -> Any:
        """Tokenize a piece, with a sentence begun at each new line."""
        doc = self.model.make_doc(self.spelling.respell(piece))
        for token in doc[:-1]:
            if "\n" in token.text:
                doc[token.i + 1].is_sent_start = True
        return doc
