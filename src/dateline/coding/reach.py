"""Which words belong to which act, when a sentence tells several.

The reach of an act is what hangs on its trigger, less what hangs on another trigger below it:
in "a dénoncé l'attaque de lundi", Monday is the attack's.
"""

from __future__ import annotations

from dateline.records import Document


class Reach:
    """The tokens within reach of each trigger of a document."""

    def __init__(self, document: Document, heads: frozenset[int]) -> None:
        self.document = document
        self.heads = heads
        self._own: dict[int, list[int]] = {}

    def own(self, head: int) -> list[int]:
        """Return the tokens below a trigger, without those below other triggers, in order."""
        if head not in self._own:
            self._own[head] = self._below(head)
        return self._own[head]

    def _below(self, head: int) -> list[int]:
        found, stack = [], [head]
        children = self.document.children
        while stack:
            i = stack.pop()
            found.append(i)
            stack.extend(c for c in children[i] if c not in self.heads)
        return sorted(found)

    def clause(self, head: int) -> list[int]:
        """Return the governing tokens of an act, nearest first, within its sentence."""
        return list(self.document.ancestors(head))

    def sentence(self, head: int) -> range:
        """Return the token range of the sentence of an act."""
        return range(*self.document.sentences[self.document.sentence_of[head]])
