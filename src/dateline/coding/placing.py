"""Where an act took place: its own adverbial, its clause's, or the place of its sentence.

Only acts that are done somewhere (``qualifiers/located``: force, protest, arrests, meetings)
look beyond their own clause; criticism and promises have a place only where their own words
give one. The place of a sentence before is not carried on: it was right in three cases of ten.
Words that point back at a place ("dans le pays", "sur place") count as its name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from dateline.coding.candidates import Candidate
from dateline.coding.clause import Syntax
from dateline.coding.pointing import Pointing
from dateline.coding.reach import Reach
from dateline.lexicon import Pack
from dateline.records import Actors, Document, Place

CLOSED = frozenset({"acl:relcl", "ccomp", "parataxis"})
BESIDE = frozenset({"advcl"})  # a clause beside an act, with places of its own
WITHIN = frozenset({"obj", "nsubj", "xcomp", "ccomp", "acl", "parataxis", "advcl"})
APART = frozenset({"obl", "advcl"})  # what only goes with an act: "après l'attaque de X"
SENTENCE = "sentence"  # how far a type looks for its place, in ``qualifiers/located``
POLICE = "COP"  # the sector of those who tell of what happened in their town
COUNTRY = "country"


class Placed(NamedTuple):
    """The places of an act, and the reason: own, clause, sentence, ground or none."""

    places: tuple[Place, ...]
    reason: str


def build_located(pack: Pack) -> frozenset[str]:
    """Read ``qualifiers/located``: the types of act that are done somewhere."""
    rows = pack.rows("qualifiers/located")
    return frozenset(row["type"] for row in rows if row["reach"] == SENTENCE)


def build_deeds(pack: Pack) -> frozenset[str]:
    """Read ``qualifiers/located``: the types of act that are more than words."""
    return frozenset(row["type"] for row in pack.rows("qualifiers/located"))


def build_national(pack: Pack) -> frozenset[str]:
    """Read ``qualifiers/national``: the words of measures that hold in a whole state."""
    return frozenset(f for row in pack.rows("qualifiers/national") for f in row.many("form"))


class Placing:
    """Gives the acts of one document their places."""

    def __init__(
        self,
        document: Document,
        places: tuple[Place, ...],
        syntax: Syntax,
        reach: Reach,
        actors: Actors,
        pack: Pack,
    ) -> None:
        self.document = document
        self.syntax = syntax
        self.reach = reach
        self.located = pack.index(build_located)
        self.deeds = pack.index(build_deeds)
        self.national = pack.index(build_national)
        pointing = Pointing(document, places, actors, pack)
        pointed = pointing.all()
        self.ground = pointing.ground()
        self.pointed = {p.head for p in pointed}
        self.at = {i: p for p in (*places, *pointed) for i in range(p.first, p.stop)}
        self.starts = sorted({p.first for p in places})
        self.roles = _roles(actors)
        self.people = {m.head for m in actors.mentions}
        self.types: dict[int, str] = {}  # head of an act -> its type
        self._hung: dict[int, list[int]] = {}

    def all(self, candidates: Sequence[Candidate]) -> list[Placed]:
        """Return the places of the acts, given in the order of the text."""
        self.types = {c.head: c.row["type"] for c in candidates}
        return [self.where(candidate) for candidate in candidates]

    def where(self, candidate: Candidate) -> Placed:
        """Return the places that the sentence itself gives an act, else the report's one state."""
        head, taken = candidate.head, candidate.cast.tokens
        own = self._among(self._own(candidate), taken)
        if own:
            return Placed(own, "own")
        child = head
        for governor in self.document.ancestors(head):
            if self.document.dep[child] in CLOSED:
                break
            found = self._among(self._adverbials(governor), taken)
            if found:
                return Placed(found, "clause")
            child = governor
        nearest = self._nearest(candidate) if candidate.row["type"] in self.located else None
        if nearest:
            return Placed((nearest,), "sentence")
        ground = self.ground if self._is_national(candidate) else None
        return Placed((ground,), "ground") if ground else Placed((), "none")

    # --- the act's own words -----------------------------------------------------------------

    def _own(self, candidate: Candidate) -> list[int]:
        """Tokens of places below an act that are its own: not those of what else is told there.

        "A démissionné pour se présenter à Lyon": he stands at Lyon. What is only said is where
        its speaker is, not where the things are that he speaks of.
        """
        head = candidate.head
        told = [i for i in self.reach.own(head) if i in self.at]
        if candidate.row["type"] in self.deeds:
            return [i for i in told if self._hangs(i, head, BESIDE)]
        return [i for i in told if self._hangs(i, head, WITHIN) and not self._is_home(i)]

    def _is_home(self, i: int) -> bool:
        """Whether a place only tells where people are from: "aux habitants de Lyon"."""
        return self.document.head[i] in self.people and self.syntax.is_genitive(i)

    def _hangs(self, i: int, head: int, barred: frozenset[str]) -> bool:
        """Whether a token hangs on a head by none of some functions."""
        d = self.document
        while i != head:
            function = d.dep[i].partition(":")[0]
            if function in barred and (function not in BESIDE or self.syntax.is_verbal(i)):
                return False
            i = d.head[i]
        return True

    def _among(self, tokens: Iterable[int], taken: tuple[int, ...]) -> tuple[Place, ...]:
        here = [i for i in tokens if i in self.at]
        if not here:
            return ()
        inside = self._inside(taken)
        found = {(p.first, p.stop): p for i in here if i not in inside for p in (self.at[i],)}
        return tuple(self._narrow(list(found.values())))

    def _narrow(self, places: list[Place]) -> list[Place]:
        """ "à Goma, dans l'est de la RDC": a state that only says where a city lies is left out.

        So is a pointer beside the name that it points at: "dans la capitale, Kaboul".
        """
        named = {(p.name, p.country) for p in places if p.head not in self.pointed}
        narrow = {p.country for p in places if p.kind != COUNTRY}
        return [
            p
            for p in places
            if (p.kind != COUNTRY or p.country not in narrow)
            and (p.head not in self.pointed or (p.name, p.country) not in named)
        ]

    def _inside(self, taken: tuple[int, ...]) -> set[int]:
        """Tokens below a participant: the place in "le maire de Lyon" is his, not the act's."""
        d = self.document
        return {
            j for i in taken if d.pos[i] in {"NOUN", "PROPN", "PRON"} for j in self.reach.own(i)
        }

    # --- its clause --------------------------------------------------------------------------

    def _adverbials(self, governor: int) -> list[int]:
        """Tokens of places that hang on a governing word; looked for once, however many ask."""
        if governor not in self._hung:
            self._hung[governor] = self._places_on(governor)
        return self._hung[governor]

    def _places_on(self, governor: int) -> list[int]:
        d = self.document
        tokens = []
        for c in d.children[governor]:
            if (
                c in self.at
                and (d.dep[c].startswith(("obl", "nmod", "advmod")) or c in self.pointed)
                and c not in self.reach.heads
            ):
                tokens += [j for j in self.reach.own(c) if j in self.at]
        return tokens

    # --- its sentence ------------------------------------------------------------------------

    def _nearest(self, candidate: Candidate) -> Place | None:
        """The place of the sentence that stands nearest to the trigger and may be the act's."""
        head = candidate.head
        sentence = self.reach.sentence(head)
        first = bisect_left(self.starts, sentence.start)
        near = islice(self.starts, first, bisect_left(self.starts, sentence.stop))
        for i in sorted(near, key=lambda i: (abs(i - head), i)):
            place = self.at[i]
            if not self._is_role(place) and not self._is_elsewhere(place, candidate):
                return place
        return None

    def _is_role(self, place: Place) -> bool:
        """Whether a place only tells who somebody is: "le maire de Lyon"."""
        return place.head in self.roles and self.syntax.is_genitive(place.head)

    def _is_elsewhere(self, place: Place, candidate: Candidate) -> bool:
        """Whether a place is that of an act of another type told beside this one."""
        d, head, i = self.document, candidate.head, place.head
        while i not in self.types and d.head[i] != i:
            i = d.head[i]
        if i == head or self.types.get(i, candidate.row["type"]) == candidate.row["type"]:
            return False
        if i in d.ancestors(head):
            return False
        return head not in d.ancestors(i) or not self._hangs(i, head, APART)

    # --- its report --------------------------------------------------------------------------

    def _is_national(self, candidate: Candidate) -> bool:
        """Whether an act is a measure for a whole state, told where no narrower place is."""
        d = self.document
        words = candidate.mention.tokens
        if candidate.row["type"] not in self.located or not any(
            d.lemma[i] in self.national for i in words
        ):
            return False
        first = d.paragraphs[max(d.paragraph_of[candidate.head] - 1, 0)][0]
        told = (self.at.get(i) for i in range(first, candidate.head))
        return not any(place and place.kind != COUNTRY for place in told)


def _roles(actors: Actors) -> frozenset[int]:
    """The tokens of those who are told of as persons, the police aside."""
    return frozenset(
        i
        for m in actors.mentions
        if m.kind == "person" and POLICE not in m.sectors
        for i in range(m.first, m.stop)
    )
