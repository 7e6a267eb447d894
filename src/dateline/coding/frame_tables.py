"""The frames of the pack: which syntactic places of a trigger give who does it, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dateline.lexicon import Pack

CONTENT = "content"  # a recipient place: those who act in what is blamed or praised
WITHIN = "within"  # a recipient place: those to whom the promised or refused act is done


class Frame(NamedTuple):
    """Which places give actors and recipients, in order of preference."""

    id: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: tuple[str, ...]
    content: tuple[str, ...]


class Light(NamedTuple):
    """What the subject and the recipient of a light verb are to the act its noun names."""

    subject: str  # actor, recipient; caller and party: actor of some nouns
    rule: str
    slots: tuple[str, ...]
    recipient: tuple[str, ...]
    shared: tuple[str, ...]


@dataclass(frozen=True)
class Frames:
    """The frames and light verbs of a pack."""

    frames: dict[str, Frame]
    light: dict[str, Light]
    quantities: frozenset[str]  # nouns that only count or group what follows: "dizaine", "liste"
    holding: frozenset[str]  # these, and nouns that hold a noun of act: "cérémonie de", "plan de"
    suffering: frozenset[str]  # "victime de", "cible de": the holder suffers what follows
    doing: frozenset[str]  # "auteur de", "organisateur de": the holder does what follows
    harming: frozenset[str]  # verbs whose object suffers the act that is their subject
    dying: frozenset[str]  # verbs whose subject suffers the act in which they take place
    opposing: frozenset[str]  # verbs whose objects fight or talk: "des combats opposent X à Y"


def build_frames(pack: Pack) -> Frames:
    """Read ``events/frames`` and ``events/light_verbs``."""
    frames = {
        r.id.split(".", 1)[1]: Frame(
            r.id, r.many("actor"), r.many("recipient"), r.many("place"), r.many("content")
        )
        for r in pack.rows("events/frames")
    }
    light = {
        f: Light(r["subject"], r.id, r.many("slots"), r.many("recipient"), r.many("shared"))
        for r in pack.rows("events/light_verbs")
        for f in r.many("form")
    }
    return Frames(
        frames,
        light,
        _members(pack, "quantity"),
        _members(pack, "quantity") | _members(pack, "wrapping"),
        _members(pack, "suffering"),
        _members(pack, "doing"),
        _members(pack, "harming"),
        _members(pack, "dying"),
        _members(pack, "opposing"),
    )


def _members(pack: Pack, name: str) -> frozenset[str]:
    rows = pack.rows("events/classes")
    return frozenset(f for r in rows if r["class"] == name for f in r.many("form"))
