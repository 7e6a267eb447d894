"""Speech tags ("…, a dit lundi le ministre") and phrases of source ("selon …", "pour …")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from dateline.finding.quotes.cues import Cue
from dateline.finding.quotes.frames import PAUSES, STOPS, Frame
from dateline.finding.quotes.speakers import Speakers

DASHES = frozenset({"-", "–", "—", ")"})
Find = Callable[[int, int, int], Cue | None]
LIGHT = frozenset({"ADV", "CCONJ", "PUNCT", "SCONJ"})


class Tag(NamedTuple):
    """A tag or a phrase of source: its cue, who speaks, and the tokens that it takes up.

    ``place`` is start, middle or end of the frame.
    """

    cue: Cue
    speaker: int
    first: int
    stop: int
    place: str

    @property
    def phrase(self) -> bool:
        """Whether the tag has no verb ("selon …")."""
        return self.cue.voice == "phrase"


def tag_of(cue: Cue, frame: Frame, who: Speakers) -> Tag | None:
    """Return the tag whose verb is ``cue``: after a pause or a block, its subject behind it."""
    if "tag" not in cue.cue.frames or not _tagging(cue):
        return None
    first = _leftmost(cue, frame, who)
    before = _before(first, frame, who)
    if before is None or _observed(cue, frame, who):
        return None
    if before == "as" and cue.voice == "bare":
        return None  # "comme promis"
    if cue.inverted is not None:
        speaker, stop = _behind_indefinite(cue, frame, who), cue.last + 1
    else:
        found = _subject(cue, frame, who, sure=before == "block" or _block_then_pause(first, frame))
        if found is None or before == "start":
            return None
        speaker, stop = found
    start = first - 1 if before in {"pause", "as"} else first
    if before == "as":
        stop = _next_comma(stop, frame, who)
    return Tag(cue, speaker, start, stop, _place(start, stop, frame, who))


def _tagging(cue: Cue) -> bool:
    """Return whether a verb stands as it does in a tag: "dit le maire", "est-il écrit"."""
    if cue.voice == "bare":
        return cue.cue.irregular
    return cue.voice == "active" or (cue.voice == "passive" and cue.inverted is not None)


def _behind_indefinite(cue: Cue, frame: Frame, who: Speakers) -> int:
    """In "a-t-on appris de source policière" the source speaks, not "on"."""
    assert cue.inverted is not None
    words = who.words
    if who.lower[cue.inverted] not in words["indefinite"] and cue.voice != "passive":
        return cue.inverted
    found = _informant(cue, frame, who)
    return cue.inverted if found is None else found


def _informant(cue: Cue, frame: Frame, who: Speakers) -> int | None:
    """Return from whom something was learnt: "auprès du parquet", "de source policière"."""
    words = who.words
    for k in range(cue.last + 1, min(frame.stop, cue.last + 10)):
        if who.lower[k] in words["source"] | words["document"]:
            return k
        if who.lower[k] in words["from"] and k + 2 < frame.stop:
            return who.head_from(k + 2, frame.stop)
    return None


def _leftmost(cue: Cue, frame: Frame, who: Speakers) -> int:
    """Step over what may lead a tag: "ainsi a déclaré …"."""
    first, pos = cue.first, who.document.pos
    while (
        first > frame.first
        and pos[first - 1] == "ADV"
        and who.lower[first - 1] not in who.words["that"]
        and frame.block_at(first - 1) is None
    ):
        first -= 1
    return first


def _before(first: int, frame: Frame, who: Speakers) -> str | None:
    """Return what stands before a tag: block, pause, "comme", or start (cut off from its block)."""
    if first == frame.first:
        return "start" if frame.outer is None else None
    if frame.block_at(first - 1) is not None:
        return "block"
    if who.lower[first - 1] in who.words["as"]:
        return "as"
    return "pause" if who.lower[first - 1] in PAUSES | STOPS | DASHES else None


def _observed(cue: Cue, frame: Frame, who: Speakers) -> bool:
    """An agency's own reporter who saw it is no source."""
    if not who.observers:
        return False
    lower, words = who.lower, who.words
    near = range(cue.last + 1, min(frame.stop, cue.last + 10))
    if not any(lower[k] in words["observer"] for k in near):
        return False
    return cue.cue.form in words["observing"] or any(lower[k] in words["agency"] for k in near)


