"""When a name of a place is none: part of a person's, a paper's or a body's name, or of a role."""

from __future__ import annotations

from dateline.finding.metonymy import Locatives, governors, head_of, left_edge, locatives
from dateline.lexicon import Pack
from dateline.records import Document


def is_held(document: Document, first: int, stop: int, power: str, pack: Pack) -> bool:
    """Return whether a longer name, a person or a role holds the name.

    Parameters
    ----------
    power
        What the name stands for besides a place: "state", "capital", "seat" or nothing.
        "Président de" a state is a role, not a place; "maire de" a capital is a place.
    """
    return (
        _is_glued(document, first, stop)
        or _is_named_within(document, first, stop)
        or _is_of_person(document, first, stop)
        or (power != "" and _is_of_role(document, first, stop, power, pack))
    )


def is_locating(
    document: Document, first: int, pack: Pack, *, strictly: bool = False, loosely: bool = False
) -> bool:
    """Return whether the word before a name places it: "à", "en", "près de".

    With ``strictly``, only words that always do ("en", "dans") and "entre" count; with
    ``loosely``, "de" does too.
    """
    words = locatives(pack)
    before = left_edge(document, first)
    if before < 0:
        return False
    word = document.lower[before]
    groups = ["locates", "between"]
    if not strictly:
        groups += ["to", "onto"]
    if loosely:
        groups.append("of")
    return any(words.is_a(word, group) for group in groups)


def _is_glued(document: Document, first: int, stop: int) -> bool:
    """Return whether a hyphen binds the name to a neighbour: "France-Presse"."""
    text, a, b = document.text, document.start[first], document.end[stop - 1]
    before, after = text[max(a - 2, 0) : a], text[b : b + 2]
    if before[-1:] == "/" and before[:1].isalnum():
        return True
    return (before[-1:] == "-" and before[:1].isalnum()) or (after[:1] == "-" and after[1:].isalnum())


def _is_named_within(document: Document, first: int, stop: int) -> bool:
    for name in document.names:
        if name.first > first:
            break
        if name.stop < stop or name.label == "LOC" or name.stop - name.first <= stop - first:
            continue
        others = [k for k in range(name.first, name.stop) if not first <= k < stop]
        if _are_words(document, name.first, name.stop) and _has_capital(document, others):
            return True
    return False


def _are_words(document: Document, first: int, stop: int) -> bool:
    return all(document.word[k][0].isalnum() for k in range(first, stop))


def _has_capital(document: Document, tokens: list[int]) -> bool:
    return any(document.word[k][0].isupper() for k in tokens)


def _is_of_person(document: Document, first: int, stop: int) -> bool:
    head = head_of(document, first, stop)
    target = document.head[head]
    if target >= first or first - target > 2 or not document.word[target][0].isupper():
        return False
    if document.dep[head].startswith("flat"):
        return document.pos[target] == "PROPN"
    return (
        document.dep[head] == "nmod"
        and target == first - 1
        and document.pos[target] in ("PROPN", "NOUN")
    )


def _is_of_role(document: Document, first: int, stop: int, power: str, pack: Pack) -> bool:
    words = locatives(pack)
    before = left_edge(document, first)
    if before < 0:
        return False
    rulers = governors(document, before, head_of(document, first, stop))
    if words.is_a(document.lower[before], "to"):
        above = document.lemma[document.head[document.head[head_of(document, first, stop)]]].lower()
        return power == "seat" and any(words.is_a(ruler, "aim") for ruler in (*rulers, above))
    if not words.is_a(document.lower[before], "of"):
        return False
    groups = ("rule",) if power == "capital" else ("role", "rule", "seat")
    if any(words.is_a(ruler, group) for ruler in rulers for group in groups):
        return True
    return power == "state" and _is_of_minister(document, first, stop, words)


def _is_of_minister(document: Document, first: int, stop: int, words: Locatives) -> bool:
    """Return whether a state follows its ministry: "ministre de la Défense du Mali"."""
    office = document.head[head_of(document, first, stop)]
    if office >= first or not document.word[office][0].isupper():
        return False
    return words.is_a(document.lemma[document.head[office]].lower(), "role")
