"""Descriptions: "le ministre", "les manifestants", "le mouvement", "le Saoudien"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from dateline.records import ActorMention, Document
from dateline.resolving.actors.drafts import Draft, Tables
from dateline.resolving.actors.pronouns import Salience

_DEFINITE = frozenset({"definite", "demonstrative"})
_BODIES = frozenset({"organisation", "group", "government"})
_OFFICIAL = frozenset({"GOV", "LEG", "PTY", "OPP", "MIL", "COP", "JUD", "ELI", "LAB", "BUS", "REL"})
_PARTISAN = frozenset({"LEG", "PTY", "OPP", "ELI"})
_GOVERNING = frozenset({"capitals", "states", "seats"})
_NEAR = 10  # meetings back to which "le mouvement" or "le dirigeant" reaches
_FAR = 120  # actors back to which a repeated noun reaches
_BEARERS = 12  # persons of one office that are considered


class Describer:
    """Finds the actors that a description takes up among those met."""

    def __init__(
        self, document: Document, drafts: list[Draft], tables: Tables, salience: Salience
    ) -> None:
        self.document = document
        self.drafts = drafts
        self.tables = tables
        self.salience = salience
        self.recent: list[int] = []
        self.latest: dict[int, None] = {}  # those met, in the order in which they last were
        self._persons: dict[str, list[int]] = {}  # noun -> persons of whom it is known

    def index(self) -> None:
        """Note what is known of named persons before the reading begins."""
        for at, draft in enumerate(self.drafts):
            if draft.kind == "person":
                for key in sorted(draft.keys | draft.past):
                    self._persons.setdefault(key, []).append(at)

    def say(self, at: int, key: str) -> None:
        """Note that a noun was said of an actor."""
        draft = self.drafts[at]
        if draft.kind == "person" and key not in draft.keys:
            self._persons.setdefault(key, []).append(at)
        draft.keys.add(key)

    def meet(self, at: int) -> None:
        """Note that an actor was named or described."""
        if not self.recent or self.recent[-1] != at:
            self.recent.append(at)
            self.latest.pop(at, None)
            self.latest[at] = None

    def find(self, m: ActorMention, country: str | None) -> tuple[int, ...]:
        """Return the actors that a description stands for; none for a new one.

        ``country`` is what its words or its owner say.
        """
        if m.number == "Plur" and self._counts_two(m):
            return self._two(m)
        at = self._one(m, country)
        return () if at is None else (at,)

    def _one(self, m: ActorMention, country: str | None) -> int | None:
        if m.sort == "demonym":
            return self._by_demonym(m)
        if m.kind == "person":
            return self._person(m, country)
        if m.det in _DEFINITE and not self.has_complement(m):
            if m.key in self.tables.words.get("force_noun", ()):
                return self._armed(m, country)
            if m.key in self.tables.words.get("crowd_word", ()):
                return self._crowd(m, country)
        return self._body(m, country) if m.sort == "institution" else self._same_noun(m, country)

    def has_complement(self, m: ActorMention) -> bool:
        """Return whether a complement follows the noun: "le maire de Lyon"."""
        if m.stop - m.head < 2:
            return False
        of, document = self.tables.words.get("of", frozenset()), self.document
        count = sum(
            document.lower[i] in of and document.pos[i + 1] != "NUM"  # "de 55 ans" is an age
            for i in range(m.head + 1, min(m.stop, len(document) - 1))
        )
        if count and " " in m.key:
            count -= sum(w in of for w in m.key.replace("'", "' ").split())
        return count > 0

    def _met(self, reach: int) -> Iterator[tuple[int, Draft]]:
        """Yield the actors met, the latest first."""
        met = (
            islice(reversed(self.latest), reach)
            if reach > _NEAR
            else self.recent[: -reach - 1 : -1]
        )
        for at in met:
            yield at, self.drafts[at]

    # --- persons -----------------------------------------------------------------------------

    def _person(self, m: ActorMention, country: str | None) -> int | None:
        if m.det in ("indefinite", "possessive"):
            return None
        bare = not self.has_complement(m)
        known = self._of_office(m, country, bare)
        if known is not None or m.det not in _DEFINITE:
            return known
        if bare or m.det == "demonstrative":
            for at, d in self._met(_NEAR):
                if d.kind == "person" and agrees(m, country, d) and self._fits(m, d):
                    return at
        if bare and m.key in self.tables.words.get("epithet", ()):
            return self._epithet(m, country)
        subject = self._by_salience(m, country)
        return subject if subject is not None or bare else self._of_office(m, country, True)

    def _of_office(self, m: ActorMention, country: str | None, loose: bool) -> int | None:
        """Return the person of whom the noun was said; ``loose`` when other words may differ."""
        keys = {m.key} | self.tables.alike.get(m.key, frozenset())
        for at, d in self._met(_FAR):
            if d.kind == "person" and self._holds(m, country, d, keys, loose):
                return at
        for key in sorted(keys):
            for at in self._persons.get(key, ())[:_BEARERS]:
                if self._holds(m, country, self.drafts[at], keys, loose):
                    return at
        return None

    def _holds(
        self, m: ActorMention, country: str | None, d: Draft, keys: set[str], loose: bool
    ) -> bool:
        if not agrees(m, country, d):
            return False
        former = "ELI" in m.sectors
        if former and d.office in keys:
            return False  # "l'ancien président" is not the one in office
        if m.key in d.keys:
            return _same_office(m, d, loose)
        if not d.named:
            return False
        if former:
            return bool(keys & d.past)
        return loose and "ELI" not in d.sectors and bool(keys & d.keys)

    def _fits(self, m: ActorMention, d: Draft) -> bool:
        """Return whether "l'homme", "le dirigeant" can be a person met shortly before."""
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
        """Return the subject of the sentences before: "le député de la Creuse" after a name."""
        if m.sort != "role" or not set(m.sectors) & _OFFICIAL:
            return None
        bare = not self.has_complement(m)
        for at in self.salience.subjects(m):
            d = self.drafts[at]
            if d.kind != "person" or not d.named or (bare and d.role and "GOV" in m.sectors):
                continue
            if agrees(m, country, d) and _may_be(m, d):
                return at
        return None

    def _epithet(self, m: ActorMention, country: str | None) -> int | None:
        """Return the last subject for "le milliardaire", "l'accusée", "le centriste"."""
        for at in self.salience.subjects(m):
            d = self.drafts[at]
            if d.kind == "person" and agrees(m, country, d) and m.key not in d.keys:
                return at
        return None

    def _by_demonym(self, m: ActorMention) -> int | None:
        for at, d in self._met(_FAR):
            if d.country != m.country:
                continue
            if m.kind == "person":
                if m.det in _DEFINITE and d.kind == "person" and agrees(m, m.country, d):
                    return at
            elif d.sort == "demonym" and d.kind == m.kind:
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
        for at, d in self._met(_FAR):
            if at not in found and d.named and self._one_of(m, d):
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
        alike = {m.key} | self.tables.alike.get(m.key, frozenset())
        return m.sort != "role" or bool(alike & d.keys)

    # --- groups and bodies -------------------------------------------------------------------

    def _armed(self, m: ActorMention, country: str | None) -> int | None:
        """Return the armed group of the report for "les insurgés", "les assaillants"."""
        same = self._same_noun(m, country)
        if same is not None and self.drafts[same].named:
            return same
        for at, d in self._met(_FAR):
            if d.sort == "armed" and (not country or not d.country or country == d.country):
                return at
        return same

    def _crowd(self, m: ActorMention, country: str | None) -> int | None:
        same = self._same_noun(m, country)
        if same is not None:
            return same
        crowd = self.tables.words.get("crowd", frozenset())
        for at, d in self._met(_FAR):
            if d.kind == "group" and d.number == "Plur" and d.keys & crowd:
                return at
        return None

    def _body(self, m: ActorMention, country: str | None) -> int | None:
        taken_up = m.det in _DEFINITE and m.number != "Plur" and not self.has_complement(m)
        if m.kind == "country" and taken_up:
            states = (
                at for at, d in self._met(_FAR) if d.kind == "country" and d.country == country
            )
            return next(states, None)
        same = self._same_noun(m, country)
        if same is not None or not taken_up:
            return same
        for at, d in self._met(_NEAR):
            if d.kind not in _BODIES or d.sort in _GOVERNING or not d.named:
                continue
            if not (country and d.country and country != d.country) and self._is_body(m, d):
                return at
        return None

    def _is_body(self, m: ActorMention, d: Draft) -> bool:
        """Return whether "la Commission", "le mouvement" can be a body met shortly before."""
        if self.document.word[m.head][0].isupper() and d.name.split()[0].lower() == m.key:
            return True
        if m.key not in self.tables.words.get("back", ()):
            return False
        return not m.sectors or bool(set(m.sectors) & set(d.sectors))

    def _same_noun(self, m: ActorMention, country: str | None) -> int | None:
        if m.det == "possessive" and m.sort != "institution":
            return None
        words, plural = content(m.name), m.number == "Plur"
        for at, d in self._met(_FAR):
            if m.key not in d.keys or d.kind == "person" or (d.number == "Plur") != plural:
                continue
            if country and d.country and country != d.country:
                continue
            other = content(d.name)
            if words <= other or other <= words:
                return at
        return None


def agrees(m: ActorMention, country: str | None, d: Draft) -> bool:
    """Return whether country and gender allow that both are one."""
    if country and d.country and country != d.country:
        return False
    return not (m.gender and d.gender and m.gender != d.gender)


def _may_be(m: ActorMention, d: Draft) -> bool:
    """Return whether nothing known of a person speaks against a role."""
    if not d.role and not d.sectors:
        return True
    said, known = set(m.sectors), set(d.sectors)
    if m.key in d.keys:
        return False
    return bool(said & known or (said & _PARTISAN and known & _PARTISAN))


def _same_office(m: ActorMention, d: Draft, loose: bool) -> bool:
    """ "le ministre" is any minister, "le ministre de la Défense" is not that of Justice."""
    a, b, key = content(m.name), content(d.role or ""), content(m.key)
    if (a & b) - key:
        return True
    return loose and (not (a - key) or not (b - key))


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Return the words of a name that carry meaning, for comparing names."""
    return frozenset(
        w for w in text.lower().replace("'", " ").replace("’", " ").split() if len(w) > 3
    )
