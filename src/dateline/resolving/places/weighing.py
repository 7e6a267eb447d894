"""How well a candidate fits: its size, its kind, the report's countries and other places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import asin, cos, exp, log10, radians, sin, sqrt
from typing import NamedTuple

from dateline.gazetteer import Candidate, Gazetteer, fold_name
from dateline.records import Document, PlaceMention
from dateline.resolving.places.atlas import Atlas, Option

_REMEMBERED = 16_384  # names whose candidates are kept from report to report
_EARTH = 6371.0  # km
_SAME = 25.0  # km within which a row of the pack and a town of GeoNames are one
_NEAR = 300.0  # km within which places of one report support each other
_SHARE = 2.6  # weight of the countries in focus
_DATELINE = 2.0  # weight of the dateline among the names of a report, each 1
_PEOPLE = 0.4  # weight of each demonym
_HOME = 0.2  # share that the country of the publisher has beside those of the report
_CONTAINED = 3.0  # weight of a place named right after: "Tripoli (Liban)"
_SHADOW = 2.5  # price of a small town's name that is also a country's
_KNOWN = 100_000  # inhabitants; above, such a town is no small one
_BOUND = 4.0  # price of a name that needs its kind told ("la province de") and has it not
_SUPPORT = 0.6  # weight of another place of the report nearby
_MISFIT = 2.0  # price of a kind that the words contradict


class Case(NamedTuple):
    """A mention with what it may mean and the kinds that its words allow."""

    mention: PlaceMention
    options: tuple[Option, ...]
    kinds: frozenset[str]


def distance(a: Option, b: Option) -> float | None:
    """Return the great-circle distance in km, ``None`` where a point is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    x, y = radians(a.lat), radians(b.lat)
    half = sin((y - x) / 2) ** 2 + cos(x) * cos(y) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


@lru_cache(maxsize=_REMEMBERED)
def options_of(name: str, atlas: Atlas, gazetteer: Gazetteer | None) -> tuple[Option, ...]:
    """Return all places that bear a name; the pack's rows take GeoNames' id when they coincide."""
    own = atlas.places.get(fold_name(name), ())
    found = gazetteer.lookup(name) if gazetteer else ()
    rows = [_from_gazetteer(name, c) for c in found]
    merged = [_merged(o, rows) for o in own]
    taken = {o.geonames_id for o in merged if o.geonames_id}
    covered = {o.country for o in merged if o.kind == "city" and not o.population}
    rest = [r for r in rows if r.geonames_id not in taken and r.country not in covered]
    rest = [r for r in rest if not any(_is_same_spot(o, r) for o in merged)]
    own_sites = {o.country for o in merged if o.kind == "site"}
    rest = [r._replace(prior=r.prior - 1.0) if r.country in own_sites else r for r in rest]
    if any(o.kind == "country" and not o.old for o in merged):
        # A town that shares a country's name must be told apart by more than its size.
        rest = [r._replace(prior=r.prior - _SHADOW) if r.population < _KNOWN else r for r in rest]
    return (*merged, *rest)


def _from_gazetteer(name: str, c: Candidate) -> Option:
    size = log10(max(c.population, 100)) / 2
    prior = size + (0.3 if c.main else 0.0)
    return Option(
        "gazetteer", name, c.kind, c.country, c.lat, c.lon, None, c.population, c.id, False, prior
    )


def _merged(option: Option, rows: Sequence[Option]) -> Option:
    if option.geonames_id:
        return option
    for row in rows:
        if row.country == option.country and row.kind == option.kind:
            gap = distance(option, row)
            if gap is not None and gap <= _SAME:
                population = option.population or row.population
                prior = option.prior + max(log10(max(population, 100)) - 4.5, 0.0) / 2
                return option._replace(
                    geonames_id=row.geonames_id,
                    population=population,
                    prior=prior,
                    lat=row.lat,
                    lon=row.lon,
                )
    return option


def _is_same_spot(own: Option, row: Option) -> bool:
    """Return whether GeoNames' town is a quarter or a site that the pack has."""
    if own.kind not in ("city", "site") or own.country != row.country:
        return False
    gap = distance(own, row)
    return gap is not None and gap <= _SAME


