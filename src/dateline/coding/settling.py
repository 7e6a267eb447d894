"""The status of an act for its mentions by a bare noun, which tell none themselves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from dateline.coding.candidates import Candidate
from dateline.coding.qualifiers import HAPPENED, ONGOING, PLANNED
from dateline.records import Event, Evidence

NOUN, SCHEDULED = "noun", "scheduled"


def settle_status(events: Sequence[Event], found: Sequence[Candidate]) -> tuple[Event, ...]:
    """Return the events with the status of an act given to the nouns that only name it.

    "Le ministre est attendu à Riga. Cette visite …": the visit is planned, though the noun says
    nothing of it. Only where all mentions that do tell a status agree that the act goes on, or,
    for an act of a kind that is scheduled, that it is planned.

    Parameters
    ----------
    events
        With their keys.
    found
        What each was read from, in the same order.
    """
    bare = {e.id for e, c in zip(events, found, strict=True) if _is_bare(c)}
    scheduled = {
        e.id for e, c in zip(events, found, strict=True) if c.row.get("aspect") == SCHEDULED
    }
    told: dict[str, list[Event]] = {}
    for event in events:
        if event.id not in bare:
            told.setdefault(event.event_key, []).append(event)
    return tuple(
        _settled(e, told.get(e.event_key, ()), scheduled) if e.id in bare else e for e in events
    )


def _is_bare(candidate: Candidate) -> bool:
    verdict = candidate.verdict
    return candidate.row["pos"] == NOUN and verdict.status == HAPPENED and not verdict.steps


def _settled(event: Event, told: Sequence[Event], scheduled: Collection[str]) -> Event:
    statuses = {e.status for e in told}
    if statuses != {ONGOING} and not (statuses == {PLANNED} and event.id in scheduled):
        return event
    teller = told[0]
    evidence = Evidence("status", teller.rule, "status.act", teller.trigger)
    kept = [evidence if e.field == "status" else e for e in event.evidence]
    return replace(event, status=teller.status, evidence=tuple(kept))
