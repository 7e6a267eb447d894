"""The contexts of an act: the matters that its sentence and its paragraph name."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.lexicon import Pack
from dateline.records import Document


@dataclass(frozen=True)
class ContextWords:
    """``events/contexts``: lemma -> contexts."""

    words: dict[str, tuple[str, ...]]


def build_context_words(pack: Pack) -> ContextWords:
    """Read ``events/contexts``."""
    words: dict[str, list[str]] = {}
    for row in pack.rows("events/contexts"):
        for form in row.many("form"):
            words.setdefault(form, []).append(row["context"])
    return ContextWords({k: tuple(v) for k, v in words.items()})


class Contexts:
    """The contexts named in each sentence of one document."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self.document = document
        words = pack.index(build_context_words).words
        self._by_sentence: dict[int, dict[str, int]] = {}
        for lemma, tokens in document.by_lemma.items():
            for context in words.get(lemma, ()):
                for i in tokens:
                    counts = self._by_sentence.setdefault(document.sentence_of[i], {})
                    counts[context] = counts.get(context, 0) + 1

    def of(self, head: int) -> tuple[str, ...]:
        """Return the contexts of the act at ``head``, in alphabetical order.

        A context counts when the act's own sentence names it, or the sentences beside it in its
        paragraph name it twice.
        """
        d = self.document
        k = d.sentence_of[head]
        found = set(self._by_sentence.get(k, ()))
        near: dict[str, int] = {}
        for j in (k - 1, k + 1):
            if (
                0 <= j < len(d.sentences)
                and d.paragraph_of[d.sentences[j][0]] == d.paragraph_of[head]
            ):
                for context, count in self._by_sentence.get(j, {}).items():
                    near[context] = near.get(context, 0) + count
        found |= {c for c, n in near.items() if n >= 2}
        return tuple(sorted(found))
