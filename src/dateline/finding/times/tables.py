"""A table of the pack as a tree of words: every form of every row, matched from a unit on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.finding.times.units import key_of, pieces
from dateline.lexicon import Pack

_VALUE = None  # the key of a branch where a form may end


class Table:
    """The forms of ``pack.rows(name)``; a match gives the row's ``value``, a number when it is one.

    A cell ``form`` holds several forms as ``a|b``.
    """

    def __init__(self, pack: Pack, name: str) -> None:
        self.tree: dict[Any, Any] = {}
        for row in pack.rows(name):
            value = _number(row["value"])
            for form in row.many("form"):
                branch = self.tree
                for piece in (p for word in form.lower().split() for p in pieces(word)):
                    branch = branch.setdefault(piece, {})
                branch[_VALUE] = value
        self.first = set(self.tree)
        self.inside = set(_words(self.tree))

    def matches(self, words: list[str], u: int) -> list[tuple[int, Any]]:
        """Return every match at a unit, the shortest first."""
        found, branch = [], self.tree.get(words[u])
        while branch is not None:
            u += 1
            if _VALUE in branch:
                found.append((u, branch[_VALUE]))
            branch = branch.get(words[u])
        return found

    def ahead(self, key: str) -> tuple[set[str], bool]:
        """Return the keys that may follow a first key, and whether a form may end with it."""
        branches = [b for w, b in self.tree.items() if w is not _VALUE and key_of(w) == key]
        words = {w for b in branches for w in b if w is not _VALUE}
        return {key_of(w) for w in words}, any(_VALUE in b for b in branches)

    def longest(self, words: list[str], u: int) -> tuple[int, Any] | None:
        """Return the longest match at a unit."""
        found = self.matches(words, u)
        return found[-1] if found else None


def _words(tree: dict[Any, Any]) -> Iterator[str]:
    for word, branch in tree.items():
        if word is not _VALUE:
            yield word
            yield from _words(branch)


def _number(cell: str) -> int | float | str:
    try:
        return float(cell) if "." in cell else int(cell)
    except ValueError:
        return cell
