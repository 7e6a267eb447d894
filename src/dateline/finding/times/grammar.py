"""The rules of the pack as one tree, walked from each unit where an expression can begin.

Forms that begin alike share their branches. A slot is a table, a kind of number, or a group of
rules (``group: calendar`` is used as ``{calendar}``); what a group gives at a unit is remembered,
so that the walk stays linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from dateline.errors import PackError
from dateline.finding.times.forms import CLOSE, OPEN, Sequence, sequences
from dateline.finding.times.numbers import Matcher, Numbers
from dateline.finding.times.tables import Table
from dateline.finding.times.units import key_of, pieces
from dateline.lexicon import Pack, Rule

TOP = "top"  # the group whose rules make an expression of their own


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One rule: what it means, the kind it gives, and what must hold around it."""

    id: str
    order: int
    kind: str
    means: Mapping[str, Any]
    ends: tuple[str, ...]
    checks: tuple[str, ...]
    after: frozenset[tuple[str, ...]]  # the units one of which must stand before; empty: any


class Bound(NamedTuple):
    """What a slot of a form was filled with, and the units it took."""

    name: str
    value: Any
    first: int
    stop: int


class Match(NamedTuple):
    """A form found at a unit; ``first`` and ``stop`` bound the expression itself."""

    rule: TimeRule
    bound: tuple[Bound, ...]
    first: int
    stop: int
    reach: int  # the unit after the form, with the words that are only looked at


class Edge(NamedTuple):
    """A way on through a slot: what it can begin with, how it is matched, and where it leads.

    ``match`` is ``None`` for a group, and for the marks of where the expression begins and ends.
    """

    slot: str
    name: str
    match: Matcher | None
    to: Node


class Node:
    """A state of the tree: where each word or slot leads, and the rules that end here."""

    __slots__ = ("closing", "ends", "known", "reach", "slots", "words")

    def __init__(self) -> None:
        self.words: dict[str, Node] = {}
        self.slots: list[Edge] = []
        self.ends: list[TimeRule] = []
        self.reach: frozenset[str] = frozenset()  # the keys that lead on from here
        self.closing: tuple[Edge, ...] = ()  # marks after which the form is at its end
        self.known: dict[str, tuple[Edge, ...]] = {}  # the slots that a key can begin

    def add(self, steps: Sequence, rule: TimeRule, matchers: Mapping[str, Matcher]) -> None:
        """Lay one sequence of steps into the tree."""
        node = self
        for what, name in steps:
            if name:
                node = node._slot(what, name, matchers.get(what))
            else:
                node = node.words.setdefault(what, Node())
        if rule not in node.ends:
            node.ends.append(rule)

    def _slot(self, what: str, name: str, match: Matcher | None) -> Node:
        for edge in self.slots:
            if (edge.slot, edge.name) == (what, name):
                return edge.to
        node = Node()
        self.slots.append(Edge(what, name, match, node))
        return node


class Grammar:
    """All forms of ``times/*.yaml`` over all tables of ``times/*.csv``."""

    def __init__(self, pack: Pack) -> None:
        self.numbers = Numbers(pack)
        self.tables = {t.split("/")[-1]: Table(pack, t) for t in pack.tables("times")}
        self.bounds = {
            _units(form): row["value"]
            for row in pack.rows("times/bounds")
            for form in row.many("form")
        }
        contexts = pack.rows("times/contexts")
        self.links, self.whose, self.owned, self.aged, self.lasting = (
            {f for r in contexts if r["value"] == name for f in r.many("form")}
            for name in ("link", "whose", "of", "aged", "lasting")
        )
        self._matchers: dict[str, Matcher] = dict(self.numbers.slots)
        for name, table in self.tables.items():
            self._matchers.setdefault(name, table.matches)  # a number slot goes before a table
        rules = pack.rules("times/rules")
        self.groups = {str(r.fields.get("group", TOP)): Node() for r in rules} | {TOP: Node()}
        for order, rule in enumerate(rules):
            self._add(rule, _rule(rule.id, order, rule.fields))
        self._first: dict[str, frozenset[str]] = {}
        for root in self.groups.values():
            self._settle(root)
        self.starts = self.groups[TOP].reach

    def _add(self, entry: Rule, rule: TimeRule) -> None:
        root = self.groups[str(entry.fields.get("group", TOP))]
        forms = entry.fields.get("form", ())
        for form in [forms] if isinstance(forms, str) else forms:
            for steps in self._checked(form, entry.origin):
                root.add(steps, rule, self._matchers)

    def _checked(self, form: str, origin: str) -> list[Sequence]:
        try:
            found = sequences(form)
        except ValueError:
            raise PackError("packs.bad_form", where=origin, form=form) from None
        known = {*self._matchers, *self.groups, OPEN, CLOSE}
        for step in (s for steps in found for s in steps if s.name):
            if step.what not in known:
                names = ", ".join(sorted(known - {TOP, OPEN, CLOSE}))
                raise PackError("packs.unknown_slot", where=origin, slot=step.what, known=names)
        return found

    def _settle(self, node: Node) -> frozenset[str]:
        """Compute what leads on from a node and from all nodes behind it."""
        keys = {key_of(w) for w in node.words}
        for child in node.words.values():
            self._settle(child)
        for edge in node.slots:
            inner = self._settle(edge.to)
            keys |= inner if edge.slot in (OPEN, CLOSE) else self.first(edge.slot)
        node.reach = frozenset(keys)
        marks = [e for e in node.slots if e.slot in (OPEN, CLOSE)]
        node.closing = tuple(e for e in marks if e.to.ends or e.to.closing)
        return node.reach

    def first(self, slot: str) -> frozenset[str]:
        """Return the keys of the units that a slot can begin with."""
        if slot not in self._first:
            self._first[slot] = frozenset()  # a group that begins with itself adds nothing
            self._first[slot] = frozenset(self._first_of(slot))
        return self._first[slot]

    def _first_of(self, slot: str) -> set[str]:
        if slot in self.groups:
            return self._first_of_node(self.groups[slot])
        if slot in self.numbers.slots:
            return self.numbers.first_of(slot)
        return {key_of(w) for w in self.tables[slot].first}

    def _first_of_node(self, node: Node) -> set[str]:
        keys = {key_of(w) for w in node.words}
        for edge in node.slots:
            marks = edge.slot in (OPEN, CLOSE)
            keys |= self._first_of_node(edge.to) if marks else self.first(edge.slot)
        return keys

    def edges(self, node: Node, key: str) -> tuple[Edge, ...]:
        """Return the slots of a node that a unit can begin; worked out once a key."""
        found = tuple(e for e in node.slots if e in node.closing or key in self._begins(e))
        node.known[key] = found
        return found

    def _begins(self, edge: Edge) -> frozenset[str]:
        return edge.to.reach if edge.slot in (OPEN, CLOSE) else self.first(edge.slot)


def _rule(name: str, order: int, fields: Mapping[str, Any]) -> TimeRule:
    return TimeRule(
        id=name,
        order=order,
        kind=fields.get("kind", "date"),
        means=fields.get("means") or {},
        ends=tuple(fields.get("ends", ())),
        checks=tuple(fields.get("checks", ())),
        after=frozenset(_units(words) for words in fields.get("after", ())),
    )


def _units(words: str) -> tuple[str, ...]:
    return tuple(p for word in words.lower().split() for p in pieces(word))


def grammar_of(pack: Pack) -> Grammar:
    """Return the grammar of a pack, built once."""
    return pack.index(Grammar)
