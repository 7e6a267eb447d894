"""Why an analysis is as it is: for each value the words, the row and the reason; for none, why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.errors import UsageError
from dateline.lexicon import Pack
from dateline.lexicon.lines import lines_by_id
from dateline.presenting import phrases
from dateline.presenting.words import Words
from dateline.records import (
    Analysis,
    Document,
    Entity,
    Event,
    Evidence,
    Participant,
    Refusal,
    Source,
    Span,
)

FIELDS = {
    "type": "what",
    "status": "status",
    "actors": "actors",
    "recipients": "recipients",
    "when": "date",
    "where": "place",
    "source": "source",
}


@dataclass(frozen=True)
class Step:
    """One line of an explanation: a value, and its grounds.

    Attributes
    ----------
    grounds
        Reasons in words, each with the row or rule behind it and where that stands.
    """

    field: str
    value: str
    grounds: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Considered:
    """A sentence that tells no event, with what was thought of and refused."""

    sentence: str
    steps: tuple[Step, ...]


class Explainer:
    """Explains the events of one analysis.

    Parameters
    ----------
    analysis
        With its document, so that sentences with no event can be shown.
    """

    def __init__(self, analysis: Analysis, pack: Pack, words: Words) -> None:
        self._analysis = analysis
        self._words = words
        self._lines = pack.index(lines_by_id)
        rows = pack.rows("core/reasons")
        self._reasons = {(r["field"], r["code"]): r[words.lang] for r in rows}

    def events(self, only: str | None = None) -> list[Event]:
        """Return the events to explain: all, or the one of an id.

        Raises
        ------
        UsageError
            ``presenting.unknown_event``.
        """
        events = [e for e in self._analysis.events if only in (None, e.id)]
        if only is not None and not events:
            known = ", ".join(e.id for e in self._analysis.events) or "-"
            raise UsageError("presenting.unknown_event", value=only, known=known)
        return events

    def steps(self, event: Event) -> Iterator[Step]:
        """Yield the fields of an event in order, each with its reasons."""
        told: dict[str, list[Evidence]] = defaultdict(list)
        for evidence in event.evidence:
            told[evidence.field].append(evidence)
        for field, label in FIELDS.items():
            values = self._values(event, field)
            reasons = told.pop(field, [])
            # One reason for each value, or all reasons for the one value.
            if len(values) > 1 and len(values) == len(reasons):
                for value, reason in zip(values, reasons, strict=True):
                    yield self._step(event, field, label, [value], [reason])
            else:
                yield self._step(event, field, label, values, reasons)
        yield from self._more(event, told)

    def considered(self) -> Iterator[Considered]:
        """Yield the sentences that tell no event, in order."""
        document = self._analysis.document
        refused: dict[int, list[Refusal]] = defaultdict(list)
        for refusal in self._analysis.refusals:
            refused[refusal.sentence].append(refusal)
        if document is None:
            return
        telling = self._telling(document)
        for number, (first, stop) in enumerate(document.sentences):
            if number not in telling and any(
                document.word[i].isalnum() for i in range(first, stop)
            ):
                steps = [self._refused(r) for r in refused[number]] or [self._nothing()]
                yield Considered(document.span(first, stop).text, tuple(steps))

    def also_refused(self) -> list[Step]:
        """Return what was refused in sentences that do tell an event."""
        document = self._analysis.document
        if document is None:
            return []
        telling = self._telling(document)
        return [self._refused(r) for r in self._analysis.refusals if r.sentence in telling]

    def _telling(self, document: Document) -> set[int]:
        """Return the sentences that tell an event."""
        tokens = (document.token_at(e.trigger.start) for e in self._analysis.events)
        return {document.sentence_of[token] for token in tokens}

    def _step(
        self, event: Event, field: str, label: str, values: list[str], evidence: list[Evidence]
    ) -> Step:
        grounds = [(self._reason(e.field, e.reason, e.span), e.rule) for e in evidence]
        grounds += self._behind(event, field, values)
        told = dict.fromkeys(
            (reason, self._row(rule)) for reason, rule in grounds if reason or rule
        )
        return Step(self._words.label(f"column_{label}"), ", ".join(values), tuple(told))

    def _more(self, event: Event, told: dict[str, list[Evidence]]) -> Iterator[Step]:
        """Yield what an event may have beside its fields: numbers, purpose, contexts, links."""
        words = self._words
        for number in event.numbers:
            value = phrases.count(number.to_dict(), words)
            yield self._plain("numbers", value, "numbers", "numbers.said", number.span)
        for why in event.why:
            value = words.kind("why", why.kind)
            yield self._plain("why", value, "why", f"why.{why.kind}", why.span)
        if event.contexts:
            value = ", ".join(map(words.context, event.contexts))
            grounds = [
                (self._reason(e.field, e.reason, e.span), self._row(e.rule))
                for e in told.get("contexts", ())
            ]
            yield Step(words.label("contexts"), value, tuple(grounds))
        for other in self._analysis.events:
            if other.id == event.content_of:
                yield self._plain(
                    "content_of", other.id, "content_of", "content_of.speech", other.trigger
                )
            elif other.event_key == event.event_key and other.id != event.id:
                yield self._plain(
                    "same_act", other.id, "event_key", "event_key.shared", other.trigger
                )
        row = self._row(event.rule)
        yield Step(words.label("confidence"), f"{event.confidence:.2f}", (("", row),))

    def _plain(self, label: str, value: str, field: str, code: str, span: Span) -> Step:
        reason = self._reason(field, code, span)
        return Step(self._words.label(label), value, ((reason, ""),))

    def _behind(self, event: Event, field: str, values: list[str]) -> Iterator[tuple[str, str]]:
        """Yield how the value itself was made: the date, the place, the entity."""
        if field == "when" and event.when and event.when.reason:
            yield (
                self._reason("time", event.when.reason, event.when.span),
                event.when.rule,
            )
        if field == "where":
            for place in event.where:
                if place.name in values:
                    yield self._reason("place", place.reason, place.span), place.rule
        for entity in self._entities(event, field):
            if entity.name in values:
                yield self._reason("entity", entity.reason, None), entity.rule

    def _values(self, event: Event, field: str) -> list[str]:
        words = self._words
        if field == "type":
            code = event.type + (f"/{event.mode}" if event.mode else "")
            return [f"{words.what({'type': event.type, 'mode': event.mode})} ({code})"]
        if field == "status":
            return [words.status(event.status)]
        if field == "when":
            date = event.when.date if event.when else None
            return [f"{words.date({'edtf': date.edtf})} ({date.edtf})"] if date else []
        if field == "where":
            return [p.name for p in event.where]
        return [e.name for e in self._entities(event, field)]

    def _entities(self, event: Event, field: str) -> list[Entity]:
        parts: tuple[Participant | Source, ...] = ()
        if field in {"actors", "recipients"}:
            parts = getattr(event, field)
        elif field == "source" and event.source:
            parts = (event.source,)
        return [self._analysis.entities[p.entity] for p in parts]

    def _refused(self, refusal: Refusal) -> Step:
        reason = self._reason("refusal", refusal.reason, refusal.span)
        ground = (reason, self._row(refusal.rule))
        return Step("", self._words.quoted(refusal.span.text), (ground,))

    def _nothing(self) -> Step:
        return Step("", "", ((self._reason("refusal", "no_trigger", None), ""),))

    def _reason(self, field: str, code: str, span: Span | None) -> str:
        """Put a reason into words: of its code, else of what its code begins with, else itself."""
        words = self._words.quoted(span.text) if span else "–"
        return (self._named(field, code) or code).replace("{words}", words)

    def _row(self, rule: str) -> str:
        """Return an id with the line where it stands, or with what a rule of the program does.

        ``places.city.fra.nancy+feature`` is a row, helped by the words around.
        """
        row = rule.partition("+")[0]
        told = self._lines.get(row) or self._named("rule", row)
        return f"{rule} · {told}" if told else rule

    def _named(self, field: str, code: str) -> str:
        """Return the words of a code, else of what it begins with; empty when there are none."""
        while code and (field, code) not in self._reasons:
            code = code.rpartition(".")[0]
        return self._reasons.get((field, code), "")
