"""The tables of ``actors/`` as look-ups by form, built once a pack.

A table gives the masculine singular and what is irregular; ``actors/endings`` gives the rest.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.lexicon import Pack
from dateline.lexicon.pack import Row

_FORMS = (("masc", "Masc", "Sing"), ("fem", "Fem", "Sing"), ("masc_plur", "Masc", "Plur"), ("fem_plur", "Fem", "Plur"))
_LETTERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "ı": "i"}
_LETTER_RUNS = re.compile(r"[^\W_]+").findall
_PLACES = ("places/areas", "places/cities", "places/france", "places/provinces", "places/sites")
NEVER = "never"  # the class of fixed phrases that mean nobody
_MEMORY = 1 << 16  # words whose look-up is remembered
_ACRONYM = 6  # letters up to which an all-capital form must stand in capitals
_GENDERS = {"m": ("Masc", "Sing"), "f": ("Fem", "Sing"), "mp": ("Masc", "Plur"), "fp": ("Fem", "Plur")}


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun that can stand for a participant, in one of its forms."""

    id: str
    base: str
    cls: str  # role, human, institution, demonym
    kind: str
    sectors: tuple[str, ...]
    gender: str | None
    number: str | None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name that the pack knows. ``sort`` is the table it comes from."""

    id: str
    name: str
    sort: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    gender: str | None
    number: str | None


@dataclass(frozen=True, slots=True)
class Demonym:
    """An adjective of one country or of two ("franco-allemand")."""

    id: str
    countries: tuple[str, ...]
    gender: str | None
    number: str | None


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun or possessive, with the class that says how it finds what it stands for."""

    id: str
    cls: str
    gender: str | None
    number: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of several words, or a proper name: what to compare, and what it means."""

    pieces: tuple[str, ...]
    means: Noun | Name
    proper: bool
    exact: str
    check: bool
    capital: bool = False  # whether the last word is written with a capital


Start = tuple[str, str, tuple[Entry, ...], bool]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All forms of the family "actors"."""

    nouns: dict[str, Noun]
    singles: dict[str, tuple[Entry, ...]]
    pairs: dict[Pair, tuple[Entry, ...]]
    demonyms: dict[str, Demonym]
    pronouns: dict[str, tuple[Pronoun, ...]]
    words: dict[str, frozenset[str]]
    titles: dict[str, str]
    prefixes: dict[str, str]
    adjectives: dict[str, tuple[str, ...]]
    given: frozenset[str]
    places: dict[str, str]
    leads: frozenset[str]
    articles: dict[str, tuple[str | None, str | None]]

    paired: frozenset[str]
    _starts: dict[str, Start]
    _compounds: dict[str, Noun | Demonym | None]
    known: frozenset[str]

    def start_of(self, word: str) -> Start:
        """Return the first piece of a word, its second, and the rows that may begin there."""
        found = self._starts.get(word)
        if found is None:
            parts = pieces(word)
            if len(parts) > 1 and parts[0] in self.leads:
                parts = parts[1:]
            first = parts[0] if parts else ""
            second = parts[1] if len(parts) > 1 else ""
            found = (first, second, self.singles.get(first, ()), first in self.paired)
            if len(self._starts) > _MEMORY:
                self._starts.clear()
            self._starts[word] = found
        return found

    def compound(self, word: str) -> Noun | Demonym | None:
        """Return what "ex-ministre" or "franco-allemand" is, by its parts."""
        if word not in self._compounds:
            if len(self._compounds) > _MEMORY:
                self._compounds.clear()
            self._compounds[word] = self._split(word)
        return self._compounds[word]

    def _split(self, word: str) -> Noun | Demonym | None:
        before, _, after = word.partition("-")
        if before in self.leads and after in self.nouns:
            return self.nouns[after]
        second, first = self.demonyms.get(after), self.prefixes.get(before)
        if second is None or first is None:
            return None
        return Demonym(second.id, (first, *second.countries), second.gender, second.number)

    @property
    def size(self) -> int:
        """The number of forms."""
        entries = sum(len(e) for rows in (self.singles, self.pairs) for e in rows.values())  # type: ignore[attr-defined]
        return entries + len(self.nouns) + len(self.demonyms) + len(self.pronouns)


