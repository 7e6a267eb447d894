"""What the mentions of an act share: the status and the time of one for those that tell none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from dateline.coding.candidates import Candidate
from dateline.coding.likeness import same_word
from dateline.coding.qualifiers import ALLEGED, HAPPENED, ONGOING, PLANNED
from dateline.records import Document, Event, Evidence

NOUN, SCHEDULED = "noun", "scheduled"
SAID_TO_BE = frozenset({HAPPENED, ONGOING, ALLEGED})


def share_status(events: Sequence[Event], found: Sequence[Candidate]) -> tuple[Event, ...]:
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
    return replace(event, status=teller.status, evidence=_with(event, evidence))


def share_times(events: Sequence[Event], document: Document) -> tuple[Event, ...]:
    """Return the events with the time of each act given to its mentions that have none.

    Only to a mention that surely means the dated one: with its word, and done to the same people
    or pointed back at ("cette arrestation"); and only where all dated mentions agree.
    """
    known: dict[str, list[Event]] = {}
    for event in events:
        if event.when is not None and event.status in SAID_TO_BE:
            known.setdefault(event.event_key, []).append(event)
    return tuple(_with_time(e, known.get(e.event_key, ()), document) for e in events)


def _with_time(event: Event, dated: Sequence[Event], document: Document) -> Event:
    times = [e.when for e in dated if e.when is not None and _means(event, e, document)]
    undated = event.when is None and event.status in SAID_TO_BE
    if not undated or len({t.date for t in times}) != 1:
        return event
    evidence = Evidence("when", times[0].rule, "when.act", times[0].span)
    return replace(event, when=times[0], evidence=_with(event, evidence))


def _means(event: Event, dated: Event, document: Document) -> bool:
    if not same_word(event, dated):
        return False
    before = document.token_at(event.trigger.start) - 1
    points = before >= 0 and "PronType=Dem" in document.morph[before]
    done_to = {p.entity for p in event.recipients} & {p.entity for p in dated.recipients}
    return points or bool(done_to)


def _with(event: Event, evidence: Evidence) -> tuple[Evidence, ...]:
    """The evidence of an event with that of one field replaced."""
    return tuple(evidence if e.field == evidence.field else e for e in event.evidence)
