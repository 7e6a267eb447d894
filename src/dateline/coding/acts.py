"""Mentions of one act: which events of a report share an ``event_key``.

Two mentions tell one act when they have a type, places and times that can be the same, and
participants that do not clash. The key is made of what the act is, so that it does not depend on
the order of the mentions.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.records import Entity, Event


def key_acts(events: Sequence[Event], entities: Sequence[Entity]) -> tuple[Event, ...]:
    """Return the events with their keys set."""
    groups = _groups(events)
    names = _names([[events[k] for k in group] for group in groups], entities)
    keys = {k: name for group, name in zip(groups, names, strict=True) for k in group}
    return tuple(replace(e, event_key=keys[k]) for k, e in enumerate(events))


def _groups(events: Sequence[Event]) -> list[list[int]]:
    """Join each mention to the nearest earlier group in which it clashes with no member."""
    groups: list[list[int]] = []
    for k, event in enumerate(events):
        for group in reversed(groups):
            if all(_compatible(events[j], event) for j in group) and any(
                _alike(events[j], event) for j in group
            ):
                group.append(k)
                break
        else:
            groups.append([k])
    return groups


def _compatible(a: Event, b: Event) -> bool:
    if a.type != b.type or (a.mode and b.mode and a.mode != b.mode):
        return False
    if {a.status, b.status} & {"denied"} and a.status != b.status:
        return False
    for x, y in ((a.actors, b.actors), (a.recipients, b.recipients)):
        first, second = {p.entity for p in x}, {p.entity for p in y}
        if first and second and not first & second:
            return False
    if a.when and b.when and a.when.date and b.when.date:
        return a.when.date.possibly_same_day(b.when.date)
    return True


def _alike(a: Event, b: Event) -> bool:
    """Two mentions share more than their type: a participant, or the word that names the act."""
    shared = {p.entity for p in (*a.actors, *a.recipients)} & {
        p.entity for p in (*b.actors, *b.recipients)
    }
    same_word = a.rule.rsplit(".", 1)[-1] == b.rule.rsplit(".", 1)[-1]
    return bool(shared) or same_word


def _names(groups: list[list[Event]], entities: Sequence[Entity]) -> list[str]:
    bases = [_base(group, entities) for group in groups]
    order = sorted(range(len(groups)), key=lambda g: (bases[g], groups[g][0].trigger.start))
    totals = Counter(bases)
    seen: Counter[str] = Counter()
    names = [""] * len(groups)
    for g in order:
        base = bases[g]
        seen[base] += 1
        names[g] = f"{base}-{seen[base]}" if totals[base] > 1 else base
    return names


def _base(group: list[Event], entities: Sequence[Entity]) -> str:
    first = group[0]
    people = sorted({entities[p.entity].name for e in group for p in (*e.actors, *e.recipients)})
    parts = [first.type, next((e.mode for e in group if e.mode), "") or "", *people[:2]]
    return "-".join(s for s in map(_slug, parts) if s)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:24].strip("-")
