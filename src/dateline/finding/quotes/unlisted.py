"""Tags whose verb no table knows: "« … », savoure Anne Roy", "« … », a-t-il grincé"."""

from __future__ import annotations

from dateline.finding.quotes.cues import Cue
from dateline.finding.quotes.frames import PAUSES, Frame
from dateline.finding.quotes.marks import Marked
from dateline.finding.quotes.speakers import Speakers
from dateline.finding.quotes.table import SpeechCue
from dateline.finding.quotes.tags import Tag

TAG = frozenset({"tag"})


def unlisted_tag(block: Marked, frame: Frame, who: Speakers) -> Tag | None:
    """Return the tag right behind a block whose verb no table knows ("« … », savoure Anne Roy").

    Nothing but a tag has this form: a pause, a verb in the third person, and someone behind it.
    """
    d = who.document
    if _subject(block, frame, who):
        return None
    k, inverted = block.stop, None
    while k < frame.stop and (d.word[k] in PAUSES or d.pos[k] in {"ADV", "AUX"} or _small(k, who)):
        inverted = k if _turned(k, who) else inverted
        k += 1
    if k >= frame.stop or d.pos[k] != "VERB" or "VerbForm=Inf" in d.morph[k]:
        return None
    inverted = inverted or _clitic(k + 1, frame, who)
    morph = d.morph[k]
    alone = "VerbForm=Part" in morph and (d.pos[k - 1] != "AUX" or "Tense=Pres" in morph)
    if alone and inverted is None:
        return None
    known = SpeechCue("quotes.unlisted", d.lemma[k], "verb", "declare", TAG, False, (), ())
    if inverted is not None:
        last = max(k, inverted)
        cue = Cue(k, block.stop, last, known, "active", inverted, False)
        return Tag(cue, inverted, block.stop, last + 1, "end")
    limit = next((b.first for b in frame.blocks if b.first > k), frame.stop)
    head = who.head_from(k + 1, limit) if k + 1 < limit else None
    if head is None or not who.human(head) or d.pos[head] == "PRON":
        return None
    cue = Cue(k, block.stop, k, known, "active", None, False)
    return Tag(cue, head, block.stop, who.phrase_end(head, frame.stop), "end")


def _subject(block: Marked, frame: Frame, who: Speakers) -> bool:
    """Return whether the words only end the subject of the verb: "le prétendu « expert » dit"."""
    pos, word = who.document.pos, who.document.word
    if block.first == frame.first or block.stop >= frame.stop or word[block.stop] in PAUSES:
        return False
    return pos[block.first - 1] in {"DET", "ADJ", "NOUN"}


def _turned(k: int, who: Speakers) -> bool:
    """Return whether a token is a subject set behind its verb: "-il" in "a-t-il grincé"."""
    word, words = who.lower[k], who.words
    return "-" in word and word in words["subject"] and word not in words["linking"]


def _clitic(k: int, frame: Frame, who: Speakers) -> int | None:
    """Return the subject set right behind a verb, where there is one: "grince-t-il"."""
    while k < frame.stop and who.lower[k] in who.words["linking"]:
        k += 1
    return k if k < frame.stop and _turned(k, who) else None


def _small(k: int, who: Speakers) -> bool:
    return who.lower[k] in who.words["reflexive"] | who.words["linking"] or _turned(k, who)
