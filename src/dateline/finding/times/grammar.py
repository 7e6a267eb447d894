"""The rules of the pack as one tree, walked from each unit where an expression can begin.

Forms that begin alike share their branches. A slot is a table, a kind of number, or a group of
rules (``group: calendar`` is used as ``{calendar}``); what a group gives at a unit is remembered,
so that the walk stays linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dateline.finding.times.forms import CLOSE, OPEN, Sequence, sequences
from dateline.finding.times.numbers import Matcher, Numbers
from dateline.finding.times.tables import Table
from dateline.finding.times.units import pieces
from dateline.lexicon import Pack

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


@dataclass(slots=True)
class Node:
    """A state of the tree: where each word or slot leads, and the rules that end here."""

    words: dict[str, Node] = field(default_factory=dict)
    slots: list[tuple[str, str, Node]] = field(default_factory=list)
    ends: list[TimeRule] = field(default_factory=list)

    def add(self, steps: Sequence, rule: TimeRule) -> None:
        """Lay one sequence of steps into the tree."""
        node = self
        for what, name in steps:
            node = node._slot(what, name) if name else node.words.setdefault(what, Node())
        if rule not in node.ends:
            node.ends.append(rule)

    def _slot(self, what: str, name: str) -> Node:
        for known, bound, node in self.slots:
            if (known, bound) == (what, name):
                return node
        node = Node()
        self.slots.append((what, name, node))
        return node


class Grammar:
    """All forms of ``times/*.yaml`` over all tables of ``times/*.csv``."""

    def __init__(self, pack: Pack) -> None:
        self.groups: dict[str, Node] = {}
        self.numbers = Numbers(pack)
        self.tables = {t.split("/")[-1]: Table(pack, t) for t in pack.tables("times")}
        self.bounds = {
            tuple(p for word in form.lower().split() for p in pieces(word)): row["value"]
            for row in pack.rows("times/bounds")
            for form in row.many("form")
        }
        contexts = pack.rows("times/contexts")
        self.links = {f for r in contexts if r["value"] == "link" for f in r.many("form")}
        self.aged = {f for r in contexts if r["value"] == "aged" for f in r.many("form")}
        self._matchers: dict[str, Matcher] = dict(self.numbers.slots)
        for name, table in self.tables.items():
            self._matchers.setdefault(name, table.matches)
        for order, rule in enumerate(pack.rules("times/rules")):
            self._add(_rule(rule.id, order, rule.fields), rule.fields)
        self._first: dict[str, frozenset[str]] = {}
        self.starts = self._first_of_group(TOP)

    def _add(self, rule: TimeRule, fields: Mapping[str, Any]) -> None:
        root = self.groups.setdefault(fields.get("group", TOP), Node())
        forms = fields["form"]
        for form in [forms] if isinstance(forms, str) else forms:
            for steps in sequences(form):
                root.add(steps, rule)

    def _first_of_group(self, group: str) -> frozenset[str]:
        if group not in self._first:
            self._first[group] = frozenset()  # a group that begins with itself adds nothing
            self._first[group] = frozenset(self._first_of_node(self.groups[group]))
        return self._first[group]

    def _first_of_node(self, node: Node) -> set[str]:
        first = {w if not w.isdecimal() else "#" for w in node.words}
        for slot, _, child in node.slots:
            first |= self._first_of_node(child) if slot in (OPEN, CLOSE) else self.first(slot)
        return first

    def first(self, slot: str) -> frozenset[str]:
        """Return the keys of the units that a slot can begin with."""
        if slot in self._first:
            return self._first[slot]
        if slot in self.groups:
            return self._first_of_group(slot)
        if slot in self.numbers.slots:
            words = slot in ("number", "spelled")
            found = self.numbers.first if words else {"#"}
        else:
            found = {"#" if w.isdecimal() else w for w in self.tables[slot].first}
        self._first[slot] = frozenset(found)
        return self._first[slot]

    def matcher(self, slot: str) -> Matcher:
        """Return the matcher of a slot that is no group."""
        return self._matchers[slot]


def _rule(name: str, order: int, fields: Mapping[str, Any]) -> TimeRule:
    return TimeRule(
        id=name,
        order=order,
        kind=fields.get("kind", "date"),
        means=fields.get("means") or {},
        ends=tuple(fields.get("ends", ())),
        checks=tuple(fields.get("checks", ())),
    )


def grammar_of(pack: Pack) -> Grammar:
    """Return the grammar of a pack, built once."""
    return pack.index(Grammar)
