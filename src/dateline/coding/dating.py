"""When an act took place: its own adverbial, else its clause's, else the date in focus.

A date set by one sentence dates the acts told after it where the telling runs on: what the
same person did or said, told in the main verbs of the sentences that follow. What was said
lies not on the day it was said: an act told inside speech never takes the date of the speech.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dateline.coding.candidates import Candidate
from dateline.coding.clause import Syntax
from dateline.coding.reach import Reach
from dateline.coding.status import HAPPENED, INHERIT, Calculus
from dateline.records import Document, Quote, Time, Times

TENSES = ("Tense=Pres", "Tense=Past", "Tense=Imp", "Tense=Fut")
CLOSED = frozenset({"acl:relcl", "ccomp", "advcl", "appos", "parataxis", "nsubj", "nsubj:pass"})


class Dated(NamedTuple):
    """A time for an act, and the reason: own, clause, noun, focus, act or none."""

    time: Time | None
    reason: str


class Focus(NamedTuple):
    """The day that the telling stays on: set by which token, and for whom."""

    token: int
    time: Time
    people: frozenset[int]


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
        located: frozenset[str],
    ) -> None:
        self.document = document
        self.located = located
        self.syntax = syntax
        self.reach = reach
        self.calculus = calculus
        self.at: dict[int, Time] = {}
        for time in times.times:
            if time.date is not None:
                for i in range(time.first, time.stop):
                    self.at[i] = time
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
        focus = self._focus_of_cues()
        dated: list[Dated] = []
        current: Focus | None = None
        for candidate in candidates:
            while focus and focus[0].token <= candidate.head:
                current = focus.pop(0)
            people = frozenset(p.entity for p in candidate.cast.actors)
            found = self.when(candidate.head)
            if found.time is None and candidate.row["type"] in self.located:
                found = self._beside(candidate.head)
            if found.time is None and current and people & current.people:
                if self._runs_on(candidate):
                    found = Dated(current.time, "focus")
            elif found.time is not None and self._sets_focus(candidate.head, found.time):
                current = Focus(candidate.head, found.time, people)
            dated.append(found)
        return dated

    def when(self, head: int) -> Dated:
        """Return the time that the sentence itself gives the act at ``head``."""
        own = self._nearest(self._below(head), head)
        if own:
            return Dated(own, "own")
        child = head
        for governor in self.document.ancestors(head):
            if not self._open(child, governor):
                break
            found = self._nearest(self._adverbials(governor), head)
            if found:
                return Dated(found, "clause")
            child = governor
        return Dated(None, "none")

    def _beside(self, head: int) -> Dated:
        """The day of the sentence, where it stands in one clause with the act."""
        d = self.document
        sentence = self.reach.sentence(head)
        found = [i for i in sentence if i in self.at]
        if found:
            owners = [
                i for i in sentence if i != head and (i in self.cues or i in self.reach.heads)
            ]
            owned = {i for other in owners for i in self._below(other)}
            found = [i for i in found if i not in owned]
        time = self._nearest(found, head)
        if time is None or any(d.word[i] in ";:" for i in range(*sorted((head, time.first)))):
            return Dated(None, "none")
        return Dated(time, "sentence")

    def _focus_of_cues(self) -> list[Focus]:
        """The days on which something was said, with those who said it."""
        found = []
        for cue, people in sorted(self.cues.items()):
            time = self._nearest(self._below(cue), cue)
            if time and _is_day(time):
                found.append(Focus(cue, time, frozenset(people)))
        return found

    def _below(self, head: int) -> Iterator[int]:
        """Tokens of times below a trigger that no clause, apposition or subject shuts off."""
        d = self.document
        noun = not self.syntax.is_verbal(head)
        stack = [head]
        while stack:
            i = stack.pop()
            if i in self.at:
                yield i
            for c in d.children[i]:
                if c in self.reach.heads or d.dep[c] in CLOSED:
                    continue
                if d.dep[c] == "acl" and not (noun and i == head):
                    continue
                if d.dep[c] == "conj" and self.syntax.is_verbal(c):
                    continue
                stack.append(c)

    def _nearest(self, tokens: Iterable[int], head: int) -> Time | None:
        found = [(abs(i - head), i) for i in tokens]
        return self.at[min(found)[1]] if found else None

    def _adverbials(self, governor: int) -> Iterator[int]:
        """Times that hang on a governing word itself."""
        d = self.document
        for c in d.children[governor]:
            if c in self.at and c not in self.reach.heads:
                yield c

    def _open(self, child: int, governor: int) -> bool:
        """Whether an act may take the time of the word that governs it."""
        d = self.document
        if d.dep[child] == "conj":
            return self._one_tense(child, governor)
        if d.dep[child] == "acl":
            return True
        if d.dep[child] == "parataxis":
            return governor not in self.cues and child not in self.cues
        if d.dep[child] in {"ccomp", "acl:relcl"}:
            return False
        if governor in self.reach.heads:
            return d.dep[child] == "advcl" and self.syntax.is_infinitive(child)
        place = self.calculus.place(child)
        operator = self.calculus.operator(governor, place)
        if operator is not None:
            return operator.effect == INHERIT or place == "inf"
        return True

    def _one_tense(self, a: int, b: int) -> bool:
        """Whether two joined verbs share a tense: "ont défilé et bloqué", not "… et exige"."""
        if not self.syntax.is_verbal(a) or not self.syntax.is_verbal(b):
            return True
        x, y = self.syntax.voice(a), self.syntax.voice(b)
        if not x.auxiliaries and self.syntax.is_past_participle(a):
            return True
        tenses = [
            next((t for t in TENSES if t in self.document.morph[v.carrier]), "") for v in (x, y)
        ]
        return tenses[0] == tenses[1] and bool(x.auxiliaries) == bool(y.auxiliaries)

    def _main(self, head: int) -> bool:
        """Whether a verb stands in the main clause of its sentence."""
        d = self.document
        if not self.syntax.is_verbal(head):
            return False
        while d.dep[head] == "conj":
            head = d.head[head]
        return d.dep[head] in {"ROOT", "parataxis"} or d.head[head] == head

    def _sets_focus(self, head: int, time: Time) -> bool:
        return self._main(head) and head not in self.quoted and _is_day(time)

    def _runs_on(self, candidate: Candidate) -> bool:
        """Whether an act without a time is told on from the day in focus.

        Only a main verb told as done, outside quotation marks, in a tense that tells one act:
        not the imperfect, nor the pluperfect, nor a state in the present.
        """
        head = candidate.head
        if candidate.verdict.status != HAPPENED or head in self.quoted or not self._main(head):
            return False
        voice = self.syntax.voice(head)
        morph = self.document.morph[voice.carrier]
        if "Tense=Imp" in morph or "VerbForm=Fin" not in morph:
            return False
        perfect = any(self.document.dep[a] == "aux:tense" for a in voice.auxiliaries)
        return perfect or "Tense=Past" in morph or bool(candidate.frame.content)


def _is_day(time: Time) -> bool:
    """Whether a time is known to the day, or to one day of each week in doubt."""
    return time.date is not None and time.date.precision in {"day", "set", "week-end"}