def lexicon(pack: Pack) -> Lexicon:
    """Return the look-ups of a pack, built at first use."""
    return pack.index(_build)


@lru_cache(maxsize=1 << 16)
def pieces(word: str) -> tuple[str, ...]:
    """Return the letters of a word, lower-case and without accents, cut at signs.

    >>> pieces("États-Unis")
    ('etats', 'unis')
    """
    text = word.lower()
    if not text.isascii():
        text = "".join(_LETTERS.get(c, c) for c in unicodedata.normalize("NFKD", text))
        text = "".join(c for c in text if not unicodedata.combining(c))
    return (text,) if text.isalnum() else tuple(_LETTER_RUNS(text))


def _build(pack: Pack) -> Lexicon:
    endings = _endings(pack)
    nouns: dict[str, Noun] = {}
    entries: list[Entry] = []
    for row in pack.all_rows("actors/nouns"):
        for form, gender, number in _inflected(row, endings):
            _add_noun(nouns, entries, form, _noun(row, gender, number))
    entries.extend(_proper(pack))
    entries.sort(key=lambda e: -len(e.pieces))
    singles: dict[str, tuple[Entry, ...]] = {}
    pairs: dict[tuple[str, str], tuple[Entry, ...]] = {}
    for entry in entries:
        if len(entry.pieces) == 1:
            singles[entry.pieces[0]] = (*singles.get(entry.pieces[0], ()), entry)
        else:
            key = (entry.pieces[0], entry.pieces[1])
            pairs[key] = (*pairs.get(key, ()), entry)
    demonyms, pronouns = _demonyms(pack, endings), _pronouns(pack)
    return Lexicon(
        nouns,
        singles,
        pairs,
        demonyms,
        pronouns,
        _words(pack),
        {r["form"]: r["gender"] for r in pack.rows("actors/words") if r["class"] == "title"},
        {r["form"]: r["country"] for r in pack.rows("actors/prefixes")},
        {f: r.many("sectors") for r in pack.rows("actors/adjectives") for f, _, _ in _inflected(r, endings)},
        frozenset(r["form"] for r in pack.rows("actors/given")),
        _places(pack),
        _leads(pack),
        {r["form"]: (r["gender"] or None, r["number"] or None) for r in pack.rows("actors/articles")},
        frozenset(first for first, _ in pairs),
        {},
        {},
        frozenset((*nouns, *demonyms, *pronouns)),
    )


# --- inflection ------------------------------------------------------------------------------


def _endings(pack: Pack) -> list[tuple[str, tuple[str, str, str]]]:
    rows = [(r["ending"], (r["fem"], r["masc_plur"], r["fem_plur"])) for r in pack.rows("actors/endings")]
    return sorted(rows, key=lambda e: -len(e[0]))


def _inflected(row: Row, endings: list[tuple[str, tuple[str, str, str]]]) -> Iterator[tuple[str, str, str]]:
    """Yield the forms of a row with gender and number; "-" in a cell means that there is none."""
    masculine = row["masc"]
    regular = dict.fromkeys(("fem", "masc_plur", "fem_plur"), "")
    if masculine and masculine != "-":
        ending, others = next(e for e in endings if masculine.endswith(e[0]))
        stem = masculine[: len(masculine) - len(ending)]
        regular = dict(zip(regular, (stem + o for o in others), strict=True))
    for column, gender, number in _FORMS:
        form = row[column] or regular.get(column, "")
        if form and form != "-":
            yield form, gender, number


def _noun(row: Row, gender: str, number: str) -> Noun:
    base = next(row[c] for c, _, _ in _FORMS if row[c] not in ("", "-"))
    kind = row["kind"] if number == "Sing" else row["kind_plur"]
    return Noun(row.id, base, row["class"], kind, row.many("sectors"), gender, number, row["country"] or None)


def _add_noun(nouns: dict[str, Noun], entries: list[Entry], form: str, noun: Noun) -> None:
    if " " in form or "-" in form or "'" in form:
        entries.append(Entry(pieces(form), noun, False, "", False))
    if " " not in form and "'" not in form:
        known = nouns.get(form.lower())
        nouns[form.lower()] = _either(known, noun) if known else noun


