"""Mentions of one act: which events of a report share an ``event_key``.

Two mentions tell one act when nothing parts them and enough is the same (``likeness.py``). The
key is made of what the act is, so that it does not depend on the order of the mentions.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from dateline.coding.candidates import Candidate
from dateline.coding.likeness import ENOUGH, Likeness, Told
from dateline.records import Entity, Event

SLACK = 1  # points under what is enough that a mention may have on average with a group
LATEST = 24  # groups, and members of a group, that a mention is held against


def key_acts(
    events: Sequence[Event], found: Sequence[Candidate], likeness: Likeness
) -> tuple[Event, ...]:
    """Return the events with their keys set; ``found`` holds the candidate of each event."""
    told = [likeness.told(e, c) for e, c in zip(events, found, strict=True)]
    groups = _groups(told, likeness)
    names = _names([[events[k] for k in group] for group in groups], likeness.entities)
    keys = {k: name for group, name in zip(groups, names, strict=True) for k in group}
    return tuple(replace(e, event_key=keys[k]) for k, e in enumerate(events))


def _groups(told: Sequence[Told], likeness: Likeness) -> list[list[int]]:
    """Join each mention to the group that it is most like, if it is enough like it.

    Groups are looked up by what two mentions of one act have in common: their word, the kind of
    word, or their mode. Only the latest few are tried, so that a long text takes linear time.
    """
    groups: list[list[int]] = []
    kin: dict[tuple[str, object], list[int]] = {}
    for k, mention in enumerate(told):
        keys = [(mention.event.type, key) for key in likeness.kin(mention)]
        tried = {g for key in keys for g in kin.get(key, ())[-LATEST:]}
        scores = [(_points(mention, groups[g], told, likeness), g) for g in tried]
        points, home = max(scores, default=(0, 0))
        if points < ENOUGH:
            home = len(groups)
            groups.append([])
        groups[home].append(k)
        for key in keys:
            known = kin.setdefault(key, [])
            if not known or known[-1] != home:
                known.append(home)
    return groups


def _points(mention: Told, group: Sequence[int], told: Sequence[Told], likeness: Likeness) -> int:
    """The most that speaks for one act with a member; nothing where a member clashes."""
    members = [told[j] for j in group[-LATEST:]]
    if any(likeness.clash(m, mention) for m in members):
        return 0
    points = [likeness.points(m, mention) for m in members]
    return max(points) if sum(points) >= (ENOUGH - SLACK) * len(points) else 0


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
