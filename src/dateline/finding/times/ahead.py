"""Which unit may follow the first: most places where an expression could begin fail on the next.

Worked out for a word when it is first met, and kept with the grammar.
"""

from __future__ import annotations

from dateline.finding.times.forms import CLOSE, OPEN
from dateline.finding.times.grammar import TOP, Edge, Grammar, Node
from dateline.finding.times.units import DIGITS, FOUR, key_of

Ahead = tuple[set[str], bool]  # keys that may follow, and whether the form may end before them


class Lookahead:
    """For every first key, the keys that can come second; ``None`` where any can."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._seconds: dict[str, frozenset[str] | None] = {}
        self._groups: dict[tuple[str, str], Ahead] = {}

    def may_begin(self, first: str, second: str) -> bool:
        """Return whether an expression can begin with two keys."""
        if first not in self._seconds:
            keys, ended = self._node(self.grammar.groups[TOP], first)
            self._seconds[first] = None if ended else frozenset(keys)
        seconds = self._seconds[first]
        return seconds is None or second in seconds

    def _node(self, node: Node, key: str) -> Ahead:
        keys: set[str] = set()
        ended = False
        for child in self._children(node, key):
            keys |= child.reach
            ended = ended or bool(child.ends or child.closing)
        for edge in self.grammar.edges(node, key):
            more, single = self._edge(edge, key)
            keys |= more
            if single and edge.slot in (OPEN, CLOSE):
                ended = True
            elif single:
                keys |= edge.to.reach
                ended = ended or bool(edge.to.ends or edge.to.closing)
        return keys, ended

    def _children(self, node: Node, key: str) -> list[Node]:
        if key in (DIGITS, FOUR):
            return [child for word, child in node.words.items() if key_of(word) == key]
        return [node.words[key]] if key in node.words else []

    def _edge(self, edge: Edge, key: str) -> Ahead:
        if edge.slot in (OPEN, CLOSE):
            return self._node(edge.to, key)
        if edge.slot in self.grammar.groups:
            return self._group(edge.slot, key)
        if edge.slot in self.grammar.numbers.slots:
            return self.grammar.numbers.ahead(edge.slot)
        return self.grammar.tables[edge.slot].ahead(key)

    def _group(self, group: str, key: str) -> Ahead:
        if (group, key) not in self._groups:
            self._groups[group, key] = (set(), False)
            self._groups[group, key] = self._node(self.grammar.groups[group], key)
        return self._groups[group, key]
