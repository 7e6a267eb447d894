"""How much two mentions look like one act: what they share, what they cannot share.

A clash of what is known (mode, kind of status, people, day) parts two mentions for good. What
they have in common is counted in points, with points off for what makes a new act likely: an
indefinite noun, another place, another object, sentences between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.coding.candidates import Candidate
from dateline.coding.clause import Syntax
from dateline.coding.qualifiers import ALLEGED, DENIED, FACT
from dateline.lexicon import Pack
from dateline.records import Document, Entity, Event, Participant, Place

WORD = 3  # place of the word in the id of a trigger row: events.<type>.<pos>.<word>
STEM = 4  # letters in which a verb and its noun agree, as a rule
OBJECTS = ("obj", "que", "inf")  # places of what an act is about, with the genitive
STATES = frozenset({"country", "government", "organisation"})

# Points, found on real reports that are not among those we measure on.
ENOUGH = 3
ONE_KIND = 3  # other words for what can hardly be two things: "interpellé" after "arrêté"
KIN = 2  # one word, or words of one family: "l'attentat" after "l'attaque"
BESIDE = 5  # an attack and what it did, told in one sentence or the next
SAME_DAY = 3
OTHER_DAY = -5
SAME_PLACE = 2
OTHER_PLACE = -1
DONE_TO_SAME = 2
DONE_BY_SAME = 1
OTHER_KIND = -2  # a person, and a group
SAME_OBJECT = 2
OTHER_OBJECT = -1
DEFINITE = 2  # "l'attaque", "cette attaque", "son arrestation"
INDEFINITE = -2
OTHER_NUMBER = -2  # one and several
OTHER_STATUS = -1  # told as done, and wished for or feared
ANOTHER = -2  # "une nouvelle attaque", "a également remercié"

DESCRIBED = ("actors.noun", "actors.demonym", "actors.speaker")  # rules of those with no name
KNOWN = ("PronType=Dem", "Poss=Yes", "Definite=Def")  # determiners of what is known
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Kinship:
    """``qualifiers/kin_words`` and ``qualifiers/one_kind``: which words name one kind of act."""

    families: Mapping[str, tuple[str, ...]]  # word -> families
    near: Mapping[str, frozenset[str]]  # family -> those that may tell the same act beside it
    modes: frozenset[tuple[str, str]]
    another: frozenset[str]


def build_kinship(pack: Pack) -> Kinship:
    """Read ``qualifiers/kin_words`` and ``qualifiers/one_kind``."""
    families: dict[str, list[str]] = {}
    near: dict[str, frozenset[str]] = {}
    for row in pack.rows("qualifiers/kin_words"):
        for form in row.many("form"):
            families.setdefault(form, []).append(row.id)
        near[row.id] = frozenset(row.many("beside"))
    return Kinship(
        {word: tuple(ids) for word, ids in families.items()},
        near,
        frozenset((r["type"], r["mode"]) for r in pack.rows("qualifiers/one_kind")),
        frozenset(f for r in pack.rows("qualifiers/another") for f in r.many("form")),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """One mention with what is compared: its words, how it is determined, what it is about."""

    event: Event
    head: int
    sentence: int
    speech: bool
    families: frozenset[str]
    article: str  # verb, definite, indefinite, bare
    plural: bool | None  # None for verbs
    another: bool  # said to be another act: "une nouvelle attaque", "a également remercié"
    objects: frozenset[str]
    untold: bool  # a noun beside which nothing tells whether it happened


def stem(rule: str) -> str:
    """Return the first letters of the trigger's word, as the id of its row writes it."""
    return _stem(rule)


@lru_cache(maxsize=8192)
def _stem(rule: str) -> str:
    parts = rule.split(".")
    word = parts[WORD] if len(parts) > WORD else parts[-1]
    return word.removeprefix("se_").split("_")[0][:STEM]


def same_word(a: Event, b: Event) -> bool:
    """Whether two triggers are one word, or a verb and its noun ("arrêter", "arrestation")."""
    return _stem(a.rule) == _stem(b.rule)


