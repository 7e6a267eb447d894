"""Whoever speaks is an actor, though no table knows the noun: "selon le dernier bilan"."""

from __future__ import annotations

from dateline.records import ActorMention, Document, QuoteMention

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X"})  # "l'accusé" is a verb to the parser
_LONGEST = 6  # tokens of a name after its head


def with_speakers(
    document: Document, mentions: tuple[ActorMention, ...], quotes: tuple[QuoteMention, ...]
) -> tuple[ActorMention, ...]:
    """Return the mentions with one more for each noun that speaks and has none.

    What it is, a report, a count or a body, its words do not say here: an organisation of no
    sector, in the country in focus.
    """
    tokens = {q.speaker for q in quotes if q.speaker is not None}
    tokens = {i for i in tokens if document.pos[i] in _NOMINAL}
    if not tokens:
        return mentions
    tokens.difference_update(*(range(m.first, m.stop) for m in mentions))
    if not tokens:
        return mentions
    covered = {m.first for m in mentions}
    new = (_mention(document, i, covered) for i in sorted(tokens))
    return tuple(sorted((*mentions, *new), key=lambda m: m.head))


def _mention(document: Document, i: int, covered: set[int]) -> ActorMention:
    first, stop = i, i + 1
    while stop < min(len(document), i + _LONGEST) and stop not in covered:
        if document.pos[stop] != "ADJ" and document.dep[stop] != "flat:name":
            break
        stop += 1
    while first > 0 and document.pos[first - 1] in ("DET", "ADJ") and document.head[first - 1] == i:
        first -= 1
    name = document.text[document.start[i] : document.end[stop - 1]]
    morph = document.morph[i]
    return ActorMention(
        document.span(first, stop),
        first,
        stop,
        i,
        "name" if document.pos[i] == "PROPN" else "description",
        name,
        "organisation",
        None,
        None,
        (),
        None,
        "Plur" if "Number=Plur" in morph else "Sing",
        "actors.speaker",
        "organisation" if document.pos[i] == "PROPN" else "institution",
        name if document.pos[i] == "PROPN" else document.lemma[i],
        "indefinite",
    )
