"""What a verb of saying governs: its clause, its infinitive, its reported question."""

from __future__ import annotations

from dateline.finding.quotes.cues import Cue
from dateline.finding.quotes.frames import STOPS, Frame
from dateline.finding.quotes.speakers import Speakers

FAR = 22  # tokens between a verb and its "que"
NEAR = 6  # tokens between a verb and its infinitive


def clause_start(cue: Cue, frame: Frame, who: Speakers) -> tuple[int, str] | None:
    """Return where the words reported by a verb begin, and by which frame of the verb."""
    frames = cue.cue.frames
    if "que" in frames:
        at = _that(cue, frame, who)
        if at is not None:
            return at, "que"
    if "inf" in frames:
        at = _infinitive(cue, frame, who)
        if at is not None:
            return at, "inf"
    if "si" in frames and not cue.negated:
        at = _question(cue, frame, who)
        if at is not None:
            return at, "si"
    if "attribute" in frames:
        at = _attribute(cue, frame, who)
        if at is not None:
            return at, "attribute"
    return None


def _that(cue: Cue, frame: Frame, who: Speakers) -> int | None:
    d, lower, words = who.document, who.lower, who.words
    that = words["that"]
    for k in range(cue.last + 1, min(frame.stop, cue.last + FAR)):
        block = frame.block_at(k)
        if block is not None:
            glued = d.text[d.start[k] : block.opened].lower().replace("’", "'")
            return k if glued in that else None
        if lower[k] in that:
            if lower[k - 1] in words["compound"] and k - 1 > cue.last:
                return None
            return k
        if (d.pos[k] == "VERB" and "VerbForm=Fin" in d.morph[k]) or lower[k] in words["relative"]:
            return None
        if lower[k] in {":", ";"}:
            return None
    return None


def _infinitive(cue: Cue, frame: Frame, who: Speakers) -> int | None:
    d, lower, words = who.document, who.lower, who.words
    begun: int | None = None
    for k in range(cue.last + 1, min(frame.stop, cue.last + NEAR)):
        if frame.block_at(k) is not None:
            return None
        pos, word = d.pos[k], lower[k]
        if "VerbForm=Inf" in d.morph[k]:
            return k if begun is None else begun
        if pos == "PRON" or word in words["negation"] or word in words["negator"]:
            begun = k if begun is None else begun
        elif pos != "ADV" and word not in words["time"]:
            return None
    return None


def _question(cue: Cue, frame: Frame, who: Speakers) -> int | None:
    lower, words = who.lower, who.words
    asking = words["whether"] | words["asking"]
    for k in range(cue.last + 1, min(frame.stop, cue.last + NEAR)):
        if frame.block_at(k) is not None:
            return None
        if lower[k] in asking and who.document.pos[k] != "DET":
            elided = lower[k].endswith("'")
            if elided and lower[k + 1] not in words["subject"]:
                return None
            return k
    return None


def _attribute(cue: Cue, frame: Frame, who: Speakers) -> int | None:
    """An adjective and its infinitive or clause: "juge essentiel de porter …"."""
    d, lower, words = who.document, who.lower, who.words
    k = cue.last + 1
    while k < frame.stop and d.pos[k] == "ADV" and lower[k] not in words["negation"]:
        k += 1
    if k + 1 >= frame.stop or d.pos[k] != "ADJ" or frame.block_at(k) is not None:
        return None
    follows = lower[k + 1]
    if follows in words["that"]:
        return k
    after = k + 2
    if follows in words["of"] and after < frame.stop and "VerbForm=Inf" in d.morph[after]:
        return k
    return None


def clause_stop(start: int, cue: Cue, frame: Frame, cues: list[Cue], who: Speakers) -> int:
    """Return the token after the words reported that begin at ``start``."""
    d, lower = who.document, who.lower
    stop = frame.stop
    for other in cues:
        if other.first > start and _leaves(cue, other, start, who):
            stop = other.first
            break
    if cue.voice in {"infinitive", "participle"}:
        stop = min(stop, _main_clause(start, cue, frame, who))
    for block in frame.blocks:
        if start < block.first <= stop and lower[block.first - 1] == ":":
            stop = block.first - 1
    while (
        stop > start + 1
        and (
            lower[stop - 1] in STOPS
            or d.pos[stop - 1] in {"PUNCT", "CCONJ"}
            or lower[stop - 1] in who.words["lead"]
        )
        and lower[stop - 1] not in {")", "]"}
    ):
        stop -= 1
    return stop


def _main_clause(start: int, cue: Cue, frame: Frame, who: Speakers) -> int:
    """After "Après avoir précisé que …," the report's own clause begins at its subject."""
    d = who.document
    head = d.head[cue.token]
    if not start < head < frame.stop:
        return frame.stop
    for child in d.children[head]:
        if d.dep[child] in {"nsubj", "nsubj:pass"} and child > start:
            k = child
            while k > start and who.lower[k] != ",":
                k -= 1
            return k if k > start else frame.stop
    return frame.stop


def _leaves(cue: Cue, other: Cue, start: int, who: Speakers) -> bool:
    """Return whether another verb of saying stands beside the clause, not inside it."""
    d, lower = who.document, who.lower
    before = other.first - 1
    if other.voice == "participle":
        while before > start and (lower[before] in who.words["lead"] or d.pos[before] == "ADV"):
            before -= 1
        return lower[before] == "," and d.head[other.token] <= cue.token
    if d.pos[before] == "CCONJ" or lower[before] == ",":
        node, steps = other.token, 0
        while d.dep[node] == "conj" and steps < 4:
            node = d.head[node]
            steps += 1
            if cue.first <= node <= cue.last:
                return True
    return False
