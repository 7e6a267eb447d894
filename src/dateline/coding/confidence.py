"""How far a candidate may be trusted: a logistic score of what is known of it.

What speaks for and against an act, "nobody takes part", "a noun that only points back", "a
political actor", are features; their weights stand in ``core/confidence`` and were fitted by
``scripts/fit_confidence.py`` (docs/method/events.md shows how well they hold). A candidate
below the threshold is refused, and the feature that weighs most against it is the reason.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dateline.coding.clause import Syntax
from dateline.coding.frames import Cast
from dateline.coding.gate import Gate
from dateline.coding.qualifiers import Verdict
from dateline.coding.status import Calculus
from dateline.lexicon import Pack, Row
from dateline.records import Document, TriggerMention

CLAUSES = frozenset(
    {"amod", "acl", "xcomp", "advcl", "ccomp", "acl:relcl", "conj", "ROOT", "parataxis"}
)


@dataclass(frozen=True)
class Trust:
    """The fitted weights, and the least confidence of an event."""

    weights: dict[str, float]
    threshold: float

    def of(self, features: tuple[str, ...]) -> float:
        """Return the probability, between 0 and 1, that a candidate is an event."""
        score = sum(self.weights.get(f, 0.0) for f in features)
        return 1 / (1 + math.exp(-score))

    def weakest(self, features: tuple[str, ...]) -> str:
        """Return the reason that speaks most against a candidate."""
        against = [f for f in features if f.startswith("no:")]
        worst = min(against, key=lambda f: self.weights.get(f, 0.0), default="no:weak")
        return worst.removeprefix("no:")


def build_trust(pack: Pack) -> Trust:
    """Read ``core/confidence``: feature -> weight, and the threshold."""
    weights = {row["feature"]: float(row["weight"]) for row in pack.rows("core/confidence")}
    return Trust(weights, weights.pop("threshold", 0.0))


class Features:
    """What speaks for and against the candidates of one document."""

    def __init__(
        self,
        document: Document,
        syntax: Syntax,
        calculus: Calculus,
        gate: Gate,
        places: Collection[int],
        times: Collection[int],
    ) -> None:
        self.document = document
        self.syntax = syntax
        self.calculus = calculus
        self.gate = gate
        self.places = places
        self.times = times

    def of(
        self, mention: TriggerMention, row: Row, cast: Cast, verdict: Verdict
    ) -> tuple[str, ...]:
        """Return the names of the features that hold of a candidate, in a fixed order."""
        return tuple(self._all(mention, row, cast, verdict))

    def _all(
        self, mention: TriggerMention, row: Row, cast: Cast, verdict: Verdict
    ) -> Iterator[str]:
        head, pos = mention.head, row["pos"]
        yield "bias"
        yield f"pos:{pos}"
        yield f"type:{row['type']}"
        yield f"type:{row['type']}:{pos}"
        yield f"status:{verdict.status}"
        if row.get("mode"):
            yield f"mode:{row['type']}/{row['mode']}"
        if len(mention.tokens) > 1:
            yield "phrase"
        yield from self._people(row, cast)
        yield from self._place_in_clause(head, pos)
        yield from self._surroundings(head)

    def _people(self, row: Row, cast: Cast) -> Iterator[str]:
        political = self.gate.political
        actors = [p.entity for p in cast.actors]
        recipients = [p.entity for p in cast.recipients]
        if any(political[k] for k in actors):
            yield "political actor"
        if any(political[k] for k in recipients):
            yield "political recipient"
        if actors:
            yield "actor"
        if recipients:
            yield "recipient"
        if not actors and not recipients:
            yield f"no:nobody:{row['pos']}"

    def _place_in_clause(self, head: int, pos: str) -> Iterator[str]:
        d = self.document
        governed = self._governed(head)
        if governed:
            yield f"governed:{pos}"
        if pos == "noun":
            if self.gate.points_back(head) and not governed:
                yield "no:points_back"
            if "Number=Plur" in d.morph[head]:
                yield "plural"
            yield f"determiner:{self._determiner(head)}"
            if d.dep[head] in {"nmod", "conj", "appos"}:
                yield f"noun:{d.dep[head]}"
        elif d.dep[head] in CLAUSES:
            yield f"verb:{d.dep[head]}"

    def _determiner(self, noun: int) -> str:
        d = self.document
        for c in d.children[noun]:
            if d.dep[c] == "det":
                for name in ("Poss=Yes", "PronType=Dem", "Definite=Def", "Definite=Ind"):
                    if name in d.morph[c]:
                        return name.split("=")[1]
                return "other"
        return "none"

    def _surroundings(self, head: int) -> Iterator[str]:
        d = self.document
        near = [j for c in d.children[head] for j in (c, *d.children[c])]
        if any(j in self.times for j in near):
            yield "time"
        if any(j in self.places for j in near):
            yield "place"
        kind = self.calculus.mood.reported[head]
        if kind:
            yield f"speech:{kind}"
        yield f"politics:{self.gate.density}"

    def _governed(self, head: int) -> bool:
        """Whether an operator or a light verb stands over the act."""
        d = self.document
        child = head
        while d.dep[child] == "conj":
            child = d.head[child]
        governor = d.head[child]
        if governor == child:
            return False
        return self.calculus.operator(governor, self.calculus.place(child)) is not None
