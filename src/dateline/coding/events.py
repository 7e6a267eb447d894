"""Put events together: who did what to whom, where, when, whether it happened, on whose word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dateline.coding.acts import key_acts
from dateline.coding.candidates import Candidate, Candidates
from dateline.coding.clause import Syntax
from dateline.coding.contexts import Contexts
from dateline.coding.counts import Counts
from dateline.coding.dating import Dating
from dateline.coding.evidence import evidence_of
from dateline.coding.frame_tables import CONTENT, WITHIN
from dateline.coding.frames import Casting
from dateline.coding.gate import Gate
from dateline.coding.hosts import Hosts
from dateline.coding.likeness import Likeness
from dateline.coding.links import drop_labels, link_contents
from dateline.coding.placing import Placed, Placing
from dateline.coding.qualifiers import FACT
from dateline.coding.reach import Reach
from dateline.coding.sharing import share_status, share_times
from dateline.coding.sources import Sourced, Sources
from dateline.coding.status import Calculus
from dateline.coding.telling import Dated
from dateline.coding.why import Reasons
from dateline.lexicon import Pack
from dateline.records import (
    Actors,
    Document,
    Event,
    Participant,
    Place,
    Quote,
    Refusal,
    Source,
    Span,
    Times,
    TriggerMention,
)


class Coded(NamedTuple):
    """The events of a report, what was refused, and the actors with the hosts that were added."""

    events: tuple[Event, ...]
    refusals: tuple[Refusal, ...]
    actors: Actors


def code_events(
    document: Document,
    triggers: Sequence[TriggerMention],
    times: Times,
    actors: Actors,
    places: tuple[Place, ...],
    quotes: tuple[Quote, ...],
    pack: Pack,
) -> Coded:
    """Return the events that a report tells, in the order of the text.

    Parameters
    ----------
    triggers
        Possible triggers, all rows of one token together, the best first.
    times, actors, places, quotes
        What ``resolving`` made of the same document.

    References
    ----------
    docs/method/events.md; the coding manual in docs/method/manual.md.
    """
    coder = _Coder(document, times, actors, places, quotes, pack)
    return coder.code(triggers)


class _Coder:
    def __init__(
        self,
        document: Document,
        times: Times,
        actors: Actors,
        places: tuple[Place, ...],
        quotes: tuple[Quote, ...],
        pack: Pack,
    ) -> None:
        self.document = document
        self.times = times
        self.places = places
        self.quotes = quotes
        self.actors = actors
        self.pack = pack
        self.syntax = Syntax(document, pack, _speakers(quotes))
        self.casting = Casting(document, self.syntax, actors, pack)
        self.calculus = Calculus(document, self.syntax, quotes, pack)
        self.gate = Gate(document, actors.entities, pack)
        self.candidates = Candidates(
            document,
            self.syntax,
            self.casting,
            self.calculus,
            self.gate,
            actors,
            places,
            times,
            pack,
        )
        self.sources = Sources(document, quotes, self.casting, self.calculus)
        self.hosts = Hosts(actors, pack)
        self.contexts = Contexts(document, pack)
        self.counts = Counts(document, self.syntax, pack, self.candidates.times)
        self.reasons = Reasons(document, self.syntax, pack)
        self._sentences: dict[int, Span] = {}

    def code(self, triggers: Sequence[TriggerMention]) -> Coded:
        found, labels = drop_labels(self.candidates.read(triggers), self.document, self.calculus)
        self.candidates.refuse_all(labels, "charge_label")
        reach = Reach(self.document, frozenset(c.head for c in found))
        dated = Dating(
            self.document,
            self.times,
            self.syntax,
            reach,
            self.calculus,
            self.actors,
            self.quotes,
            self.pack,
        ).all(found)
        placed = Placing(
            self.document, self.places, self.syntax, reach, self.casting.actors, self.pack
        ).all(found)
        links = link_contents(found, self.document, self.calculus, self.pack)
        blamed = _blamed(found, links)
        events: list[Event] = []
        for k, candidate in enumerate(found):
            parent = links[k]
            sourced = self.sources.of(candidate)
            events.append(
                self._event(
                    k, candidate, parent, found, dated[k], placed[k], sourced, reach, blamed
                )
            )
        actors = self.hosts.all_actors()
        likeness = Likeness(self.document, self.syntax, actors.entities, self.pack)
        keyed = share_status(key_acts(events, found, likeness), found)
        timed = share_times(keyed, self.document)
        return Coded(timed, tuple(self.candidates.refusals), actors)

    def _event(
        self,
        k: int,
        c: Candidate,
        parent: int | None,
        found: list[Candidate],
        dated: Dated,
        placed: Placed,
        sourced: Sourced | None,
        reach: Reach,
        blamed: Mapping[int, tuple[Participant, ...]],
    ) -> Event:
        recipients = c.cast.recipients or self._hosts(c, placed) or blamed.get(k, ())
        source = sourced.source if sourced else self._asker(c, parent, found)
        numbers = self.counts.of(c.head, c.row, c.cast, reach)
        signs = self.contexts.of(c.head)
        return Event(
            id=f"e{k + 1}",
            event_key="",
            type=c.row["type"],
            mode=c.row.get("mode") or None,
            contexts=tuple(s.context for s in signs),
            status=c.verdict.status,
            trigger=c.mention.span,
            sentence=self._sentence(c.head),
            actors=c.cast.actors,
            recipients=recipients,
            when=dated.time,
            where=placed.places,
            source=source,
            numbers=numbers,
            why=self.reasons.of(c.head),
            content_of=None if parent is None else f"e{parent + 1}",
            confidence=c.confidence,
            rule=c.row.id,
            evidence=tuple(
                evidence_of(c, recipients, source, dated, placed, sourced, signs, self.document)
            ),
            features=c.features,
        )

    def _hosts(self, c: Candidate, placed: Placed) -> tuple[Participant, ...]:
        """A visit's recipient is the host: the state of the place, where nobody is named."""
        if not c.frame.place or not placed.places:
            return ()
        host = self.hosts.of(placed.places[0])
        return (host,) if host and host.entity not in {p.entity for p in c.cast.actors} else ()

    def _asker(self, c: Candidate, parent: int | None, found: list[Candidate]) -> Source | None:
        """What is asked for, promised or refused stands on the word of the one who asks."""
        if parent is None or c.verdict.status in FACT or not found[parent].cast.actors:
            return None
        actor = found[parent].cast.actors[0]
        return Source(actor.entity, actor.span, self.document.lemma[found[parent].head])

    def _sentence(self, head: int) -> Span:
        """The sentence of an act: one record, however many acts it tells."""
        d = self.document
        k = d.sentence_of[head]
        if k not in self._sentences:
            self._sentences[k] = d.span(*d.sentences[k])
        return self._sentences[k]


def _speakers(quotes: tuple[Quote, ...]) -> dict[int, int]:
    """The verb of saying -> the token of its speaker."""
    return {
        q.mention.cue: q.mention.speaker
        for q in quotes
        if q.mention.cue is not None and q.mention.speaker is not None
    }


def _blamed(
    found: Sequence[Candidate], links: Sequence[int | None]
) -> dict[int, tuple[Participant, ...]]:
    """Those who did what is condemned are the ones condemned; a threat goes to its victim."""
    blamed: dict[int, tuple[Participant, ...]] = {}
    for k, parent in enumerate(links):
        if parent is None:
            continue
        wanted, inner = found[parent].frame.recipient, found[k].cast
        people = inner.actors if CONTENT in wanted else ()
        people = people or (inner.recipients if WITHIN in wanted else ())
        doers = {p.entity for p in found[parent].cast.actors}
        people = tuple(p for p in people if p.entity not in doers)
        if people:
            blamed.setdefault(parent, people)
    return blamed