def _block_then_pause(first: int, frame: Frame) -> bool:
    return first - 2 >= frame.first and frame.block_at(first - 2) is not None


def _subject(cue: Cue, frame: Frame, who: Speakers, *, sure: bool) -> tuple[int, int] | None:
    """The subject behind the verb; where no block stands before, it must be able to speak."""
    d = who.document
    limit = next((b.first for b in frame.blocks if b.first > cue.last), frame.stop)
    head = who.after(cue.last + 1, limit)
    if head is not None and who.lower[head] in who.words["agency"]:
        learnt = cue.cue.form in who.words["observing"]
        head = _informant(cue, frame, who) if learnt else head
    if head is None or not (sure or who.human(head) or _is_subject(head, cue, who)):
        return None
    if not sure and not (_agrees(head, cue, frame, who) and _tells(cue, frame, who)):
        return None
    if who.label.get(head) == "PER" and head == cue.last + 1:
        return head, who.phrase_end(head, frame.stop)
    if frame.outer is not None and _parenthetic(head, frame, who):
        return head, who.phrase_end(head, frame.stop)
    reach = _clause_before(cue, frame, who) if sure or _has_verb(cue, frame, who) else frame.first
    for child in d.children[cue.token]:
        if reach <= child < cue.first and d.dep[child] == "nsubj" and frame.block_at(child) is None:
            return None
    return head, who.phrase_end(head, frame.stop)


def _agrees(head: int, cue: Cue, frame: Frame, who: Speakers) -> bool:
    """Return whether verb and noun agree in number; several singulars make a plural."""
    morph, pos = who.document.morph, who.document.pos
    verb = next(
        (morph[k] for k in range(cue.first, cue.token + 1) if "VerbForm=Fin" in morph[k]), ""
    )
    if "Number=Plur" in verb and "Number=Sing" in morph[head]:
        return any(pos[k] == "CCONJ" for k in range(head + 1, frame.stop))
    return not ("Number=Sing" in verb and "Number=Plur" in morph[head])


def _tells(cue: Cue, frame: Frame, who: Speakers) -> bool:
    """Return whether words that can be reported stand before a verb, and not only its subject.

    "Deux morts, annonce la police" is told; "Le ministre, Jean Roy, accuse Paris" is no tag.
    """
    if _has_verb(cue, frame, who):
        return True
    return all(who.label.get(k) != "PER" for k in range(frame.first, cue.first))


def _is_subject(head: int, cue: Cue, who: Speakers) -> bool:
    return who.document.dep[head] == "nsubj" and who.document.head[head] == cue.token


def _parenthetic(head: int, frame: Frame, who: Speakers) -> bool:
    """Return whether a tag stands between commas with the rest of the words behind it."""
    end = who.phrase_end(head, frame.stop)
    if end >= frame.stop or who.lower[end] != ",":
        return False
    morph = who.document.morph
    return any("VerbForm=Fin" in morph[k] for k in range(end, frame.stop))


def _clause_before(cue: Cue, frame: Frame, who: Speakers) -> int:
    k = cue.first - 1
    while k > frame.first and who.lower[k] not in PAUSES and frame.block_at(k) is None:
        k -= 1
    return k


def _has_verb(cue: Cue, frame: Frame, who: Speakers) -> bool:
    """Return whether what stands before a tag has a verb of its own for its subject."""
    morph = who.document.morph
    return any("VerbForm=Fin" in morph[k] for k in range(frame.first, cue.first))


def _place(first: int, stop: int, frame: Frame, who: Speakers) -> str:
    pos = who.document.pos
    if all(pos[k] in LIGHT and frame.block_at(k) is None for k in range(frame.first, first)):
        return "start"
    rest = any(pos[k] != "PUNCT" for k in range(stop, min(frame.stop, stop + 3)))
    return "middle" if rest else "end"


def inserted_tag(frames: list[Frame], starts: list[int], find: Find, who: Speakers) -> Tag | None:
    """Return the tag set inside a quotation: "« Nous restons, a dit le maire, ici. »"."""
    for frame in frames:
        for n in range(bisect_left(starts, frame.first), bisect_left(starts, frame.stop)):
            i = starts[n]
            if i == frame.first or frame.block_at(i) is not None:
                continue
            cue = find(i, frame.first, frame.stop)
            tag = tag_of(cue, frame, who) if cue is not None else None
            if tag is None or tag.place == "start" or not _third(tag, who):
                continue
            return Tag(tag.cue, tag.speaker, tag.first, _tag_end(tag, frame, who), tag.place)
    return None


