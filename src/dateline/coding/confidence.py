"""How far an event may be trusted: a logistic score of what is known of it.

The weights stand in ``packs/core/confidence.csv``; docs/method/events.md shows how they were
fitted and how well they hold.
"""

from __future__ import annotations

import math

from dateline.coding.candidates import Candidate
from dateline.coding.gate import Gate
from dateline.lexicon import Pack
from dateline.records import Event


def build_weights(pack: Pack) -> dict[str, float]:
    """Read ``core/confidence``: feature -> weight."""
    return {row["feature"]: float(row["weight"]) for row in pack.rows("core/confidence")}


def confidence_of(event: Event, candidate: Candidate, gate: Gate, pack: Pack) -> float:
    """Return the probability that an event is right, between 0 and 1."""
    weights = pack.index(build_weights)
    score = sum(weights.get(f, 0.0) for f in features_of(event, candidate, gate))
    return 1 / (1 + math.exp(-score))


def features_of(event: Event, candidate: Candidate, gate: Gate) -> list[str]:
    """Return the names of the features that hold of an event."""
    people = [p.entity for p in (*event.actors, *event.recipients)]
    features = [
        "bias",
        f"pos:{candidate.row['pos']}",
        f"type:{event.type}",
        f"status:{event.status}",
    ]
    checks = {
        "actor": bool(event.actors),
        "recipient": bool(event.recipients),
        "political": any(gate.political[k] for k in people if k < len(gate.political)),
        "when": event.when is not None,
        "where": bool(event.where),
        "source": event.source is not None,
        "content": event.content_of is not None,
        "phrase": len(candidate.mention.tokens) > 1,
        "off_topic": gate.off_topic,
        "mode": event.mode is not None,
    }
    return features + [name for name, holds in checks.items() if holds]
