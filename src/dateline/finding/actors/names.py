"""Proper names: those of the pack, and those the parser found, corrected by the pack."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.finding.actors.lexicon import Entry, Lexicon, Name, Noun, pieces
from dateline.records import Document

_PERSON, _PLACE = "PER", "LOC"
_REACH = 14  # tokens that the longest row may take
_LONGEST = 7  # words in a person's name
_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "misc"}


@dataclass(frozen=True, slots=True)
class Found:
    """A name or a fixed phrase at tokens ``first`` to ``stop``. ``means`` is ``None`` if unknown."""

    first: int
    stop: int
    means: Name | Noun | None
    label: str  # person, organisation, place, misc; "" for a row of the pack


def find_names(document: Document, lexicon: Lexicon) -> dict[int, Found]:
    """Return the names and fixed phrases of a report by first token; none overlap."""
    labels = _labels(document)
    persons = _persons(document, lexicon)
    found: dict[int, Found] = {}
    taken: set[int] = set()
    for f in _of_pack(document, lexicon, labels):
        found[f.first] = f
        taken.update(range(f.first, f.stop))
    for f in _of_parser(document, lexicon, persons, found, taken):
        found[f.first] = f
        taken.update(range(f.first, f.stop))
    return found


def _labels(document: Document) -> dict[int, tuple[int, int, str]]:
    return {i: n for n in document.names for i in range(n.first, n.stop)}


def _of_pack(
    document: Document,
    lexicon: Lexicon,
    labels: dict[int, tuple[int, int, str]],
) -> list[Found]:
    """Return the longest rows that stand in the text, from left to right."""
    found: list[Found] = []
    words, stop, size = document.word, 0, len(document)
    start_of, pairs = lexicon.start_of, lexicon.pairs
    for i in range(size):
        if i < stop:
            continue
        first, second, singles, paired = start_of(words[i])
        entries = singles
        if paired:
            following = second or (i + 1 < size and start_of(words[i + 1])[0])
            if following:
                entries = pairs.get((first, following), ()) + singles
        if entries:
            name = _first_fit(document, lexicon, entries, i, labels)
            if name is not None:
                stop = name.stop
                found.append(name)
    return found


def _first_fit(
    document: Document,
    lexicon: Lexicon,
    entries: tuple[Entry, ...],
    i: int,
    labels: dict[int, tuple[int, int, str]],
) -> Found | None:
    line, ends = _ahead(document, i, lexicon.leads, len(entries[0].pieces))
    for entry in entries:
        end = ends.get(len(entry.pieces))
        if end and line[: len(entry.pieces)] == entry.pieces and _fits(document, entry, i, end, labels):
            return Found(i, end, entry.means, "")
    return None


def _ahead(document: Document, i: int, leads: frozenset[str], most: int) -> tuple[tuple[str, ...], dict[int, int]]:
    """Return the pieces from a token on, and the token after each number of whole tokens."""
    line = list(pieces(document.word[i]))
    if len(line) > 1 and line[0] in leads:
        del line[0]  # "ex-chef d'état-major": the row begins inside the word
    ends = {len(line): i + 1}
    j, size = i + 1, min(len(document), i + _REACH)
    while len(line) < most and j < size:
        parts = pieces(document.word[j])
        j += 1
        if parts:  # signs between two pieces belong to the name, a sign at its end does not
            line.extend(parts)
            ends[len(line)] = j
    return tuple(line), ends


def _fits(
    document: Document, entry: Entry, first: int, stop: int, labels: dict[int, tuple[int, int, str]]
) -> bool:
    word = document.word[first]
    if document.sentence_of[first] != document.sentence_of[stop - 1]:
        return False
    if entry.exact:
        return bool(document.text[document.start[first] : document.end[stop - 1]] == entry.exact)
    if not entry.proper:
        return True
    if word[0].islower() or (entry.capital and not document.word[stop - 1][0].isupper()):
        return False
    label = labels.get(first)
    if entry.check and (label is None or document.pos[first] not in ("PROPN", "NOUN") or label[1] > stop):
        return False
    if label is None or entry.means.kind == "person":
        return True
    # "Jean Paris": a person's name holds the word.
    return not (label[2] == _PERSON and label[1] - label[0] > stop - first and len(entry.pieces) == 1)


# --- the parser's names ----------------------------------------------------------------------


def _persons(document: Document, lexicon: Lexicon) -> set[str]:
    """Return the last words of the names that the parser takes for persons at least once."""
    found = set()
    for n in document.names:
        if n.label != _PERSON or n.stop - n.first < 2:
            continue
        first, stop = _without_lead(document, lexicon, n.first, n.stop)
        if first < stop and _could_be(document, lexicon, first, stop):
            found.update(document.word[i] for i in (first, stop - 1) if len(document.word[i]) > 2)
    return found


def _of_parser(
    document: Document,
    lexicon: Lexicon,
    persons: set[str],
    known: dict[int, Found],
    taken: set[int],
) -> list[Found]:
    found = []
    for n in document.names:
        first, stop = _without_lead(document, lexicon, n.first, n.stop)
        while first < stop and first in taken:
            first += 1
        while first < stop and (stop - 1 in taken):
            stop -= 1
        if first >= stop or any(i in taken for i in range(first, stop)):
            continue
        if not any(document.pos[i] == "PROPN" or document.word[i].isupper() for i in range(first, stop)):
            if n.label != "ORG" or not document.word[first][0].isupper():
                continue
        if not document.word[first][0].isupper():
            continue
        if stop - first == 1 and len(document.word[first]) == 1:
            continue
        label = _KINDS[n.label]
        if label == "person" and stop - first == 1 and _in_brackets(document, first):
            label = "organisation"
        if stop - first == 1 and _is_common(document, lexicon, first):
            continue
        if label == "person" and not _could_be(document, lexicon, first, stop):
            continue
        if label != "person" and _is_person(document, lexicon, first, stop, persons):
            label = "person"
        found.append(Found(first, _extended(document, stop, taken, label), None, label))
    covered = taken | {i for f in found for i in range(f.first, f.stop)}
    found.extend(_missed(document, lexicon, persons, covered))
    return found


def _without_lead(document: Document, lexicon: Lexicon, first: int, stop: int) -> tuple[int, int]:
    """Leave out titles, articles, prepositions and role nouns that begin a name."""
    words = lexicon.words
    while first < stop:
        word = document.lower[first]
        role = lexicon.nouns.get(word)
        lead = word in lexicon.titles or word in words["of"] or word in words["article"] or word in words["former"]
        if lead and not (word in words["article"] and document.pos[first] == "PROPN"):
            first += 1
        elif role is not None and role.cls != "institution" and stop - first > 1:
            first += 1
        elif word in lexicon.demonyms and document.pos[first] in ("ADJ", "NOUN") and stop - first > 1:
            first += 1
        else:
            break
    while stop > first and document.pos[stop - 1] in ("PUNCT", "ADP", "DET", "CCONJ"):
        stop -= 1
    return first, stop


def _is_person(document: Document, lexicon: Lexicon, first: int, stop: int, persons: set[str]) -> bool:
    """A name after a title or a role noun, or one that the parser calls a person elsewhere."""
    if stop - first == 1:
        if document.word[first] in persons:
            return True
    elif document.lower[first] in lexicon.given and _could_be(document, lexicon, first, stop):
        return True
    if first == 0:
        return False
    before = document.lower[first - 1]
    if before in lexicon.titles and document.word[first - 1][0].isupper():
        return True
    if not all(document.word[i][0].isupper() for i in range(first, stop) if document.pos[i] == "PROPN"):
        return False
    head = next((i for i in range(first, stop) if not first <= document.head[i] < stop), first)
    if document.dep[head] not in ("appos", "flat:name", "nmod", "conj") or stop - first > 4:
        return False
    governor = document.head[head]
    if document.dep[head] == "conj" and document.word[governor] in persons:
        return True
    role = lexicon.nouns.get(document.lower[governor])
    between = document.lower[first - 1]
    if role is None or role.cls != "role" or role.kind != "person":
        return False
    return stop - first > 1 and (between == "," or document.pos[first - 1] in ("NOUN", "ADJ")) and document.dep[head] not in ("nmod", "conj")


def _in_brackets(document: Document, i: int) -> bool:
    return 0 < i < len(document) - 1 and document.word[i - 1] == "(" and document.word[i + 1] == ")"


def _is_common(document: Document, lexicon: Lexicon, i: int) -> bool:
    """A demonym, a title or an office written with a capital is no name."""
    word = document.lower[i]
    noun = lexicon.nouns.get(word)
    return word in lexicon.demonyms or word in lexicon.titles or (noun is not None and noun.cls != "institution")


def _could_be(document: Document, lexicon: Lexicon, first: int, stop: int) -> bool:
    """A person's name is of capitals and particles only: "Mohammed ben Salmane"."""
    particles = lexicon.words["particle"]
    for i in range(first, stop):
        word = document.word[i]
        if not (word[0].isupper() or word.lower() in particles or not word[0].isalpha()):
            return False
    return stop - first <= _LONGEST


