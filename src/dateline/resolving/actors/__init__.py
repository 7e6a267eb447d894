"""Mentions become actors: one entity for all its names, descriptions and pronouns.

See docs/method/actors.md.
"""

from __future__ import annotations

from dateline.dates import UncertainDate
from dateline.lexicon import Pack
from dateline.records import ActorMention, Actors, Document, Entity, QuoteMention
from dateline.resolving.actors.descriptions import describe
from dateline.resolving.actors.drafts import Draft, Tables, draft_of, office_on, tables
from dateline.resolving.actors.focus import focus_of
from dateline.resolving.actors.names import Names, roles_beside
from dateline.resolving.actors.pronouns import Salience

_LONGEST_NAME = 70


def resolve_actors(
    document: Document,
    mentions: tuple[ActorMention, ...],
    quotes: tuple[QuoteMention, ...],
    pack: Pack,
    *,
    published: UncertainDate | None = None,
) -> Actors:
    """Return the actors of a report, and what each mention stands for.

    Parameters
    ----------
    document, mentions
        The parsed report and what ``find_actors`` found in it.
    quotes
        Its quotations; "je" and "nous" inside one are its speaker.
    pack
        The language.
    published
        The report's date; decides which office of a well-known person holds. Words come first.

    Returns
    -------
    Actors
        Entities in the order in which they first appear.
    """
    return _Resolver(document, mentions, quotes, pack, published).actors()


