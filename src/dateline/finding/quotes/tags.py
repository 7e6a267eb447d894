"""Speech tags ("…, a dit lundi le ministre") and phrases of source ("selon …", "pour …")."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.finding.quotes.cues import Cue
from dateline.finding.quotes.frames import PAUSES, STOPS, Frame
from dateline.finding.quotes.marks import Marked
from dateline.finding.quotes.speakers import Speakers


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag or a phrase of source: its cue, who speaks, and the tokens that it takes up.

    ``place`` is start, middle or end of the frame.
    """

    cue: Cue
    speaker: int
    first: int
    stop: int
    place: str


def tag_of(cue: Cue, frame: Frame, who: Speakers) -> Tag | None:
    """Return the tag whose verb is ``cue``: after a pause or a block, its subject behind it."""
    if "tag" not in cue.cue.frames or cue.voice not in {"active", "bare"}:
        return None
    if _observed(cue, frame, who):
        return None
    d, lower = who.document, who.lower
    first = cue.first
    if first > frame.first:
        before = frame.block_at(first - 1)
        while (
            before is None
            and first > frame.first
            and d.pos[first - 1] in {"ADV", "CCONJ"}
            and lower[first - 1] not in who.words["that"]
        ):
            first -= 1
            before = frame.block_at(first - 1) if first > frame.first else None
    after_block = first > frame.first and frame.block_at(first - 1) is not None
    after_pause = first > frame.first and lower[first - 1] in PAUSES | STOPS | {"-", "–", "—", ")"}
    begins = first == frame.first and frame.outer is None
    if not (after_block or after_pause or begins):
        return None
    if cue.inverted is not None:
        speaker, stop = cue.inverted, cue.last + 1
    else:
        found = _subject(cue, frame, who, after_block or _block_then_pause(first, frame))
        if found is None:
            return None
        speaker, stop = found
    if begins and cue.inverted is None:
        return None
    start = first - 1 if after_pause else first
    return Tag(cue, speaker, start, stop, _place(start, stop, frame, who))


def _observed(cue: Cue, frame: Frame, who: Speakers) -> bool:
    """An agency's own reporter who saw it is no source."""
    lower, words = who.lower, who.words
    verb = cue.cue.form in words["observing"]
    near = range(cue.last + 1, min(frame.stop, cue.last + 10))
    if not any(lower[k] in words["observer"] for k in near):
        return False
    return verb or any(lower[k] in words["agency"] for k in near)


def _block_then_pause(first: int, frame: Frame) -> bool:
    return first - 2 >= frame.first and frame.block_at(first - 2) is not None


def _subject(cue: Cue, frame: Frame, who: Speakers, strict: bool) -> tuple[int, int] | None:
    """The subject behind the verb; where no block stands before, it must be able to speak."""
    d = who.document
    limit = next((b.first for b in frame.blocks if b.first > cue.last), frame.stop)
    head = who.after(cue.last + 1, limit)
    if head is None:
        return None
    if not strict and not (who.human(head) and _closes(cue, head, frame, who)):
        return None
    reach = _pause_before(cue, frame, who) if strict else frame.first - 1
    for child in d.children[cue.token]:
        if reach < child < cue.first and d.dep[child] == "nsubj" and frame.block_at(child) is None:
            return None
    return head, who.phrase_end(head, frame.stop)


def _pause_before(cue: Cue, frame: Frame, who: Speakers) -> int:
    k = cue.first - 1
    while k > frame.first and who.lower[k] not in PAUSES and frame.block_at(k) is None:
        k -= 1
    return k


def _closes(cue: Cue, head: int, frame: Frame, who: Speakers) -> bool:
    """Return whether a verb and its noun are a tag and not a second predicate with its object."""
    d = who.document
    if d.dep[head] in {"nsubj", "nsubj:pass"} and d.head[head] == cue.token:
        return True
    determiner = who.document.word[head - 1] if head else ""
    return d.pos[head] == "PROPN" or bool(determiner)


def _place(first: int, stop: int, frame: Frame, who: Speakers) -> str:
    if first <= frame.first + 1:
        return "start"
    rest = [k for k in range(stop, min(frame.stop, stop + 3)) if who.document.pos[k] != "PUNCT"]
    return "middle" if rest else "end"


def phrase_of(cue: Cue, frame: Frame, who: Speakers) -> Tag | None:
    """Return the phrase of source that begins at ``cue``, with whoever it names."""
    d, lower, words = who.document, who.lower, who.words
    if cue.last + 1 >= frame.stop or _observed(cue, frame, who):
        return None
    limit = next((b.first for b in frame.blocks if b.first > cue.last), frame.stop)
    speaker = cue.last if "self" in cue.cue.frames else who.head_from(cue.last + 1, limit)
    if (
        speaker is None
        or lower[speaker] in words["no_source"]
        or d.lemma[speaker] in words["no_source"]
    ):
        return None
    if lower[speaker] in words["relative"] | words["that"] or lower[speaker] in words["time"]:
        return None
    starts = all(
        d.pos[k] in {"ADV", "CCONJ", "PUNCT", "SCONJ"} for k in range(frame.first, cue.first)
    )
    if "limited" in cue.cue.frames and not (starts and _named(speaker, who)):
        return None
    stop = who.phrase_end(speaker, frame.stop)
    if starts:
        stop = _past_appositions(stop, speaker, frame, who)
        return Tag(cue, speaker, cue.first, stop, "start")
    first = cue.first - 1 if lower[cue.first - 1] in PAUSES else cue.first
    ends = stop >= frame.stop or d.pos[stop] == "PUNCT"
    return Tag(cue, speaker, first, stop, "end" if ends else "middle")


def _named(speaker: int, who: Speakers) -> bool:
    return who.label.get(speaker) in {"PER", "ORG"} or who.lower[speaker] in who.words.speakers


def _past_appositions(stop: int, speaker: int, frame: Frame, who: Speakers) -> int:
    """Skip ", ministre de l'Économie," and ", cité par …," after the one who is named."""
    d, lower = who.document, who.lower
    for _ in range(3):
        while stop < frame.stop and lower[stop] != ",":
            if frame.block_at(stop) is not None or "VerbForm=Fin" in d.morph[stop]:
                return stop
            stop += 1
        if stop + 1 >= frame.stop:
            return stop
        following = stop + 1
        if not _apposed(following, speaker, who):
            return following
        stop = following
    return stop


def _apposed(k: int, speaker: int, who: Speakers) -> bool:
    d = who.document
    if d.pos[k] == "NOUN" and who.lower[k] in who.words.speakers:
        return True
    if "VerbForm=Part" in d.morph[k] and "Tense=Past" in d.morph[k]:
        return True
    head = d.head[k] if d.pos[k] in {"DET", "ADJ", "ADP"} else k
    return d.dep[head] == "appos" and d.head[head] <= k and head > k - 1 and d.head[head] >= speaker


def before_after(block: Marked, frame: Frame, who: Speakers) -> tuple[str, str]:
    """Return the words just before and just after a block, empty at the frame's edges."""
    before = who.lower[block.first - 1] if block.first > frame.first else ""
    after = who.lower[block.stop] if block.stop < frame.stop else ""
    return before, after
