"""Words between marks: which verb, tag or speaker they belong to, if to any."""

from __future__ import annotations

from dateline.finding.quotes.clauses import clause_stop
from dateline.finding.quotes.cues import Cue
from dateline.finding.quotes.frames import PAUSES, Frame
from dateline.finding.quotes.marks import Marked, trimmed
from dateline.finding.quotes.signed import named_next, signature
from dateline.finding.quotes.state import Floor, Reading, Spoken
from dateline.finding.quotes.tags import Tag
from dateline.finding.quotes.terms import Terms
from dateline.finding.quotes.unlisted import unlisted_tag

FEW = 2  # words of a term
JOINED = 5  # tokens before a block in which a comma or an "et" joins it to the one before
BESIDE = 3  # tokens from one block to the next that stands right beside it
SOME = 4  # words: what is longer is quoted even where no verb of saying is near
MANY = 14  # words: the same where there is no verb between the marks
JOINT = 6  # tokens that may stand between a tag and the second half of what it reports
JOINING = frozenset({"PUNCT", "CCONJ", "ADV", "ADP", "DET"})
LEADING = frozenset({"PUNCT", "CCONJ", "ADV", "SCONJ"})
MARKED = ("direct", "mixed")


def read_block(block: Marked, reading: Reading, terms: Terms, floor: Floor) -> None:
    """Add a block to the quotations of its frame, unless nobody says it."""
    if terms.carried(block, reading.frame) and terms.slogan(block):
        bearer, tag = terms.bearer(reading.frame), _tag_behind(block, reading)
        if bearer is not None:
            _give(block, reading, tag.cue if tag else None, bearer, "quotes.banner")
        if bearer is not None or tag is None:
            return
    if terms.holds(block, reading.frame):
        return
    tag = reading.inserted.get(block.opened)
    if tag is not None:
        _give_parts(block, tag, reading)
        return
    tag = _tag_for(block, reading)
    verb = _verb_for(block, reading, tag)
    if verb is not None:
        _give(block, reading, verb[0], verb[1], "quotes.verb")
    elif tag is not None:
        rule = "quotes.source" if tag.phrase else "quotes.tag"
        _give(block, reading, tag.cue, tag.speaker, rule, tag)
    else:
        _unclaimed(block, reading, floor)


def _give_parts(block: Marked, tag: Tag, reading: Reading) -> None:
    """A quotation with its tag inside: what stands before the tag, and what stands after it."""
    d = reading.who.document
    cut, again = d.start[tag.first], d.end[tag.stop - 1]
    parts = [(a, min(z, cut)) for a, z in block.pieces if a < cut]
    parts += [(max(a, again), z) for a, z in block.pieces if z > again]
    pieces = [p for p in (trimmed(d.text, a, z) for a, z in parts) if p]
    reading.spoken.append(Spoken(tag.cue, tag.speaker, "direct", "quotes.inserted", pieces))


def _tag_for(block: Marked, reading: Reading) -> Tag | None:
    """The tag behind the block; failing that a phrase at the start, or a tag it goes on from."""
    behind = _tag_behind(block, reading)
    if behind is not None:
        return behind
    unlisted = unlisted_tag(block, reading.frame, reading.who)
    if unlisted is not None:
        reading.tags.append(unlisted)
        return unlisted
    for tag in reversed(reading.tags):
        if tag.stop > block.first:
            continue
        if tag.phrase and (tag.place == "start" or tag.first > reading.frame.first):
            return tag
        if _only_joins(tag.stop, block.first, reading):
            return tag
    return None


def _tag_behind(block: Marked, reading: Reading) -> Tag | None:
    for tag in reading.tags:
        if tag.first >= block.stop and not (tag.phrase and tag.place == "start"):
            return tag
    return None


def _only_joins(start: int, stop: int, reading: Reading) -> bool:
    pos, frame = reading.who.document.pos, reading.frame
    return stop - start <= JOINT and all(
        pos[k] in JOINING or frame.block_at(k) is not None for k in range(start, stop)
    )


