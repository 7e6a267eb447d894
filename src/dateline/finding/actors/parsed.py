"""The parser's names, corrected: titles and roles left out, persons told from places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.finding.actors.words import Lexicon, Name, Noun, pieces
from dateline.records import Document

_LONGEST = 7  # words in a person's name
_LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "misc"}
_SHORTEST, _WIDEST = 2, 8  # letters of an acronym
_TAILS = frozenset({"PUNCT", "ADP", "DET", "CCONJ"})


class Found(NamedTuple):
    """A name or fixed phrase at tokens ``first`` to ``stop``; ``means`` is ``None`` if unknown."""

    first: int
    stop: int
    means: Name | Noun | None
    label: str  # person, organisation, place, misc; "" for a row of the pack


def surnames(document: Document, lexicon: Lexicon) -> frozenset[str]:
    """Return the first and last words of what the parser takes for a person's full name."""
    found: set[str] = set()
    for n in document.names:
        if n.label != "PER" or n.stop - n.first < 2:
            continue
        first, stop = _core(document, lexicon, n.first, n.stop)
        if first < stop and _could_be_person(document, lexicon, first, stop):
            found.update(document.word[i] for i in (first, stop - 1) if len(document.word[i]) > 2)
    return frozenset(found)


def names_of_parser(
    document: Document, lexicon: Lexicon, persons: frozenset[str], taken: set[int]
) -> list[Found]:
    """Return the names that the parser adds to those of the pack, at tokens ``taken``."""
    found = []
    covered = set(taken)
    for n in document.names:
        first, stop = _core(document, lexicon, n.first, n.stop)
        first, stop = _untaken(first, stop, taken)
        if first >= stop or not _could_be_name(document, lexicon, first, stop, n.label):
            continue
        label = _label(document, lexicon, first, stop, n.label, persons)
        if label == "person" and not _could_be_person(document, lexicon, first, stop):
            continue
        stop = _extended(document, stop, taken) if label == "person" else stop
        found.append(Found(first, stop, None, label))
        covered.update(range(first, stop))
    for f in _missed(document, lexicon, persons, covered):
        found.append(f)
        covered.update(range(f.first, f.stop))
    found.extend(_acronyms(document, covered))
    return found


def _acronyms(document: Document, covered: set[int]) -> Iterator[Found]:
    """Yield the acronyms that the report itself introduces in brackets, wherever they stand."""
    word = document.word
    if "(" not in word:
        return
    introduced = {
        inside
        for before, inside, after in zip(word, word[1:], word[2:], strict=False)
        if before == "(" and after == ")" and _is_acronym(inside)
    }
    if introduced:
        for i, one in enumerate(word):
            if one in introduced and i not in covered:
                yield Found(i, i + 1, None, "organisation")


def _is_acronym(word: str) -> bool:
    return _SHORTEST <= len(word) <= _WIDEST and word.isalpha() and word.isupper()


def _core(document: Document, lexicon: Lexicon, first: int, stop: int) -> tuple[int, int]:
    """Leave out titles, articles, prepositions and role nouns that begin a name."""
    while first < stop and _leads(document, lexicon, first, stop):
        first += 1
    while stop > first and (
        document.pos[stop - 1] in _TAILS or not pieces(document.word[stop - 1])
    ):
        stop -= 1
    return first, stop


def _leads(document: Document, lexicon: Lexicon, i: int, stop: int) -> bool:
    word, words = document.lower[i], lexicon.words
    if word in words["article"]:
        return document.pos[i] != "PROPN"
    if word in lexicon.titles or word in words["of"] or word in words["former"]:
        return True
    if stop - i < 2:
        return False
    noun = lexicon.nouns.get(word)
    if noun is not None and noun.cls != "institution":
        return True
    return word in lexicon.demonyms and document.pos[i] in ("ADJ", "NOUN")


def _untaken(first: int, stop: int, taken: set[int]) -> tuple[int, int]:
    """Return the part of a range that no row of the pack holds; empty when cut in two."""
    while first < stop and first in taken:
        first += 1
    while first < stop and stop - 1 in taken:
        stop -= 1
    return (first, stop) if not any(i in taken for i in range(first, stop)) else (stop, stop)


def _could_be_name(document: Document, lexicon: Lexicon, first: int, stop: int, label: str) -> bool:
    if not document.word[first][0].isupper():
        return False
    single = stop - first == 1
    if single and (len(document.word[first]) == 1 or _is_common(document, lexicon, first)):
        return False
    if label == "ORG":
        return True
    return any(document.pos[i] == "PROPN" or document.word[i].isupper() for i in range(first, stop))


