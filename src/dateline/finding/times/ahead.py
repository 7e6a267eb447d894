"""Which unit may follow the first: most places where an expression could begin fail on the next.

Worked out for a word when it is first met, and kept with the grammar.
"""

from __future__ import annotations

from dateline.finding.times.forms import CLOSE, OPEN
from dateline.finding.times.grammar import TOP, Edge, Grammar, Node
from dateline.finding.times.units import DIGITS, FOUR, key_of

_ROOM = 20_000  # pairs of keys remembered
Ahead = tuple[set[str], bool]  # keys that may follow, and whether the form may end before them


class Lookahead:
    """For every first key, the keys that can come second; ``None`` where any can."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._seconds: dict[tuple[str, str], frozenset[str] | None] = {}
        self._edges: dict[tuple[str, str], tuple[Edge, ...]] = {}
        self._groups: dict[tuple[str, str], Ahead] = {}

    def may_begin(self, group: str, first: str, second: str) -> bool:
        """Return whether a form of a group can begin with two keys."""
        try:
            seconds = self._seconds[group, first]
        except KeyError:
            seconds = self._learned(group, first)
        return seconds is None or second in seconds

    def seconds(self, first: str) -> frozenset[str] | None:
        """Return the keys that may follow a key at the head of an expression."""
        if (TOP, first) not in self._seconds:
            return self._learned(TOP, first)
        return self._seconds[TOP, first]

    def _learned(self, group: str, first: str) -> frozenset[str] | None:
        keys, ended = self._group(group, first)
        self._seconds[group, first] = None if ended else frozenset(keys)
        return self._seconds[group, first]

    def edges(self, first: str, second: str) -> tuple[Edge, ...]:
        """Return the slots that an expression can begin with, by its first two keys."""
        if (first, second) not in self._edges:
            if len(self._edges) > _ROOM:
                self._edges.clear()
            all_edges = self.grammar.edges(self.grammar.groups[TOP], first)
            self._edges[first, second] = tuple(
                e for e in all_edges if self._leads(e, first, second)
            )
        return self._edges[first, second]

    def _leads(self, edge: Edge, first: str, second: str) -> bool:
        if edge.slot in (OPEN, CLOSE):
            return True
        inside, single = self._edge(edge, first)
        if second in inside:
            return True
        return single and bool(edge.to.ends or edge.to.closing or second in edge.to.reach)

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