def _verb_for(block: Marked, reading: Reading, tag: Tag | None) -> tuple[Cue, int] | None:
    """The nearest verb of saying before the block that governs it, and who speaks.

    A clause of the verb ("estime que … « … »") and a colon bind closest; a bare object yields to
    the tag right behind the block, and to "selon …" at the head of the sentence.
    """
    adjacent = tag is not None and 0 <= tag.first - block.stop <= 1
    colon = _after_colon(block, reading) and not (adjacent and tag and not tag.phrase)
    if tag is not None and colon and tag.stop == block.first - 1:
        return None  # "…, selon son porte-parole : « … »"
    loose: tuple[Cue, int] | None = None
    for cue in reversed(reading.verbs):
        if cue.last >= block.first:
            continue
        linked = _linked(cue, block, reading)
        if linked is None or not (linked or colon or _governs(cue, block, reading)):
            continue
        speaker = reading.subject(cue)
        if speaker is None or reading.first_person(speaker):
            continue
        if colon and not linked and _new_clause(cue.last + 1, block.first, reading):
            continue  # "s'il se présentera, le maire hésite : « … »"
        if linked or colon:
            return cue, speaker
        if adjacent or (tag and tag.place == "start" and not _stands(cue, reading)):
            continue
        if loose is None and _strays(block, cue, reading):
            return None
        loose = loose or (cue, speaker)
    return loose


def _strays(block: Marked, cue: Cue, reading: Reading) -> bool:
    """Return whether a few words stand far behind what the verb governs: a term by the way."""
    known = reading.by_cue(cue, MARKED)
    if known is None or block.stop - block.first - 2 > FEW:
        return False
    d, who, frame = reading.who.document, reading.who, reading.frame
    for k in range(block.first - 1, max(cue.last, block.first - JOINED), -1):
        if frame.block_at(k) is not None:
            return block.first - k > BESIDE
        if d.word[k] in PAUSES:
            return False
        if d.pos[k] in {"CCONJ", "SCONJ"} or who.lower[k] in who.words["as"]:
            return False
    return True


def _stands(cue: Cue, reading: Reading) -> bool:
    """Return whether a verb has its speaker from a clause of its own, or from a tag before it."""
    if cue.voice == "active":
        return True
    return any(not t.phrase and t.stop <= cue.first for t in reading.tags)


def _after_colon(block: Marked, reading: Reading) -> bool:
    first = reading.frame.first
    return block.first > first and reading.who.document.word[block.first - 1] == ":"


def _linked(cue: Cue, block: Marked, reading: Reading) -> bool | None:
    """Return whether a clause of the verb holds the block; None if the clause comes after it."""
    begun = reading.clause(cue)
    if begun is None:
        return False
    if begun[0] > block.first:
        return None
    stop = clause_stop(begun[0], cue, reading.frame, reading.cues, reading.who)
    return block.first < stop and not _after_colon(block, reading)


def _governs(cue: Cue, block: Marked, reading: Reading) -> bool:
    if reading.who.document.pos[cue.token] not in {"VERB", "AUX"}:
        return False
    if cue.voice == "infinitive" and "thing" in cue.cue.frames:
        return False  # "afin de répondre au « … »"
    if _may(cue, reading):
        return False  # "chacun peut demander la « … »"
    if cue.voice in {"bare", "passive"} and not _introduced(cue, block, reading):
        return False  # "le texte proposé par Paris « … »"
    if cue.cue.frames & {"object", "of", "to"}:
        return not _new_clause(cue.last + 1, block.first, reading)
    return "attribute" in cue.cue.frames and block.first == cue.last + 1


def _may(cue: Cue, reading: Reading) -> bool:
    """Return whether a verb only tells what someone could say; "peut-on lire" does say it."""
    who = reading.who
    return cue.inverted is None and who.document.lemma[cue.first] in who.words["possible"]


def _introduced(cue: Cue, block: Marked, reading: Reading) -> bool:
    """Return whether a preposition leads to the words: "critiqué par X pour son « coût »"."""
    d, k = reading.who.document, block.first - 1
    while k > cue.last and d.pos[k] in {"DET", "ADJ", "NOUN"}:
        k -= 1
    return k <= cue.last or d.pos[k] in {"ADP", "PUNCT", "SCONJ", "CCONJ", "ADV"}


def _new_clause(start: int, stop: int, reading: Reading) -> bool:
    """Return whether a clause of its own, with its own subject, begins between two tokens."""
    d, frame = reading.who.document, reading.frame
    relative = reading.who.words["relative"]
    below = paused = False
    for k in range(start, stop):
        pos = d.pos[k]
        if pos == "SCONJ" or reading.who.lower[k] in relative:
            below = True
        elif d.word[k] in PAUSES or pos == "CCONJ":
            paused, below = True, False
        elif paused and not below and d.dep[k] == "nsubj" and frame.block_at(k) is None:
            return True
    return False


