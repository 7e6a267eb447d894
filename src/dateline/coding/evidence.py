"""Why each field of an event has its value: words, rule and reason, for ``dateline explain``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding.candidates import Candidate
from dateline.coding.contexts import Sign
from dateline.coding.placing import Placed
from dateline.coding.sources import Sourced
from dateline.coding.telling import Dated
from dateline.records import Document, Evidence, Participant, Source


def evidence_of(
    c: Candidate,
    recipients: tuple[Participant, ...],
    source: Source | None,
    dated: Dated,
    placed: Placed,
    sourced: Sourced | None,
    signs: Sequence[Sign],
    document: Document,
) -> Iterator[Evidence]:
    """Yield the evidence of every field, also of those left empty."""
    yield Evidence("type", c.row.id, "type.trigger", c.mention.span)
    yield from _status(c, document)
    for name, people in (("actors", c.cast.actors), ("recipients", recipients)):
        for part in people:
            reason = f"{name}.frame" if part.span else f"{name}.host"
            yield Evidence(name, c.cast.rules[-1], reason, part.span)
        if not people:
            yield Evidence(name, c.frame.id, f"{name}.none")
    yield Evidence(
        "when",
        dated.time.rule if dated.time else "",
        f"when.{dated.reason}",
        dated.time.span if dated.time else None,
    )
    for place in placed.places:
        yield Evidence("where", place.rule, f"where.{placed.reason}", place.span)
    if not placed.places:
        yield Evidence("where", "", "where.none")
    yield _source(source, sourced)
    for sign in signs:
        words = document.span(sign.token, sign.token + 1)
        yield Evidence("contexts", sign.rule, "contexts.word", words)


def _status(c: Candidate, document: Document) -> Iterator[Evidence]:
    for step in c.verdict.steps:
        yield Evidence(
            "status", step.rule, f"status.{step.effect}", document.span(step.token, step.token + 1)
        )
    if not c.verdict.steps:
        yield Evidence("status", "", "status.told")


def _source(source: Source | None, sourced: Sourced | None) -> Evidence:
    if sourced:
        return Evidence("source", sourced.rule, "source.said", sourced.span)
    if source:
        return Evidence("source", "", "source.content", source.span)
    return Evidence("source", "", "source.own_voice")
