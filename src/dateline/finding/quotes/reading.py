"""Read one document: every frame in turn, with who spoke last kept in mind."""

from __future__ import annotations

from bisect import bisect_left

from dateline.finding.quotes.blocks import read_block
from dateline.finding.quotes.cues import Cue, CueFinder
from dateline.finding.quotes.frames import Frame
from dateline.finding.quotes.marks import Marked
from dateline.finding.quotes.reported import read_back, read_reported
from dateline.finding.quotes.speakers import Speakers
from dateline.finding.quotes.state import Floor, Reading, Spoken
from dateline.finding.quotes.tags import Tag, inserted_tag, phrase_of, tag_of
from dateline.finding.quotes.terms import Terms
from dateline.records import QuoteMention, Span

ALONE = 3  # tokens of a block with one word
FIRM = frozenset({"quotes.tag", "quotes.floor", "quotes.inserted"})


class Reader:
    """Reads the frames of a document in order."""

    def __init__(
        self,
        finder: CueFinder,
        terms: Terms,
        starts: list[int],
        inner: dict[int, list[Frame]],
    ) -> None:
        self.finder = finder
        self.document = finder.document
        self.who = Speakers(finder)
        self.terms = terms
        self.starts = starts
        self.inner = inner
        self.used: set[int] = set()  # cues inside quotations that speak for the whole of them
        self.floor = Floor()
        self.before: Frame | None = None  # the sentence just read

    def read(self, frame: Frame, after: Frame | None = None) -> list[QuoteMention]:
        """Return the quotations of a frame; ``after`` is the sentence that follows it."""
        cues = self._cues(frame)
        if not cues and not frame.blocks:
            if frame.outer is None:
                self.floor.previous = self.before = frame
            return []
        reading = Reading(frame, cues, self._tags(cues, frame), self._inserted(frame), self.who)
        reading.after = after
        cited = {c.token for c in cues}
        for block in frame.blocks:
            if block.stop - block.first <= ALONE and not cited.isdisjoint(
                range(block.first, block.stop)
            ):
                continue  # the verb of saying itself: "a « invité » ses amis « à venir »"
            read_block(block, reading, self.terms, self.floor)
        given = {start for s in reading.spoken for start, _ in s.pieces}
        quoted = [b for b in frame.blocks if b.start in given]
        read_reported(reading, quoted)
        if frame.outer is None:
            read_back(reading, self.before)
            self.before = None if reading.spoken else frame
        self._remember(reading)
        return [self.mention(s, frame) for s in reading.spoken]

    def _cues(self, frame: Frame) -> list[Cue]:
        found: list[Cue] = []
        reached = frame.first
        starts = self.starts
        for n in range(bisect_left(starts, frame.first), bisect_left(starts, frame.stop)):
            i = starts[n]
            if i < reached or i in self.used:
                continue
            block = frame.block_at(i)
            if block is not None and not self._quoted_verb(block):
                continue
            cue = self._cue(i, frame)
            if cue is not None:
                found.append(cue)
                reached = cue.last + 1
        return found

    def _quoted_verb(self, block: Marked) -> bool:
        """Return whether a block is the verb of saying itself: "a « invité » ses amis"."""
        before = block.first - 1
        led = before >= 0 and self.document.pos[before] in {"AUX", "PRON"}
        return led and block.stop - block.first <= ALONE

    def _cue(self, i: int, frame: Frame) -> Cue | None:
        phrase = self.finder.phrase_at(i, frame.first, frame.stop)
        return phrase or self.finder.verb_at(i, frame.first, frame.stop)

    def _inserted(self, frame: Frame) -> dict[int, Tag]:
        found: dict[int, Tag] = {}
        for block in frame.blocks:
            inside = self.inner.get(block.opened, [])
            tag = inserted_tag(inside, self.starts, self.finder.verb_at, self.who)
            if tag is not None:
                found[block.opened] = tag
                self.used.add(tag.cue.token)
        return found

    def _tags(self, cues: list[Cue], frame: Frame) -> list[Tag]:
        tags: list[Tag] = []
        for cue in cues:
            make = phrase_of if cue.voice == "phrase" else tag_of
            tag = make(cue, frame, self.who)
            if tag is not None:
                tags.append(tag)
        return tags

    def _remember(self, reading: Reading) -> None:
        frame = reading.frame
        if frame.outer is not None:
            return
        self.floor.previous = None if reading.spoken else frame
        said = [s for s in reading.spoken if s.speaker is not None]
        if said:
            firm = [s for s in said if s.rule in FIRM]
            self.floor.take((firm or said)[-1].speaker, frame)
            return
        for cue in reading.cues:
            speaker = reading.subject(cue) if cue.voice != "phrase" else None
            if speaker is not None:
                self.floor.take(speaker, frame)
                return

    def mention(self, spoken: Spoken, frame: Frame | None) -> QuoteMention:
        """Return the record of a quotation."""
        d, cue = self.document, spoken.cue
        if spoken.pieces:
            pieces = spoken.pieces
            tokens = tuple((d.token_at(a), d.token_at(z - 1) + 1) for a, z in pieces)
        else:
            pieces = [(d.start[a], d.end[z - 1]) for a, z in spoken.ranges]
            tokens = tuple(spoken.ranges)
        speaker = spoken.speaker
        if speaker is not None:
            speaker = self.who.author(speaker, len(d))
        addressee = None
        if frame is not None and cue is not None and cue.voice != "phrase":
            addressee = self.who.addressee(cue, frame)
        return QuoteMention(
            kind=spoken.kind,
            content=tuple(Span(d.text[a:z], a, z) for a, z in pieces),
            tokens=tokens,
            verb=cue.cue.form if cue else None,
            cue=cue.token if cue else None,
            speaker=speaker,
            addressee=addressee if addressee != speaker else None,
            stance=cue.cue.stance if cue else None,
            rule=spoken.rule,
            scope=(spoken.scope,) if spoken.scope else (),
            body=self.who.body(speaker),
        )
