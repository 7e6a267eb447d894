"""What is known while a document is read: of the frame at hand, and of who spoke last."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.finding.quotes.clauses import clause_start
from dateline.finding.quotes.cues import Cue
from dateline.finding.quotes.frames import Frame
from dateline.finding.quotes.marks import Marked
from dateline.finding.quotes.speakers import Speakers
from dateline.finding.quotes.tags import Tag

TAG_ONLY = frozenset({"tag", "thing", "clause", "limited", "self"})


@dataclass(slots=True)
class Spoken:
    """A quotation in the making: its blocks or its token ranges, and who says it how."""

    cue: Cue | None
    speaker: int | None
    kind: str
    rule: str
    pieces: list[tuple[int, int]] = field(default_factory=list)  # code points
    ranges: list[tuple[int, int]] = field(default_factory=list)  # tokens
    scope: tuple[int, int] | None = None  # tokens of the whole reported clause


@dataclass(slots=True)
class Floor:
    """Who spoke last, and in which paragraph."""

    speaker: int | None = None
    paragraph: int = -9
    previous: Frame | None = None  # the sentence before, where nothing was said in it

    def take(self, speaker: int | None, frame: Frame) -> None:
        """Note who speaks in a frame."""
        self.speaker, self.paragraph = speaker, frame.paragraph

    def stale(self, frame: Frame) -> bool:
        """Return whether who spoke last did so in the paragraph before."""
        return frame.paragraph - self.paragraph == 1

    def near(self, frame: Frame) -> int | None:
        """Return who spoke last when that was in this paragraph or the one before."""
        return self.speaker if frame.paragraph - self.paragraph <= 1 else None


class Reading:
    """A frame with its cues and tags, and what has been made of them so far."""

    def __init__(
        self,
        frame: Frame,
        cues: list[Cue],
        tags: list[Tag],
        inserted: dict[int, Tag],
        who: Speakers,
    ) -> None:
        self.frame, self.cues, self.tags, self.who = frame, cues, tags, who
        self.inserted = inserted  # tags inside blocks, by where the block opens
        taken = {t.cue.token for t in tags}
        self.verbs = [c for c in cues if c.token not in taken and not c.cue.frames <= TAG_ONLY]
        self.spoken: list[Spoken] = []
        self.after: Frame | None = None  # the sentence that follows
        self._subjects: dict[int, int | None] = {}
        self._clauses: dict[int, tuple[int, str] | None] = {}

    def by_cue(self, cue: Cue, kinds: tuple[str, ...]) -> Spoken | None:
        """Return what this frame already gives to a cue."""
        return next((s for s in self.spoken if s.cue is cue and s.kind in kinds), None)

    def clause(self, cue: Cue) -> tuple[int, str] | None:
        """Return where the words reported by a verb begin (``clauses.clause_start``)."""
        if cue.token not in self._clauses:
            self._clauses[cue.token] = clause_start(cue, self.frame, self.who)
        return self._clauses[cue.token]

    def subject(self, cue: Cue) -> int | None:
        """Return who speaks through a verb, when it is someone who can.

        A participle ("…, ajoutant que") takes the speaker of the tag or verb before it.
        """
        if cue.token not in self._subjects:
            found = self._before(cue)
            if found is None:
                found = self.who.subject(cue, self.frame)
            if found is None:
                found = self._behind(cue) or self._outside(cue)
            if found is not None and not self.who.can_speak(found, cue):
                found = None
            self._subjects[cue.token] = found
        return self._subjects[cue.token]

    def _before(self, cue: Cue) -> int | None:
        if cue.voice not in {"participle", "infinitive"}:
            return None
        if cue.voice == "participle" and self.who.label.get(cue.first - 1) == "PER":
            return self.who.first_of(cue.first - 1)  # "…, Jean Roy demandant que"
        for tag in reversed(self.tags):
            if tag.stop <= cue.first and not tag.phrase:
                return tag.speaker
        for other in reversed(self.verbs):
            if other.token < cue.first and other.voice == "active":
                found = self.subject(other)
                if found is not None:
                    return found
        return None

    def _behind(self, cue: Cue) -> int | None:
        """A participle at the head of a sentence ("Estimant que …, le ministre a …")."""
        if cue.voice not in {"participle", "infinitive"}:
            return None
        d, frame = self.who.document, self.frame
        comma = False
        for k in range(cue.last + 1, frame.stop):
            comma = comma or d.word[k] == ","
            if comma and d.dep[k] == "nsubj" and frame.block_at(k) is None:
                return k if self.who.can_speak(k, cue) else None
        return None

    def _outside(self, cue: Cue) -> int | None:
        """Words quoted may begin with the verb itself: "le maire « ose affirmer que … »"."""
        outer, d = self.frame.outer, self.who.document
        if outer is None or cue.first > self.frame.first + 1:
            return None
        for k in range(outer.first - 1, max(-1, outer.first - 12), -1):
            if d.pos[k] in {"NOUN", "PROPN"} and self.who.human(k):
                return k
        return None

    def first_person(self, speaker: int) -> bool:
        """Return whether the writer, or someone inside his own words, says "je dis que …"."""
        who = self.who
        said = who.lower[speaker] in who.words["first_person"]
        return said and who.lower[speaker] not in who.words["indefinite"]

    def sentence_like(self, block: Marked) -> bool:
        """Return whether a finite verb stands between the marks."""
        return self.finite(block.first, block.stop)

    def finite(self, first: int, stop: int) -> bool:
        """Return whether a finite verb stands between two tokens."""
        morph = self.who.document.morph
        return any("VerbForm=Fin" in morph[k] for k in range(first, stop))