def _extended(document: Document, stop: int, taken: set[int], label: str) -> int:
    """Take in what the parser cut off: "Anouar el" + "-Sadate"."""
    if label != "person":
        return stop
    while stop < len(document) and stop not in taken and document.dep[stop] == "flat:name":
        if document.pos[stop] != "PROPN" or document.sentence_of[stop] != document.sentence_of[stop - 1]:
            break
        if document.end[stop - 1] != document.start[stop] and document.word[stop][0].isupper():
            break
        stop += 1
    return stop


def _missed(document: Document, lexicon: Lexicon, persons: set[str], covered: set[int]) -> list[Found]:
    """Return runs of proper nouns that the parser left without a name."""
    found = []
    i, size = 0, len(document)
    while i < size:
        if document.pos[i] != "PROPN" or i in covered or not document.word[i][0].isupper():
            i += 1
            continue
        stop = i + 1
        while stop < size and document.pos[stop] == "PROPN" and stop not in covered and document.dep[stop] == "flat:name":
            stop += 1
        titled = i > 0 and document.lower[i - 1] in lexicon.titles and document.word[i - 1][0].isupper()
        if titled or (stop - i == 1 and document.word[i] in persons):
            found.append(Found(i, stop, None, "person"))
        elif stop - i > 1 and document.dep[i].startswith(("nsubj", "obl:agent", "appos")):
            found.append(Found(i, stop, None, "person"))
        i = stop
    return found
