"""The place names of a pack, ready to be matched against tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dateline.gazetteer import fold_name
from dateline.lexicon import Pack, Row
from dateline.records import Document

_PEOPLE = ("masc", "fem", "masc_plur", "fem_plur")  # columns of actors/demonyms
TABLES = ("areas", "cities", "france", "provinces", "sites")


Form = tuple[str, str, str]  # a name, the kind of place, what it stands for


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
    cues
        All words in lower case at which a place may begin, or after which one may follow.
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
    cues: frozenset[str]


def naming(pack: Pack) -> Naming:
    """Return the index of the place names of a pack, built once."""
    return pack.index(_build)


def _build(pack: Pack) -> Naming:
    forms = _forms(pack)
    small = [form for form, _, _ in forms if form[0].islower()]
    features = {r["form"]: _feature(r) for r in pack.rows("places/features")}
    frames = {r["form"]: frozenset(r.many("kinds")) for r in pack.rows("places/frames")}
    openings = frozenset(w for form in small for w in (_opening(form), form.split()[0].lower()))
    powers: dict[str, str] = {}
    for form, _, power in forms:
        if power:
            powers.setdefault(fold_name(form), power)
    return Naming(
        kinds=_kinds(forms),
        longest=_longest(forms),
        small=openings,
        small_forms=frozenset(map(fold_name, small)),
        powers={k: v for k, v in powers.items() if v != "union"},
        unions=frozenset(k for k, v in powers.items() if v == "union"),
        features=features,
        wary=frozenset(fold_name(r["form"]) for r in pack.rows("places/wary")),
        never=_never(pack),
        frames=frames,
        cues=openings | features.keys() | {k for k, kinds in frames.items() if "city" in kinds},
    )


def _kinds(forms: list[Form]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for form, kind, _ in forms:
        key = fold_name(form)
        found[key] = found.get(key, frozenset()) | ({kind} if kind else frozenset())
    return found


def _longest(forms: list[Form]) -> dict[str, int]:
    found: dict[str, int] = {}
    for form, _, _ in forms:
        words = fold_name(form).split(" ")
        for opening in (words[0], _opening(form.lower())):
            if found.get(opening, 0) < len(words):
                found[opening] = len(words)
    return found


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


def _forms(pack: Pack) -> list[Form]:
    found = [(r["form"], "country", "state") for r in pack.rows("places/countries")]
    for table in TABLES:
        for row in pack.rows(f"places/{table}"):
            found += [(form, row["kind"], row["stands_for"]) for form in row.many("forms")]
    found += [(r["form"], "", "") for r in pack.rows("places/never") if " " in r["form"]]
    return found


def match(document: Document, first: int, names: Naming) -> int:
    """Return where the longest listed name begun at a token stops; ``first`` for none."""
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
