"""Mentions of one act: which events of a report share an ``event_key``.

Two mentions tell one act when they have a type, places and times that can be the same, and
participants that do not clash. The key is made of what the act is, so that it does not depend on
the order of the mentions.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from dateline.coding.qualifiers import DENIED
from dateline.records import Entity, Event

LATEST = 24  # groups, and members of a group, that a mention is held against
WORD = 3  # place of the word in the id of a trigger row: events.<type>.<pos>.<word>
STEM = 4  # letters in which a verb and its noun agree, as a rule


def key_acts(
    events: Sequence[Event], entities: Sequence[Entity], spoken: Collection[str] = ()
) -> tuple[Event, ...]:
    """Return the events with their keys set.

    Parameters
    ----------
    spoken
        Ids of the events that are done by speaking: two reproaches of one person are two acts,
        where two mentions of one person's arrest are one.
    """
    groups = _groups(events, spoken)
    names = _names([[events[k] for k in group] for group in groups], entities)
    keys = {k: name for group, name in zip(groups, names, strict=True) for k in group}
    return tuple(replace(e, event_key=keys[k]) for k, e in enumerate(events))


def _groups(events: Sequence[Event], spoken: Collection[str]) -> list[list[int]]:
    """Join each mention to the latest group of its kin in which it clashes with no member.

    Groups are looked up by what two mentions of one act have in common: a participant, their
    word, or their mode. Only the latest few are tried, so that a long text takes linear time.
    """
    groups: list[list[int]] = []
    kin: dict[tuple[str, object], list[int]] = {}
    for k, event in enumerate(events):
        alike = _alike_words if event.id in spoken else _alike_deeds
        keys = [(event.type, key) for key in _kinship(event)]
        tried = sorted({g for key in keys for g in kin.get(key, ())[-LATEST:]}, reverse=True)
        home = next((g for g in tried if _joins(event, groups[g], events, alike)), len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(k)
        for key in keys:
            known = kin.setdefault(key, [])
            if not known or known[-1] != home:
                known.append(home)
    return groups


def _kinship(event: Event) -> list[object]:
    return [*sorted(_people(event)), _stem(event.rule), ("mode", event.mode)]


def _joins(
    event: Event,
    group: Sequence[int],
    events: Sequence[Event],
    alike: Callable[[Event, Event], bool],
) -> bool:
    members = [events[j] for j in group[-LATEST:]]
    return all(_compatible(m, event) for m in members) and any(alike(m, event) for m in members)


def _compatible(a: Event, b: Event) -> bool:
    if a.type != b.type or (a.mode and b.mode and a.mode != b.mode):
        return False
    if DENIED in (a.status, b.status) and a.status != b.status and not same_word(a, b):
        return False
    for x, y in ((a.actors, b.actors), (a.recipients, b.recipients)):
        first, second = {p.entity for p in x}, {p.entity for p in y}
        if first and second and not first & second:
            return False
    if a.when and b.when and a.when.date and b.when.date:
        return a.when.date.possibly_same_day(b.when.date)
    return True


def _alike_deeds(a: Event, b: Event) -> bool:
    """Deeds are one when they share a participant or their word, or one is a bare echo."""
    if _people(a) & _people(b) or same_word(a, b):
        return True
    echo = not _people(a) or not _people(b)
    return echo and a.mode is not None and a.mode == b.mode


def _alike_words(a: Event, b: Event) -> bool:
    """Speech acts are one when one person says the same of the same."""
    actors = {p.entity for p in a.actors} & {p.entity for p in b.actors}
    recipients = {p.entity for p in a.recipients} & {p.entity for p in b.recipients}
    return bool(actors) and same_word(a, b) and (bool(recipients) or not a.recipients)


def _people(event: Event) -> set[int]:
    return {p.entity for p in (*event.actors, *event.recipients)}


def same_word(a: Event, b: Event) -> bool:
    """Whether two triggers are one word, or a verb and its noun ("arrêter", "arrestation")."""
    return _stem(a.rule) == _stem(b.rule)


@lru_cache(maxsize=8192)
def _stem(rule: str) -> str:
    """The first letters of the trigger's word, as the id of its row writes it after its kind."""
    parts = rule.split(".")
    word = parts[WORD] if len(parts) > WORD else parts[-1]
    return word.split("_")[0][:STEM]


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


@lru_cache(maxsize=8192)
def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:24].strip("-")