def _either(a: Noun, b: Noun) -> Noun:
    """One form for two genders or numbers leaves them open."""
    if a.id != b.id:
        return a
    gender = a.gender if a.gender == b.gender else None
    number = a.number if a.number == b.number else None
    return Noun(a.id, a.base, a.cls, a.kind, a.sectors, gender, number, a.country)


# --- names -----------------------------------------------------------------------------------


def _proper(pack: Pack) -> Iterator[Entry]:
    for row in pack.rows("actors/never"):
        nothing = Noun(row.id, row["form"], NEVER, "", (), None, None)
        yield Entry(pieces(row["form"]), nothing, False, "", False)
    for row in pack.rows("places/countries"):
        gender, number = _GENDERS.get(row["gender"], (None, None))
        name = Name(row.id, row["form"], "states", "country", row["country"], ("GOV",), gender, number)
        yield _entry(row["form"], name, False)
    for table in pack.tables("actors/names"):
        for row in pack.rows(table):
            yield from _forms_of(row, table.rsplit("/", 1)[1])
    for row in pack.rows("actors/persons"):
        forms = row.many("forms")
        name = Name(row.id, forms[0], "persons", "person", row["country"] or None, (), row["gender"] or None, "Sing")
        for form in forms:
            yield _entry(form, name, False)


def _forms_of(row: Row, sort: str) -> Iterator[Entry]:
    forms = row.many("forms")
    name = Name(
        row.id, forms[0], sort, row["kind"], row["country"] or None, row.many("sectors"),
        row["gender"] or None, row["number"] or None,
    )  # fmt: skip
    for form in forms:
        yield _entry(form, name, row["check"] == "name")


def _entry(form: str, name: Name, check: bool) -> Entry:
    parts = pieces(form) or (form.lower(),)
    short = len(form) <= _ACRONYM and form.isupper()
    last = form.split()[-1][0].isupper() and " " in form
    return Entry(parts, name, not form.islower(), form if short else "", check, last)


# --- adjectives, pronouns, words -------------------------------------------------------------


def _demonyms(pack: Pack, endings: list[tuple[str, tuple[str, str, str]]]) -> dict[str, Demonym]:
    found: dict[str, Demonym] = {}
    for row in pack.rows("actors/demonyms"):
        countries = row.many("country")
        for form, gender, number in _inflected(row, endings):
            known = found.get(form)
            if known is None:
                found[form] = Demonym(row.id, countries, gender, number)
            elif known.countries == countries:
                same = known.gender if known.gender == gender else None
                number_too = known.number if known.number == number else None
                found[form] = Demonym(known.id, countries, same, number_too)
    return found


def _places(pack: Pack) -> dict[str, str]:
    """Return the country of each place that the pack knows, for the country in focus."""
    found: dict[str, str] = {}
    for table in _PLACES:
        for row in pack.rows(table):
            if row["country"]:
                for form in row.many("forms"):
                    found.setdefault(form.lower(), row["country"])
    return found


def _leads(pack: Pack) -> frozenset[str]:
    """Return what may be tied to the front of a noun by a hyphen: "ex", "vice"."""
    rows = pack.rows("actors/words")
    return frozenset(r["form"][:-1] for r in rows if r["class"] in ("former", "deputy") and r["form"].endswith("-"))


def _pronouns(pack: Pack) -> dict[str, tuple[Pronoun, ...]]:
    found: dict[str, tuple[Pronoun, ...]] = {}
    for r in pack.rows("actors/pronouns"):
        pronoun = Pronoun(r.id, r["class"], r["gender"] or None, r["number"] or None)
        found[r["form"]] = (*found.get(r["form"], ()), pronoun)
    return found


def _words(pack: Pack) -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for row in pack.rows("actors/words"):
        classes.setdefault(row["class"], set()).add(row["form"])
    classes["passed"] = classes["article"] | classes["title"]  # what may stand before a complement
    return {k: frozenset(v) for k, v in classes.items()}
