"""Walk the grammar over the units of one document."""

from __future__ import annotations

from typing import Any

from dateline.finding.times.forms import CLOSE, OPEN
from dateline.finding.times.grammar import TOP, Bound, Grammar, Match, Node
from dateline.finding.times.units import Units


class Walk:
    """The matches of a grammar in one document; groups are matched once a unit."""

    def __init__(self, grammar: Grammar, units: Units) -> None:
        self.grammar = grammar
        self.words = units.words
        self.keys = units.keys
        self._groups: dict[tuple[str, int], list[tuple[int, Any]]] = {}

    def at(self, u: int) -> list[Match]:
        """Return the matches that begin at a unit, the one with the longest reach first."""
        found: list[Match] = []
        self._step(self.grammar.groups[TOP], u, (), (u, -1), found)
        return sorted(found, key=lambda m: (-m.reach, -(m.stop - m.first), m.rule.order))

    def _step(
        self, node: Node, u: int, bound: tuple[Bound, ...], span: tuple[int, int], out: list[Match]
    ) -> None:
        for rule in node.ends:
            out.append(Match(rule, bound, span[0], u if span[1] < 0 else span[1], u))
        child = node.words.get(self.words[u])
        if child is not None:
            self._step(child, u + 1, bound, span, out)
        for slot, name, child in node.slots:
            if slot == OPEN:
                self._step(child, u, bound, (u, span[1]), out)
            elif slot == CLOSE:
                self._step(child, u, bound, (span[0], u), out)
            elif self.keys[u] in self.grammar.first(slot):
                for stop, value in self._slot(slot, u):
                    self._step(child, stop, (*bound, Bound(name, value, u, stop)), span, out)

    def _slot(self, slot: str, u: int) -> list[tuple[int, Any]]:
        if slot not in self.grammar.groups:
            return self.grammar.matcher(slot)(self.words, u)
        key = (slot, u)
        if key not in self._groups:
            self._groups[key] = self._group(slot, u)
        return self._groups[key]

    def _group(self, slot: str, u: int) -> list[tuple[int, Any]]:
        found: list[Match] = []
        self._step(self.grammar.groups[slot], u, (), (u, -1), found)
        best: dict[int, Match] = {}
        for match in found:
            known = best.get(match.reach)
            if known is None or match.rule.order < known.rule.order:
                best[match.reach] = match
        return sorted(best.items())
