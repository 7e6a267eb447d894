"""Walk the grammar over the units of one document."""

from __future__ import annotations

from typing import Any

from dateline.finding.times.ahead import Lookahead
from dateline.finding.times.forms import CLOSE, OPEN
from dateline.finding.times.grammar import TOP, Bound, Edge, Grammar, Match, Node
from dateline.finding.times.units import Units


def _rank(match: Match) -> tuple[int, int, bool, int]:
    """Farthest first; then the longer expression, what is no time, and the order of the pack."""
    return -match.reach, match.first - match.stop, match.rule.kind != "none", match.rule.order


class Walk:
    """The matches of a grammar in one document; groups are matched once a unit."""

    def __init__(self, grammar: Grammar, lookahead: Lookahead, units: Units) -> None:
        self.grammar = grammar
        self.lookahead = lookahead
        self.words = units.words
        self.keys = units.keys
        self._groups: dict[tuple[str, int], list[tuple[int, Any]]] = {}

    def at(self, u: int) -> list[Match]:
        """Return the matches that begin at a unit, the one with the longest reach first."""
        found: list[Match] = []
        child = self.grammar.groups[TOP].words.get(self.words[u])
        if child is not None:
            self._step(child, u + 1, (), (u, -1), found)
        for edge in self.lookahead.edges(self.keys[u], self.keys[u + 1]):
            self._follow(edge, u, (), (u, -1), found)
        return sorted(found, key=_rank) if len(found) > 1 else found

    def _step(
        self, node: Node, u: int, bound: tuple[Bound, ...], span: tuple[int, int], out: list[Match]
    ) -> None:
        for rule in node.ends:
            out.append(Match(rule, bound, span[0], u if span[1] < 0 else span[1], u))
        key = self.keys[u]
        if key not in node.reach:
            for edge in node.closing:
                self._follow(edge, u, bound, span, out)
            return
        child = node.words.get(self.words[u])
        if child is not None:
            self._step(child, u + 1, bound, span, out)
        edges = node.known.get(key)
        for edge in self.grammar.edges(node, key) if edges is None else edges:
            self._follow(edge, u, bound, span, out)

    def _follow(
        self, edge: Edge, u: int, bound: tuple[Bound, ...], span: tuple[int, int], out: list[Match]
    ) -> None:
        slot, name, match, to = edge
        if slot == OPEN:
            self._step(to, u, bound, (u, span[1]), out)
        elif slot == CLOSE:
            self._step(to, u, bound, (span[0], u), out)
        else:
            done = to.ends or to.closing
            for stop, value in match(self.words, u) if match else self._group(slot, u):
                if done or self.keys[stop] in to.reach:
                    filled = (*bound, Bound(name, value, u, stop))
                    self._step(to, stop, filled, span, out)

    def _group(self, slot: str, u: int) -> list[tuple[int, Any]]:
        key = (slot, u)
        if key not in self._groups:
            may = self.lookahead.may_begin(slot, self.keys[u], self.keys[u + 1])
            self._groups[key] = self._matched(slot, u) if may else []
        return self._groups[key]

    def _matched(self, slot: str, u: int) -> list[tuple[int, Any]]:
        found: list[Match] = []
        self._step(self.grammar.groups[slot], u, (), (u, -1), found)
        best: dict[int, Match] = {}
        for match in found:
            known = best.get(match.reach)
            if known is None or match.rule.order < known.rule.order:
                best[match.reach] = match
        return sorted(best.items())
