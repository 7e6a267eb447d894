"""The place names of a pack, ready to be matched against tokens."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.gazetteer import fold_name
from dateline.lexicon import Pack
from dateline.records import Document

TABLES = ("areas", "cities", "france", "provinces", "sites")


@dataclass(frozen=True, slots=True)
class Naming:
    """Folded forms of all place names, and what they stand for besides a place.

    Attributes
    ----------
    kinds
        Folded form -> the kinds of the places that bear it; none for names of something else.
    longest
        Folded first word -> most words in a form begun by it.
    small
        First words of forms that begin in lower case ("mer Rouge"), as written.
    small_forms
        The folded forms begun in lower case, that match in either case.
    powers
        Folded forms of states, capitals and seats of government, that act -> which of these.
    unions
        Folded forms of unions of states: places only where the words before say so.
    features
        Word -> kind of place it announces, and whether it belongs to the name.
    never
        Folded words that the parser takes for places and that are none.
    frames
        Prepositions that tell the kind of what follows: "à" a town, "en" a land.
    """

    kinds: dict[str, frozenset[str]]
    longest: dict[str, int]
    small: frozenset[str]
    small_forms: frozenset[str]
    powers: dict[str, str]
    unions: frozenset[str]
    features: dict[str, tuple[str, bool]]
    never: frozenset[str]
    frames: dict[str, frozenset[str]]


def naming(pack: Pack) -> Naming:
    """Return the index of the place names of a pack, built once."""
    return pack.index(_build)


def _build(pack: Pack) -> Naming:
    kinds: dict[str, set[str]] = {}
    longest: dict[str, int] = {}
    small, small_forms = set(), set()
    powers: dict[str, str] = {}
    unions = set()
    for form, kind, stands_for in _forms(pack):
        key = fold_name(form)
        kinds.setdefault(key, set()).update([kind] if kind else [])
        words = key.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
        if form[0].islower():
            small.add(form.split()[0].split("-")[0].lower())
            small_forms.add(key)
        if stands_for == "union":
            unions.add(key)
        elif stands_for:
            powers.setdefault(key, stands_for)
    return Naming(
        {k: frozenset(v) for k, v in kinds.items()},
        longest,
        frozenset(small),
        frozenset(small_forms),
        powers,
        frozenset(unions),
        {r["form"]: (r["kind"], bool(r["in_span"])) for r in pack.rows("places/features")},
        frozenset(fold_name(r["form"]) for r in pack.rows("places/never")),
        {r["form"]: frozenset(r.many("kinds")) for r in pack.rows("places/frames")},
    )


def _forms(pack: Pack) -> list[tuple[str, str, str]]:
    found = [(r["form"], "country", "state") for r in pack.rows("places/countries")]
    for table in TABLES:
        for row in pack.rows(f"places/{table}"):
            found += [(form, row["kind"], row["stands_for"]) for form in row.many("forms")]
    found += [(r["form"], "", "") for r in pack.rows("places/never") if " " in r["form"]]
    return found


def match(document: Document, first: int, names: Naming) -> int:
    """Return where the longest name of the pack that begins at a token stops; ``first`` for none."""
    word = document.word[first]
    large = word[0].isupper()
    if not large and document.lower[first] not in names.small:
        return first
    opening = fold_name(word).split(" ", 1)[0]
    most = names.longest.get(opening)
    if not most:
        return first
    limit = min(first + 2 * most - 1, len(document), _line_end(document, first, 2 * most))
    start, text, ends = document.start[first], document.text, document.end
    for stop in range(limit, first, -1):
        if not document.word[stop - 1][-1].isalnum():
            continue
        key = fold_name(text[start : ends[stop - 1]])
        if key in names.kinds and (large or key in names.small_forms):
            return stop
    return first


def _line_end(document: Document, first: int, reach: int) -> int:
    """Return where the sentence of a token stops, no further than needed."""
    return min(document.sentences[document.sentence_of[first]][1], first + reach)
