"""Descriptions: "le ministre", "les manifestants", "le mouvement", "le Saoudien"."""

from __future__ import annotations

from dateline.records import ActorMention, Document
from dateline.resolving.actors.drafts import Draft, Tables
from dateline.resolving.actors.pronouns import Salience

_DEFINITE = frozenset({"definite", "demonstrative"})
_BODIES = frozenset({"organisation", "group", "government"})
_OFFICIAL = frozenset({"GOV", "LEG", "PTY", "OPP", "MIL", "COP", "JUD", "ELI", "LAB", "BUS", "REL"})
_PARTISAN = frozenset({"LEG", "PTY", "OPP", "ELI"})
_ARMED = frozenset({"armed"})
_GOVERNING = frozenset({"capitals", "states", "seats"})
_FAR = 10  # actors back to which "le mouvement" or "le dirigeant" reaches


class Describer:
    """Finds the actor that a description takes up among those met, or tells that it is new."""

    def __init__(
        self, document: Document, drafts: list[Draft], tables: Tables, salience: Salience
    ) -> None:
        self.document = document
        self.drafts = drafts
        self.tables = tables
        self.salience = salience
        self.recent: list[int] = []

    def meet(self, at: int) -> None:
        """Note that an actor was named or described."""
        if not self.recent or self.recent[-1] != at:
            self.recent.append(at)

    def find(self, m: ActorMention, country: str | None) -> tuple[int, ...]:
        """Return the actors that a description stands for; none for a new one.

        ``country`` is what its words or its owner say.
        """
        if m.number == "Plur" and self._counts_two(m):
            return self._two(m)
        if m.sort == "demonym":
            at = self._by_demonym(m)
        elif m.kind == "person":
            at = self._person(m, country)
        elif (
            m.key in self.tables.words.get("force_noun", ())
            and m.det in _DEFINITE
            and not self.has_complement(m)
        ):
            at = self._armed(m, country)
        elif (
            m.key in self.tables.words.get("crowd_word", ())
            and m.det in _DEFINITE
            and not self.has_complement(m)
        ):
            at = self._crowd(m, country)
        elif m.sort == "institution":
            at = self._body(m, country)
        else:
            at = self._same_noun(m, country)
        return () if at is None else (at,)

    # --- persons -----------------------------------------------------------------------------

    def _person(self, m: ActorMention, country: str | None) -> int | None:
        if m.det in ("indefinite", "possessive"):
            return None
        bare = not self.has_complement(m)
        known = self._same_key(m, country, bare)
        if known is not None or m.det not in _DEFINITE:
            return known
        if m.det == "demonstrative" or bare:
            for at in reversed(self.recent[-_FAR:]):
                d = self.drafts[at]
                if d.kind == "person" and agrees(m, country, d) and self._fits(m, d):
                    return at
        subject = self._by_salience(m, country)
        return subject if subject is not None else self._same_key(m, country, True)

    def _same_key(self, m: ActorMention, country: str | None, loose: bool) -> int | None:
        """Return the person of whom the noun was said; ``loose`` when other words may differ."""
        alike = self.tables.alike.get(m.key, frozenset())
        former = "ELI" in m.sectors
        for at in (*reversed(self.recent), *range(len(self.drafts))):
            d = self.drafts[at]
            if d.kind != "person" or not agrees(m, country, d):
                continue
            if d.named and "ELI" in d.sectors and not former and m.key not in d.keys:
                continue
            if m.key in d.keys and _same_office(m, d, loose):
                return at
            if not d.named:
                continue
            if (loose and d.keys & alike and m.key not in d.keys) or (
                former and ({m.key} | alike) & d.past and d.country
            ):
                return at
        return None

    def _fits(self, m: ActorMention, d: Draft) -> bool:
        if m.key in self.tables.words.get("anyone", ()):
            return True
        if m.sort == "human":
            return not d.named and not d.keys
        if m.key not in self.tables.words.get("vague", ()):
            return False
        if not m.sectors or set(m.sectors) & set(d.sectors):
            return True
        return not d.sectors and m.gender is not None and m.gender == d.gender

    def _by_salience(self, m: ActorMention, country: str | None) -> int | None:
        """ "le député de la Creuse" after a name alone: the subject of the sentences before."""
        if m.sort != "role" or not set(m.sectors) & _OFFICIAL:
            return None
        for at in self.salience.subjects(m):
            d = self.drafts[at]
            if d.kind == "person" and d.named and agrees(m, country, d):
                return at if self._may_be(m, d) else None
        return None

    def _may_be(self, m: ActorMention, d: Draft) -> bool:
        """Return whether nothing known of a person speaks against a role."""
        if not d.role and not d.sectors:
            return True
        said, known = set(m.sectors), set(d.sectors)
        return m.key not in d.keys and bool(
            said & known or (said & _PARTISAN and known & _PARTISAN)
        )

    def _by_demonym(self, m: ActorMention) -> int | None:
        for at in reversed(self.recent):
            d = self.drafts[at]
            if m.kind == "person":
                if (
                    m.det in _DEFINITE
                    and d.kind == "person"
                    and d.country == m.country
                    and agrees(m, m.country, d)
                ):
                    return at
            elif d.sort == "demonym" and d.country == m.country and d.kind == m.kind:
                return at
        return None

    # --- two together ------------------------------------------------------------------------

    def _counts_two(self, m: ActorMention) -> bool:
        two = self.tables.words.get("two", frozenset())
        return m.det in _DEFINITE and any(
            self.document.lower[i] in two for i in range(m.first, m.head)
        )

    def _two(self, m: ActorMention) -> tuple[int, ...]:
        """Return the last two that "les deux hommes", "les deux pays" can be."""
        found: list[int] = []
        for at in reversed(self.recent):
            if at not in found and self.drafts[at].named and self._one_of(m, self.drafts[at]):
                found.append(at)
            if len(found) == 2:
                return tuple(sorted(found))
        return ()

    def _one_of(self, m: ActorMention, d: Draft) -> bool:
        if m.kind in ("country", "government"):
            return d.kind in ("country", "government")
        if m.sort == "institution":
            return d.kind in _BODIES and bool(set(m.sectors) & set(d.sectors))
        if d.kind != "person" or (m.gender == "Fem" and d.gender == "Masc"):
            return False
        return (
            m.sort != "role"
            or m.key in d.keys
            or bool(self.tables.alike.get(m.key, frozenset()) & d.keys)
        )

    # --- groups and bodies -------------------------------------------------------------------

    def _armed(self, m: ActorMention, country: str | None) -> int | None:
        """ "les insurgés", "les assaillants": the armed group of the report."""
        same = self._same_noun(m, country)
        if same is not None and self.drafts[same].named:
            return same
        for at in reversed(self.recent):
            d = self.drafts[at]
            if d.sort in _ARMED and (not country or not d.country or country == d.country):
                return at
        return same

    def _crowd(self, m: ActorMention, country: str | None) -> int | None:
        same = self._same_noun(m, country)
        if same is not None:
            return same
        crowd = self.tables.words.get("crowd", frozenset())
        for at in reversed(self.recent):
            d = self.drafts[at]
            if d.kind == "group" and d.number == "Plur" and d.keys & crowd:
                return at
        return None

    def _body(self, m: ActorMention, country: str | None) -> int | None:
        singular = m.number != "Plur"
        if m.kind == "country" and m.det in _DEFINITE and singular and not self.has_complement(m):
            return self._state(country)
        same = self._same_noun(m, country)
        if same is not None or m.det not in _DEFINITE or not singular or self.has_complement(m):
            return same
        capital = self.document.word[m.head][0].isupper()
        for at in reversed(self.recent[-_FAR:]):
            d = self.drafts[at]
            if (
                d.kind not in _BODIES
                or d.sort in _GOVERNING
                or not d.named
                or (country
                and d.country
                and country != d.country)
            ):
                continue
            if capital and d.name.split()[0].lower() == m.key:
                return at
            if m.key in self.tables.words.get("back", ()) and (
                not m.sectors or set(m.sectors) & set(d.sectors)
            ):
                return at
        return None

    def _state(self, country: str | None) -> int | None:
        """ "le pays": the state in focus where it was named, else the last one named."""
        states = [at for at in reversed(self.recent) if self.drafts[at].kind == "country"]
        return next((at for at in states if self.drafts[at].country == country), None)

    def _same_noun(self, m: ActorMention, country: str | None) -> int | None:
        if m.det == "possessive" and m.sort != "institution":
            return None
        words = content(m.name)
        for at in reversed(self.recent):
            d = self.drafts[at]
            if (
                m.key not in d.keys
                or d.kind == "person"
                or (country
                and d.country
                and country != d.country)
            ):
                continue
            if (d.number == "Plur") != (m.number == "Plur"):
                continue
            other = content(d.name)
            if words <= other or other <= words:
                return at
        return None

    def has_complement(self, m: ActorMention) -> bool:
        """Return whether a complement follows the noun: "le maire de Lyon"."""
        of = self.tables.words.get("of", frozenset())
        own = sum(1 for w in m.key.replace("'", "' ").split() if w in of)
        return sum(1 for i in range(m.head + 1, m.stop) if self.document.lower[i] in of) > own


def agrees(m: ActorMention, country: str | None, d: Draft) -> bool:
    """Return whether country and gender allow that both are one."""
    if country and d.country and country != d.country:
        return False
    return not (m.gender and d.gender and m.gender != d.gender)


def _same_office(m: ActorMention, d: Draft, loose: bool) -> bool:
    """ "le ministre" is any minister, "le ministre de la Défense" is not that of Justice."""
    a, b, key = content(m.name), content(d.role or ""), content(m.key)
    if (a & b) - key:
        return True
    return loose and (not (a - key) or not (b - key))


def content(text: str) -> set[str]:
    """Return the words of a name that carry meaning, for comparing names."""
    return {w for w in text.lower().replace("'", " ").replace("’", " ").split() if len(w) > 3}
