"""Sense limits of a trigger: what its places must or must not hold.

A condition is written ``obj=@attack``, ``à=%place``, ``subj=%actor``, ``obj`` (filled) or ``!obj``
(empty); several are joined with ``&`` and all must hold. Values are joined with ``/``: a lemma,
``@class`` of ``events/classes``, or ``%kind``: actor, place, person, political, number. Places
joined with ``|`` are alternatives for the same values; whole conditions joined with ``;`` are
alternatives of which one must hold.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dateline.coding.clause import Slots
from dateline.lexicon import Pack


class Term(NamedTuple):
    """One term of a condition: a place, whether it must hold, and the values allowed."""

    place: str
    wanted: bool
    values: tuple[str, ...]


@dataclass(frozen=True)
class Classes:
    """``events/classes``: class -> lemmas."""

    members: dict[str, frozenset[str]]


def build_classes(pack: Pack) -> Classes:
    """Read ``events/classes``."""
    members: dict[str, set[str]] = {}
    for row in pack.rows("events/classes"):
        members.setdefault(row["class"], set()).update(row.many("form"))
    return Classes({k: frozenset(v) for k, v in members.items()})


@lru_cache(maxsize=8192)
def alternatives(condition: str) -> tuple[tuple[Term, ...], ...]:
    """Return the alternatives of a condition, each with its terms."""
    return tuple(parse_condition(part) for part in condition.split(";"))


def parse_condition(text: str) -> tuple[Term, ...]:
    """Return the terms of a condition.

    Examples
    --------
    >>> for term in parse_condition("obj=@attack/missile&!à"):
    ...     print(term)
    Term(place='obj', wanted=True, values=('@attack', 'missile'))
    Term(place='à', wanted=False, values=())
    """
    terms = []
    for part in text.split("&"):
        place, _, values = part.strip().partition("=")
        wanted = not place.startswith("!")
        terms.append(Term(place.lstrip("!"), wanted, tuple(values.split("/")) if values else ()))
    return tuple(terms)


def holds(
    condition: str,
    slots: Slots,
    lemma: Callable[[int], str],
    kinds: Callable[[int], frozenset[str]],
    classes: Classes,
) -> bool:
    """Return whether a condition, or one of its alternatives, holds of a predicate's places."""
    return any(
        all(_term(t, slots, lemma, kinds, classes) for t in terms)
        for terms in alternatives(condition)
    )


def _term(
    term: Term,
    slots: Slots,
    lemma: Callable[[int], str],
    kinds: Callable[[int], frozenset[str]],
    classes: Classes,
) -> bool:
    tokens = [i for place in term.place.split("|") for i in slots.get(place, ())]
    found = (
        any(_any(term.values, i, lemma, kinds, classes) for i in tokens)
        if term.values
        else bool(tokens)
    )
    return found == term.wanted


def _any(
    values: tuple[str, ...],
    i: int,
    lemma: Callable[[int], str],
    kinds: Callable[[int], frozenset[str]],
    classes: Classes,
) -> bool:
    for value in values:
        if value.startswith("@"):
            if lemma(i) in classes.members.get(value[1:], frozenset()):
                return True
        elif value.startswith("%"):
            if value[1:] in kinds(i):
                return True
        elif lemma(i) == value:
            return True
    return False
