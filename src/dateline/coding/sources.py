"""On whose word an act stands: the speaker of the words it is told in."""

from __future__ import annotations

from typing import NamedTuple

from dateline.coding.candidates import Candidate
from dateline.coding.frames import Casting
from dateline.coding.qualifiers import ANNOUNCE, SAME, SPEECH
from dateline.coding.status import Calculus
from dateline.records import Document, Quote, Source, Span

TELLING = frozenset({SPEECH, ANNOUNCE, SAME})  # effects of operators that tell of an act


class Sourced(NamedTuple):
    """A source with the row and the words that give it."""

    source: Source
    rule: str
    span: Span | None


class Sources:
    """Finds the sources of the acts of one document."""

    def __init__(
        self, document: Document, quotes: tuple[Quote, ...], casting: Casting, calculus: Calculus
    ) -> None:
        self.document = document
        self.casting = casting
        self.calculus = calculus
        self._quotes: list[Quote | None] = [None] * len(document)
        for quote in sorted(quotes, key=_size, reverse=True):
            if quote.speakers:
                for first, stop in quote.mention.scope or quote.mention.tokens:
                    self._quotes[first:stop] = [quote] * (stop - first)

    def of(self, candidate: Candidate) -> Sourced | None:
        """Return the source of an act from a quotation or from an announcing verb over it."""
        quote = self._quotes[candidate.head]
        if quote and quote.mention.cue not in candidate.mention.tokens:
            source = Source(quote.speakers[0], quote.speaker_span, quote.mention.verb)
            return Sourced(source, quote.mention.rule, quote.speaker_span)
        return self._announced(candidate)

    def _announced(self, candidate: Candidate) -> Sourced | None:
        """ "a annoncé le renvoi de …": the noun of act is what is said."""
        d = self.document
        child = candidate.head
        if self.calculus.syntax.is_verbal(child):
            return None
        while d.dep[child] == "conj":
            child = d.head[child]
        head = d.head[child]
        operator = (
            self.calculus.operator(head, self.calculus.place(child)) if head != child else None
        )
        if operator is None or operator.effect not in TELLING:
            return None
        for token in self.calculus.syntax.slots(head).get("subj", ()):
            for entity in self.casting.entities_at(token):
                span = self.casting.span_at(token)
                return Sourced(Source(entity, span, d.lemma[head]), operator.rule, span)
        return None


def _size(quote: Quote) -> int:
    ranges = quote.mention.scope or quote.mention.tokens
    return sum(stop - first for first, stop in ranges)
