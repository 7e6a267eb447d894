"""Judge a possible name: is it a place here, of which kind, and where does its span begin?"""

from __future__ import annotations

from dateline.finding.metonymy import acts, head_of, left_edge
from dateline.finding.places.gathering import Find
from dateline.finding.places.naming import Feature
from dateline.finding.places.reading import Reading
from dateline.finding.places.refusing import is_held
from dateline.records import PlaceMention

_REACH = 6  # tokens between a feature word and its name: "aéroport international de la"
_PLACING = ("locates", "between", "to", "onto")  # classes of words that place a name


def judge(reading: Reading, find: Find) -> PlaceMention | None:
    """Return the mention that a find makes; ``None`` where it is no place."""
    first, stop = find.first, find.stop
    key = reading.key(first, stop)
    power = reading.names.powers.get(key, "")
    if power == "state" and (seat := _seat(reading, first)) >= 0:
        return _embassy(reading, seat, stop)
    if is_held(reading, first, stop, power) or _is_doubtful(reading, find, key):
        return None
    feature, start = _feature(reading, first, stop)
    if feature and feature.kind == "city" and not _may_be_town(reading, key):
        feature = None  # "la plus grande ville du Minnesota" names no town
    if _acts(reading, find, power, feature):
        return None
    span = reading.document.span(start, stop)
    head = head_of(reading.document, start, stop)
    kind = feature.kind if feature else None
    if find.rule == "places.institution":
        kind = "site"
    return PlaceMention(span, start, stop, head, span.text, kind, _rule(reading, find, feature))


def _rule(reading: Reading, find: Find, feature: Feature | None) -> str:
    """Return the rule of a mention: the less the words place it, the more must be known of it."""
    if find.known:
        return find.rule
    if feature is not None:
        return "places.street" if feature.street else find.rule
    if reading.is_located(find.first, *_PLACING):
        return find.rule
    return "places.of" if reading.is_located(find.first, "of") else "places.bare"


def _is_doubtful(reading: Reading, find: Find, key: str) -> bool:
    """Return whether a name that may be something else has nothing that makes it a place."""
    first = find.first
    if key in reading.names.wary and not _is_vouched(reading, find):
        return True
    if key in reading.names.unions and not reading.is_located(first, "locates", "between"):
        return True
    if not find.known or not reading.labelled(first, "PER"):
        return False
    listed = reading.document.dep[first] == "conj"
    beside = listed and reading.labelled(reading.document.head[first], "LOC")
    return not beside and not reading.is_located(first, *_PLACING, "of")


def _is_vouched(reading: Reading, find: Find) -> bool:
    """Return whether an article, a preposition or the parser takes a doubtful name for a place."""
    if find.stop < len(reading.document) and reading.is_a(find.stop, "of"):
        return False  # "au Nord de Lyon"
    if find.first > 0 and reading.document.pos[find.first - 1] == "DET":
        return True
    return reading.labelled(find.first, "LOC") or reading.is_located(find.first, *_PLACING, "of")


def _may_be_town(reading: Reading, key: str) -> bool:
    kinds = reading.names.kinds.get(key)
    return kinds is None or not kinds.isdisjoint(("city", "site"))


def _acts(reading: Reading, find: Find, power: str, feature: Feature | None) -> bool:
    if power:
        return acts(reading.document, find.first, find.stop, reading.pack)
    return feature is None and _speaks(reading, find.first, find.stop)


def _speaks(reading: Reading, first: int, stop: int) -> bool:
    """Return whether a town or a region does what only an actor does: "Lyon réclame"."""
    document = reading.document
    head = head_of(document, first, stop)
    if not document.dep[head].startswith("nsubj"):
        return False
    verb = document.lemma[document.head[head]]
    return reading.words.is_a(verb, "speak") and acts(document, first, stop, reading.pack)


def _seat(reading: Reading, first: int) -> int:
    """Return the token of "ambassade" in "ambassade de Chine"; -1 for none."""
    before = left_edge(reading.document, first, reading.words)
    if before < 1 or not reading.is_a(before, "of"):
        return -1
    return before - 1 if reading.is_a(before - 1, "seat") else -1


def _embassy(reading: Reading, first: int, stop: int) -> PlaceMention | None:
    """Return an embassy as a site, unless it acts or somebody speaks for it."""
    document = reading.document
    if is_held(reading, first, stop, "seat") or acts(document, first, stop, reading.pack):
        return None
    span = document.span(first, stop)
    return PlaceMention(span, first, stop, first, span.text, "site", "places.seat")


def _feature(reading: Reading, first: int, stop: int) -> tuple[Feature | None, int]:
    """Return what the words around a name tell of its kind, and where the span begins."""
    document, features = reading.document, reading.names.features
    found = features.get(document.lower[first])
    if found and stop - first > 1:
        return found, first
    k = _word_before(reading, first)
    if k >= 0:
        feature = features[document.lower[k]]
        direct = not any(document.pos[i] == "ADP" for i in range(k + 1, first))
        if direct or not feature.beside:
            return feature, k if feature.inside else first
    if stop + 1 < len(document) and document.word[stop] == ",":
        return features.get(document.lower[stop + 1]), first
    return None, first


def _word_before(reading: Reading, first: int) -> int:
    """Return the feature word that a name completes; -1 for none.

    The first of several: "prison centrale de Makala", where both words announce places.
    """
    document = reading.document
    begin = document.paragraphs[document.paragraph_of[first]][0]
    found = -1
    for k in range(first - 1, max(begin, first - _REACH) - 1, -1):
        if document.lower[k] in reading.names.features:
            found = k
        elif not _bridges(reading, k, found):
            break
    return found


def _bridges(reading: Reading, k: int, found: int) -> bool:
    """Return whether a token may stand between a name and its feature word."""
    pos = reading.document.pos[k]
    if found >= 0:
        return pos == "ADJ"
    return pos in ("DET", "ADJ") or reading.is_a(k, "of")
