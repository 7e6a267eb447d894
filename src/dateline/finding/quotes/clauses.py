"""What a verb of saying governs: its clause, its infinitive, its reported question."""

from __future__ import annotations

from dateline.finding.quotes.cues import Cue
from dateline.finding.quotes.frames import STOPS, Frame
from dateline.finding.quotes.speakers import NOUNS, Speakers

FAR = 22  # tokens between a verb and its "que"
CLOSING = frozenset({":", ";"})
CLOSED = frozenset({")", "]"})
LEADING = 3  # tokens before a participle at the head of a sentence
NEAR = 6  # tokens between a verb and its infinitive


def clause_start(cue: Cue, frame: Frame, who: Speakers) -> tuple[int, str] | None:
    """Return where the words reported by a verb begin, and by which frame of the verb."""
    frames = cue.cue.frames
    if "that" in frames:
        at = _that(cue, frame, who)
        if at is not None:
            return at, "that"
    if "infinitive" in frames:
        at = _infinitive(cue, frame, who)
        if at is not None:
            return at, "infinitive"
    if "whether" in frames and not cue.negated:
        at = _question(cue, frame, who)
        if at is not None:
            return at, "whether"
    if "attribute" in frames:
        at = _attribute(cue, frame, who)
        if at is not None:
            return at, "attribute"
    return None


def _that(cue: Cue, frame: Frame, who: Speakers) -> int | None:
    d, lower, words = who.document, who.lower, who.words
    that, ends = words["that"], words["relative"] | CLOSING
    infinitive = "infinitive" in cue.cue.frames
    for k in range(cue.last + 1, min(frame.stop, cue.last + FAR)):
        block = frame.block_at(k)
        if block is not None:
            glued = d.text[d.start[k] : block.opened].lower().replace("’", "'")
            return k if glued in that else None
        if lower[k] in that:
            return None if _other_that(k, cue, who) else k
        morph = d.morph[k]
        if "VerbForm=Fin" in morph or lower[k] in ends or _participle(morph):
            return None
        if infinitive and "VerbForm=Inf" in morph:
            return None
    return None


def _participle(morph: str) -> bool:
    """Return whether a word is a present participle, which has a "que" of its own."""
    return "VerbForm=Part" in morph and "Tense=Pres" in morph


def _other_that(k: int, cue: Cue, who: Speakers) -> bool:
    """Return whether a "que" is relative, or the end of "alors que", "plus … que"."""
    if k == cue.last + 1:
        return False
    if who.lower[k - 1] in who.words["compound"]:
        return True
    if who.lower[k - 1] in who.words["impersonal"]:  # "ce que", but not "à ce que"
        led = who.lower[k - 2] in who.words["to"] | who.words["of"]
        return not (led and "to" in cue.cue.frames)
    d = who.document
    noun = d.pos[k - 1] in NOUNS and who.lower[k - 1] not in who.words["time"]
    return d.pos[k] == "PRON" and noun and not who.human(k - 1)


def _infinitive(cue: Cue, frame: Frame, who: Speakers) -> int | None:
    d, lower, words = who.document, who.lower, who.words
    begun: int | None = None
    for k in range(cue.last + 1, min(frame.stop, cue.last + NEAR)):
        if frame.block_at(k) is not None:
            return None
        pos, word = d.pos[k], lower[k]
        if "VerbForm=Inf" in d.morph[k] and d.word[k][0].islower():
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
            if k > cue.last + 1 and who.document.pos[k - 1] == "NOUN" and not who.human(k - 1):
                return None  # "un moment où": a relative
            elided = lower[k].endswith("'")
            alone = k + 1 >= frame.stop or lower[k + 1] not in words["subject"]
            return None if elided and alone else k
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
    stop = frame.stop
    for other in cues:
        if other.first > start and _leaves(cue, other, start, who):
            stop = other.first
            break
    if cue.voice in {"infinitive", "participle"}:
        stop = min(stop, _main_clause(start, cue, frame, who))
    for block in frame.blocks:
        if start < block.first <= stop and who.lower[block.first - 1] == ":":
            stop = block.first - 1
    return _without_edge(start, stop, frame, who)


def _without_edge(start: int, stop: int, frame: Frame, who: Speakers) -> int:
    """Leave out the stops, the "et" and the "tout en" at the end of a clause."""
    lower, pos = who.lower, who.document.pos
    while stop > start + 1 and frame.block_at(stop - 1) is None:
        word = lower[stop - 1]
        light = word in STOPS or word in who.words["lead"] or pos[stop - 1] in {"PUNCT", "CCONJ"}
        if not light or word in CLOSED:
            break
        stop -= 1
    return stop


def _main_clause(start: int, cue: Cue, frame: Frame, who: Speakers) -> int:
    """After "Après avoir précisé que …," the report's own clause begins with its subject."""
    d, words = who.document, who.words
    if cue.first > frame.first + LEADING:
        return frame.stop
    comma, below = 0, False
    for k in range(start + 1, frame.stop):
        if who.lower[k] == "," and frame.block_at(k) is None:
            comma, below = k, False
        elif d.pos[k] == "SCONJ" or who.lower[k] in words["relative"]:
            below = True
        elif comma and not below and d.dep[k] in {"nsubj", "nsubj:pass"}:
            return comma
    return frame.stop


def _leaves(cue: Cue, other: Cue, start: int, who: Speakers) -> bool:
    """Return whether another verb of saying stands beside the clause, not inside it."""
    d, lower = who.document, who.lower
    before = other.first - 1
    if other.voice == "participle":
        while before > start and (lower[before] in who.words["lead"] or d.pos[before] == "ADV"):
            before -= 1
        return lower[before] == ","
    if d.pos[before] == "CCONJ" and other.first == other.token:
        shared = any(d.pos[k] == "AUX" for k in range(start, before))
        if "VerbForm=Part" in d.morph[other.token] and not shared:
            return True  # "a dit partir mais assuré que …": the auxiliary is that of "dit"
    if other.voice == "active" and _own_subject(other, start, who):
        return True
    if d.pos[before] == "CCONJ" or lower[before] == ",":
        node, steps = other.token, 0
        while d.dep[node] == "conj" and steps < 4:
            node = d.head[node]
            steps += 1
            if cue.first <= node <= cue.last:
                return True
    return False


def _own_subject(other: Cue, start: int, who: Speakers) -> bool:
    """Return whether a verb has a subject that begins right after a comma: a clause of its own."""
    d = who.document
    for child in d.children[other.token]:
        if child > start and d.dep[child] == "nsubj" and child < other.first:
            k = child - 1
            while k > start and d.pos[k] in {"DET", "ADJ", "NUM"}:
                k -= 1
            return who.lower[k] == ","
    return False
