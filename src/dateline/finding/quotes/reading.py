"""Read one document: every frame in turn, with who spoke last kept in mind."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.finding.quotes.clauses import clause_start, clause_stop
from dateline.finding.quotes.cues import Cue, CueFinder
from dateline.finding.quotes.frames import PAUSES, STOPS, Frame
from dateline.finding.quotes.marks import Marked
from dateline.finding.quotes.speakers import Speakers
from dateline.finding.quotes.tags import Tag, phrase_of, tag_of
from dateline.finding.quotes.terms import Terms
from dateline.records import QuoteMention, Span

SHORT = 2  # words: what is no longer may be a term and not a quotation
LONG = 4  # words: what is longer is quoted even where no verb of saying is near


@dataclass(slots=True)
class Spoken:
    """A quotation in the making: its blocks or token ranges, and who says it how."""

    cue: Cue | None
    speaker: int | None
    kind: str
    rule: str
    blocks: list[Marked] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)
    scope: list[tuple[int, int]] = field(default_factory=list)


class Reading:
    """What is known of a frame while it is read."""

    def __init__(self, frame: Frame, cues: list[Cue], tags: list[Tag]) -> None:
        self.frame = frame
        self.cues = cues
        self.tags = tags
        taken = {t.cue.token for t in tags}
        self.verbs = [c for c in cues if c.voice != "phrase" and c.token not in taken]
        self.spoken: list[Spoken] = []
        self.subjects: dict[int, int | None] = {}

    def by_cue(self, cue: Cue) -> Spoken | None:
        """Return what this frame already gives to a cue."""
        return next((s for s in self.spoken if s.cue is cue), None)


class Reader:
    """Reads frames in order."""

    def __init__(self, finder: CueFinder, terms: Terms) -> None:
        self.finder = finder
        self.document = finder.document
        self.words = finder.words
        self.who = Speakers(finder)
        self.terms = terms
        self.floor: int | None = None  # who spoke last
        self.floor_paragraph = -2

    def read(self, frame: Frame, starts: list[int]) -> list[Spoken]:
        """Return the quotations of a frame; ``starts`` are the tokens that may begin cues."""
        cues = self._cues(frame, starts)
        if not cues and not frame.blocks:
            return []
        reading = Reading(frame, cues, self._tags(cues, frame))
        blocks = [b for b in frame.blocks if not self.terms.holds(b, frame)]
        for block in blocks:
            self._block(block, reading)
        if frame.outer is None or not frame.blocks:
            self._indirect(reading, blocks)
        self._remember(reading)
        return reading.spoken

    def _cues(self, frame: Frame, starts: list[int]) -> list[Cue]:
        found: list[Cue] = []
        reached = frame.first
        for i in starts:
            if i < reached or frame.block_at(i) is not None:
                continue
            cue = self.finder.phrase_at(i, frame.stop) or self.finder.verb_at(
                i, frame.first, frame.stop
            )
            if cue is not None and (cue.voice == "phrase" or self._verbal(cue)):
                found.append(cue)
                reached = cue.last + 1
        return found

    def _verbal(self, cue: Cue) -> bool:
        """A word that may be a noun ("accuse", "note") counts as a verb only in a verb's place."""
        pos = self.document.pos[cue.token]
        return (
            pos in {"VERB", "AUX"}
            or cue.first < cue.token
            or cue.inverted is not None
            or pos in {"X", "ADJ", "NOUN"}
        )

    def _tags(self, cues: list[Cue], frame: Frame) -> list[Tag]:
        tags: list[Tag] = []
        for cue in cues:
            tag = (
                phrase_of(cue, frame, self.who)
                if cue.voice == "phrase"
                else tag_of(cue, frame, self.who)
            )
            if tag is not None:
                tags.append(tag)
        return tags

    # --- words between marks --------------------------------------------------------------

    def _block(self, block: Marked, reading: Reading) -> None:
        frame = reading.frame
        carried = self.terms.carrier(block, frame, self.who)
        if carried is not None:
            self._give(block, reading, None, carried, "quotes.carrier")
            return
        tag = self._tag_for(block, reading)
        verb = self._verb_for(block, reading)
        if verb is not None and (tag is None or not self._adjacent(block, tag) or verb[2]):
            self._give(block, reading, verb[0], verb[1], "quotes.governed")
            return
        if tag is not None:
            self._give(block, reading, tag.cue, tag.speaker, "quotes.tag")
            return
        self._unclaimed(block, reading)

    def _tag_for(self, block: Marked, reading: Reading) -> Tag | None:
        """The tag right behind the block; failing that a later one, or one before."""
        behind = [t for t in reading.tags if t.first >= block.stop]
        if behind and (behind[0].cue.voice != "phrase" or behind[0].place != "start"):
            return behind[0]
        before = [t for t in reading.tags if t.stop <= block.first]
        for tag in reversed(before):
            if tag.cue.voice == "phrase" and tag.place == "start":
                return tag
            if self._only_joins(tag.stop, block.first, reading):
                return tag
        return None

    def _only_joins(self, start: int, stop: int, reading: Reading) -> bool:
        pos = self.document.pos
        return stop - start <= 6 and all(
            pos[k] in {"PUNCT", "CCONJ", "ADV", "ADP", "DET"}
            or reading.frame.block_at(k) is not None
            for k in range(start, stop)
        )

    def _adjacent(self, block: Marked, tag: Tag) -> bool:
        return 0 <= tag.first - block.stop <= 1

    def _verb_for(self, block: Marked, reading: Reading) -> tuple[Cue, int, bool] | None:
        """The nearest verb of saying before the block that can govern it, and its subject.

        The third value tells that a "que" links the two.
        """
        for cue in reversed(reading.verbs):
            if cue.last >= block.first:
                continue
            linked = self._links(cue, block, reading.frame)
            if linked is None or (not linked and not self._may_govern(cue, block)):
                continue
            speaker = self._subject(cue, reading)
            if speaker is not None and self._speaks(speaker):
                return cue, speaker, linked
        return None

    def _subject(self, cue: Cue, reading: Reading) -> int | None:
        """The speaker of a verb; a participle ("…, ajoutant que") takes that of the verb before it."""
        if cue.token not in reading.subjects:
            reading.subjects[cue.token] = self._look_for_subject(cue, reading)
        return reading.subjects[cue.token]

    def _look_for_subject(self, cue: Cue, reading: Reading) -> int | None:
        frame = reading.frame
        if cue.voice in {"participle", "infinitive"} and cue.first > frame.first:
            behind = [t for t in reading.tags if t.stop <= cue.first and t.cue.voice != "phrase"]
            if behind:
                return behind[-1].speaker
            for other in reversed(reading.verbs):
                if other.token < cue.first and other.voice == "active":
                    before = self._subject(other, reading)
                    if before is not None:
                        return before
        return self.who.subject(cue, frame)

    def _may_govern(self, cue: Cue, block: Marked) -> bool:
        if self.document.pos[cue.token] not in {"VERB", "AUX"}:
            return False
        if cue.cue.frames & {"object", "que", "de", "à"}:
            return True
        return "attribute" in cue.cue.frames and block.first - cue.last <= 2

    def _links(self, cue: Cue, block: Marked, frame: Frame) -> bool | None:
        """Return whether a clause of the verb holds the block; None if the clause comes after it."""
        begun = clause_start(cue, frame, self.who)
        if begun is None:
            return False
        if begun[0] > block.first:
            return None
        colon = self.document.word[block.first - 1] == ":"
        return not colon

    def _speaks(self, speaker: int) -> bool:
        return self.who.lower[speaker] not in self.words["impersonal"]

    def _unclaimed(self, block: Marked, reading: Reading) -> None:
        """No verb of saying near: a whole sentence, or many words, belong to who spoke last."""
        frame, d = reading.frame, self.document
        size = block.stop - block.first - 2
        colon = block.first > frame.first and d.word[block.first - 1] == ":"
        alone = self._stands_alone(block, frame)
        if not (colon or alone or size >= LONG):
            return
        near = frame.paragraph - self.floor_paragraph <= 1
        speaker = self._subject_of(frame, block) if colon else None
        if speaker is None and near:
            speaker = self.floor
        if speaker is None and not (alone and self._sentence_like(block)):
            return
        if not alone and not colon and not self._sentence_like(block):
            return
        self._give(block, reading, None, speaker, "quotes.floor")

    def _stands_alone(self, block: Marked, frame: Frame) -> bool:
        pos = self.document.pos
        return all(
            pos[k] in {"PUNCT", "CCONJ", "ADV", "SCONJ"} or frame.block_at(k) is not None
            for k in range(frame.first, frame.stop)
        )

    def _sentence_like(self, block: Marked) -> bool:
        morph = self.document.morph
        return any("VerbForm=Fin" in morph[k] for k in range(block.first, block.stop))

    def _subject_of(self, frame: Frame, block: Marked) -> int | None:
        d = self.document
        for k in range(frame.first, block.first):
            if d.dep[k] == "nsubj" and self.who.human(k) and frame.block_at(k) is None:
                return k
        return None

    def _give(
        self, block: Marked, reading: Reading, cue: Cue | None, speaker: int | None, rule: str
    ) -> None:
        known = reading.by_cue(cue) if cue is not None else None
        if known is not None:
            known.blocks.append(block)
            return
        kind = "direct" if self._is_direct(block, reading.frame) else "mixed"
        reading.spoken.append(Spoken(cue, speaker, kind, rule, [block]))

    def _is_direct(self, block: Marked, frame: Frame) -> bool:
        d = self.document
        if block.first > frame.first and d.word[block.first - 1] == ":":
            return True
        leads = all(d.pos[k] in {"PUNCT", "CCONJ", "ADV"} for k in range(frame.first, block.first))
        return leads and self._sentence_like(block)

    # --- words without marks --------------------------------------------------------------

    def _indirect(self, reading: Reading, blocks: list[Marked]) -> None:
        frame = reading.frame
        reported: list[tuple[int, int]] = []
        for cue in reading.verbs:
            known = reading.by_cue(cue)
            if (known is not None and known.kind != "direct") or cue.voice in {"bare", "passive"}:
                continue
            if self.document.pos[cue.token] not in {"VERB", "AUX"} and cue.first == cue.token:
                continue
            begun = clause_start(cue, frame, self.who)
            if begun is None or (
                cue.negated and cue.cue.stance in {"declare", "announce", "explain"}
            ):
                continue
            speaker = self._subject(cue, reading)
            if speaker is None or not self._speaks(speaker) or self._first_person(speaker, frame):
                continue
            start = begun[0]
            stop = clause_stop(start, cue, frame, reading.cues, self.who)
            stop = min(
                [stop, *(t.first for t in reading.tags if t.first > start and t.place == "end")]
            )
            if (
                stop - start < 2
                or (begun[1] == "que" and not self._finite(start, stop))
                or any(b.first >= start and b.stop <= stop for b in blocks)
            ):
                continue
            reported.append((start, stop))
            reading.spoken.append(
                Spoken(cue, speaker, "indirect", f"quotes.clause_{begun[1]}", [], [(start, stop)])
            )
        for tag in reading.tags:
            if reading.by_cue(tag.cue) is None:
                self._tagged(tag, reading, reported, blocks)

    def _finite(self, start: int, stop: int) -> bool:
        morph = self.document.morph
        return any("VerbForm=Fin" in morph[k] for k in range(start, stop))

    def _first_person(self, speaker: int, frame: Frame) -> bool:
        if frame.outer is not None:
            return self.document.pos[speaker] == "PRON"
        return self.who.lower[speaker] in self.words["first_person"]

    def _tagged(
        self, tag: Tag, reading: Reading, reported: list[tuple[int, int]], blocks: list[Marked]
    ) -> None:
        frame = reading.frame
        ranges = self._ranges(tag, reading)
        if not ranges or any(
            b.first >= a and b.stop <= z
            for a, z in ranges
            for b in blocks
            if reading.spoken
            and any(b in s.blocks and s.rule == "quotes.tag" for s in reading.spoken)
        ):
            return
        if tag.place == "start" and reported:
            return
        if sum(z - a for a, z in ranges) < 3:
            return
        rule = "quotes.source" if tag.cue.voice == "phrase" else "quotes.tag_unmarked"
        reading.spoken.append(Spoken(tag.cue, tag.speaker, "indirect", rule, [], ranges))

    def _ranges(self, tag: Tag, reading: Reading) -> list[tuple[int, int]]:
        frame, d = reading.frame, self.document
        if tag.place == "start":
            start = tag.stop
            while start < frame.stop and d.word[start] in PAUSES:
                start += 1
            return [r for r in [(start, self._trimmed(start, frame.stop))] if r[1] - r[0] > 2]
        start = self._attached(tag, frame)
        before = (start, self._trimmed(start, tag.first))
        if tag.place == "middle" and self._dangles(before, frame, tag):
            after = tag.stop
            while after < frame.stop and d.word[after] in PAUSES:
                after += 1
            return [before, (after, self._trimmed(after, frame.stop))]
        return [before]

    def _attached(self, tag: Tag, frame: Frame) -> int:
        """A phrase of source in a relative clause says that clause only."""
        if tag.cue.voice != "phrase":
            return frame.first
        d = self.document
        node = tag.speaker
        for _ in range(5):
            node = d.head[node]
            if not frame.first <= node < frame.stop:
                break
            if d.dep[node] == "acl:relcl" and node < tag.first:
                return self._relative_before(node, frame)
        return frame.first

    def _relative_before(self, verb: int, frame: Frame) -> int:
        for k in range(verb, frame.first, -1):
            if self.who.lower[k] in self.words["relative"]:
                return k if self.document.word[k - 1] == "," else frame.first
        return frame.first

    def _dangles(self, before: tuple[int, int], frame: Frame, tag: Tag) -> bool:
        """Return whether what stands before a tag in the middle is no sentence by itself."""
        d = self.document
        last = before[1] - 1
        if last < before[0]:
            return False
        if d.pos[last] in {"AUX", "VERB"}:
            return True
        return not any(
            "VerbForm=Fin" in d.morph[k] and d.pos[k] in {"VERB", "AUX"} for k in range(*before)
        )

    def _trimmed(self, start: int, stop: int) -> int:
        d = self.document
        while stop > start and (
            d.word[stop - 1] in STOPS or d.word[stop - 1] in PAUSES or d.pos[stop - 1] == "CCONJ"
        ):
            stop -= 1
        return stop

    # --- memory -----------------------------------------------------------------------------

    def _remember(self, reading: Reading) -> None:
        frame = reading.frame
        if frame.outer is not None:
            return
        said = [s for s in reading.spoken if s.speaker is not None]
        if said:
            tags = [s for s in said if s.rule in {"quotes.tag", "quotes.floor"}]
            self.floor = (tags or said)[-1].speaker
            self.floor_paragraph = frame.paragraph
            return
        for cue in reading.verbs:
            speaker = self.who.subject(cue, frame)
            if speaker is not None and self._speaks(speaker):
                self.floor, self.floor_paragraph = speaker, frame.paragraph
                return

    def mention(self, spoken: Spoken, frame: Frame) -> QuoteMention:
        """Return the record of a quotation."""
        d = self.document
        if spoken.blocks:
            pieces = [p for b in spoken.blocks for p in b.pieces]
        else:
            pieces = [(d.start[a], d.end[z - 1]) for a, z in spoken.ranges]
        content = tuple(Span(d.text[a:z], a, z) for a, z in pieces)
        tokens = tuple((d.token_at(a), d.token_at(z - 1) + 1) for a, z in pieces)
        cue = spoken.cue
        addressee = None
        if cue is not None and cue.voice != "phrase":
            addressee = self.who.addressee(cue, frame)
        return QuoteMention(
            kind=spoken.kind,
            content=content,
            tokens=tokens,
            verb=cue.cue.form if cue else None,
            cue=cue.token if cue else None,
            speaker=spoken.speaker,
            addressee=addressee if addressee != spoken.speaker else None,
            stance=cue.cue.stance if cue else None,
            rule=spoken.rule,
            scope=tuple(spoken.scope),
            body=self.who.body(spoken.speaker),
        )
