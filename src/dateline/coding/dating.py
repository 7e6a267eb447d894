"""When an act took place: its own adverbial, else its clause's, its sentence's, or the focus.

Which word a time dates is read in ``owners``. An act then has its own times, else those of the
verbs over it, as long as each step says that the two lie together; else, for deeds, the time of
the sentence that belongs to no other act. A day is carried on where the telling runs on: to what
the same people did or said, to the deeds that follow a deed, and to what is told to follow at
once. What was said lies not on the day it was said: an act told inside speech never takes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding.candidates import Candidate
from dateline.coding.clause import Syntax
from dateline.coding.owners import Owners
from dateline.coding.placing import build_located
from dateline.coding.qualifiers import (
    ALLEGED,
    ANNOUNCE,
    DENIED,
    HAPPENED,
    INHERIT,
    ONGOING,
    PLANNED,
    POSSIBLE,
    SAME,
    SPEECH,
)
from dateline.coding.reach import Reach
from dateline.coding.status import Calculus
from dateline.coding.telling import AHEAD, TOLD, Dated, Telling, build_following
from dateline.lexicon import Pack
from dateline.records import Actors, Document, Quote, Time, Times

TENSES = ("Tense=Pres", "Tense=Past", "Tense=Imp", "Tense=Fut")
REAL = frozenset({HAPPENED, ONGOING, PLANNED, POSSIBLE, ALLEGED, DENIED})
DONE = frozenset({HAPPENED, ONGOING, PLANNED, ALLEGED})
TELLING = frozenset({ANNOUNCE, SAME, SPEECH})
PLACES = ("nsubj", "obj")
FREE = "free"  # an act that no noun holds: not "la date de la réouverture"
ANY, OVER = "any", "over"  # which times of a sentence an act may have: any, or of words over it
CONNECTIVES = frozenset({"ADP", "ADV", "PUNCT"})


class Dating:
    """Gives the acts of one document their times."""

    def __init__(
        self,
        document: Document,
        times: Times,
        syntax: Syntax,
        reach: Reach,
        calculus: Calculus,
        actors: Actors,
        quotes: tuple[Quote, ...],
        pack: Pack,
    ) -> None:
        self.document = document
        self.located = pack.index(build_located)
        self.syntax = syntax
        self.reach = reach
        self.calculus = calculus
        self.owners = Owners(document, times, syntax, reach, pack)
        self.lasting = pack.index(build_lasting)
        self.following = pack.index(build_following)
        self.actors = actors
        self.published = times.published
        self.acts: dict[int, Candidate] = {}
        self.quoted = {
            i
            for q in quotes
            if q.mention.kind == "direct"
            for first, stop in q.mention.tokens
            for i in range(first, stop)
        }
        self.cues = {q.mention.cue: q.speakers for q in quotes if q.mention.cue is not None}

    def all(self, candidates: Sequence[Candidate]) -> list[Dated]:
        """Return the times of the acts, given in the order of the text."""
        self.acts = {c.head: c for c in candidates}
        found = {c.head: self._told_time(c) for c in candidates}
        Telling(self, candidates, found).carry()
        return [found[c.head] for c in candidates]

    def _told_time(self, candidate: Candidate) -> Dated:
        """The time that the sentence gives an act: by its syntax, else by standing there."""
        found = self.when(candidate.head)
        scene = self._scene(candidate) if found.time is None else None
        return self._beside(candidate.head, scene) if scene else found

    def _scene(self, candidate: Candidate) -> str | None:
        """Whether an act is done at a time and a place, so that a sentence's day may be its own.

        Any time of the sentence, or only one of the words over an act that is oftener said.
        """
        row, status = candidate.row, candidate.verdict.status
        if row["type"] not in self.located or status not in REAL:
            return None
        kinds = ((row["type"], row.get("mode") or ""), (row["type"], ""))
        unless = next((self.lasting[k] for k in kinds if k in self.lasting), None)
        head = candidate.head
        if unless == FREE and status != DENIED and not self.syntax.is_verbal(head):
            return None if self.owners.genitive(head) else OVER
        return ANY if unless is None else None

    def when(self, head: int) -> Dated:
        """Return the time that the sentence itself gives the act at ``head``."""
        reason = "own"
        for word in (*self._modal_complement(head), *self._performing(head), *self.path(head)):
            found = self.best(word, head)
            if found and (reason == "own" or self._shared(found, head)):
                return Dated(found, reason)
            reason = "clause"
        return Dated(None, "none")

    def _modal_complement(self, head: int) -> Iterator[int]:
        """The infinitive of a trigger that ends in it: "ont pu entrer lundi"."""
        if not self.spoken(head):
            for c in self.document.children[head]:
                if self.document.dep[c] == "xcomp" and c not in self.acts:
                    act, operator = self.acts.get(head), self.calculus.operator(head, "inf")
                    if (act is not None and c in act.mention.tokens) or (
                        operator is not None and operator.effect == INHERIT
                    ):
                        yield c

    def _performing(self, head: int) -> Iterator[int]:
        """The participle that says that a noun's act was done: "l'accord signé en 1978"."""
        if not self.syntax.is_verbal(head):
            for c in self.document.children[head]:
                if self.document.dep[c] in {"acl", "amod"} and self.syntax.is_past_participle(c):
                    operator = self.calculus.operator(c, "obj")
                    if operator is not None and operator.effect == INHERIT:
                        yield c

    def path(self, head: int) -> Iterator[int]:
        """The act and the words above it whose time it shares, nearest first."""
        yield head
        child, free = head, False
        for governor in self.document.ancestors(head):
            if self._connective(child, governor):
                continue
            free = free or self._gerund(child)
            if not free and not self._open(child, governor):
                return
            if not free or self.tense(governor):
                yield governor
            child = governor

    def _connective(self, child: int, governor: int) -> bool:
        """Whether a governor is a word of the phrase that says when: "lors d'une rencontre"."""
        return self.document.pos[governor] in CONNECTIVES and self.owners.within(child)

    def _gerund(self, i: int) -> bool:
        """A present participle goes with the verbs over it, however low the parser hangs it."""
        d = self.document
        if "VerbForm=Part" not in d.morph[i] or "Tense=Pres" not in d.morph[i]:
            return False
        return d.dep[i] == "advcl" or (i > 0 and d.pos[i - 1] == "PUNCT")

    def best(self, word: int, head: int) -> Time | None:
        """The time of a word that can be the act's, nearest to the act."""
        times = [t for t in self.owners.of.get(word, ()) if self.can_be(t, head)]
        return min(times, key=lambda t: abs(t.first - head), default=None)

    def _shared(self, time: Time, head: int) -> bool:
        """Whether a time reaches beyond its own word: not "depuis lundi", said of what is done."""
        date, act = time.date, self.acts.get(head)
        if date is None or date.earliest is None:
            return False
        return date.latest is not None or (act is not None and act.verdict.status in AHEAD)

    def can_be(self, time: Time, head: int) -> bool:
        """Whether an act of this status may lie at a time: nothing done lies ahead."""
        act = self.acts.get(head)
        if act is None or time.date is None or self.published is None:
            return True
        if not self.syntax.is_verbal(head) and time.date.earliest is not None:
            return True
        done = act.verdict.status in {HAPPENED, ALLEGED}
        if done and time.date.earliest and self.published.latest:
            return not self.published.surely_before(time.date)
        return not (done and time.date.earliest is None)

    def _beside(self, head: int, scene: str) -> Dated:
        """The time of the sentence that no other act and no word of saying has."""
        d = self.document
        free = [t for t in self.owners.within_sentence(head) if not self._owned(t, head)]
        if scene == OVER:
            free = [
                t for t in free if not set(d.ancestors(head)).isdisjoint(self.owners.by[t.first])
            ]
        free = [t for t in free if self.can_be(t, head) and not self._aside(t, head)]
        time = min(free, key=lambda t: abs(t.first - head), default=None)
        if time is None or any(d.word[i] in ";:" for i in range(*sorted((head, time.first)))):
            return Dated(None, "none")
        return Dated(time, "sentence")

    def _owned(self, time: Time, head: int) -> bool:
        """Whether a time is that of another act or of a word of saying.

        A deed named by a noun in the sentence of another has the day of the one told over it.
        """
        over = self._deeds_over(head)
        words = (w for w in self.owners.by[time.first] if w != head)
        return any(w in self.cues or (w in self.acts and w not in over) for w in words)

    def _aside(self, time: Time, head: int) -> bool:
        """Whether a time belongs to a relative clause that tells of somebody, and not the act."""
        d, over = self.document, set(self.document.ancestors(head))
        words = self.owners.by[time.first]
        if any(d.dep[w] == "acl:relcl" and w != head and w not in over for w in words):
            return True
        return time.first < head and any(self._only_said(w, head) for w in words)

    def _only_said(self, word: int, head: int) -> bool:
        """Whether a word over an act only tells of it: "a annoncé samedi la réouverture"."""
        child = head
        for governor in self.document.ancestors(head):
            if governor == word:
                operator = self.calculus.operator(word, self.calculus.place(child))
                return operator is not None and operator.effect in TELLING
            child = governor
        return False

    def _deeds_over(self, head: int) -> set[int]:
        """The deeds over a noun of act that no noun holds: "…, entraînant une riposte"."""
        found: set[int] = set()
        child = head
        if not self.syntax.is_verbal(head):
            for governor in self.document.ancestors(head):
                if self.document.dep[child].startswith(("nmod", "appos")):
                    break
                if governor in self.acts and not self.spoken(governor):
                    found.add(governor)
                child = governor
        return found

    def _open(self, child: int, governor: int) -> bool:
        """Whether an act may take the time of the word that governs it."""
        dep = self.document.dep[child]
        if dep == "conj":
            return self._joint(child, governor)
        if dep == "acl:relcl":
            return self._told_on(child, governor)
        if dep == "parataxis":
            return not {governor, child} & self.cues.keys() and self._joint(child, governor)
        if self.syntax.is_verbal(child) or self.syntax.is_past_participle(child):
            return self._verb_open(child, governor)
        return governor not in self.cues and self._noun_open(child, governor)

    def _verb_open(self, child: int, governor: int) -> bool:
        """A participle or an infinitive beside a verb is done when the verb is."""
        d, dep = self.document, self.document.dep[child]
        morph = d.morph[self.syntax.voice(child).carrier]
        if "VerbForm=Inf" in morph:
            return self._infinitive_open(child, governor)
        if dep in {"acl", "amod"}:
            return not self.spoken(child)
        if dep == "advcl" and "VerbForm=Part" in morph:
            return True
        if self._told_beside(child, governor):
            return True
        return dep not in {"ccomp", "acl"} and governor not in self.cues | self.acts.keys()

    def _told_beside(self, child: int, governor: int) -> bool:
        """What is told on after a deed, or what a speaker says that he does himself."""
        act = self.acts.get(child)
        if governor in self.cues:
            people = set(self.cues[governor])
            own = act is not None and people & {p.entity for p in act.cast.actors}
            speech = act is not None and self.spoken(child)
            return bool(own) and speech and act is not None and act.verdict.status == HAPPENED
        told = self.tense(child) in TOLD and self.tense(governor) in TOLD
        return governor in self.acts and not self.spoken(governor) and governor < child and told

    def _infinitive_open(self, child: int, governor: int) -> bool:
        if self.document.dep[child] in {"acl", "ccomp"}:
            return False
        if governor in self.cues:
            return self.document.dep[child] == "advcl" and self.spoken(child)
        if self.document.dep[child] == "advcl":
            act = self.acts.get(child)
            done = act is not None and act.verdict.status == HAPPENED
            return done or self.spoken(child) or governor in self.acts
        return governor not in self.acts

    def spoken(self, i: int) -> bool:
        """Whether a word is an act that is done by speaking."""
        act = self.acts.get(i)
        return act is not None and bool(act.frame.content)

    def _noun_open(self, child: int, governor: int) -> bool:
        """A noun of act shares the time of its verb as subject or object, or when within it."""
        dep = self.document.dep[child]
        operator = self.calculus.operator(governor, self.calculus.place(child))
        if governor in self.acts:
            act = self.acts.get(child)
            shares = dep.startswith(PLACES) or self.owners.within(child)
            shares = shares and (act is None or act.verdict.status in DONE)
            return shares and not self.spoken(governor) and self.syntax.is_verbal(governor)
        if operator is not None and operator.effect != INHERIT:
            scheduled = operator.effect == PLANNED and self.syntax.voice(governor).passive
            return scheduled or operator.effect == ONGOING
        if operator is not None or dep.startswith(PLACES) or self.owners.within(child):
            return True
        return dep.startswith("nmod") and self.owners.genitive(child)

    def _told_on(self, child: int, noun: int) -> bool:
        """A relative clause tells on after its verb: "a reçu X, qui lui a promis une aide"."""
        d = self.document
        main = d.head[noun]
        return main < noun and self.tense(child) in TOLD and self.tense(main) in TOLD

    def _joint(self, a: int, b: int) -> bool:
        """Verbs in one tense share their times; of nouns, the last has those after it."""
        if self.syntax.is_verbal(a) and self.syntax.is_verbal(b):
            bare = not self.syntax.voice(a).auxiliaries and self.syntax.is_past_participle(a)
            return bare or self.tense(a) == self.tense(b)
        return b not in self.acts or all(not b < t.first < a for t in self.owners.of.get(b, ()))

    def tense(self, verb: int) -> str:
        """The tense of a verb: "done" for the perfect and the simple past, or as it is tagged."""
        if not self.syntax.is_verbal(verb):
            return ""
        voice = self.syntax.voice(verb)
        morph = self.document.morph[voice.carrier]
        perfect = any(self.document.dep[a] == "aux:tense" for a in voice.auxiliaries)
        if "Mood=Cnd" in morph:
            return "hearsay" if perfect else ""
        if (perfect and "Tense=Pres" in morph) or (
            "Tense=Past" in morph and "VerbForm=Fin" in morph
        ):
            return "done"
        if perfect and "Tense=Imp" in morph:
            return "before"
        return next((t for t in TENSES if t in morph and "VerbForm=Fin" in morph), "")


def build_lasting(pack: Pack) -> dict[tuple[str, str], str]:
    """Read ``qualifiers/lasting``: types with a mode, or with none for all of them."""
    rows = pack.rows("qualifiers/lasting")
    return {(row["type"], row.get("mode") or ""): row.get("unless") or "" for row in rows}
