"""Purpose and cause that the clause itself gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.coding.clause import Syntax
from dateline.lexicon import Pack
from dateline.records import Document, Why

PLACES = frozenset({"advcl", "obl:mod", "obl", "obl:arg", "nmod", "acl"})


@dataclass(frozen=True)
class WhyWords:
    """``qualifiers/reasons``: opening words -> kind (purpose, cause)."""

    kinds: dict[str, tuple[str, bool]]  # phrase -> kind, only before an infinitive


def build_why_words(pack: Pack) -> WhyWords:
    """Read ``qualifiers/reasons``."""
    rows = pack.rows("qualifiers/reasons")
    return WhyWords(
        {f: (r["kind"], r["before"] == "infinitive") for r in rows for f in r.many("form")}
    )


class Reasons:
    """Finds the spans of purpose and cause of acts."""

    def __init__(self, document: Document, syntax: Syntax, pack: Pack) -> None:
        self.document = document
        self.syntax = syntax
        self.words = pack.index(build_why_words)
        self._firsts: dict[int, int] = {}

    def of(self, head: int) -> tuple[Why, ...]:
        """Return the reasons that hang on an act, or on the light verb over it."""
        return tuple(self._below(head))

    def _below(self, head: int) -> Iterator[Why]:
        d = self.document
        for c in d.children[head]:
            if c < head and d.dep[c] not in {"advcl", "obl:mod", "obl"}:
                continue
            if d.dep[c] in PLACES:
                first = self._first(c)
                kind = self._kind(first, c)
                if kind:
                    yield Why(kind, d.span(first, self._stop(d.subtree(c))))

    def _first(self, i: int) -> int:
        """The first token of a phrase; those of the phrases in it are found on the way."""
        children, firsts = self.document.children, self._firsts
        order, stack = [], [i]
        while stack:
            j = stack.pop()
            if j not in firsts:
                order.append(j)
                stack.extend(children[j])
        for j in reversed(order):  # what hangs on a word comes before it
            firsts[j] = min((j, *(firsts[c] for c in children[j])))
        return firsts[i]

    def _kind(self, first: int, head: int) -> str | None:
        d = self.document
        for size in (4, 3, 2, 1):
            phrase = " ".join(d.lower[first : first + size])
            found = self.words.kinds.get(phrase)
            if found and (
                not found[1] or "VerbForm=Inf" in d.morph[head] or self._infinitive(head)
            ):
                return found[0]
        return None

    def _infinitive(self, head: int) -> bool:
        d = self.document
        return any("VerbForm=Inf" in d.morph[a] for a in self.syntax.voice(head).auxiliaries)

    def _stop(self, tokens: list[int]) -> int:
        """The end of the run of tokens, without closing punctuation."""
        d = self.document
        stop = tokens[0] + 1
        for i in tokens[1:]:
            if i > stop:
                break
            stop = i + 1
        while stop - 1 > tokens[0] and d.pos[stop - 1] == "PUNCT":
            stop -= 1
        return stop
