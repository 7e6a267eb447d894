"""The time of an act for its other mentions, which tell none themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.likeness import same_word
from dateline.coding.qualifiers import ALLEGED, HAPPENED, ONGOING
from dateline.records import Document, Event, Evidence

SAID_TO_BE = frozenset({HAPPENED, ONGOING, ALLEGED})


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
    kept = [evidence if e.field == "when" else e for e in event.evidence]
    return replace(event, when=times[0], evidence=tuple(kept))


def _means(event: Event, dated: Event, document: Document) -> bool:
    if not same_word(event, dated):
        return False
    before = document.token_at(event.trigger.start) - 1
    points = before >= 0 and "PronType=Dem" in document.morph[before]
    done_to = {p.entity for p in event.recipients} & {p.entity for p in dated.recipients}
    return points or bool(done_to)
