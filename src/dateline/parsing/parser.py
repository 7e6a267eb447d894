"""Parse texts into documents with the model that the pack names."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, islice
from typing import Any

from dateline.lexicon import Pack
from dateline.parsing.columns import Copier, Piece
from dateline.parsing.lemmas import Lemmas
from dateline.parsing.memory import give_back
from dateline.parsing.mending import Mender
from dateline.parsing.model import load_model
from dateline.parsing.pieces import pieces
from dateline.parsing.spelling import Respelled, Spelling
from dateline.records import Document

BATCH = 32  # pieces that are parsed at once; docs/benchmarks.md
FULL = 40_000  # code points; the parser's memory grows with the longest batch
HUGE = 2_000_000  # code points; after a longer text the model is let go
NEW_WORDS = 400_000  # that a model keeps, half a kilobyte each, before it is loaded afresh

Cut = tuple[int, Respelled]  # where a piece begins, and what the parser sees of it


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
        self.mender = Mender(pack)
        self._words = 0

    def __reduce__(self) -> tuple[type[Parser], tuple[Pack]]:
        # A model is loaded again more quickly than it crosses a process border.
        return (Parser, (Pack(self.pack.language, self.pack.folders),))

    @cached_property
    def model(self) -> Any:
        """The loaded spaCy pipeline."""
        words = [row["form"] for row in self.pack.rows("parsing/words")]
        model = load_model(self.pack.settings["model"], words)
        self._words = len(model.vocab.strings)
        return model

    @cached_property
    def _copier(self) -> Copier:
        return Copier(self.model.vocab.strings, Lemmas(self.model, self.pack), self.pack.language)

    def parse(self, text: str) -> Document:
        """Return the document of one text."""
        return next(self.parse_all([text]))

    def parse_all(self, texts: Iterable[str]) -> Iterator[Document]:
        """Yield the document of each text, parsed in batches.

        Long texts are parsed in pieces cut at paragraphs; offsets are those of the whole text.
        """
        waiting: deque[tuple[str, int]] = deque()  # texts, and how many pieces each has
        parsed = self._parsed(self._cut(texts, waiting))
        for first in parsed:
            text, count = waiting.popleft()
            document = self._copier.document_of(text, chain([first], islice(parsed, count - 1)))
            del first  # it holds on to the model
            if not waiting and self._has_had_enough(text):
                self._forget()
            yield self.mender.mend(document)

    def _cut(self, texts: Iterable[str], waiting: deque[tuple[str, int]]) -> Iterator[Cut]:
        for text in texts:
            parts = pieces(text)
            waiting.append((text, len(parts)))
            for a, b in parts:
                yield a, self.spelling.respell(text[a:b])

    def _parsed(self, cuts: Iterator[Cut]) -> Iterator[Piece]:
        """Parse pieces a batch at a time; a parse is let go as soon as it was taken."""
        while batch := deque(_filled(cuts)):
            with self._one_thread():
                seen = [self._prepare(respelled.seen) for _, respelled in batch]
                docs = deque(self.model.pipe(seen, batch_size=BATCH))
            del seen
            while docs:
                yield Piece(docs.popleft(), *batch.popleft())

    def _one_thread(self) -> Any:
        """Keep a process to one core: the matrices are too small to be shared between two."""
        return self._threads.limit(limits=1, user_api="blas")

    @cached_property
    def _threads(self) -> Any:
        from threadpoolctl import ThreadpoolController

        return ThreadpoolController()

    def _has_had_enough(self, text: str) -> bool:
        """Return whether the model should go: it keeps every word it ever met.

        A huge text needs the model's place for its events; against the minute that it takes, to
        load a model again is nothing.
        """
        return len(text) > HUGE or len(self.model.vocab.strings) > self._words + NEW_WORDS

    def _forget(self) -> None:
        """Let the model go, and give its memory back to the system."""
        self.__dict__.pop("_copier", None)
        self.__dict__.pop("model", None)
        gc.unfreeze()
        gc.collect()
        give_back()

    def _prepare(self, seen: str) -> Any:
        """Tokenize a piece, with a sentence begun at each new line."""
        doc = self.model.make_doc(seen)
        for i in doc.to_array("IS_SPACE").nonzero()[0].tolist():
            if i + 1 < len(doc) and "\n" in doc[i].text:
                doc[i + 1].is_sent_start = True
        return doc


def _filled(cuts: Iterator[Cut]) -> Iterator[Cut]:
    """Yield pieces until a batch is full."""
    size = 0
    for count, cut in enumerate(cuts, 1):
        yield cut
        size += len(cut[1].seen)
        if count == BATCH or size >= FULL:
            return