def _unclaimed(block: Marked, reading: Reading, floor: Floor) -> None:
    """No verb of saying near: a whole sentence, or many words, belong to who spoke last."""
    frame = reading.frame
    if frame.outer is not None:
        return  # inside a quotation, words without a verb of saying are the speaker's own
    signed = signature(block, reading)
    if signed is not None and reading.sentence_like(block):
        _give(block, reading, None, signed, "quotes.signed")
        return
    size = block.stop - block.first - 2
    colon = _after_colon(block, reading)
    alone = _stands_alone(reading)
    spoken = reading.sentence_like(block)
    speaker = _introducing(frame, block, reading) if colon else None
    if speaker is None and (alone or floor.stale(frame)):
        speaker = _just_named(frame, reading, floor, sure=alone)
    if speaker is None:
        speaker = floor.near(frame)
    if speaker is None:
        if alone and spoken:
            _give(block, reading, None, named_next(reading), "quotes.alone")
    elif colon or alone or (spoken and size >= SOME) or size >= MANY:
        _give(block, reading, None, speaker, "quotes.floor")


def _introducing(frame: Frame, block: Marked, reading: Reading) -> int | None:
    """Who is named before a colon: "Jean Roy : « … »", or the subject of what leads to it."""
    who, last = reading.who, block.first - 2
    if last >= frame.first and who.label.get(last) == "PER":
        first = who.first_of(last)
        if first == frame.first or who.document.pos[first - 1] == "PUNCT":
            return first
    if who.label.get(frame.first) == "PER" and not reading.finite(frame.first, block.first):
        return frame.first  # "Jean Roy (maire) : « … »"
    return _subject(frame, block.first, reading)


def _stands_alone(reading: Reading) -> bool:
    frame, pos = reading.frame, reading.who.document.pos
    return all(
        pos[k] in LEADING or frame.block_at(k) is not None for k in range(frame.first, frame.stop)
    )


def _just_named(frame: Frame, reading: Reading, floor: Floor, *, sure: bool) -> int | None:
    """In "Le maire est inquiet. « … »" the sentence before tells who speaks.

    Where more than the words themselves stands in the sentence, it must be a person's name.
    """
    before = floor.previous
    if before is None or before.paragraph != frame.paragraph:
        return None
    found = _subject(before, before.stop, reading)
    if not sure and reading.who.label.get(-1 if found is None else found) != "PER":
        return None
    return found if found is not None and reading.who.document.pos[found] != "PRON" else None


def _subject(frame: Frame, stop: int, reading: Reading) -> int | None:
    """The subject before ``stop`` that can speak, of the main clause if it has one.

    Failing that, the noun that heads all.
    """
    d, who = reading.who.document, reading.who
    for k in range(frame.first, stop):
        main = d.dep[k] == "nsubj" and d.dep[d.head[k]] == "ROOT"
        if main and frame.block_at(k) is None and who.human(k):
            return k
    for k in range(frame.first, stop):
        if d.dep[k] == "nsubj" and frame.block_at(k) is None:
            if who.human(k) or (d.pos[k] == "PRON" and who.lower[k] not in who.words["impersonal"]):
                return k
        elif d.dep[k] == "ROOT" and d.pos[k] == "NOUN" and who.human(k):
            return k
    return None


def _give(
    block: Marked,
    reading: Reading,
    cue: Cue | None,
    speaker: int | None,
    rule: str,
    tag: Tag | None = None,
) -> None:
    """Begin a quotation with the block, or join it to the one of the same cue."""
    known = reading.by_cue(cue, MARKED) if cue is not None else None
    if known is not None:
        known.pieces += block.pieces
        return
    kind = "direct" if _is_direct(block, reading) else "mixed"
    scope = _scope(block, reading, cue, tag) if kind == "mixed" else None
    reading.spoken.append(Spoken(cue, speaker, kind, rule, list(block.pieces), scope=scope))


def _is_direct(block: Marked, reading: Reading) -> bool:
    frame, d = reading.frame, reading.who.document
    if _after_colon(block, reading):
        return True
    leads = all(d.pos[k] in LEADING for k in range(frame.first, block.first))
    return leads and reading.sentence_like(block)


def _scope(
    block: Marked, reading: Reading, cue: Cue | None, tag: Tag | None
) -> tuple[int, int] | None:
    """The whole clause told on the speaker's word, of which only some stands between marks."""
    frame = reading.frame
    if cue is None:
        return None
    if tag is not None:
        after = tag.place == "start" or tag.first < block.first
        return (tag.stop, frame.stop) if after else (frame.first, tag.first)
    begun = reading.clause(cue)
    start = begun[0] if begun is not None else cue.last + 1
    stop = clause_stop(start, cue, frame, reading.cues, reading.who)
    ends = [t.first for t in reading.tags if t.first > start and t.place == "end"]
    return start, min([stop, *ends])
