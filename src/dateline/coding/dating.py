"""When an act took place: its own adverbial, else its clause's, its sentence's, or the focus.

Which word a time dates is read in ``owners``. An act then has its own times, else those of the
verbs over it, as long as each step says that the two lie together; else, for deeds, the time of
the sentence that belongs to no other act. A day is carried on where the telling runs on: to what
the same people did or said, to the deeds that follow a deed, and to what is told to follow at
once. What was said lies not on the day it was said: an act told inside speech never takes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.coding.candidates import Candidate
from dateline.coding.clause import Syntax
from dateline.coding.owners import Owners
from dateline.coding.placing import build_located
from dateline.coding.qualifiers import (
    ALLEGED,
    DENIED,
    HAPPENED,
    INHERIT,
    ONGOING,
    PLANNED,
    POSSIBLE,
)
from dateline.coding.reach import Reach
from dateline.coding.status import Calculus
from dateline.lexicon import Pack
from dateline.records import Document, Quote, Time, Times

TENSES = ("Tense=Pres", "Tense=Past", "Tense=Imp", "Tense=Fut")
TOLD = frozenset({"done", "hearsay"})
REAL = frozenset({HAPPENED, ONGOING, PLANNED, POSSIBLE, ALLEGED, DENIED})
AHEAD = frozenset({PLANNED, POSSIBLE})
NEAR = 3  # sentences over which a day is carried on to the deeds of others
DONE = frozenset({HAPPENED, ONGOING, PLANNED, ALLEGED})
PLACES = ("nsubj", "obj")


class Dated(NamedTuple):
    """A time for an act, and the reason: own, clause, sentence, focus, act or none."""

    time: Time | None
    reason: str


class Focus(NamedTuple):
    """The day that the telling stays on: set by which token, and for whom."""

    token: int
    time: Time
    people: frozenset[int]
    type: str = ""


class Dating:
    """Gives the acts of one document their times."""

    def __init__(
        self,
        document: Document,
        times: Times,
        syntax: Syntax,
        reach: Reach,
        calculus: Calculus,
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
        self._tell_on(candidates, found)
        return [found[c.head] for c in candidates]

    def _told_time(self, candidate: Candidate) -> Dated:
        """The time that the sentence gives an act: by its syntax, else by standing there."""
        found = self.when(candidate.head)
        if found.time is None and self._has_scene(candidate):
            return self._beside(candidate.head)
        return found

    def _has_scene(self, candidate: Candidate) -> bool:
        """Whether an act is done at a time and a place, so that a sentence's day may be its own."""
        row = candidate.row
        lasting = not self.lasting.isdisjoint(
            {(row["type"], row.get("mode") or ""), (row["type"], "")}
        )
        return row["type"] in self.located and not lasting and candidate.verdict.status in REAL

    def _tell_on(self, candidates: Sequence[Candidate], found: dict[int, Dated]) -> None:
        """Carry the day in focus on to the acts told after it."""
        marks = self._focus_of_cues()
        focus: Focus | None = None
        for candidate in candidates:
            head = candidate.head
            while marks and marks[0].token <= head:
                focus = marks.pop(0)
            time = found[head].time
            if time is not None:
                if self._sets_focus(candidate, time):
                    focus = self._focus(candidate, time)
            elif focus and self._runs_on(candidate, focus):
                found[head] = Dated(focus.time, "focus")
                focus = self._focus(candidate, focus.time)
        self._pass_down(candidates, found)

    def _pass_down(self, candidates: Sequence[Candidate], found: dict[int, Dated]) -> None:
        """Acts that share the time of a verb share the day that was carried on to it."""
        carried = {head: dated for head, dated in found.items() if dated.reason == "focus"}
        for candidate in candidates if carried else ():
            if found[candidate.head].time is None:
                above = (carried[i] for i in self.path(candidate.head) if i in carried)
                found[candidate.head] = next(above, found[candidate.head])

    def _focus(self, candidate: Candidate, time: Time) -> Focus:
        people = frozenset(p.entity for p in candidate.cast.actors)
        return Focus(candidate.head, time, people, candidate.row["type"])

    def when(self, head: int) -> Dated:
        """Return the time that the sentence itself gives the act at ``head``."""
        reason = "own"
        for word in (*self._modal_complement(head), *self.path(head)):
            found = self._best(word, head)
            if found and (reason == "own" or self._shared(found, head)):
                return Dated(found, reason)
            reason = "clause"
        return Dated(None, "none")

    def _modal_complement(self, head: int) -> Iterator[int]:
        """The infinitive of a trigger that ends in it: "ont pu entrer lundi"."""
        if not self._spoken(head):
            for c in self.document.children[head]:
                if self.document.dep[c] == "xcomp" and c not in self.acts:
                    operator = self.calculus.operator(head, "inf")
                    if operator is not None and operator.effect == INHERIT:
                        yield c

    def path(self, head: int) -> Iterator[int]:
        """The act and the words above it whose time it shares, nearest first."""
        yield head
        child, free = head, False
        for governor in self.document.ancestors(head):
            free = free or self._gerund(child)
            if not free and not self._open(child, governor):
                return
            if not free or self._tense(governor):
                yield governor
            child = governor

    def _gerund(self, i: int) -> bool:
        """A present participle goes with the verbs over it, however low the parser hangs it."""
        d = self.document
        if "VerbForm=Part" not in d.morph[i] or "Tense=Pres" not in d.morph[i]:
            return False
        return d.dep[i] == "advcl" or (i > 0 and d.pos[i - 1] == "PUNCT")

    def _best(self, word: int, head: int) -> Time | None:
        """The time of a word that can be the act's, nearest to the act."""
        times = [t for t in self.owners.of.get(word, ()) if self._can_be(t, head)]
        return min(times, key=lambda t: abs(t.first - head), default=None)

    def _shared(self, time: Time, head: int) -> bool:
        """Whether a time reaches beyond its own word: not "depuis lundi", said of what is done."""
        date, act = time.date, self.acts.get(head)
        if date is None or date.earliest is None:
            return False
        return date.latest is not None or (act is not None and act.verdict.status in AHEAD)

    def _can_be(self, time: Time, head: int) -> bool:
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

    def _beside(self, head: int) -> Dated:
        """The time of the sentence that no other act and no word of saying has."""
        d = self.document
        free = [t for t in self.owners.within_sentence(head) if not self._owned(t, head)]
        free = [t for t in free if self._can_be(t, head)]
        time = min(free, key=lambda t: abs(t.first - head), default=None)
        if time is None or any(d.word[i] in ";:" for i in range(*sorted((head, time.first)))):
            return Dated(None, "none")
        return Dated(time, "sentence")

    def _owned(self, time: Time, head: int) -> bool:
        """Whether a time is that of another act or of a word of saying."""
        words = self.owners.by[time.first]
        return any(w != head and (w in self.cues or w in self.acts) for w in words)

    def _focus_of_cues(self) -> list[Focus]:
        """The days on which something was said, with those who said it."""
        found = []
        for cue, people in sorted(self.cues.items()):
            time = self._best(cue, cue)
            if time and _is_day(time):
                found.append(Focus(cue, time, frozenset(people)))
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
            return not self._spoken(child)
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
            speech = act is not None and (self._spoken(child) or act.row["type"] == "REJECT")
            return bool(own) and speech and act is not None and act.verdict.status == HAPPENED
        told = self._tense(child) in TOLD and self._tense(governor) in TOLD
        return governor in self.acts and not self._spoken(governor) and governor < child and told

    def _infinitive_open(self, child: int, governor: int) -> bool:
        if self.document.dep[child] in {"acl", "ccomp"}:
            return False
        if governor in self.cues:
            return self.document.dep[child] == "advcl" and self._spoken(child)
        if self.document.dep[child] == "advcl":
            act = self.acts.get(child)
            done = act is not None and act.verdict.status == HAPPENED
            return done or self._spoken(child) or governor in self.acts
        return governor not in self.acts

    def _spoken(self, i: int) -> bool:
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
            return shares and not self._spoken(governor) and self.syntax.is_verbal(governor)
        if operator is not None and operator.effect != INHERIT:
            return False
        if operator is not None or dep.startswith(PLACES) or self.owners.within(child):
            return True
        return dep.startswith("nmod") and self.owners.genitive(child)

    def _told_on(self, child: int, noun: int) -> bool:
        """A relative clause tells on after its verb: "a reçu X, qui lui a promis une aide"."""
        d = self.document
        main = d.head[noun]
        return main < noun and self._tense(child) in TOLD and self._tense(main) in TOLD

    def _joint(self, a: int, b: int) -> bool:
        """Verbs in one tense share their times; of nouns, the last has those after it."""
        if self.syntax.is_verbal(a) and self.syntax.is_verbal(b):
            bare = not self.syntax.voice(a).auxiliaries and self.syntax.is_past_participle(a)
            return bare or self._tense(a) == self._tense(b)
        return b not in self.acts or all(not b < t.first < a for t in self.owners.of.get(b, ()))

    def _tense(self, verb: int) -> str:
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

    def _main(self, head: int) -> bool:
        """Whether a verb stands in the main clause of its sentence."""
        d = self.document
        if not self.syntax.is_verbal(head):
            return False
        while d.dep[head] == "conj":
            head = d.head[head]
        return d.dep[head] in {"ROOT", "parataxis"} or d.head[head] == head

    def _sets_focus(self, candidate: Candidate, time: Time) -> bool:
        head = candidate.head
        return head not in self.quoted and _is_day(time) and self._main(self._anchor(head))

    def _anchor(self, head: int) -> int:
        """The verb that tells an act: itself, or the last on the path whose time it shares."""
        return next((i for i in reversed([*self.path(head)]) if self.syntax.is_verbal(i)), head)

    def _runs_on(self, candidate: Candidate, focus: Focus) -> bool:
        """Whether an act without a time is told on from the day in focus.

        Only what is told as done by a main verb outside quotation marks, in a tense that tells
        one act: not the imperfect, nor the pluperfect, nor a state in the present. What the same
        people did or said runs on; what others did, where a deed follows a deed.
        """
        head = candidate.head
        if candidate.verdict.status not in {HAPPENED, ALLEGED} or head in self.quoted:
            return False
        anchor = self._anchor(head)
        if not self._main(anchor):
            return False
        tense = self._tense(anchor)
        told = tense in TOLD
        follows = self._follows(anchor) if told else ""
        if follows == "day" or (follows == "also" and focus.type == candidate.row["type"]):
            return True
        if focus.people & {p.entity for p in candidate.cast.actors}:
            return told or (tense == "Tense=Pres" and bool(candidate.frame.content))
        near = self._distance(focus.token, head) <= NEAR
        kinds = {focus.type, candidate.row["type"]}
        return told and near and kinds <= self.located

    def _follows(self, verb: int) -> str:
        """What an adverb says of the day: that it is the same, or the same for one more."""
        d = self.document
        near = [c for a in (verb, *self.syntax.voice(verb).auxiliaries) for c in d.children[a]]
        return next((self.following[d.lower[c]] for c in near if d.lower[c] in self.following), "")

    def _distance(self, a: int, b: int) -> int:
        """How many sentences lie from one token to another."""
        return self.document.sentence_of[b] - self.document.sentence_of[a]


def build_lasting(pack: Pack) -> frozenset[tuple[str, str]]:
    """Read ``qualifiers/lasting``: types with a mode, or with none for all of them."""
    return frozenset(
        (row["type"], row.get("mode") or "") for row in pack.rows("qualifiers/lasting")
    )


def build_following(pack: Pack) -> dict[str, str]:
    """Read ``qualifiers/following``: adverbs that tell an act of the day of the one before."""
    rows = pack.rows("qualifiers/following")
    return {form: row["kind"] for row in rows for form in row.many("form")}


def _is_day(time: Time) -> bool:
    """Whether a time is known to the day, or to one day of each week in doubt."""
    return time.date is not None and time.date.precision in {"day", "set", "week-end"}
