"""When a name of a place is none: part of a person's, a paper's or a body's name, or of a role."""

from __future__ import annotations

from dateline.finding.metonymy import governors, head_of, left_edge
from dateline.finding.places.reading import Reading


def is_held(reading: Reading, first: int, stop: int, power: str) -> bool:
    """Return whether a longer name, a person or a role holds the name.

    Parameters
    ----------
    reading
        The report with the pack's words.
    first, stop
        Tokens of the name, half open.
    power
        What the name stands for besides a place: "state", "capital", "seat" or nothing.
        "Président de" a state is a role, not a place; "maire de" a capital is a place.
    """
    return (
        (power == "state" and _is_adjective(reading, first, stop))
        or _is_glued(reading, first, stop)
        or _is_named_within(reading, first, stop)
        or _is_of_person(reading, first, stop)
        or (power != "" and _is_of_role(reading, first, stop, power))
    )


def _is_adjective(reading: Reading, first: int, stop: int) -> bool:
    """Return whether a state's name is the adjective of the noun before it: "frontière Suisse"."""
    document = reading.document
    if stop - first > 1 or first == 0 or document.head[first] != first - 1:
        return False
    if document.pos[first] == "ADJ":
        return True
    return document.dep[first] == "nmod" and document.pos[first - 1] == "NOUN"


def _is_glued(reading: Reading, first: int, stop: int) -> bool:
    """Return whether a hyphen binds the name to a neighbour: "France-Presse"."""
    document = reading.document
    text, a, b = document.text, document.start[first], document.end[stop - 1]
    before, after = text[max(a - 2, 0) : a], text[b : b + 2]
    if before[-1:] in ("-", "/") and before[:1].isalnum():
        return True
    if before[-1:] in ("'", "’") and text[max(a - 3, 0) : a - 2] == "-":
        return True  # "La Tour-d'Auvergne"
    return after[:1] == "-" and after[1:].isalnum()


def _is_named_within(reading: Reading, first: int, stop: int) -> bool:
    """Return whether a longer name of a person, a body or a work holds the name."""
    document, entity = reading.document, reading.entities.get(first)
    if entity is None or entity.stop < stop or entity.label == "LOC":
        return False
    tokens = range(entity.first, entity.stop)
    if not all(document.word[k][0].isalnum() for k in tokens):
        return False
    return any(reading.is_capital(k) for k in tokens if not first <= k < stop)


def _is_of_person(reading: Reading, first: int, stop: int) -> bool:
    """Return whether the name completes the capital before it: "Didier Paris", "Projet France"."""
    document = reading.document
    head = head_of(document, first, stop)
    target = document.head[head]
    if target >= first or first - target > 2 or not reading.is_capital(target):
        return False
    if document.dep[head].startswith("flat"):
        return document.pos[target] == "PROPN"
    noun = document.pos[target] in ("PROPN", "NOUN")
    return noun and document.dep[head] == "nmod" and target == first - 1


def _is_of_role(reading: Reading, first: int, stop: int, power: str) -> bool:
    """Return whether the name completes an office: "président des États-Unis"."""
    document = reading.document
    before = left_edge(document, first, reading.words)
    if before < 0:
        return False
    head = head_of(document, first, stop)
    rulers = governors(document, before, head)
    if reading.is_a(before, "to"):
        above = document.lemma[document.head[document.head[head]]].lower()
        return power == "seat" and _any(reading, (*rulers, above), "aim")
    if not reading.is_a(before, "of"):
        return False
    groups = ("rule",) if power == "capital" else ("role", "rule", "seat")
    return _any(reading, rulers, *groups) or (power == "state" and _is_of_minister(reading, head))


def _is_of_minister(reading: Reading, head: int) -> bool:
    """Return whether a state follows its ministry: "ministre de la Défense du Mali"."""
    document = reading.document
    office = document.head[head]
    if office >= head or not reading.is_capital(office):
        return False
    return reading.words.is_a(document.lemma[document.head[office]].lower(), "role")


def _any(reading: Reading, lemmas: tuple[str, ...], *groups: str) -> bool:
    return any(reading.words.is_a(lemma, group) for group in groups for lemma in lemmas)
