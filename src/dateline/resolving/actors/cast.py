"""The actors of a report while they are put together, and what each mention stands for."""

from __future__ import annotations

from functools import cached_property

from dateline.records import ActorMention, Actors, Document, Entity, Span
from dateline.resolving.actors.drafts import Draft, Tables
from dateline.resolving.actors.focus import Focus

Found = tuple[int, ...]


class Cast:
    """Drafts by number, and for each mention the numbers of those it stands for.

    A draft that turns out to be another one is noted in ``same``; it is replaced at the end.
    """

    def __init__(
        self,
        document: Document,
        mentions: tuple[ActorMention, ...],
        tables: Tables,
        drafts: list[Draft],
        named: dict[int, int],
    ) -> None:
        self.document = document
        self.mentions = mentions
        self.tables = tables
        self.drafts = drafts
        self.named = named  # mention -> draft, for names and the roles beside them
        self.stands: list[Found] = [()] * len(mentions)
        self.at = {m.head: k for k, m in enumerate(mentions)}
        self.same: dict[int, int] = {}
        self.first_met: dict[int, int] = {}
        self._states: dict[str, int] | None = None

    @cached_property
    def covering(self) -> dict[int, int]:
        """The shortest mention around each token."""
        return _covering(self.mentions)

    def new(self, draft: Draft) -> int:
        """Take in a new actor; return its number."""
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def meet(self, k: int, found: Found) -> None:
        """Note what a mention stands for."""
        self.stands[k] = found
        for at in found:
            self.first_met.setdefault(at, self.mentions[k].head)

    def mention_at(self, token: int) -> int | None:
        """Return the mention headed by a token, else the shortest one around it."""
        return self.at.get(token, self.covering.get(token))

    def of_token(self, token: int) -> Found:
        """Return the actors that the mention at a token stands for, as far as resolved."""
        k = self.mention_at(token)
        if k is None:
            return ()
        return self.stands[k] or ((self.named[k],) if k in self.named else ())

    def state(self, country: str, m: ActorMention) -> int:
        """Return the state of a country code, new where no name or adjective named it."""
        if self._states is None:
            self._states = {}
            for at, d in enumerate(self.drafts):
                if d.sort == "states" and d.country:
                    self._states.setdefault(d.country, at)
        if country not in self._states:
            name, gender = self.tables.states.get(country, (m.name, None))
            state = Draft(name, "country", "states", country, ("GOV",), gender, "Sing", m.rule)
            self._states[country] = self.new(state)
        return self._states[country]

    def complete(self, focus: Focus) -> None:
        """Give the country in focus to those of whom nothing tells one."""
        for at, draft in enumerate(self.drafts):
            if draft.country is None and not _of_no_country(draft):
                draft.country = focus.at(self.first_met.get(at, 0))

    def actors(self) -> Actors:
        """Return the entities in the order in which they first appear."""
        order: dict[int, int] = {}
        stands = [self._final(found) if found else () for found in self.stands]
        spans: list[list[Span]] = []
        for k, found in enumerate(stands):
            for at in found:
                if at not in order:
                    order[at] = len(order)
                    spans.append([])
                spans[order[at]].append(self.mentions[k].span)
        entities = tuple(_entity(n, self.drafts[at], spans[n]) for n, at in enumerate(order))
        return Actors(entities, self.mentions, tuple(tuple(order[at] for at in f) for f in stands))

    def _final(self, found: Found) -> Found:
        if not self.same:
            return found
        return tuple(dict.fromkeys(self.same.get(at, at) for at in found))


def _covering(mentions: tuple[ActorMention, ...]) -> dict[int, int]:
    cover: dict[int, int] = {}
    for k in sorted(range(len(mentions)), key=lambda k: mentions[k].first - mentions[k].stop):
        for i in range(mentions[k].first, mentions[k].stop):
            cover[i] = k
    return cover


def _entity(n: int, d: Draft, spans: list[Span]) -> Entity:
    return Entity(
        f"n{n + 1}", d.name, d.kind, d.role, d.country, d.sectors, tuple(spans), d.rule, d.reason
    )


def _of_no_country(draft: Draft) -> bool:
    """ "D'autres pays", "les Occidentaux" are of no one country, whatever the report is about."""
    return draft.sort == "demonym" or (draft.kind == "country" and draft.number == "Plur")