def kinds_of(document: Document, mention: PlaceMention, atlas: Atlas) -> frozenset[str]:
    """Return the kinds that the word right before a name allows; empty for all."""
    before = mention.first - 1
    if before < 0 or document.sentence_of[before] != document.sentence_of[mention.first]:
        return frozenset()
    return atlas.frames.get(document.lower[before], frozenset())


class Focus:
    """The countries that a report speaks of: each name counts once for what it may mean.

    A name never supports itself: ``shares`` of a name are those of all the others.
    """

    def __init__(
        self,
        cases: Sequence[Case],
        dateline: Sequence[Option],
        peoples: Iterable[str] = (),
        home: str | None = None,
    ) -> None:
        self._home = home
        self._own: dict[str, dict[str, float]] = {}
        self._all: dict[str, float] = {}
        self._cache: dict[str, dict[str, float]] = {}
        for case in cases:
            self._add(fold_name(case.mention.name), case.options)
        lands = [(o.country, _DATELINE) for o in dateline[:1] if o.country]
        for land, weight in [*lands, *((people, _PEOPLE) for people in peoples)]:
            self._all[land] = self._all.get(land, 0.0) + weight

    def shares(self, name: str) -> dict[str, float]:
        """Return the share of each country among the other names of the report."""
        key = fold_name(name)
        if key not in self._cache:
            own = self._own.get(key, {})
            rest = {k: v - own.get(k, 0.0) for k, v in self._all.items()}
            total = sum(rest.values())
            found = {k: v / total for k, v in rest.items() if v > 1e-6} if total > 0.3 else {}
            if self._home:
                found[self._home] = found.get(self._home, 0.0) + _HOME
            self._cache[key] = found
        return self._cache[key]

    def _add(self, key: str, options: Sequence[Option]) -> None:
        if key in self._own:
            return
        odds: dict[str, float] = {}
        for option in options:
            if option.country and not option.bound:
                odds[option.country] = odds.get(option.country, 0.0) + exp(option.prior)
        total = sum(odds.values())
        self._own[key] = {k: v / total for k, v in odds.items()}
        for land, part in self._own[key].items():
            self._all[land] = self._all.get(land, 0.0) + part


def score(
    case: Case,
    option: Option,
    shares: dict[str, float],
    container: Option | None,
    near: Sequence[Option],
) -> float:
    """Return how well an option fits; differences are what counts."""
    share = shares.get(option.country or "", 0.0)
    value = option.prior + _SHARE * share
    feature = case.mention.feature
    if feature:
        value += _kind_value(feature, option)
    elif option.bound and option.kind not in case.kinds:
        value -= _BOUND
    if case.kinds and option.kind not in case.kinds:
        value -= _MISFIT
    if container is not None:
        value += _container_value(option, container)
    return value + _support(option, near) if share else value


def _kind_value(feature: str, option: Option) -> float:
    if option.kind == feature:
        return 1.5 if option.bound else 1.0
    if option.bound:
        return -_BOUND
    loose = {feature, option.kind} in ({"site", "city"}, {"site", "region"})
    return -0.5 if loose else -1.5


def _container_value(option: Option, container: Option) -> float:
    if container.country is None or option.country is None:
        return 0.0
    if option.country != container.country:
        return -_CONTAINED
    gap = distance(option, container)
    if container.kind == "country" or gap is None:
        return _CONTAINED
    reach = 60.0 if container.kind == "city" else _NEAR
    return _CONTAINED if gap < reach else 0.0


def _is_close(a: Option, b: Option) -> bool:
    """Return whether two points may be near: a cheap look before the great circle."""
    return a.lat is not None and b.lat is not None and abs(a.lat - b.lat) < _NEAR / 111.0


def _support(option: Option, near: Sequence[Option]) -> float:
    if option.kind == "country" or not near:
        return 0.0
    for other in near:
        if other.kind != "country" and other.radius is None and _is_close(option, other):
            gap = distance(option, other)
            if gap is not None and 1.0 < gap < _NEAR:
                return _SUPPORT
    return 0.0