def _third(tag: Tag, who: Speakers) -> bool:
    return who.lower[tag.speaker] not in who.words["first_person"]


def _tag_end(tag: Tag, frame: Frame, who: Speakers) -> int:
    """Return the token after an inserted tag: the comma or the stop that ends it."""
    lower, stop = who.lower, tag.stop
    for _ in range(4):
        while stop < frame.stop and lower[stop] != "," and lower[stop] not in STOPS:
            stop += 1
        if stop >= frame.stop or lower[stop] in STOPS:
            return min(stop + 1, frame.stop)
        if stop + 1 < frame.stop and not _apposed(stop + 1, tag.speaker, frame, who):
            return stop + 1
        stop += 1
    return stop


def phrase_of(cue: Cue, frame: Frame, who: Speakers) -> Tag | None:
    """Return the phrase of source that begins at ``cue``, with whoever it names."""
    if cue.last + 1 >= frame.stop or _observed(cue, frame, who):
        return None
    limit = next((b.first for b in frame.blocks if b.first > cue.last), frame.stop)
    pos = who.document.pos
    speaker = cue.last if "self" in cue.cue.frames else who.head_from(cue.last + 1, limit)
    if speaker is None or not _can_be_source(speaker, who):
        return None
    alone = cue.first == frame.first or pos[cue.first - 1] == "PUNCT"
    if speaker == cue.last and not (alone or "VerbForm=Part" in who.document.morph[cue.first - 1]):
        return None  # "à partir de sources officielles"
    starts = all(pos[k] in LIGHT for k in range(frame.first, cue.first))
    named = _named(speaker, who) or (frame.blocks and who.label.get(speaker) == "LOC")
    if "limited" in cue.cue.frames and not (starts and named):
        return None
    stop = who.phrase_end(speaker, frame.stop)
    if starts:
        stop = _past_appositions(stop, speaker, frame, who)
        return Tag(cue, speaker, cue.first, stop, "start")
    first = cue.first - 1 if who.lower[cue.first - 1] in PAUSES else cue.first
    return Tag(cue, speaker, first, stop, _place(first, stop, frame, who))


def _can_be_source(speaker: int, who: Speakers) -> bool:
    word, lemma, words = who.lower[speaker], who.document.lemma[speaker], who.words
    refused = words["no_source"] | words["relative"] | words["that"] | words["time"]
    return word not in refused and lemma not in refused


def _named(speaker: int, who: Speakers) -> bool:
    if who.lower[speaker] in who.words["tonic"]:
        return True
    return who.label.get(speaker) in {"PER", "ORG"} or who.lower[speaker] in who.words["speakers"]


def _past_appositions(stop: int, speaker: int, frame: Frame, who: Speakers) -> int:
    """Skip ", ministre de l'Économie," and ", cité par …," after the one who is named."""
    for _ in range(3):
        stop = _next_comma(stop, frame, who)
        if stop + 1 >= frame.stop or who.lower[stop] != ",":
            return stop
        if not _apposed(stop + 1, speaker, frame, who):
            return stop + 1
        stop += 1
    return stop


def _next_comma(stop: int, frame: Frame, who: Speakers) -> int:
    begun = stop
    while stop < frame.stop and who.lower[stop] != ",":
        if frame.block_at(stop) is not None or "VerbForm=Fin" in who.document.morph[stop]:
            return begun
        stop += 1
    return stop if stop < frame.stop else begun


def _apposed(k: int, speaker: int, frame: Frame, who: Speakers) -> bool:
    """Return whether what follows a comma still tells who the one named before is."""
    d = who.document
    if frame.block_at(k) is not None:
        return False
    if d.pos[k] == "NOUN" and who.lower[k] in who.words["people"]:
        return True
    if "VerbForm=Part" in d.morph[k] and "Tense=Past" in d.morph[k]:
        return True
    if who.label.get(k) == "PER" and who.label.get(speaker) != "PER":
        end = who.name_end[k]
        return end < frame.stop and d.word[end] == ","
    head = d.head[k] if d.pos[k] in {"DET", "ADJ", "ADP"} else k
    return d.dep[head] == "appos" and speaker <= d.head[head] <= k <= head
