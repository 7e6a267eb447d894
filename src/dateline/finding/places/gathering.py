"""Gather the names that may be places: from the pack, from the parser, from the words before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.finding.places.naming import match
from dateline.finding.places.reading import Reading
from dateline.gazetteer import fold_name

_LONGEST = 7  # tokens of a name that no list knows
_NAMELIKE = ("PROPN", "NOUN", "X", "ADJ")  # how the parser tags capitals it does not know
_ACRONYM = 7  # letters; capitals alone up to here are no town


class Find(NamedTuple):
    """Tokens that may name a place. ``known``: a list of the pack has the name."""

    first: int
    stop: int
    known: bool
    rule: str


def gather(reading: Reading) -> Iterator[Find]:
    """Yield the possible names from left to right; no two overlap."""
    locations = {n.first: n.stop for n in reading.document.names if n.label == "LOC"}
    word, lower, cues = reading.document.word, reading.document.lower, reading.names.cues
    reached = 0
    for i in range(len(word)):
        if i < reached or not (word[i][0].isupper() or lower[i] in cues or i in locations):
            continue  # as most tokens do: this loop is the cost of finding
        find = _find_at(reading, i, locations)
        if find is not None:
            reached = find.stop
            if _is_place_name(reading, find):
                yield find


def _find_at(reading: Reading, i: int, locations: dict[int, int]) -> Find | None:
    lower, names = reading.document.lower[i], reading.names
    parsed = locations.get(i)
    if reading.document.word[i][0].isupper() or lower in names.small:
        stop = match(reading.document, i, names)
        if stop > i and not (parsed and _outgrows(reading, stop, parsed)):
            return Find(i, stop, True, "places.listed")
    if parsed:
        find = _modelled(reading, i, parsed)
        if find is not None:
            return find
    if lower in names.features:
        return _featured(reading, i)
    if "city" in names.frames.get(lower, ()) and i + 1 not in locations:
        return _placed(reading, i + 1)
    return None


def _is_place_name(reading: Reading, find: Find) -> bool:
    """Return whether a find is neither a listed name of something else nor a surname alone."""
    if find.known:
        # A soft hyphen inside a name leaves a key that no table has; the name is still known.
        kinds = reading.names.kinds.get(reading.key(find.first, find.stop))
        return kinds is None or bool(kinds)
    words = reading.document.word[find.first : find.stop]
    return find.rule != "places.parsed" or not reading.surnames.issuperset(words)


def _outgrows(reading: Reading, listed: int, parsed: int) -> bool:
    """Return whether the parser sees a longer name than the list: "San Juan Opico"."""
    more = reading.document.word[listed:parsed]
    return bool(more) and all(
        w[0].isupper() and w.isalpha() and w not in reading.surnames for w in more
    )


def _modelled(reading: Reading, first: int, stop: int) -> Find | None:
    """Return the parser's name without articles, unless a listed name begins inside it."""
    document, features = reading.document, reading.names.features
    while first < stop and not reading.is_capital(first):
        feature = features.get(document.lower[first])
        if feature and feature.inside:
            break
        first += 1
    listed = match(document, first, reading.names) if first < stop else first
    if listed > first and not _outgrows(reading, listed, stop):
        return Find(first, listed, True, "places.listed")
    for k in range(first + 1, stop):
        if reading.is_capital(k) and match(document, k, reading.names) > k:
            # "Université de Pristina" is one name; a list of towns is several.
            if _opens_longer(reading, first, k):
                return Find(first, stop, False, "places.institution")
            stop = k
            break
    while stop > first and not reading.is_capital(stop - 1):
        stop -= 1
    if stop <= first or _is_no_name(reading, first, stop):
        return None
    return Find(first, stop, False, "places.parsed")


def _is_no_name(reading: Reading, first: int, stop: int) -> bool:
    never, word = reading.names.never, reading.document.word[first]
    if reading.key(first, stop) in never or "." in word[1:-1]:
        return True  # "ACTUALITE.CD" is a paper
    if stop - first == 1 and (len(word) < 3 or (word.isupper() and len(word) < _ACRONYM)):
        return True
    return fold_name(word) in never and reading.document.lower[first] not in reading.names.features


def _opens_longer(reading: Reading, first: int, inner: int) -> bool:
    """Return whether a capital opens a longer name that ends with a known place, not a state."""
    document, names = reading.document, reading.names
    word = document.word[first]
    if inner - first < 2 or document.pos[inner - 1] not in ("ADP", "DET") or len(word) < 4:
        return False
    place = reading.key(inner, match(document, inner, names))
    return fold_name(word) not in names.never and names.powers.get(place) != "state"


def _featured(reading: Reading, i: int) -> Find | None:
    """Return the name that follows a feature word: "village Makidhi", "rue de Rivoli"."""
    document = reading.document
    size = document.sentences[document.sentence_of[i]][1]
    k, joined = i + 1, False
    while k < size and k < i + 4 and not reading.is_capital(k):
        of = reading.is_a(k, "of")
        if not of and document.pos[k] not in ("DET", "ADJ"):
            return None
        k, joined = k + 1, joined or of
    if k >= size or not _may_begin(reading, k):
        return None
    kind = reading.names.features[document.lower[i]].kind
    if not joined and kind == "region":
        return None
    if not joined and reading.labelled(k, "PER", 1 if kind == "site" else 2):
        return None
    return Find(k, _name_end(reading, k, size), False, "places.featured")


def _placed(reading: Reading, k: int) -> Find | None:
    """Return the capitals right after "à": a name that only the table of places can confirm."""
    document = reading.document
    if k >= len(document) or not _may_begin(reading, k) or reading.labelled(k, "PER"):
        return None
    begin, size = document.sentences[document.sentence_of[k]]
    if reading.is_capital(k - 1) and begin != k - 1:
        return None
    return Find(k, _name_end(reading, k, size), False, "places.placed")


def _may_begin(reading: Reading, k: int) -> bool:
    """Return whether an unlisted name may begin at a token."""
    document, names = reading.document, reading.names
    if not reading.is_capital(k) or document.pos[k] not in _NAMELIKE or len(document.word[k]) < 2:
        return False
    return match(document, k, names) == k and fold_name(document.word[k]) not in names.never


def _name_end(reading: Reading, first: int, size: int) -> int:
    """Return where a run of capitals joined by hyphens stops."""
    document = reading.document
    k = first + 1
    while k < min(size, first + _LONGEST):
        short = len(document.word[k - 1]) < 4 and document.pos[k] in _NAMELIKE
        hyphen = document.word[k] == "-" and document.start[k] == document.end[k - 1]
        if not hyphen and not (reading.is_capital(k) and (document.pos[k] == "PROPN" or short)):
            break
        k += 1
    while not document.word[k - 1][0].isalnum():
        k -= 1
    return k
