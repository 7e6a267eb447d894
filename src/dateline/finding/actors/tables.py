"""Reads the tables ``actors/…`` of a pack into look-ups.

A table gives the masculine singular and what is irregular; ``actors/endings`` gives the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.finding.actors.words import (
    NEVER,
    Demonym,
    Entry,
    Lexicon,
    Name,
    Noun,
    Pairs,
    Pronoun,
    pieces,
)
from dateline.lexicon import Pack
from dateline.lexicon.pack import Row

_FORMS = (
    ("masc", "Masc", "Sing"),
    ("fem", "Fem", "Sing"),
    ("masc_plur", "Masc", "Plur"),
    ("fem_plur", "Fem", "Plur"),
)
_PLACES = ("places/areas", "places/cities", "places/france", "places/provinces", "places/sites")
_ACRONYM = 6  # letters up to which an all-capital form must stand in capitals
_DETERMINERS = ("definite", "contracted", "demonstrative", "possessive", "indefinite")
_BEFORE_NOUNS = ("possessive", "some")  # classes of pronouns that can be determiners
_GENDERS = {
    "m": ("Masc", "Sing"),
    "f": ("Fem", "Sing"),
    "mp": ("Masc", "Plur"),
    "fp": ("Fem", "Plur"),
}


def lexicon(pack: Pack) -> Lexicon:
    """Return the look-ups of a pack, built at first use."""
    return pack.index(_build)


def _build(pack: Pack) -> Lexicon:
    endings = _endings(pack)
    nouns: dict[str, Noun] = {}
    entries: list[Entry] = []
    for row in pack.all_rows("actors/nouns"):
        for form, noun in _forms_of_noun(row, endings):
            _add_noun(nouns, entries, form, noun)
    leads = _leads(pack)
    entries.extend(_without_lead(entry, leads) for entry in _proper(pack))
    entries.sort(key=lambda e: (-len(e.pieces), isinstance(e.means, Noun)))
    singles: dict[str, tuple[Entry, ...]] = {}
    pairs: Pairs = {}
    common: Pairs = {}
    for entry in entries:
        if len(entry.pieces) == 1:
            singles[entry.pieces[0]] = (*singles.get(entry.pieces[0], ()), entry)
        else:
            for rows in (pairs,) if entry.proper else (pairs, common):
                seconds = rows.setdefault(entry.pieces[0], {})
                seconds[entry.pieces[1]] = (*seconds.get(entry.pieces[1], ()), entry)
    demonyms, pronouns = _demonyms(pack, endings), _pronouns(pack)
    return Lexicon(
        nouns,
        singles,
        pairs,
        demonyms,
        pronouns,
        {f: p for f, p in pronouns.items() if p[-1].cls.startswith(_BEFORE_NOUNS)},
        _words(pack),
        {r["form"]: r["gender"] for r in pack.rows("actors/words") if r["class"] == "title"},
        {r["form"]: r["country"] for r in pack.rows("actors/prefixes")},
        {
            f: r.many("sectors")
            for r in pack.rows("actors/adjectives")
            for f, _, _ in _inflected(r, endings)
        },
        frozenset(r["form"] for r in pack.rows("actors/given")),
        _places(pack),
        leads,
        {
            r["form"]: (r["gender"] or None, r["number"] or None)
            for r in pack.rows("actors/articles")
        },
        common,
        _determines(pack),
    )


def _endings(pack: Pack) -> list[tuple[str, tuple[str, str, str]]]:
    rows = [
        (r["ending"], (r["fem"], r["masc_plur"], r["fem_plur"]))
        for r in pack.rows("actors/endings")
    ]
    return sorted(rows, key=lambda e: -len(e[0]))


def _inflected(
    row: Row, endings: list[tuple[str, tuple[str, str, str]]]
) -> Iterator[tuple[str, str, str]]:
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


def _forms_of_noun(
    row: Row, endings: list[tuple[str, tuple[str, str, str]]]
) -> Iterator[tuple[str, Noun]]:
    base = next(row[c] for c, _, _ in _FORMS if row[c] not in ("", "-"))
    cls, sectors, country = row["class"], row.many("sectors"), row["country"] or None
    kinds = {"Sing": row["kind"], "Plur": row["kind_plur"]}
    for form, gender, number in _inflected(row, endings):
        yield form, Noun(row.id, base, cls, kinds[number], sectors, gender, number, country)


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


def _proper(pack: Pack) -> Iterator[Entry]:
    for row in pack.rows("actors/never"):
        nothing = Noun(row.id, row["form"], NEVER, "", (), None, None)
        yield Entry(pieces(row["form"]), nothing, False, "", False)
    over = {r["territory"]: r["country"] for r in pack.rows("actors/sovereign")}
    for row in pack.rows("places/countries"):
        gender, number = _GENDERS.get(row["gender"], (None, None))
        country = over.get(row["country"], row["country"])
        name = Name(row.id, row["form"], "states", "country", country, ("GOV",), gender, number)
        yield _entry(row["form"], name, False)
    for table in pack.tables("actors/names"):
        for row in pack.rows(table):
            yield from _forms_of(row, table.rsplit("/", 1)[1])
    for row in pack.rows("actors/persons"):
        forms = row.many("forms")
        name = Name(
            row.id,
            forms[0],
            "persons",
            "person",
            row["country"] or None,
            (),
            row["gender"] or None,
            "Sing",
        )
        for form in forms:
            yield _entry(form, name, False)


def _forms_of(row: Row, sort: str) -> Iterator[Entry]:
    forms = row.many("forms")
    name = Name(
        row.id,
        forms[0],
        sort,
        row["kind"],
        row["country"] or None,
        row.many("sectors"),
        row["gender"] or None,
        row["number"] or None,
    )
    for form in forms:
        yield _entry(form, name, row["check"] == "name")


def _entry(form: str, name: Name, check: bool) -> Entry:
    parts = pieces(form) or (form.lower(),)
    short = len(form) <= _ACRONYM and form.isupper()
    parts_of_form = re.split(r"[ '’]", form)
    last = len(parts_of_form) > 1 and parts_of_form[-1][:1].isupper()
    return Entry(parts, name, not form[0].islower(), form if short else "", check, last)


def _without_lead(entry: Entry, leads: frozenset[str]) -> Entry:
    """ "ex-Yougoslavie" is looked up as "Yougoslavie" after a lead."""
    if not isinstance(entry.means, Name) or len(entry.pieces) < 2 or entry.pieces[0] not in leads:
        return entry
    return entry._replace(pieces=entry.pieces[1:])


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
    """Return the country of each place that the pack knows, for the country in focus.

    Forms that need their kind beside them count too: a name that the parser found is a place.
    """
    found: dict[str, str] = {}
    over = {r["territory"]: r["country"] for r in pack.rows("actors/sovereign")}
    rows = [r for table in _PLACES for r in pack.rows(table) if r["country"]]
    for column in ("forms", "bound"):
        for row in rows:
            for form in row.many(column):
                found.setdefault(form.lower(), over.get(row["country"], row["country"]))
    return found


def _leads(pack: Pack) -> frozenset[str]:
    """Return what may be tied to the front of a noun by a hyphen: "ex", "vice"."""
    rows = pack.rows("actors/words")
    return frozenset(
        r["form"][:-1]
        for r in rows
        if r["class"] in ("former", "deputy") and r["form"].endswith("-")
    )


def _pronouns(pack: Pack) -> dict[str, tuple[Pronoun, ...]]:
    found: dict[str, tuple[Pronoun, ...]] = {}
    for r in pack.rows("actors/pronouns"):
        pronoun = Pronoun(r.id, r["class"], r["gender"] or None, r["number"] or None)
        found[r["form"]] = (*found.get(r["form"], ()), pronoun)
    return found


def _determines(pack: Pack) -> dict[str, str]:
    """Return the class of each determiner; the first of ``_DETERMINERS`` where it has several."""
    found: dict[str, str] = {}
    for kind in reversed(_DETERMINERS):
        found |= {r["form"]: kind for r in pack.rows("actors/words") if r["class"] == kind}
    return found


def _words(pack: Pack) -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for row in pack.rows("actors/words"):
        classes.setdefault(row["class"], set()).add(row["form"])
    classes["passed"] = classes["article"] | classes["title"]  # what may stand before a complement
    return {k: frozenset(v) for k, v in classes.items()}
