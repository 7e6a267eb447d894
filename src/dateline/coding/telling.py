"""Carrying the day that the telling stays on to the acts told after it.

The day is set by an act, by a word of saying, or by any main verb ("l'acte II a eu lieu samedi").
It is carried on where the telling runs on: to what the same people did or said, to the deeds that
follow a deed, and to what is told to follow at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from dateline.coding.candidates import Candidate
from dateline.coding.qualifiers import ALLEGED, HAPPENED, PLANNED, POSSIBLE, SPEECH
from dateline.lexicon import Pack
from dateline.records import Time

if TYPE_CHECKING:
    from dateline.coding.dating import Dating

TOLD = frozenset({"done", "hearsay"})
AHEAD = frozenset({PLANNED, POSSIBLE})
CLAUSE = "que"  # the place of what is said
SCENE = "scene"  # what a main verb that is no act may stand for: a deed of any type
NEAR = 3  # sentences over which a day is carried on to the deeds of others
NEXT = 2  # sentences over which the day of a deed named in passing is
FRESH = 14  # days before publication; a deed named with an older day is background


class Dated(NamedTuple):
    """A time for an act, and the reason: own, clause, sentence, focus, act or none."""

    time: Time | None
    reason: str


class Focus(NamedTuple):
    """The day that the telling stays on: set by which token, for whom and what."""

    token: int
    time: Time
    people: frozenset[int]
    types: frozenset[str] = frozenset()


class Telling:
    """Carries days on among the acts of one document."""

    def __init__(
        self, dating: Dating, candidates: Sequence[Candidate], found: dict[int, Dated]
    ) -> None:
        self.dating = dating
        self.document = dating.document
        self.syntax = dating.syntax
        self.candidates = candidates
        self.found = found
        self.named: Focus | None = None  # the last deed whose own words date it

    def carry(self) -> None:
        """Carry the day in focus on to the acts told after it."""
        marks = sorted((*self._focus_of_cues(), *self._scenes()), key=lambda f: f.token)
        focus: Focus | None = None
        for candidate in self.candidates:
            head = candidate.head
            while marks and marks[0].token <= head:
                focus = self._joined(marks.pop(0), focus)
            dated = self.found[head]
            if dated.time is not None:
                focus = self._set_by(candidate, dated, focus)
                continue
            day = focus if focus and self._runs_on(candidate, focus) else self._named_for(candidate)
            if day:
                self.found[head] = Dated(day.time, "focus")
                focus = self._focus(candidate, day.time)
        self._pass_down()

    def _set_by(self, candidate: Candidate, dated: Dated, focus: Focus | None) -> Focus | None:
        """The day in focus after an act that has its own."""
        if dated.time is None or not self._holds(candidate, dated.time):
            return focus
        new = self._focus(candidate, dated.time)
        if dated.reason == "own":
            self.named = new if self._is_fresh(dated.time) else None
        return self._joined(new, focus) if self._main(self._anchor(candidate.head)) else focus

    def _is_fresh(self, time: Time) -> bool:
        """Whether a day lies shortly before the publication."""
        published = self.dating.published
        if published is None or published.earliest is None:
            return False
        day = time.date.earliest if time.date else None
        return day is not None and (published.earliest - day).days <= FRESH

    def _pass_down(self) -> None:
        """Acts that share the time of a verb share the day that was carried on to it."""
        carried = {head: dated for head, dated in self.found.items() if dated.reason == "focus"}
        for candidate in self.candidates if carried else ():
            head = candidate.head
            if self.found[head].time is None:
                above = (carried[i] for i in self.dating.path(head) if i in carried)
                self.found[head] = next(above, self.found[head])

    def _focus(self, candidate: Candidate, time: Time) -> Focus:
        people = frozenset(p.entity for p in candidate.cast.actors)
        return Focus(candidate.head, time, people, frozenset({candidate.row["type"]}))

    @staticmethod
    def _joined(new: Focus, before: Focus | None) -> Focus:
        """A day in focus, with the acts that the words before told of the same time."""
        if before is None or before.time is not new.time:
            return new
        return new._replace(types=new.types | before.types)

    def _focus_of_cues(self) -> list[Focus]:
        """The days on which something was said, with those who said it."""
        found = []
        for cue, people in sorted(self.dating.cues.items()):
            time = self.dating.best(cue, cue)
            if time and _is_day(time):
                found.append(Focus(cue, time, frozenset(people)))
        return found

    def _scenes(self) -> list[Focus]:
        """The days of main verbs that are neither acts nor words of saying."""
        found = []
        known = self.dating.acts.keys() | self.dating.cues.keys() | self.dating.quoted
        for verb, times in self.dating.owners.of.items():
            if verb in known or not self._main(verb) or self.dating.tense(verb) not in TOLD:
                continue
            saying = self.dating.calculus.operator(verb, CLAUSE)
            if saying and saying.effect == SPEECH:  # of whom, the quotations could not tell
                continue
            days = [t for t in times if _is_day(t)]
            if days:
                people = frozenset(self._subjects(verb))
                found.append(Focus(verb, days[-1], people, frozenset({SCENE})))
        return found

    def _subjects(self, verb: int) -> list[int]:
        """The entities that a verb has for subject."""
        actors = self.dating.actors
        mentions = (actors.at.get(i) for i in self.syntax.slots(verb).get("subj", ()))
        return [e for k in mentions if k is not None for e in actors.stands_for[k]]

    def _holds(self, candidate: Candidate, time: Time) -> bool:
        """Whether the day of an act may stay in focus."""
        told = candidate.verdict.status not in AHEAD
        return told and candidate.head not in self.dating.quoted and _is_day(time)

    def _runs_on(self, candidate: Candidate, focus: Focus) -> bool:
        """Whether an act without a time is told on from the day in focus.

        Only what is told as done by a main verb outside quotation marks, in a tense that tells
        one act: not the imperfect, nor the pluperfect, nor a state in the present. What the same
        people did or said runs on; what others did, where a deed follows a deed.
        """
        head = candidate.head
        if candidate.verdict.status not in {HAPPENED, ALLEGED} or head in self.dating.quoted:
            return False
        anchor = self._anchor(head)
        if not self._main(anchor) or not self.dating.can_be(focus.time, head):
            return False
        tense = self.dating.tense(anchor)
        told = tense in TOLD
        follows = self._follows(anchor) if told else ""
        kind = candidate.row["type"]
        if follows == "day" or (follows == "also" and kind in focus.types):
            return True
        if focus.people & {p.entity for p in candidate.cast.actors}:
            return told or (tense == "Tense=Pres" and bool(candidate.frame.content))
        return told and self._is_deed_near(candidate, focus, NEAR)

    def _named_for(self, candidate: Candidate) -> Focus | None:
        """The day of the deed named right before, for what it did: "l'attaque de mardi"."""
        named = self.named
        if named is None or candidate.row["type"] not in named.types:
            return None
        runs = self._runs_on(candidate, named._replace(people=frozenset()))
        return named if runs and self._is_deed_near(candidate, named, NEXT) else None

    def _is_deed_near(self, candidate: Candidate, focus: Focus, reach: int) -> bool:
        """Whether a deed follows a deed, or one of its kind, within so many sentences."""
        located, kind = self.dating.located | {SCENE}, candidate.row["type"]
        apart = self._distance(focus.token, candidate.head)
        if kind in located:
            return apart <= reach and not located.isdisjoint(focus.types)
        return apart <= 1 and kind in focus.types and not candidate.frame.content

    def _follows(self, verb: int) -> str:
        """What an adverb says of the day: that it is the same, or the same for one more."""
        d, following = self.document, self.dating.following
        near = [c for a in (verb, *self.syntax.voice(verb).auxiliaries) for c in d.children[a]]
        return next((following[d.lower[c]] for c in near if d.lower[c] in following), "")

    def _distance(self, a: int, b: int) -> int:
        """How many sentences lie from one token to another."""
        return self.document.sentence_of[b] - self.document.sentence_of[a]

    def _main(self, head: int) -> bool:
        """Whether a verb stands in the main clause of its sentence."""
        d = self.document
        if not self.syntax.is_verbal(head):
            return False
        while d.dep[head] == "conj":
            head = d.head[head]
        return d.dep[head] in {"ROOT", "parataxis"} or d.head[head] == head

    def _anchor(self, head: int) -> int:
        """The verb that tells an act: itself, or the last on the path whose time it shares."""
        path = reversed([*self.dating.path(head)])
        return next((i for i in path if self.syntax.is_verbal(i)), head)


def build_following(pack: Pack) -> dict[str, str]:
    """Read ``qualifiers/following``: adverbs that tell an act of the day of the one before."""
    rows = pack.rows("qualifiers/following")
    return {form: row["kind"] for row in rows for form in row.many("form")}


def _is_day(time: Time) -> bool:
    """Whether a time is known to the day or the night, or to one day of each week in doubt."""
    date = time.date
    if date is None or date.precision in {"day", "set", "week-end"}:
        return date is not None
    if date.earliest is None or date.latest is None:
        return False
    return (date.latest - date.earliest).days <= 1
