"""Mend sentences that the parser breaks where no sentence ends.

It breaks some before a comma or a lower-case letter, inside a word or a name; a sentence goes on
until a stop, a colon, or the end of the line. A line without stops is never one sentence of
thousands of words: each act told in it would show them all.
The root of the part without a verb hangs on the other's as ``parataxis``.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from itertools import pairwise
from typing import Protocol

LONGEST = 500  # tokens; the longest sentence met in 440 reports has 138
_NEVER_FIRST = frozenset(",;)]%.…")
_VERBS = frozenset({"VERB", "AUX"})
_CLOSING = frozenset('"»”›')
_PAUSES = frozenset(".!?…:;)-–—*•●►")  # after them a capital may begin a sentence
_DASHES = frozenset("-–—")


class Tree(Protocol):
    """The columns that tell where sentences end, and are changed where two are joined."""

    text: str
    word: list[str]
    pos: list[str]
    dep: list[str]

    @property
    def start(self) -> Sequence[int]:
        """Where each token begins."""

    @property
    def end(self) -> Sequence[int]:
        """Where each token ends."""

    @property
    def head(self) -> MutableSequence[int]:
        """The head of each token."""


def joined(tree: Tree, bounds: Sequence[int], broken: set[int]) -> list[tuple[int, int]]:
    """Return the sentences between the bounds, wrongly broken ones joined.

    Parameters
    ----------
    tree
        Its heads are changed in place where sentences are joined.
    bounds
        First tokens of the sentences, and the number of tokens.
    broken
        Bounds where a line ends: never joined.
    """
    sentences: list[tuple[int, int]] = []
    for first, stop in pairwise(bounds):
        joins = first not in broken and sentences and stop - sentences[-1][0] <= LONGEST
        if joins and _goes_on(tree, first, stop):
            before = sentences.pop()
            _hang(tree, _root(tree, *before), _root(tree, first, stop))
            first = before[0]
        sentences.append((first, stop))
    return sentences


def _goes_on(tree: Tree, first: int, stop: int) -> bool:
    """Return whether what begins at token ``first`` only goes on with the sentence before."""
    last, closed = _last_word(tree, first)
    word = tree.word[first]
    if word[0] in _NEVER_FIRST or (stop - first == 1 and not word[-1].isalnum()):
        return True
    if word[0].islower():
        return last[-1] != "." or closed or len(last) > 1
    if tree.end[first - 1] == tree.start[first] and (word[0] in _DASHES or last[-1] in _DASHES):
        return True  # inside a word: "chefs d'état-major"
    if last[-1] in _PAUSES:
        return False
    return word not in _DASHES or _dash_inside(tree, first)


def _dash_inside(tree: Tree, dash: int) -> bool:
    """Return whether a dash goes on in lower case: "l'accord - signé lundi - est rompu"."""
    following = tree.word[dash + 1] if dash + 1 < len(tree.word) else "."
    return following[0].islower() or following[0].isdigit()


def _last_word(tree: Tree, i: int) -> tuple[str, bool]:
    """Return the word before token ``i``, and whether a quotation closes between them."""
    k = i - 1
    while k > 0 and tree.word[k] in _CLOSING:
        k -= 1
    return tree.word[k], k < i - 1


def _root(tree: Tree, first: int, stop: int) -> int:
    return next((i for i in range(first, stop) if tree.head[i] == i), first)


def _hang(tree: Tree, a: int, b: int) -> None:
    """Make one root depend on the other: the first governs, unless only the second is a verb."""
    if tree.pos[a] not in _VERBS and tree.pos[b] in _VERBS:
        a, b = b, a
    tree.head[b] = a
    tree.dep[b] = "punct" if tree.pos[b] == "PUNCT" else "parataxis"