def _is_common(document: Document, lexicon: Lexicon, i: int) -> bool:
    """A demonym, a title or an office written with a capital is no name."""
    word = document.lower[i]
    noun = lexicon.nouns.get(word)
    if word in lexicon.demonyms or word in lexicon.titles:
        return True
    return noun is not None and noun.cls != "institution"


def _could_be_person(document: Document, lexicon: Lexicon, first: int, stop: int) -> bool:
    """A person's name is of capitals and particles only: "Mohammed ben Salmane"."""
    particles = lexicon.words["particle"]
    for i in range(first, stop):
        word = document.word[i]
        if word[0].islower() and word.lower() not in particles and not _tied(document, i, first):
            return False
    return stop - first <= _LONGEST


def _tied(document: Document, i: int, first: int) -> bool:
    """Return whether a word is tied to the one before: "Won-soon"."""
    return i - first > 1 and document.end[i - 1] == document.start[i]


def _label(
    document: Document, lexicon: Lexicon, first: int, stop: int, label: str, persons: frozenset[str]
) -> str:
    single = stop - first == 1
    if label == "PER":
        in_brackets = first > 0 and document.word[first - 1] == "("
        return "organisation" if single and in_brackets else "person"
    if single and document.word[first] in persons:
        return "person"
    if first and _titled(document, lexicon, first):
        return "person"
    if single or not _could_be_person(document, lexicon, first, stop):
        return _LABELS[label]
    if document.lower[first] in lexicon.given:
        return "person"
    if _beside_person(document, lexicon, first, stop, persons):
        return "person"
    return _LABELS[label]


def _titled(document: Document, lexicon: Lexicon, first: int) -> bool:
    return document.lower[first - 1] in lexicon.titles and document.word[first - 1][0].isupper()


def _beside_person(
    document: Document, lexicon: Lexicon, first: int, stop: int, persons: frozenset[str]
) -> bool:
    """Return whether a name is joined to a person's, or in apposition to an office."""
    head = head_of(document, first, stop)
    governor, dep = document.head[head], document.dep[head]
    if dep == "conj":
        return document.word[governor] in persons
    noun = lexicon.nouns.get(document.lower[governor])
    if dep not in ("appos", "flat:name") or noun is None or noun.cls != "role":
        return False
    before = first - 1
    return noun.kind == "person" and (
        document.word[before] == "," or document.pos[before] in ("NOUN", "ADJ")
    )


def head_of(document: Document, first: int, stop: int) -> int:
    """Return the token of a range whose head lies outside it."""
    for i in range(first, stop):
        if not first <= document.head[i] < stop or document.head[i] == i:
            return i
    return first


def _extended(document: Document, stop: int, taken: set[int]) -> int:
    """Take in what the parser cut off: "Anouar el" + "-Sadate"."""
    while stop < len(document) and stop not in taken and document.dep[stop] == "flat:name":
        apart = document.end[stop - 1] != document.start[stop]
        if document.pos[stop] != "PROPN" or not pieces(document.word[stop]):
            break
        if apart and document.word[stop][0].isupper():
            break
        if document.sentence_of[stop] != document.sentence_of[stop - 1]:
            break
        stop += 1
    return stop


def _missed(
    document: Document, lexicon: Lexicon, persons: frozenset[str], covered: set[int]
) -> Iterator[Found]:
    """Yield runs of proper nouns that the parser left without a name."""
    stop, size = 0, len(document)
    pos, dep = document.pos, document.dep
    for i in [i for i, p in enumerate(pos) if p == "PROPN"]:
        if i < stop or i in covered or not document.word[i][0].isupper():
            continue
        stop = i + 1
        while stop < size and dep[stop] == "flat:name" and stop not in covered:
            if pos[stop] != "PROPN":
                break
            stop += 1
        if stop == i + 1 < size and document.lower[i] in lexicon.given:
            stop += _is_surname(document, stop, covered)
        if _is_missed_person(document, lexicon, persons, i, stop):
            yield Found(i, stop, None, "person")


def _is_surname(document: Document, i: int, covered: set[int]) -> bool:
    """Return whether a first name goes on here, whatever the parse makes of it."""
    if i in covered or document.sentence_of[i] != document.sentence_of[i - 1]:
        return False
    return document.pos[i] == "PROPN" and document.word[i][0].isupper()


def _is_missed_person(
    document: Document, lexicon: Lexicon, persons: frozenset[str], first: int, stop: int
) -> bool:
    if first and _titled(document, lexicon, first):
        return True
    if stop - first == 1:
        return document.word[first] in persons
    if document.lower[first] in lexicon.given:
        return True
    return document.dep[first].startswith(("nsubj", "obl:agent", "appos"))
