"""Gather place mentions: three ways to find a name, one way to judge it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.finding.metonymy import Locatives, acts, head_of, left_edge, locatives
from dateline.finding.places.naming import Feature, Naming, match, naming
from dateline.finding.places.refusing import is_held, is_locating
from dateline.gazetteer import fold_name
from dateline.lexicon import Pack
from dateline.records import Document, PlaceMention

_LONGEST = 7  # tokens of a name that no list knows
_NAMELIKE = ("PROPN", "NOUN", "X", "ADJ")  # how the parser tags capitals it does not know


class _Find(NamedTuple):
    first: int
    stop: int
    known: bool
    rule: str


def find_places(document: Document, pack: Pack) -> tuple[PlaceMention, ...]:
    """Return the places that a report names, in the order of the text.

    Parameters
    ----------
    document
        The parsed report.
    pack
        The language; its tables ``places/*`` give names, features and prepositions.

    Returns
    -------
    tuple of PlaceMention
        Spans without article; a feature word is inside where it belongs to the name
        ("aéroport de Goma"), outside where it only says the kind ("la ville de Goma").
    """
    names = naming(pack)
    mentions = []
    for find in _finds(document, names, pack):
        mention = _judged(document, find, names, pack)
        if mention is not None:
            mentions.append(mention)
    return tuple(mentions)


def _finds(document: Document, names: Naming, pack: Pack) -> Iterator[_Find]:
    """Yield the possible names from left to right; no two overlap."""
    models = {n.first: n for n in document.names if n.label == "LOC"}
    persons = _surnames(document)
    word, lower = document.word, document.lower
    features, small = names.features, names.small
    i, size = 0, len(document)
    while i < size:
        find = None
        if word[i][0].isupper() or lower[i] in small:
            find = _listed(document, i, names)
            if find and i in models and _outgrows(document, models[i].stop, find.stop, persons):
                find = None
        if find is None and i in models:
            find = _modelled(document, models[i].first, models[i].stop, names)
        if find is None and lower[i] in features and i + 1 < size:
            find = _featured(document, i, names, locatives(pack))
        if find is None and "city" in names.frames.get(lower[i], ()) and i + 1 < size:
            find = _placed(document, i + 1, names) if i + 1 not in models else None
        if find is None:
            i += 1
            continue
        if find.rule == "places.parsed" and _words(document, find) <= persons:
            i = find.stop
            continue
        if not find.known or names.kinds[_key(document, find)]:
            yield find
        i = find.stop


def _outgrows(document: Document, stop: int, listed: int, persons: frozenset[str]) -> bool:
    """Return whether the parser sees a longer name than the list: "San Juan Opico"."""
    more = document.word[listed:stop]
    return bool(more) and all(w[0].isupper() and w.isalpha() and w not in persons for w in more)


def _surnames(document: Document) -> frozenset[str]:
    """Return the words of the full names of persons: a surname alone is often taken for a town."""
    return frozenset(
        document.word[k]
        for n in document.names
        if n.label == "PER" and n.stop - n.first > 1
        for k in range(n.first, n.stop)
    )


def _words(document: Document, find: _Find) -> set[str]:
    return set(document.word[find.first : find.stop])


def _key(document: Document, find: _Find) -> str:
    return fold_name(document.text[document.start[find.first] : document.end[find.stop - 1]])


def _listed(document: Document, i: int, names: Naming) -> _Find | None:
    stop = match(document, i, names)
    return _Find(i, stop, True, "places.listed") if stop > i else None


def _modelled(document: Document, first: int, stop: int, names: Naming) -> _Find | None:
    """Return the parser's name without articles, unless a listed name begins inside it."""
    while first < stop and not document.word[first][0].isupper():
        if document.lower[first] in names.features and names.features[document.lower[first]].inside:
            break
        first += 1
    for k in range(first + 1, stop):
        if document.word[k][0].isupper() and match(document, k, names) > k:
            # "Université de Pristina" is one name; a list of towns is several.
            if _opens_longer(document, first, k, names):
                return _Find(first, stop, False, "places.institution")
            stop = k
            break
    while stop > first and not document.word[stop - 1][0].isupper():
        stop -= 1
    if stop <= first or fold_name(document.text[document.start[first] : document.end[stop - 1]]) in names.never:
        return None
    word = document.word[first]
    if stop - first == 1 and (len(word) < 3 or word.isupper() and len(word) < 7):
        return None
    if fold_name(word) in names.never and document.lower[first] not in names.features:
        return None
    return _Find(first, stop, False, "places.parsed")


def _featured(document: Document, i: int, names: Naming, words: Locatives) -> _Find | None:
    """Return the name that follows a feature word: "village Makidhi", "rue de Rivoli"."""
    size = min(len(document), document.sentences[document.sentence_of[i]][1])
    k = i + 1
    joined = False
    while k < size and k < i + 4:
        joined = joined or words.is_a(document.lower[k], "of")
        if document.pos[k] not in ("DET", "ADJ") and not words.is_a(document.lower[k], "of"):
            break
        if document.word[k][0].isupper():
            break
        k += 1
    if k >= size or not document.word[k][0].isupper() or document.pos[k] not in _NAMELIKE:
        return None
    kind = names.features[document.lower[i]].kind
    if not joined and (kind == "region" or kind == "site" and _is_person(document, k)):
        return None
    if match(document, k, names) > k or fold_name(document.word[k]) in names.never:
        return None
    stop = _name_end(document, k, size)
    return _Find(k, stop, False, "places.featured")


def _placed(document: Document, k: int, names: Naming) -> _Find | None:
    """Return the capitals right after "à": a name that only the table of places can confirm."""
    if not document.word[k][0].isupper() or document.pos[k] not in _NAMELIKE:
        return None
    if match(document, k, names) > k or fold_name(document.word[k]) in names.never:
        return None
    if _is_person(document, k):
        return None
    if document.word[k - 1][0].isupper() and document.sentences[document.sentence_of[k]][0] != k - 1:
        return None
    size = document.sentences[document.sentence_of[k]][1]
    return _Find(k, _name_end(document, k, size), False, "places.placed")


def _is_person(document: Document, i: int) -> bool:
    return any(n.first <= i < n.stop and n.label == "PER" for n in document.names)


def _name_end(document: Document, first: int, size: int) -> int:
    """Return where a run of capitals joined by hyphens stops."""
    k = first + 1
    while k < size and k < first + _LONGEST:
        joined = document.start[k] == document.end[k - 1]
        short = len(document.word[k - 1]) < 4 and document.pos[k] in _NAMELIKE
        if document.word[k][0].isupper() and (document.pos[k] == "PROPN" or short):
            k += 1
        elif joined and document.word[k] == "-":
            k += 1
        else:
            break
    while not document.word[k - 1][0].isalnum():
        k -= 1
    return k


def _judged(document: Document, find: _Find, names: Naming, pack: Pack) -> PlaceMention | None:
    first, stop = find.first, find.stop
    key = _key(document, find)
    power = names.powers.get(key, "")
    if power == "state" and (seat := _seat(document, first, pack)) >= 0:
        return _embassy(document, seat, stop, pack)
    if is_held(document, first, stop, power, pack):
        return None
    if key in names.wary and not _is_vouched(document, find, pack):
        return None
    if find.known and _is_person(document, first) and not _is_joined(document, first, pack):
        return None
    if key in names.unions and not is_locating(document, first, pack, strictly=True):
        return None
    feature, start = _feature(document, first, stop, names, locatives(pack))
    if feature and feature.kind == "city" and not names.kinds.get(key, {"city"}) & {"city", "site"}:
        feature = None  # "la plus grande ville du Minnesota" names no town
    rule = "places.street" if feature and feature.street and not find.known else find.rule
    if not find.known and feature is None:
        rule = _proof(document, first, rule, pack)
    if feature is None or power:
        if power and acts(document, first, stop, pack):
            return None
        if not power and _speaks(document, first, stop, pack):
            return None
    span = document.span(start, stop)
    return PlaceMention(
        span, start, stop, head_of(document, start, stop), span.text, _kind(feature, find), rule
    )


def _is_vouched(document: Document, find: _Find, pack: Pack) -> bool:
    """Return whether an article, a preposition or the parser takes a doubtful name for a place."""
    before = find.first - 1
    if before >= 0 and document.pos[before] == "DET":
        return True
    if any(n.label == "LOC" and n.first <= find.first < n.stop for n in document.names):
        return True
    return _is_joined(document, find.first, pack)


def _is_joined(document: Document, first: int, pack: Pack) -> bool:
    return is_locating(document, first, pack, loosely=True)


def _proof(document: Document, first: int, rule: str, pack: Pack) -> str:
    """Return the rule of an unlisted name: the less its words place it, the more must be known."""
    if is_locating(document, first, pack):
        return rule
    return "places.of" if is_locating(document, first, pack, loosely=True) else "places.bare"


def _seat(document: Document, first: int, pack: Pack) -> int:
    """Return the token of "ambassade" in "ambassade de Chine"; -1 for none."""
    before = left_edge(document, first)
    words = locatives(pack)
    if before < 1 or not words.is_a(document.lower[before], "of"):
        return -1
    return before - 1 if words.is_a(document.lower[before - 1], "seat") else -1


def _embassy(document: Document, first: int, stop: int, pack: Pack) -> PlaceMention | None:
    """Return an embassy as a site, unless it acts or somebody speaks for it."""
    if is_held(document, first, stop, "seat", pack) or acts(document, first, stop, pack):
        return None
    span = document.span(first, stop)
    return PlaceMention(span, first, stop, first, span.text, "site", "places.seat")


def _kind(feature: Feature | None, find: _Find) -> str | None:
    if find.rule == "places.institution":
        return "site"
    return feature.kind if feature else None


def _speaks(document: Document, first: int, stop: int, pack: Pack) -> bool:
    """Return whether a town or a region does what only an actor does: "Lyon réclame"."""
    head = head_of(document, first, stop)
    if left_edge(document, first) >= 0 and document.dep[head] not in ("nsubj", "nsubj:pass"):
        return False
    if not document.dep[head].startswith("nsubj"):
        return False
    words = locatives(pack)
    return words.is_a(document.lemma[document.head[head]], "speak") and acts(document, first, stop, pack)


def _opens_longer(document: Document, first: int, inner: int, names: Naming) -> bool:
    """Return whether a capital opens a longer name that ends with a known place, not a state."""
    word = document.word[first]
    if inner - first < 2 or document.pos[inner - 1] not in ("ADP", "DET") or len(word) < 4:
        return False
    end = match(document, inner, names)
    key = fold_name(document.text[document.start[inner] : document.end[end - 1]])
    return fold_name(word) not in names.never and names.powers.get(key) != "state"


def _feature(
    document: Document, first: int, stop: int, names: Naming, words: Locatives
) -> tuple[Feature | None, int]:
    """Return what the words around a name tell of its kind, and where the span begins."""
    found = names.features.get(document.lower[first])
    if found and stop - first > 1:
        return found, first
    k = _word_before(document, first, names, words)
    if k >= 0:
        feature = names.features[document.lower[k]]
        direct = not any(document.pos[i] == "ADP" for i in range(k + 1, first))
        if direct or not feature.beside:
            return feature, k if feature.inside else first
    if stop + 1 < len(document) and document.word[stop] == ",":
        return names.features.get(document.lower[stop + 1]), first
    return None, first


def _word_before(document: Document, first: int, names: Naming, words: Locatives) -> int:
    """Return the feature word that a name completes: "aéroport international de"; -1 for none."""
    begin = document.paragraphs[document.paragraph_of[first]][0]
    found = -1
    for k in range(first - 1, max(begin, first - 6) - 1, -1):
        if document.lower[k] in names.features:
            found = k  # and look on: "prison centrale de", where both words announce places
        elif found >= 0 and document.pos[k] != "ADJ":
            break
        elif document.pos[k] not in ("DET", "ADJ") and not words.is_a(document.lower[k], "of"):
            break
    return found
