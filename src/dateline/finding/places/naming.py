"""The place names of a pack, ready to be matched against tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dateline.gazetteer import fold_name
from dateline.lexicon import Pack, Row
from dateline.records import Document

_PEOPLE = ("masc", "fem", "masc_plur", "fem_plur")  # columns of actors/demonyms
TABLES = ("areas", "cities", "france", "provinces", "sites")


class Feature(NamedTuple):
    """A word that announces a place: its kind, and how it joins the name.

    ``inside``: it belongs to the name ("rue de Rivoli"). ``beside``: it says the kind only
    without "de" ("la capitale Bamako", not "la capitale du Mali"). ``street``: what follows is
    no hint of where it is.
    """

    kind: str
    inside: bool
    beside: bool
    street: bool


@dataclass(frozen=True, slots=True)
class Naming:
    """Folded forms of all place names, and what they stand for besides a place.

    Attributes
    ----------
    kinds
        Folded form -> the kinds of the places that bear it; none for names of something else.
    longest
        First word, in lower case with and without its accents -> most words in a form begun by it.
    small
        First words of forms that begin in lower case ("mer Rouge"), as written.
    small_forms
        The folded forms begun in lower case, that match in either case.
    powers
        Folded forms of states, capitals and seats of government, that act -> which of these.
    unions
        Folded forms of unions of states: places only where the words before say so.
    features
        Word -> the kind of place that it announces.
    wary
        Folded forms that are also first names, firms or common words: places only where an
        article, a preposition or the parser says so.
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
    features: dict[str, Feature]
    wary: frozenset[str]
    never: frozenset[str]
    frames: dict[str, frozenset[str]]


def naming(pack: Pack) -> Naming:
    """Return the index of the place names of a pack, built once."""
    return pack.index(_build)


def _build(pack: Pack) -> Naming:
    kinds: dict[str, set[str]] = {}
    longest: dict[str, int] = {}
    small: set[str] = set()
    small_forms = set()
    powers: dict[str, str] = {}
    unions = set()
    for form, kind, stands_for in _forms(pack):
        key = fold_name(form)
        kinds.setdefault(key, set()).update([kind] if kind else [])
        words = key.split(" ")
        for opening in {words[0], _opening(form.lower())}:
            longest[opening] = max(longest.get(opening, 0), len(words))
        if form[0].islower():
            small |= {_opening(form), form.split()[0].lower()}
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
        {r["form"]: _feature(r) for r in pack.rows("places/features")},
        frozenset(fold_name(r["form"]) for r in pack.rows("places/wary")),
        _never(pack),
        {r["form"]: frozenset(r.many("kinds")) for r in pack.rows("places/frames") if r["kinds"]},
    )


def _never(pack: Pack) -> frozenset[str]:
    rows = (*pack.rows("places/never"), *pack.rows("places/features"))
    words = {row["form"] for row in rows}
    for row in pack.rows("actors/demonyms"):
        words.update(row[column] for column in _PEOPLE)
    return frozenset(fold_name(word) for word in words if word)


def _opening(lower: str) -> str:
    """Return the first word of a name, as a tokenizer or a hyphen would cut it."""
    return lower.replace("-", " ").replace("'", "' ").split(" ", 1)[0].removesuffix("'")


def _feature(row: Row) -> Feature:
    street = row["kind"] == "street"
    kind = "site" if street else row["kind"]
    return Feature(kind, bool(row["in_span"]), bool(row["beside"]), street)


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
    opening = document.lower[first]
    if not opening.isalpha():
        opening = _opening(opening)
    most = names.longest.get(opening)
    if not most:
        return first
    large = word[0].isupper()
    if not large and not {opening, document.lower[first]} & names.small:
        return first
    key, stop, found = "", first, first
    last = document.paragraphs[document.paragraph_of[first]][1]
    while stop < last and key.count(" ") < most:
        part = fold_name(document.word[stop])
        stop += 1
        if not part:
            continue
        key = f"{key} {part}" if key else part
        if key in names.kinds and (large or key in names.small_forms):
            found = stop
    return found
