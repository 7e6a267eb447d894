"""The places of a pack, with their points: what the gazetteer does not name in the language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dateline.gazetteer import fold_name
from dateline.lexicon import Pack

TABLES = ("areas", "cities", "france", "provinces", "sites")


class Option(NamedTuple):
    """A place that a name may mean.

    ``bound``: it bears the name only with its kind said ("la province de"). ``row`` is the id of
    the pack row, or ``gazetteer``.
    """

    row: str
    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    radius: float | None
    population: int
    geonames_id: int | None
    bound: bool
    prior: float
    old: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """The pack's places, and the small words around names.

    Attributes
    ----------
    places
        Folded form -> the places that bear it.
    frames
        Preposition -> the kinds of what follows.
    articles
        Contracted preposition -> the article of the name that it took in ("au" Havre: "Le").
    wary
        Folded forms that need other places of their country beside them.
    peoples
        Lemma of a demonym -> country: they too tell where a report plays.
    """

    places: dict[str, tuple[Option, ...]]
    frames: dict[str, frozenset[str]]
    articles: dict[str, str]
    wary: frozenset[str]
    peoples: dict[str, str]


_POWER = 1.5  # a capital or a seat is meant before a namesake
_PRIORS = {"country": 4.6, "region": 3.4, "site": 3.2, "city": 3.4}


def atlas(pack: Pack) -> Atlas:
    """Return the places of a pack, indexed once."""
    return pack.index(_build)


def _build(pack: Pack) -> Atlas:
    places: dict[str, list[Option]] = {}
    for form, option in [*_countries(pack), *_rows(pack)]:
        options = places.setdefault(fold_name(form), [])
        if all(option.row != other.row for other in options):
            options.append(option)
    frames = pack.rows("places/frames")
    return Atlas(
        {k: tuple(v) for k, v in places.items()},
        {r["form"]: frozenset(r.many("kinds")) for r in frames if r["kinds"]},
        {r["form"]: r["article"] for r in frames if r["article"]},
        frozenset(fold_name(r["form"]) for r in pack.rows("places/wary")),
        {r["masc"]: r["country"] for r in pack.rows("actors/demonyms") if len(r["country"]) == 3},
    )


def _countries(pack: Pack) -> list[tuple[str, Option]]:
    forms = pack.rows("places/countries")
    names: dict[str, str] = {}
    for status in ("short", "contested", "variant"):
        for row in forms:
            if row["status"] == status:
                names.setdefault(row["country"], row["form"])
    lands = {row["alpha3"]: row for row in pack.rows("core/countries")}
    found = []
    for row in forms:
        land = lands[row["country"]]
        option = Option(
            row.id,
            row["form"] if row["status"] == "old" else names[row["country"]],
            "country",
            row["country"],
            float(land["lat"]),
            float(land["lon"]),
            None,
            int(land["population"] or 0),
            int(land["geonames_id"]),
            False,
            _PRIORS["country"] - (0.5 if row["status"] in ("old", "familiar") else 0.0),
            row["status"] == "old",
        )
        found.append((row["form"], option))
    return found


def _rows(pack: Pack) -> list[tuple[str, Option]]:
    found = []
    for table in TABLES:
        for row in pack.rows(f"places/{table}"):
            option = Option(
                row.id,
                row["name"],
                row["kind"],
                row["country"] or None,
                _number(row["lat"]),
                _number(row["lon"]),
                _number(row["radius"]),
                int(row["population"] or 0),
                int(row["geonames_id"]) if row["geonames_id"] else None,
                False,
                _PRIORS[row["kind"]] + (_POWER if row["stands_for"] else 0.0),
            )
            found += [(form, option) for form in row.many("forms")]
            if row["bound"]:
                bound = option._replace(bound=True)
                found += [(form, bound) for form in row.many("bound")]
    return found


def _number(cell: str) -> float | None:
    return float(cell) if cell else None