class Likeness:
    """Compares the mentions of one document."""

    def __init__(
        self, document: Document, syntax: Syntax, entities: Sequence[Entity], pack: Pack
    ) -> None:
        self.document = document
        self.syntax = syntax
        self.entities = entities
        self.kinship = pack.index(build_kinship)

    def told(self, event: Event, candidate: Candidate) -> Told:
        """Return a mention ready to be compared."""
        d, head = self.document, candidate.head
        noun = d.pos[head] in {"NOUN", "PROPN"}
        return Told(
            event,
            head,
            d.sentence_of[head],
            bool(candidate.frame.content),
            self._families(candidate),
            self._article(head) if noun else "verb",
            "Number=Plur" in d.morph[head] if noun else None,
            self._another(head),
            self._objects(candidate),
            noun and not candidate.verdict.steps,
        )

    def _families(self, candidate: Candidate) -> frozenset[str]:
        words = candidate.row["form"].split()
        known = self.kinship.families
        return frozenset(known.get(words[0], ()) or known.get(words[-1], ()))

    def _article(self, noun: int) -> str:
        d = self.document
        for c in d.children[noun]:
            if d.dep[c] == "det":
                known = any(sign in d.morph[c] for sign in KNOWN)
                return "definite" if known else "indefinite"
        cases = [c for c in d.children[noun] if d.dep[c] == "case"]
        return "definite" if any("Definite=Def" in d.morph[c] for c in cases) else "bare"

    def _another(self, head: int) -> bool:
        d, words = self.document, self.kinship.another
        return any(
            d.lemma[c] in words or d.lower[c] in words or self._pair(c) in words
            for c in d.children[head]
            if d.dep[c] in {"amod", "advmod", "det"}
        )

    def _pair(self, i: int) -> str:
        return " ".join(self.document.lower[max(i - 1, 0) : i + 1])

    def _objects(self, candidate: Candidate) -> frozenset[str]:
        """What an act is about, but for the people in it, who are compared as such."""
        d, slots = self.document, self.syntax.slots(candidate.head)
        people = [p.span for p in (*candidate.cast.actors, *candidate.cast.recipients) if p.span]
        tokens = [
            i for place in (*OBJECTS, self.syntax.words.genitive) for i in slots.get(place, ())
        ]
        return frozenset(
            d.lemma[i]
            for i in tokens
            if d.pos[i] not in {"PRON", "PROPN"}
            and not any(s.start <= d.start[i] < s.end for s in people)
        )

    def kin(self, mention: Told) -> list[object]:
        """Return what another mention of the act would have in common with a mention."""
        beside = {g for f in mention.families for g in self.kinship.near.get(f, ())}
        mode = ("mode", mention.event.mode)
        return [stem(mention.event.rule), *sorted(mention.families | beside), mode]

    def points(self, a: Told, b: Told) -> int:
        """Return how much speaks for one act, ``a`` told before ``b``."""
        word = self._word(a, b)
        if not word:
            return 0
        if a.speech or b.speech:
            return self._speech(a, b)
        return word + self._shared(a, b) + self._telling(a, b)

    def _word(self, a: Told, b: Told) -> int:
        x, y = a.event, b.event
        if x.mode == y.mode and (x.type, x.mode) in self.kinship.modes:
            return ONE_KIND
        near = any(self.kinship.near.get(f, NONE) & b.families for f in a.families)
        if near and b.sentence - a.sentence <= 1:
            return BESIDE
        return KIN if same_word(x, y) or a.families & b.families else 0

    def clash(self, a: Told, b: Told) -> bool:
        """Return whether two mentions cannot be of one act."""
        x, y = a.event, b.event
        if x.type != y.type or not self._modes_agree(x, y):
            return True
        return self._apart(x.actors, y.actors) or self._apart(x.recipients, y.recipients)

    def _modes_agree(self, x: Event, y: Event) -> bool:
        if x.mode and y.mode:
            return x.mode == y.mode
        mode = x.mode or y.mode
        return not mode or (x.type, mode) not in self.kinship.modes or same_word(x, y)

    def _speech(self, a: Told, b: Told) -> int:
        """Speech acts are one when one person says the same of the same."""
        x, y = a.event, b.event
        doers = _ids(x.actors) & _ids(y.actors)
        done_to = _ids(x.recipients) & _ids(y.recipients)
        same = bool(a.objects & b.objects)
        bare = same_word(x, y) and not (x.recipients or a.objects)
        return ENOUGH if doers and (done_to or same or bare) else 0

    def _shared(self, a: Told, b: Told) -> int:
        """Points for the people, the day, the place and the object."""
        x, y = a.event, b.event
        points = self._people(x.recipients, y.recipients, DONE_TO_SAME)
        points += self._people(x.actors, y.actors, DONE_BY_SAME)
        if x.when and y.when and x.when.date and y.when.date:
            if x.when.date == y.when.date:
                points += SAME_DAY
            elif not x.when.date.possibly_same_day(y.when.date):
                points += OTHER_DAY
        if x.where and y.where:
            points += _places(x.where, y.where)
        if a.objects and b.objects and not _ids(x.recipients) & _ids(y.recipients):
            points += SAME_OBJECT if a.objects & b.objects else OTHER_OBJECT
        return points

    def _telling(self, a: Told, b: Told) -> int:
        """Points for how the second is told: article, number, status, distance."""
        points = {"definite": DEFINITE, "indefinite": INDEFINITE}.get(b.article, 0)
        if None not in (a.plural, b.plural) and a.plural != b.plural:
            points += OTHER_NUMBER
        if not (a.untold or b.untold) and _kind(a.event.status) != _kind(b.event.status):
            points += OTHER_STATUS
        if b.another:
            points += ANOTHER
        return points

    def _people(
        self, first: Sequence[Participant], second: Sequence[Participant], shared: int
    ) -> int:
        a, b = _ids(first), _ids(second)
        if not a or not b:
            return 0
        if a & b or any(self._alike(i, j) for i in a for j in b):
            return shared
        kinds = {self.entities[i].kind for i in a}, {self.entities[j].kind for j in b}
        return 0 if kinds[0] & kinds[1] else OTHER_KIND

    def _apart(self, first: Sequence[Participant], second: Sequence[Participant]) -> bool:
        """Whether two sides are surely others: all with names, or of other countries."""
        a, b = _ids(first), _ids(second)
        return bool(a and b) and all(self._other(i, j) for i in a for j in b)

    def _other(self, i: int, j: int) -> bool:
        if i == j or self._alike(i, j):
            return False
        x, y = self.entities[i], self.entities[j]
        if _named(x) and _named(y):
            return x.country != y.country or x.kind == y.kind
        return bool(x.country and y.country) and x.country != y.country

    def _alike(self, i: int, j: int) -> bool:
        """One name within the other, or the organs of one state."""
        x, y = self.entities[i], self.entities[j]
        p, q = set(x.name.casefold().split()), set(y.name.casefold().split())
        if p <= q or q <= p:
            return True
        return bool(x.country) and x.country == y.country and {x.kind, y.kind} <= STATES


def _ids(parts: Sequence[Participant]) -> set[int]:
    return {p.entity for p in parts}


def _named(entity: Entity) -> bool:
    return not entity.rule.startswith(DESCRIBED)


def _kind(status: str) -> str:
    if status in FACT or status == ALLEGED:
        return "fact"
    return DENIED if status == DENIED else "thought"


def _places(first: Sequence[Place], second: Sequence[Place]) -> int:
    """Points for two sides' places; a vague region ("le Sahel") holds nobody knows which."""
    if any(_same_place(p, q) for p in first for q in second):
        return SAME_PLACE
    return OTHER_PLACE if all(p.country for p in (*first, *second)) else 0


def _same_place(p: Place, q: Place) -> bool:
    """Whether one is the other, or a country or region that may hold it."""
    if p.name == q.name:
        return True
    return p.country == q.country and bool({p.kind, q.kind} & {"country", "region"})
