"""Who did it to whom: the frame of a trigger read off the syntactic places of its predicate."""

from __future__ import annotations

from typing import NamedTuple

from dateline.coding.borrowing import Borrowing
from dateline.coding.clause import Slots, Syntax
from dateline.coding.frame_tables import Frame, build_frames
from dateline.coding.standing import Standing
from dateline.lexicon import Pack
from dateline.records import Actors, Document, Participant, Span

PEOPLE = frozenset({"person", "group", "people"})


class Cast(NamedTuple):
    """The participants of an act, with the tokens that they were read from."""

    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    tokens: tuple[int, ...]
    rules: tuple[str, ...]


class Casting:
    """Finds the participants of the acts of one document."""

    def __init__(self, document: Document, syntax: Syntax, actors: Actors, pack: Pack) -> None:
        self.document = document
        self.syntax = syntax
        self.actors = actors
        self.tables = pack.index(build_frames)
        self.standing = Standing(document, syntax, actors, self.tables)
        self.borrowing = Borrowing(document, syntax, self.standing)
        self.with_counted = self.standing.with_counted

    def cast(self, tokens: tuple[int, ...], frame: Frame) -> Cast:
        """Return actors and recipients of the act that a trigger's tokens name, head first."""
        head = tokens[0]
        slots = self._slots(tokens)
        doers, receivers = self._own(slots, frame)
        doers = doers or self.borrowing.doers(head, frame)
        receivers = receivers or self.borrowing.receivers(head, slots, frame, doers)
        receivers = receivers or self._named_in(tokens, frame, doers)
        rules = [frame.id]
        verb = self.borrowing.light_verb(head)
        if verb is not None:
            doers, receivers, rule = self.borrowing.lend(verb, head, frame, doers, receivers)
            rules.append(rule)
        elif not doers and "subj" not in frame.actor:
            doers = [x for x in self.borrowing.circumstance(head) if x not in receivers]
        return self._cast(doers, receivers, tuple(rules))

    def _own(self, slots: Slots, frame: Frame) -> tuple[list[int], list[int]]:
        """Those at the places of the trigger itself."""
        genitive = self.syntax.words.genitive
        if not frame.recipient and len(frame.actor) > 1:
            return self.standing.first(slots, frame.actor, together=True), []
        if genitive in frame.actor and "agent" in frame.actor:
            doers = self._agents(slots)
            if doers:  # "le bombardement de la ville par l'armée"
                return doers, self.standing.first(slots, (*frame.recipient, genitive), taken=doers)
        doers = self.standing.first(slots, frame.actor)
        return doers, self.standing.first(slots, frame.recipient, taken=doers)

    def _named_in(self, tokens: tuple[int, ...], frame: Frame, doers: list[int]) -> list[int]:
        """Those whom the trigger itself names: "la libération des détenus", "prise d'otages"."""
        if len(tokens) == 1 or self.syntax.is_verbal(tokens[0]):
            return []
        named = self.standing.first(self.syntax.slots(tokens[0]), frame.recipient, taken=doers)
        return [x for x in named if x in tokens and self._are_people(x)]

    def _are_people(self, token: int) -> bool:
        return any(self.actors.entities[k].kind in PEOPLE for k in self.entities_at(token))

    def _agents(self, slots: Slots) -> list[int]:
        """Those after "par", also where the parser hung them on whom it is done to."""
        agent, genitive = self.syntax.words.passive_agent, self.syntax.words.genitive
        victims = self.standing.among(slots.get(genitive, ()))
        hung = [y for x in victims for y in self.standing.under(x, agent, 0)]
        return self.standing.first(slots, (agent,)) or hung

    def _slots(self, tokens: tuple[int, ...]) -> Slots:
        """The places of all words of a phrase: "entamer des négociations avec"."""
        slots = self.syntax.slots(tokens[0])
        if len(tokens) == 1:
            return slots
        merged = {name: list(heads) for name, heads in slots.items()}
        for token in tokens[1:]:
            if self.syntax.is_verbal(token):
                continue
            for name, heads in self.syntax.slots(token).items():
                merged.setdefault(name, []).extend(heads)
        return {name: [x for x in heads if x not in tokens] for name, heads in merged.items()}

    def _cast(self, doers: list[int], receivers: list[int], rules: tuple[str, ...]) -> Cast:
        actors = tuple(self.standing.participants(doers))
        known = {p.entity for p in actors}
        recipients = tuple(
            p for p in self.standing.participants(receivers) if p.entity not in known
        )
        return Cast(actors, recipients, tuple(doers + receivers), rules)

    def entities_at(self, token: int) -> tuple[int, ...]:
        """Return the entities that a token's mention stands for."""
        k = self.standing.mention(token)
        return self.actors.stands_for[k] if k is not None else ()

    def span_at(self, token: int) -> Span | None:
        """Return the words of a token's mention."""
        k = self.standing.mention(token)
        return self.actors.mentions[k].span if k is not None else None
