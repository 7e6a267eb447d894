"""Mentions become actors: one entity for all its names, descriptions and pronouns.

See docs/method/actors.md.
"""

from __future__ import annotations

from dateline.dates import UncertainDate
from dateline.lexicon import Pack
from dateline.records import ActorMention, Actors, Document, Entity, QuoteMention
from dateline.resolving.actors.descriptions import Describer, agrees
from dateline.resolving.actors.drafts import Draft, Tables, draft_of, office_on, tables
from dateline.resolving.actors.focus import Focus
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
        self.focus = Focus(document, mentions, self.tables)
        self.quote_of = {
            i: q for q, quote in enumerate(quotes) for a, b in quote.tokens for i in range(a, b)
        }
        self.salience = Salience(document, self.quote_of)
        self.names = Names(document, mentions, self.tables)
        self.drafts: list[Draft] = self.names.drafts
        self.stands: list[tuple[int, ...]] = [()] * len(mentions)
        self.describer = Describer(document, self.drafts, self.tables, self.salience)
        self.at = {m.head: k for k, m in enumerate(mentions)}
        self.covering = self._covering()
        self.countries: dict[str, int] = {}
        self.bodies: dict[int, int] = {}

    def _covering(self) -> dict[int, int]:
        cover: dict[int, int] = {}
        for k in sorted(
            range(len(self.mentions)), key=lambda k: self.mentions[k].first - self.mentions[k].stop
        ):
            for i in range(self.mentions[k].first, self.mentions[k].stop):
                cover[i] = k
        return cover

    def actors(self) -> Actors:
        """Resolve all mentions in the order of the text, first persons last."""
        self._offices()
        beside = roles_beside(self.document, self.mentions)
        self.joint: dict[int, tuple[int, ...]] = {}
        for role, names in beside.items():
            for name in names:
                self._join_role(role, name, len(names) > 1)
        for k, m in enumerate(self.mentions):
            found = self._resolve(k, m)
            if found:
                self._meet(k, m, found)
        self._look_ahead()
        for k, m in enumerate(self.mentions):
            if m.sort.startswith(("first", "possessive_first")):
                self.stands[k] = self._speaker(m)
        self._complete()
        return self._actors()

    def _look_ahead(self) -> None:
        """ "Le député de la Creuse … Jean Dupont a": the name comes after the role."""
        for k, m in enumerate(self.mentions):
            if (
                m.sort != "role"
                or m.kind != "person"
                or m.det != "definite"
                or len(self.stands[k]) != 1
            ):
                continue
            at = self.stands[k][0]
            draft = self.drafts[at]
            if draft.named or draft.awaited:
                continue
            draft.awaited = True
            name = self._next_subject(m, draft)
            if name is not None:
                self._become(at, name)

    def _next_subject(self, m: ActorMention, draft: Draft) -> int | None:
        rank = self.document.sentence_of[m.head]
        for k in range(len(self.mentions)):
            o = self.mentions[k]
            if o.first < m.stop or o.form != "name" or o.kind != "person":
                continue
            if self.document.sentence_of[o.head] - rank > 2:
                return None
            at = self.names.of[k]
            known = self.drafts[at]
            if (
                known.role
                or (known.sectors and not set(known.sectors) & set(m.sectors))
                or not self.document.dep[o.head].startswith("nsubj")
            ):
                continue
            if self._met_before(at, m.first) or not agrees(m, m.country, known):
                continue
            return at
        return None

    def _met_before(self, at: int, token: int) -> bool:
        return any(at in self.stands[k] for k, m in enumerate(self.mentions) if m.first < token)

    def _become(self, old: int, new: int) -> None:
        """What was said of a description is said of the name."""
        gone, kept = self.drafts[old], self.drafts[new]
        kept.role = kept.role or gone.role
        kept.sectors = kept.sectors or gone.sectors
        kept.country = kept.country or gone.country
        kept.keys |= gone.keys
        kept.reason = "role_before_name"
        self.stands = [tuple(new if at == old else at for at in found) for found in self.stands]

    # --- what stands beside ------------------------------------------------------------------

    def _offices(self) -> None:
        for draft in self.drafts:
            offices = self.tables.offices.get(draft.rule)
            if not offices:
                continue
            draft.past = frozenset(o.key for o in offices if o.key)
            office = office_on(offices, self.published)
            if office is not None:
                draft.sectors = office.sectors
                if office.key:
                    draft.keys.add(office.key)

    def _join_role(self, role: int, name: int, several: bool) -> None:
        at = self.names.of.get(name)
        if at is None:
            return
        m, draft = self.mentions[role], self.drafts[at]
        if several:
            self.joint[role] = (*self.joint.get(role, ()), at)
            draft.keys.add(m.key)
            draft.country = m.country or draft.country
            draft.sectors = draft.sectors or m.sectors
            return
        self.names.of[role] = at
        draft.keys.add(m.key)
        if draft.kind == "person":
            draft.role = draft.role or m.name
            draft.gender = draft.gender or m.gender
        draft.country = m.country or draft.country
        if m.sectors and not (draft.sectors and ("ELI" in m.sectors or draft.kind != "person")):
            draft.sectors = m.sectors
        draft.reason = "apposition"
        body = self._body_inside(m)
        if body is not None:
            self.bodies[at] = body

    def _body_inside(self, m: ActorMention) -> int | None:
        """Return the body named in a role: "présidente de Médecins du monde"."""
        for k, at in self.names.of.items():
            o = self.mentions[k]
            if (
                m.head < o.first
                and o.stop <= m.stop
                and o.form == "name"
                and o.kind == "organisation"
            ):
                return at
        return None

    # --- one mention -------------------------------------------------------------------------

    def _resolve(self, k: int, m: ActorMention) -> tuple[int, ...]:
        if k in self.names.of:
            return (self.names.of[k],)
        if k in self.joint:
            return self.joint[k]
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
            self.describer.meet(at)

    def _country(self, country: str, m: ActorMention) -> int:
        if not self.countries:
            for at, d in enumerate(self.drafts):
                if d.sort == "states" and d.country:
                    self.countries.setdefault(d.country, at)
        if country not in self.countries:
            name, gender = self.tables.states.get(country, (m.name, None))
            self.drafts.append(
                Draft(name, "country", "states", country, ("GOV",), gender, "Sing", m.rule)
            )
            self.countries[country] = len(self.drafts) - 1
        return self.countries[country]

    def _description(self, k: int, m: ActorMention) -> tuple[int, ...]:
        country = m.country
        if country is None and m.of is not None:
            country = self._owner_country(m.of)
        if self._is_own_country(m) and country is None:
            if m.det == "possessive" and not self._of_speaker(m):
                return ()
            country = self.focus.at(m.head)
        if country is None and m.sort == "institution" and m.kind in ("government", "organisation"):
            country = self.focus.opening(m.head)
        found = self.describer.find(m, country)
        if not found and self._is_own_country(m):
            own = country or self.focus.at(m.head)
            return (self._country(own, m),) if own else ()
        if not found:
            return (self._new(m, country),)
        if len(found) == 1:
            self._enrich(found[0], m, country)
        return found

    def _of_speaker(self, m: ActorMention) -> bool:
        """Return whether "notre pays" is said: the country in focus, for want of better."""
        k = self.at.get(m.of) if m.of is not None else None
        return k is not None and "first" in self.mentions[k].sort

    def _is_own_country(self, m: ActorMention) -> bool:
        """ "le pays", "son pays": that of the report or of the owner."""
        if m.kind != "country" or m.det == "indefinite" or m.number == "Plur":
            return False
        return not self.describer.has_complement(m)

    def _new(self, m: ActorMention, country: str | None) -> int:
        draft = draft_of(m)
        draft.country = country
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def _enrich(self, at: int, m: ActorMention, country: str | None) -> None:
        draft = self.drafts[at]
        draft.keys.add(m.key)
        draft.country = draft.country or country
        if draft.kind == "person" and m.sort == "role":
            draft.role = draft.role or m.name
            draft.sectors = draft.sectors or m.sectors
            draft.gender = draft.gender or m.gender
        if (
            draft.noun == m.key
            and draft.kind == m.kind
            and len(draft.name) < len(m.name) <= _LONGEST_NAME
        ):
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
            if self.document.pos[j] in ("VERB", "AUX") and self.document.dep[j] in (
                "ROOT",
                "ccomp",
                "conj",
                "advcl",
            ):
                break
        return self._just_before(m)

    def _just_before(self, m: ActorMention) -> tuple[int, ...]:
        j = m.first - 1
        while j > 0 and self.document.pos[j] in ("PUNCT", "ADP"):
            j -= 1
        k = self.covering.get(j)
        return (
            self.stands[k]
            if k is not None and self.mentions[k].form in ("name", "description")
            else ()
        )

    # --- speakers ----------------------------------------------------------------------------

    def _speaker(self, m: ActorMention) -> tuple[int, ...]:
        q = self.quote_of.get(m.head)
        if q is None:
            return ()
        token = self.quotes[q].speaker
        if token is None:
            return ()
        k = self.at.get(token, self.covering.get(token))
        if k is None:
            return ()
        return self._voice(self.stands[k]) if "plural" in m.sort else self.stands[k]

    def _voice(self, speakers: tuple[int, ...]) -> tuple[int, ...]:
        """ "nous" in the mouth of who speaks for a body is the body."""
        for at in speakers:
            body = self.bodies.get(at)
            if body is not None and self.drafts[at].kind == "person":
                return (body,)
        return speakers

    # --- what is left ------------------------------------------------------------------------

    def _complete(self) -> None:
        first: dict[int, int] = {}
        for k, found in enumerate(self.stands):
            for at in found:
                first.setdefault(at, self.mentions[k].head)
        for at, draft in enumerate(self.drafts):
            if draft.country is None and not _of_no_country(draft):
                draft.country = self.focus.at(first.get(at, 0))

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
        return Entity(
            f"n{n + 1}", d.name, d.kind, d.role, d.country, d.sectors, spans, d.rule, d.reason
        )


def _of_no_country(draft: Draft) -> bool:
    """"D'autres pays", "les Occidentaux" are of no one country, whatever the report is about."""
    return draft.sort == "demonym" or (draft.kind == "country" and draft.number == "Plur")
