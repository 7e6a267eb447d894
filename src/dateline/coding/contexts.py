"""The contexts of an act: the matters that its sentence and its paragraph name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dateline.lexicon import Pack
from dateline.records import Document

TWICE = 2  # times that a neighbouring sentence must name a context


class Sign(NamedTuple):
    """A word that names a context: the context, the row that says so, and the token."""

    context: str
    rule: str
    token: int


@dataclass(frozen=True)
class ContextWords:
    """``events/contexts``: lemma -> contexts, each with the row that gives it."""

    words: dict[str, tuple[tuple[str, str], ...]]


def build_context_words(pack: Pack) -> ContextWords:
    """Read ``events/contexts``."""
    words: dict[str, list[tuple[str, str]]] = {}
    for row in pack.rows("events/contexts"):
        for form in row.many("form"):
            words.setdefault(form, []).append((row["context"], row.id))
    return ContextWords({k: tuple(v) for k, v in words.items()})


class Contexts:
    """The contexts named in each sentence of one document."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self.document = document
        words = pack.index(build_context_words).words
        self._signs: dict[int, list[Sign]] = {}
        self._known: dict[tuple[int, int], tuple[Sign, ...]] = {}
        for lemma in document.by_lemma.keys() & words.keys():  # signs are sorted when asked for
            for context, rule in words[lemma]:
                for i in document.by_lemma[lemma]:
                    sentence = document.sentence_of[i]
                    self._signs.setdefault(sentence, []).append(Sign(context, rule, i))

    def of(self, head: int) -> tuple[Sign, ...]:
        """Return one sign for each context of the act at ``head``, in alphabetical order.

        A context counts when the act's own sentence names it, or the sentences beside it in its
        paragraph name it twice.
        """
        place = self.document.sentence_of[head], self.document.paragraph_of[head]
        if place not in self._known:
            self._known[place] = self._of(*place)
        return self._known[place]

    def _of(self, k: int, paragraph: int) -> tuple[Sign, ...]:
        found: dict[str, Sign] = {}
        for sign in sorted(self._signs.get(k, ()), key=lambda s: s.token):
            found.setdefault(sign.context, sign)
        near: dict[str, list[Sign]] = {}
        for j in (k - 1, k + 1):
            if self._beside(j, paragraph):
                for sign in self._signs.get(j, ()):
                    near.setdefault(sign.context, []).append(sign)
        for context, signs in near.items():
            if len(signs) >= TWICE:
                found.setdefault(context, min(signs, key=lambda s: s.token))
        return tuple(found[c] for c in sorted(found))

    def _beside(self, sentence: int, paragraph: int) -> bool:
        d = self.document
        inside = 0 <= sentence < len(d.sentences)
        return inside and d.paragraph_of[d.sentences[sentence][0]] == paragraph
