"""Resolves the mentions of a report in the order of the text."""

from __future__ import annotations

from dateline.dates import UncertainDate
from dateline.records import ActorMention, Actors, Document, QuoteMention
from dateline.resolving.actors.ahead import look_ahead
from dateline.resolving.actors.beside import roles_beside
from dateline.resolving.actors.cast import Cast, Found
from dateline.resolving.actors.descriptions import Describer
from dateline.resolving.actors.drafts import Draft, Tables, begun, draft_of, office_on
from dateline.resolving.actors.focus import Focus
from dateline.resolving.actors.names import Names
from dateline.resolving.actors.pronouns import Salience
from dateline.resolving.actors.speakers import with_speakers
from dateline.resolving.actors.voices import resolve_speakers

_LONGEST_NAME = 70  # letters of a description that may name an actor
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl"})


class Resolver:
    """One report: names first, roles beside names, then every mention from left to right."""

    def __init__(
        self,
        document: Document,
        mentions: tuple[ActorMention, ...],
        quotes: tuple[QuoteMention, ...],
        tables: Tables,
        home: str | None = None,
    ) -> None:
        self.document = document
        self.quotes = quotes
        self.quote_of = {
            i: q for q, quote in enumerate(quotes) for a, b in quote.tokens for i in range(a, b)
        }
        mentions = with_speakers(document, mentions, quotes)
        names = Names(document, mentions, tables)
        self.cast = Cast(document, mentions, tables, names.drafts, names.of)
        self.focus = Focus(
            document, mentions, home or tables.default_country, surely=home is not None
        )
        self.salience = Salience(document, self.quote_of, quotes)
        self.describer = Describer(document, names.drafts, tables, self.salience)
        self.joint: dict[int, Found] = {}  # plural description -> the persons named beside it
        self.bodies: dict[int, int] = {}  # person -> the body named in the person's role

    def actors(self, published: UncertainDate | None) -> Actors:
        """Return the actors of the report."""
        cast = self.cast
        self._give_offices(published)
        for role, names in roles_beside(self.document, cast.mentions).items():
            self._join_role(role, [cast.named[k] for k in names if k in cast.named])
        self.describer.index()
        for k, m in enumerate(cast.mentions):
            found = self._resolve(k, m)
            if found:
                self._meet(k, m, found)
        look_ahead(cast)
        resolve_speakers(cast, self.quotes, self.quote_of, self.bodies)
        cast.complete(self.focus)
        return cast.actors()

    def _meet(self, k: int, m: ActorMention, found: Found) -> None:
        self.cast.meet(k, found)
        self.salience.meet(m, found)
        for at in found:
            self.describer.meet(at)

    # --- what stands beside ------------------------------------------------------------------

    def _give_offices(self, published: UncertainDate | None) -> None:
        for draft in self.cast.drafts:
            offices = self.cast.tables.offices.get(draft.rule)
            if not offices:
                continue
            draft.past = frozenset(o.key for o in begun(offices, published) if o.key)
            office = office_on(offices, published)
            if office is not None:
                draft.sectors = office.sectors
                draft.office = office.key if "ELI" not in office.sectors else ""
                draft.keys.update([office.key] if office.key else [])

    def _join_role(self, role: int, names: list[int]) -> None:
        m = self.cast.mentions[role]
        for at in names:
            draft = self.cast.drafts[at]
            draft.keys.add(m.key)
            draft.country = m.country or draft.country
            if len(names) > 1:
                draft.sectors = draft.sectors or m.sectors
            elif m.sectors and not (draft.sectors and _yields(m, draft)):
                draft.sectors = m.sectors
            if draft.kind == "person" and len(names) == 1:
                draft.role = draft.role or m.name
                draft.gender = draft.gender or m.gender
            draft.reason = "apposition"
        if len(names) > 1:
            self.joint[role] = tuple(names)
        elif names:
            self.cast.named[role] = names[0]
            self._note_body(m, names[0])

    def _note_body(self, m: ActorMention, person: int) -> None:
        """Note the body named in a role: "présidente de Médecins du monde"."""
        for i in range(m.head + 1, m.stop):
            k = self.cast.at.get(i)
            if (
                k is not None
                and self.cast.mentions[k].kind == "organisation"
                and k in self.cast.named
            ):
                if self.cast.drafts[person].kind == "person":
                    self.bodies[person] = self.cast.named[k]
                return

    # --- one mention -------------------------------------------------------------------------

    def _resolve(self, k: int, m: ActorMention) -> Found:
        if k in self.cast.named:
            return (self.cast.named[k],)
        if k in self.joint:
            return self.joint[k]
        if m.sort == "place":
            return ()
        if m.form == "adjective":
            return tuple(self.cast.state(c, m) for c in m.key.split("|"))
        if m.form == "description":
            return self._description(m)
        if m.form == "relative":
            return self._antecedent(m)
        if m.sort in ("third", "object", "possessive"):
            return self.salience.choose(m, self.cast.drafts)
        if m.sort in ("near", "last"):
            return self.salience.latest(m, self.cast.drafts)
        return ()

    def _description(self, m: ActorMention) -> Found:
        own_country = self._is_own_country(m)
        country = m.country or self._owner_country(m)
        if country is None and own_country:
            if m.det == "possessive" and not self._of_speaker(m):
                return ()
            country = self.focus.at(m.head)
        elif country is None and m.sort == "institution":
            country = self.focus.opening(m.head)
        found = self.describer.find(m, country)
        if len(found) == 1:
            self._enrich(found[0], m, country)
        if found:
            return found
        if own_country:
            return (self.cast.state(country, m),) if country else ()
        draft = draft_of(m)
        draft.country = country
        return (self.cast.new(draft),)

    def _is_own_country(self, m: ActorMention) -> bool:
        """ "le pays", "son pays": that of the report or of the owner."""
        if m.kind != "country" or m.det == "indefinite" or m.number == "Plur":
            return False
        return not self.describer.has_complement(m)

    def _owner_country(self, m: ActorMention) -> str | None:
        """Return the country of the owner: "l'armée de Bachar al-Assad", "son armée"."""
        if m.of is None:
            return None
        countries = (self.cast.drafts[at].country for at in self.cast.of_token(m.of))
        return next((c for c in countries if c), None)

    def _of_speaker(self, m: ActorMention) -> bool:
        """Return whether "notre pays" is said: the country in focus, for want of better."""
        k = self.cast.at.get(m.of) if m.of is not None else None
        return k is not None and "first" in self.cast.mentions[k].sort

    def _enrich(self, at: int, m: ActorMention, country: str | None) -> None:
        draft = self.cast.drafts[at]
        self.describer.say(at, m.key)
        draft.country = draft.country or country
        if draft.kind == "person" and m.sort == "role":
            draft.role = draft.role or m.name
            draft.sectors = draft.sectors or m.sectors
            draft.gender = draft.gender or m.gender
        if draft.noun == m.key and draft.kind == m.kind and len(m.name) <= _LONGEST_NAME:
            draft.name = max(draft.name, m.name, key=len)

    # --- relative pronouns -------------------------------------------------------------------

    def _antecedent(self, m: ActorMention) -> Found:
        document, cast = self.document, self.cast
        for j in document.ancestors(m.head):
            if document.dep[j] == "acl:relcl" and document.head[j] < m.head:
                k = cast.at.get(document.head[j])
                return cast.stands[k] if k is not None else ()
            if document.dep[j] in _CLAUSES:
                break
        return self._just_before(m)

    def _just_before(self, m: ActorMention) -> Found:
        j = m.first - 1
        while j > 0 and self.document.pos[j] in ("PUNCT", "ADP"):
            j -= 1
        k = self.cast.covering.get(j)
        if k is None or self.cast.mentions[k].form not in ("name", "description"):
            return ()
        return self.cast.stands[k]


def _yields(m: ActorMention, draft: Draft) -> bool:
    """A former office and the noun of a body say less than a row; the first role beside wins."""
    return "ELI" in m.sectors or draft.kind != "person" or draft.reason == "apposition"
