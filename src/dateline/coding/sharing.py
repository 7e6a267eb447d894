"""What the mentions of an act share: the status and the time of one for those that tell none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from dateline.coding.candidates import Candidate
from dateline.coding.likeness import stem
from dateline.coding.qualifiers import ALLEGED, HAPPENED, ONGOING, PLANNED
from dateline.dates import UncertainDate
from dateline.records import Document, Event, Evidence, Time

NOUN, SCHEDULED = "noun", "scheduled"
SAID_TO_BE = frozenset({HAPPENED, ONGOING, ALLEGED})
ANYBODY = -1

# Key of an act, its word and to whom it is done -> dates, each with the first time that tells it.
Known = dict[tuple[str, str, int], dict[UncertainDate | None, tuple[int, Time]]]


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
    told: dict[str, dict[str, Event]] = {}  # key -> statuses, each with the first that tells it
    for event, candidate in zip(events, found, strict=True):
        if not _is_bare(candidate):
            told.setdefault(event.event_key, {}).setdefault(event.status, event)
    return tuple(
        _settled(e, told.get(e.event_key, {}), c) if _is_bare(c) else e
        for e, c in zip(events, found, strict=True)
    )


def _is_bare(candidate: Candidate) -> bool:
    verdict = candidate.verdict
    return candidate.row["pos"] == NOUN and verdict.status == HAPPENED and not verdict.steps


def _settled(event: Event, told: Mapping[str, Event], candidate: Candidate) -> Event:
    shared = {ONGOING, PLANNED} if candidate.row.get("aspect") == SCHEDULED else {ONGOING}
    if len(told) != 1 or told.keys().isdisjoint(shared):
        return event
    ((status, teller),) = told.items()
    evidence = Evidence("status", teller.rule, "status.act", teller.trigger)
    return replace(event, status=status, evidence=_with(event, evidence))


def share_times(events: Sequence[Event], document: Document) -> tuple[Event, ...]:
    """Return the events with the time of each act given to its mentions that have none.

    Only to a mention that surely means the dated one: with its word, and done to the same people
    or pointed back at ("cette arrestation"); and only where all dated mentions agree.
    """
    known: Known = {}
    for k, event in enumerate(events):
        if event.when is not None and event.status in SAID_TO_BE:
            for who in (ANYBODY, *_done_to(event)):
                told = known.setdefault((event.event_key, stem(event.rule), who), {})
                told.setdefault(event.when.date, (k, event.when))
    return tuple(_with_time(e, known, document) for e in events)


def _with_time(event: Event, known: Known, document: Document) -> Event:
    if event.when is not None or event.status not in SAID_TO_BE:
        return event
    act = event.event_key, stem(event.rule)
    people = [ANYBODY] if _points_back(event, document) else _done_to(event)
    told = [known[(*act, who)] for who in people if (*act, who) in known]
    if len({date for times in told for date in times}) != 1:
        return event
    _, when = min((time for times in told for time in times.values()), key=itemgetter(0))
    evidence = Evidence("when", when.rule, "when.act", when.span)
    return replace(event, when=when, evidence=_with(event, evidence))


def _done_to(event: Event) -> set[int]:
    return {p.entity for p in event.recipients}


def _points_back(event: Event, document: Document) -> bool:
    before = document.token_at(event.trigger.start) - 1
    return before >= 0 and "PronType=Dem" in document.morph[before]


def _with(event: Event, evidence: Evidence) -> tuple[Evidence, ...]:
    """The evidence of an event with that of one field replaced."""
    return tuple(evidence if e.field == evidence.field else e for e in event.evidence)
