"""The statuses, what a word may do to one, and the tables of ``qualifiers/`` that say so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from dateline.lexicon import Pack

HAPPENED, ONGOING, PLANNED = "happened", "ongoing", "planned"
WANTED, POSSIBLE, ALLEGED, DENIED = "wanted", "possible", "alleged", "denied"

FACT = frozenset({HAPPENED, ONGOING})

# What an operator may do to the act in its complement, beside giving it a status outright.
FACTIVE = "factive"  # taken for granted, whatever stands above: "dénoncer", "regretter"
SPEECH = "speech"  # told as fact on somebody's word: "annoncer que"
INHERIT = "inherit"  # lends its own mood, tense and negation: "lancer", "avoir lieu"
SAME = "same"  # neither grants nor bends: "évoquer un cessez-le-feu"
UNDER_WAY = "under_way"  # what is to stop goes on: "une pause dans les combats"
DUTY = "duty"  # "doit rencontrer": planned where it is scheduled, wanted as a duty
AVERT = "avert"  # what one guards against: "prévenir une attaque", whatever stands above
ANNOUNCE = "announce"  # "annoncer une aide": what is announced lies ahead for some types of act

SILENT = frozenset({FACTIVE, SPEECH, INHERIT, SAME})
FINAL = frozenset({FACTIVE, SPEECH, ANNOUNCE, UNDER_WAY, AVERT})
LABELS = frozenset({"genitive", "purpose"})


class Step(NamedTuple):
    """One thing that bent the status: what it did, by which row, at which token."""

    effect: str
    rule: str
    token: int


class Verdict(NamedTuple):
    """A status and the steps that made it."""

    status: str
    steps: tuple[Step, ...]

    def within(self, status: str, rule: str, token: int) -> Verdict:
        """Return the verdict on an act that its own trigger already bends: "est attendu"."""
        return Verdict(compose(self.status, status), (Step(status, rule, token), *self.steps))


class Operator(NamedTuple):
    """A row of ``qualifiers/operators`` for one lemma and one place."""

    effect: str
    negated: str
    rule: str


@dataclass(frozen=True)
class Qualifiers:
    """The tables of ``qualifiers/`` as look-ups."""

    operators: dict[tuple[str, str], Operator]
    marks: dict[str, tuple[str, str]]  # subordinating word -> effect, rule
    softened: dict[str, tuple[str, str]]  # verbs whose conditional is a status of its own
    modifiers: dict[str, tuple[str, str]]  # adjectives, adverbs and determiners on the act
    announced: frozenset[tuple[str, str]]  # types, with a mode or none, that lie ahead if announced
    superlatives: frozenset[str]  # before a modifier they make it a manner: "le plus vite possible"
    negations: dict[str, str]
    restrictive: frozenset[str]  # words that turn a negation off ("que", "seulement")
    particles: frozenset[str]  # "ne": negates alone before certain verbs
    alone: frozenset[str]  # verbs that "ne" negates alone: "n'a cessé de"
    endings: dict[str, tuple[str, ...]]  # tense -> endings added to the infinitive
    label_places: frozenset[str]  # places in which the noun of a crime only names the charge
    outlook_places: frozenset[str]  # places that lie ahead when their verb does


def build_qualifiers(pack: Pack) -> Qualifiers:
    """Read the tables of ``qualifiers/``."""
    operators = {}
    for row in pack.rows("qualifiers/operators"):
        for form in row.many("form"):
            for slot in row.many("slots"):
                negated = row.get("negated") or _default_negation(row["effect"])
                operators[(form, slot)] = Operator(row["effect"], negated, row.id)
    pairs = {
        name: {
            f: (r["effect"], r.id) for r in pack.rows(f"qualifiers/{name}") for f in r.many("form")
        }
        for name in ("marks", "softened", "modifiers")
    }
    negations = pack.rows("qualifiers/negations")
    kinds = {
        k: [(f, r.id) for r in negations if r["kind"] == k for f in r.many("form")]
        for k in ("negates", "restricts", "particle", "superlative", "alone")
    }
    return Qualifiers(
        operators,
        pairs["marks"],
        pairs["softened"],
        pairs["modifiers"],
        frozenset((r["type"], r.get("mode") or "") for r in pack.rows("qualifiers/announced")),
        frozenset(f for f, _ in kinds["superlative"]),
        dict(kinds["negates"]),
        frozenset(f for f, _ in kinds["restricts"]),
        frozenset(f for f, _ in kinds["particle"]),
        frozenset(f for f, _ in kinds["alone"]),
        {r["tense"]: r.many("endings") for r in pack.rows("qualifiers/tenses")},
        frozenset(_slots_of(pack, LABELS)),
        frozenset({"subj", "obj", *_slots_of(pack, {"purpose"})}),
    )


def _slots_of(pack: Pack, roles: Collection[str]) -> list[str]:
    return [r["slot"] for r in pack.rows("qualifiers/prepositions") if r["role"] in roles]


def _default_negation(effect: str) -> str:
    if effect in {FACTIVE, SPEECH, INHERIT, SAME, UNDER_WAY, AVERT}:
        return effect
    return HAPPENED if effect == DENIED else DENIED


def compose(inner: str, outer: str) -> str:
    """Return the status of an act that stands as ``inner`` inside ``outer``.

    Examples
    --------
    >>> compose("happened", "wanted"), compose("wanted", "denied"), compose("planned", "happened")
    ('wanted', 'denied', 'planned')
    """
    if outer == DENIED or inner == DENIED:
        return DENIED
    if inner in (HAPPENED, ONGOING):
        return inner if outer == HAPPENED else outer
    if inner == ALLEGED:
        return outer if outer in (WANTED, POSSIBLE) else ALLEGED
    if inner == PLANNED:
        return outer if outer in (WANTED, POSSIBLE) else PLANNED
    if inner == POSSIBLE and outer == WANTED:
        return WANTED
    return inner
