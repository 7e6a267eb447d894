"""Words reported without marks: clauses of verbs of saying, tags, phrases of source."""

from __future__ import annotations

from dateline.finding.quotes.blocks import MARKED
from dateline.finding.quotes.clauses import clause_stop
from dateline.finding.quotes.cues import Cue
from dateline.finding.quotes.frames import PAUSES, STOPS, Frame
from dateline.finding.quotes.marks import Marked
from dateline.finding.quotes.state import Reading, Spoken
from dateline.finding.quotes.tags import Tag

LEAST = 3  # tokens
NEAR_VERB = 5  # tokens between a relative pronoun and its verb
BACK = 3  # tokens of "c'est ce"
SILENT = frozenset({"declare", "announce", "explain", "emphasise", "add", "confirm", "write"})


def read_reported(reading: Reading, blocks: list[Marked]) -> None:
    """Add the indirect speech of a frame; ``blocks`` are those that are quotations."""
    reported: list[tuple[int, int]] = []
    for cue in reading.verbs:
        found = _clause(cue, reading, blocks)
        if found is not None:
            reading.spoken.append(found)
            reported += found.ranges
    for tag in reading.tags:
        if reading.by_cue(tag.cue, MARKED) is None:
            _tagged(tag, reading, reported)


def _clause(cue: Cue, reading: Reading, blocks: list[Marked]) -> Spoken | None:
    frame, who = reading.frame, reading.who
    if cue.voice in {"bare", "passive"} or who.document.pos[cue.token] not in {"VERB", "AUX"}:
        return None
    begun = reading.clause(cue)
    if begun is None or (cue.negated and cue.cue.stance in SILENT):
        return None
    speaker = reading.subject(cue)
    if speaker is None or not _told(speaker, reading):
        return None
    start, how = begun
    stop = clause_stop(start, cue, frame, reading.cues, who)
    stop = min([stop, *(t.first for t in reading.tags if t.first > start and _ends(t, reading))])
    if stop - start < 2 or (how == "that" and not reading.finite(start, stop)):
        return None
    if any(start <= b.first < stop for b in blocks):
        return None  # some of it stands between marks: that is what is quoted
    return Spoken(cue, speaker, "indirect", f"quotes.clause_{how}", ranges=[(start, stop)])


def _ends(tag: Tag, reading: Reading) -> bool:
    """Return whether a tag ends the clause before it: at the sentence's end, or after a comma."""
    return tag.place == "end" or reading.who.lower[tag.first] in PAUSES


def _told(speaker: int, reading: Reading) -> bool:
    """Return whether the report tells that someone speaks, and no "je dis que" does."""
    who = reading.who
    if reading.frame.outer is not None:
        return who.document.pos[speaker] != "PRON"
    return who.lower[speaker] not in who.words["first_person"]


def _tagged(tag: Tag, reading: Reading, reported: list[tuple[int, int]]) -> None:
    ranges = _ranges(tag, reading)
    if sum(stop - start for start, stop in ranges) < LEAST:
        return
    quoted = any(s.kind in MARKED and s.pieces for s in reading.spoken)
    if tag.place == "start" and (reported or quoted):
        return  # "selon un sondage, les Français estiment que …": the nearer one has said it
    if quoted and tag.phrase:
        return
    rule = "quotes.source" if tag.phrase else "quotes.tag_unmarked"
    reading.spoken.append(Spoken(tag.cue, tag.speaker, "indirect", rule, ranges=ranges))


def read_back(reading: Reading, before: Frame | None) -> None:
    """Give the sentence before to whoever "c'est ce qu'a dit …" names."""
    frame, who = reading.frame, reading.who
    opening = " ".join(who.lower[frame.first : frame.first + BACK])
    if before is None or opening not in who.words["back"] or reading.spoken:
        return
    for cue in reading.verbs:
        if "tag" not in cue.cue.frames or who.lower[cue.first - 1] not in who.words["that"]:
            continue
        speaker = who.after(cue.last + 1, frame.stop)
        if speaker is not None:
            told = _trimmed(before.first, before.stop, reading)
            said = Spoken(cue, speaker, "indirect", "quotes.points_back", ranges=[told])
            reading.spoken.append(said)
            return


def _ranges(tag: Tag, reading: Reading) -> list[tuple[int, int]]:
    frame, d = reading.frame, reading.who.document
    if tag.place == "start":
        return [_trimmed(tag.stop, frame.stop, reading)]
    start = _attached(tag, reading)
    if start == tag.first or _opens_clause(tag, reading):
        return [_trimmed(tag.stop, frame.stop, reading)]
    # "…, selon X et selon Y": both tell what stands before the first
    earlier = [t.first for t in reading.tags if tag.phrase and t.phrase and t.place != "start"]
    first = min([tag.first, *earlier])
    before = _trimmed(start, first, reading)
    parenthetic = tag.stop < frame.stop and d.word[tag.stop] in PAUSES
    if tag.place == "middle" and parenthetic and _dangles(before, reading):
        return [before, _trimmed(tag.stop, frame.stop, reading)]
    return [before]


def _attached(tag: Tag, reading: Reading) -> int:
    """A phrase of source behind a relative clause tells that clause only."""
    frame, who = reading.frame, reading.who
    if not tag.phrase:
        return frame.first
    relative = who.words["relative"]
    if who.lower[tag.first - 1] in relative:
        return tag.first
    paused = who.lower[tag.first] in PAUSES
    if paused and tag.place == "end" and who.lower[tag.speaker] not in who.words["tonic"]:
        return frame.first  # ", selon la police." closes the whole sentence
    verb = _verb_before(tag.first, frame, reading)
    for k in range(verb - 1, max(frame.first + 1, verb - NEAR_VERB), -1):
        if "VerbForm=Fin" in who.document.morph[k]:
            break
        if who.lower[k] in relative:
            return k
    return frame.first


def _opens_clause(tag: Tag, reading: Reading) -> bool:
    """Return whether a phrase of source begins the second half: "…, mais selon X le pays …"."""
    joined = reading.who.document.pos[tag.first - 1] == "CCONJ"
    return tag.phrase and joined and reading.finite(tag.stop, reading.frame.stop)


def _verb_before(stop: int, frame: Frame, reading: Reading) -> int:
    """Return the first word of the finite verb nearest before a token."""
    morph = reading.who.document.morph
    for k in range(stop - 1, frame.first, -1):
        if "VerbForm=Fin" in morph[k]:
            return k
    return frame.first


def _dangles(before: tuple[int, int], reading: Reading) -> bool:
    """Return whether what stands before a tag in the middle is no sentence by itself."""
    last = before[1] - 1
    if last < before[0]:
        return False
    if reading.who.document.pos[last] in {"AUX", "VERB"}:
        return True
    return not reading.finite(*before)


def _trimmed(start: int, stop: int, reading: Reading) -> tuple[int, int]:
    d = reading.who.document
    while start < stop and d.word[start] in PAUSES:
        start += 1
    while stop > start and (d.word[stop - 1] in STOPS | PAUSES or d.pos[stop - 1] == "CCONJ"):
        stop -= 1
    return start, stop