class _Resolver:
    def __init__(
        self,
        document: Document,
        mentions: tuple[ActorMention, ...],
        quotes: tuple[QuoteMention, ...],
        pack: Pack,
        published: UncertainDate | None,
    ) -> None:
        self.document = document
        self.mentions = mentions
        self.quotes = quotes
        self.tables: Tables = tables(pack)
        self.published = published
        self.focus = focus_of(document, mentions, self.tables)
        self.quote_of = {i: q for q, quote in enumerate(quotes) for a, b in quote.tokens for i in range(a, b)}
        self.salience = Salience(document, self.quote_of)
        self.names = Names(document, mentions, self.tables)
        self.drafts: list[Draft] = self.names.drafts
        self.stands: list[tuple[int, ...]] = [()] * len(mentions)
        self.recent: list[int] = []
        self.at = {m.head: k for k, m in enumerate(mentions)}
        self.covering = self._covering()
        self.countries: dict[str, int] = {}

    def _covering(self) -> dict[int, int]:
        cover: dict[int, int] = {}
        for k in sorted(range(len(self.mentions)), key=lambda k: self.mentions[k].first - self.mentions[k].stop):
            for i in range(self.mentions[k].first, self.mentions[k].stop):
                cover[i] = k
        return cover

    def actors(self) -> Actors:
        """Resolve all mentions in the order of the text, first persons last."""
        self._offices()
        beside = roles_beside(self.document, self.mentions)
        for role, name in beside.items():
            self._join_role(role, name)
        self.beside = beside
        for k, m in enumerate(self.mentions):
            found = self._resolve(k, m)
            if found:
                self._meet(k, m, found)
        for k, m in enumerate(self.mentions):
            if m.sort.startswith(("first", "possessive_first")):
                self.stands[k] = self._speaker(m)
        self._complete()
        return self._actors()

    # --- what stands beside ------------------------------------------------------------------

    def _offices(self) -> None:
        for draft in self.drafts:
            offices = self.tables.offices.get(draft.rule)
            office = office_on(offices, self.published) if offices else None
            if office is not None:
                draft.sectors = office.sectors
                if office.role:
                    draft.keys.add(office.role.split()[0].lower())

    def _join_role(self, role: int, name: int) -> None:
        at = self.names.of.get(name)
        if at is None:
            return
        m, draft = self.mentions[role], self.drafts[at]
        self.names.of[role] = at
        draft.keys.add(m.key)
        if draft.kind == "person":
            draft.role = draft.role or m.name
            draft.gender = draft.gender or m.gender
        draft.country = m.country or draft.country
        if m.sectors and (not draft.sectors or draft.kind == "person"):
            draft.sectors = m.sectors
        draft.reason = "apposition"

    # --- one mention -------------------------------------------------------------------------

    def _resolve(self, k: int, m: ActorMention) -> tuple[int, ...]:
        if k in self.names.of:
            return (self.names.of[k],)
        if m.sort == "place":
            return ()
        if m.form == "adjective":
            return tuple(self._country(c, m) for c in m.key.split("|"))
        if m.form == "description":
            return self._description(k, m)
        if m.form == "relative":
            return self._antecedent(m)
        if m.sort in ("third", "object", "possessive"):
            return self.salience.choose(m, self.drafts)
        if m.sort in ("near", "last"):
            return self.salience.latest(m, self.drafts)
        return ()

    def _meet(self, k: int, m: ActorMention, found: tuple[int, ...]) -> None:
        self.stands[k] = found
        self.salience.meet(m, found)
        for at in found:
            self.drafts[at].last = m.head
            if self.recent and self.recent[-1] == at:
                continue
            self.recent.append(at)

    def _country(self, country: str, m: ActorMention) -> int:
        if not self.countries:
            for at, d in enumerate(self.drafts):
                if d.sort == "states" and d.country:
                    self.countries.setdefault(d.country, at)
        if country not in self.countries:
            name, gender = self.tables.states.get(country, (m.name, None))
            self.drafts.append(Draft(name, "country", "states", country, ("GOV",), gender, "Sing", m.rule))
            self.countries[country] = len(self.drafts) - 1
        return self.countries[country]

    def _description(self, k: int, m: ActorMention) -> tuple[int, ...]:
        at = describe(m, self.drafts, self.recent, self.tables)
        if at is None and m.kind == "country" and m.det in ("definite", "demonstrative") and m.number != "Plur" and self.focus and " " not in m.name:
            return (self._country(self.focus, m),)
        if at is None:
            at = self._new(m)
        else:
            self._enrich(at, m)
        return (at,)

    def _new(self, m: ActorMention) -> int:
        draft = draft_of(m)
        if draft.country is None and m.of is not None:
            draft.country = self._owner_country(m.of)
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def _enrich(self, at: int, m: ActorMention) -> None:
        draft = self.drafts[at]
        draft.keys.add(m.key)
        draft.country = draft.country or m.country
        if not draft.named and draft.kind == m.kind and len(draft.name) < len(m.name) <= _LONGEST_NAME:
            draft.name = m.name

    def _owner_country(self, i: int) -> str | None:
        k = self.at.get(i, self.covering.get(i))
        if k is None:
            return None
        for at in self.stands[k] or ((self.names.of[k],) if k in self.names.of else ()):
            if self.drafts[at].country:
                return self.drafts[at].country
        return None

    def _antecedent(self, m: ActorMention) -> tuple[int, ...]:
        i = m.head
        for j in self.document.ancestors(i):
            if self.document.dep[j] == "acl:relcl":
                target = self.document.head[j]
                if target < i:
                    k = self.at.get(target)
                    return self.stands[k] if k is not None else ()
                break
            if self.document.pos[j] in ("VERB", "AUX") and self.document.dep[j] in ("ROOT", "ccomp", "conj", "advcl"):
                break
        return self._just_before(m)

    def _just_before(self, m: ActorMention) -> tuple[int, ...]:
        j = m.first - 1
        while j > 0 and self.document.pos[j] in ("PUNCT", "ADP"):
            j -= 1
        k = self.covering.get(j)
        return self.stands[k] if k is not None and self.mentions[k].form in ("name", "description") else ()

    # --- speakers ----------------------------------------------------------------------------

    def _speaker(self, m: ActorMention) -> tuple[int, ...]:
        q = self.quote_of.get(m.head)
        if q is None:
            return ()
        token = self.quotes[q].speaker
        if token is None:
            return ()
        k = self.at.get(token, self.covering.get(token))
        return self.stands[k] if k is not None else ()

    # --- what is left ------------------------------------------------------------------------

    def _complete(self) -> None:
        for draft in self.drafts:
            if draft.country is None and not (draft.kind == "group" and draft.sort == "institution" and draft.number == "Plur" and "pays" in draft.keys):
                draft.country = self.focus

    def _actors(self) -> Actors:
        order: dict[int, int] = {}
        for found in self.stands:
            for at in found:
                order.setdefault(at, len(order))
        places: list[list[int]] = [[] for _ in order]
        for k, found in enumerate(self.stands):
            for at in found:
                places[order[at]].append(k)
        entities = tuple(self._entity(n, self.drafts[at], places[n]) for n, at in enumerate(order))
        stands = tuple(tuple(order[at] for at in found) for found in self.stands)
        return Actors(entities, self.mentions, stands)

    def _entity(self, n: int, d: Draft, places: list[int]) -> Entity:
        spans = tuple(self.mentions[k].span for k in places)
        return Entity(f"n{n + 1}", d.name, d.kind, d.role, d.country, d.sectors, spans, d.rule, d.reason)
