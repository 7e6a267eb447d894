"""Choose the place of each mention of a report, and say how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from dateline.gazetteer import Gazetteer, fold_name
from dateline.lexicon import Pack
from dateline.records import Document, Place, PlaceMention
from dateline.resolving.places.atlas import Atlas, Option, atlas
from dateline.resolving.places.weighing import Case, Focus, kinds_of, options_of, score

_SURE_OF_WORDS = frozenset(
    {"places.parsed", "places.featured", "places.street", "places.institution", "places.seat"}
)  # rules whose mentions stand although no list knows the name
_UNSURE = 0.3  # confidence in a place that no list knows
# Inhabitants; below, a name of the parser with no word that places it proves no town.
_LEAST = {"places.bare": 20_000, "places.of": 2_000, "places.placed": 5_000}
_GREAT = 300_000  # inhabitants; above, a town needs no company
_COMPANY = 0.15  # share of its country among the other places of the report, that a small one needs
_REACH = 5  # tokens between a place and the one that holds it: "Tripoli, dans le nord du Liban"


def resolve_places(
    document: Document,
    mentions: Sequence[PlaceMention],
    pack: Pack,
    gazetteer: Gazetteer | None,
    *,
    dateline: str = "",
) -> tuple[Place, ...]:
    """Return the places that the mentions of one report mean.

    Parameters
    ----------
    document
        The parsed report.
    mentions
        What ``find_places`` found in it.
    pack
        The language; its tables ``places/*`` name countries, regions, sites and exonyms.
    gazetteer
        The table of towns; ``None`` to use the pack alone.
    dateline
        The place line of an agency, which tells where the report stands.

    Returns
    -------
    tuple of Place
        In the order of the text. A mention that only the table could confirm and did not is
        left out; a name that no list knows keeps its words, without a point.
    """
    book = atlas(pack)
    known: dict[str, tuple[Option, ...]] = {}
    cases = []
    for mention in mentions:
        options = _options(document, mention, book, gazetteer, known)
        if options or mention.rule in _SURE_OF_WORDS:
            cases.append(Case(mention, options, kinds_of(document, mention, book)))
    cases = [c for c in cases if _is_backed(c, cases, book)]
    here = options_of(dateline.split(",")[0].strip().title(), book, gazetteer) if dateline else ()
    peoples = [book.peoples[lemma] for lemma in document.by_lemma if lemma in book.peoples]
    lands = Focus(cases, here, peoples)
    chosen: list[Option | None] = [_first(case) for case in cases]
    places = []
    for k, case in enumerate(cases):
        container = _container(document, cases, chosen, k)
        near = [o for o in chosen[max(k - 6, 0) : k + 7] if o is not None]
        sender = _sender(document, case.mention, book)
        if sender and container is None:
            container = _host(chosen, k, sender)
        place, option = _place(case, lands.shares(case.mention.name), container, near, sender)
        chosen[k] = option
        if option is None or _is_proved(case, option, lands, container):
            places.append(place)
    return _agreed(places)


def _is_backed(case: Case, cases: Sequence[Case], book: Atlas) -> bool:
    """Return whether a doubtful name has company: "le Nord" is a French land among French ones."""
    name = fold_name(case.mention.name)
    if name not in book.wary or case.mention.feature:
        return True
    lands = {o.country for c in cases if fold_name(c.mention.name) != name for o in c.options}
    return not lands or any(o.country in lands or o.country is None for o in case.options)


def _options(
    document: Document,
    mention: PlaceMention,
    book: Atlas,
    gazetteer: Gazetteer | None,
    known: dict[str, tuple[Option, ...]],
) -> tuple[Option, ...]:
    """Return what a mention may mean: by its words, else by those after its feature word."""
    found = _cached(mention.name, book, gazetteer, known)
    if len(mention.name) < 3 or "." in mention.name:
        found = tuple(o for o in found if o.row != "gazetteer")
    if not found and (article := book.articles.get(document.lower[max(mention.first - 1, 0)])):
        found = _cached(f"{article} {mention.name}", book, gazetteer, known)
    if found or mention.feature is None:
        least = _LEAST.get(mention.rule, 0)
        return tuple(o for o in found if o.row != "gazetteer" or o.population >= least)
    core = _core(document, mention)
    if core is None or mention.rule in ("places.street", "places.seat"):
        return ()
    found = _cached(core, book, gazetteer, known)
    before = document.lower[mention.stop - 1 - core.count(" ") - 1]
    if not found and before in book.articles:
        found = _cached(f"{book.articles[before]} {core}", book, gazetteer, known)
    return tuple(_sited(o, mention) for o in found if not o.bound)


def _core(document: Document, mention: PlaceMention) -> str | None:
    """Return the last name inside a longer one: "Goma" of "aéroport international de Goma"."""
    k = mention.stop - 1
    while k > mention.first and document.word[k - 1][0].isupper():
        k -= 1
    if k == mention.first:
        return None
    return document.text[document.start[k] : document.end[mention.stop - 1]]


def _sited(option: Option, mention: PlaceMention) -> Option:
    """Return a site at the place that its name ends with; a land gives no point."""
    sited = option._replace(
        name=mention.name,
        kind=mention.feature or "site",
        geonames_id=None,
        row=f"{option.row}+feature",
    )
    if option.kind in ("country", "region"):
        return sited._replace(lat=None, lon=None, radius=None, prior=option.prior - 1.5)
    return sited


def _cached(
    name: str, book: Atlas, gazetteer: Gazetteer | None, known: dict[str, tuple[Option, ...]]
) -> tuple[Option, ...]:
    if name not in known:
        known[name] = options_of(name, book, gazetteer)
    return known[name]


def _first(case: Case) -> Option | None:
    free = [o for o in case.options if not o.bound]
    return max(free, key=lambda o: o.prior) if free else None


def _container(
    document: Document, cases: Sequence[Case], chosen: Sequence[Option | None], k: int
) -> Option | None:
    """Return the place told right after: "Tripoli (Liban)", "Baghouz, dans l'est de la Syrie"."""
    if k + 1 >= len(cases):
        return None
    here, there = cases[k].mention, cases[k + 1].mention
    if not 1 <= there.first - here.stop <= _REACH:
        return None
    between = document.pos[here.stop : there.first]
    if "ADP" not in between and document.word[here.stop] != "(":
        return None
    if any(p in ("CCONJ", "VERB", "PRON") for p in between):
        return None
    option = chosen[k + 1]
    wide = cases[k].mention.feature != "site"
    return option if option is not None and (option.kind != "city" or not wide) else None


def _place(
    case: Case,
    shares: dict[str, float],
    container: Option | None,
    near: Sequence[Option],
    sender: str | None,
) -> tuple[Place, Option | None]:
    mention = case.mention
    if not case.options:
        return _unknown(case, shares, container, sender), None
    ranked = sorted(
        ((score(case, o, shares, container, near), -i, o) for i, o in enumerate(case.options)),
        reverse=True,
    )
    best = ranked[0][2]
    if "+feature" in best.row and not _is_at_home(best, shares, container):
        return _unknown(case, shares, container, sender), None
    margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 3.0
    sure = 1.0 / (1.0 + exp(-1.2 * margin)) if len(ranked) > 1 else 0.95
    place = Place(
        span=mention.span,
        first=mention.first,
        stop=mention.stop,
        head=mention.head,
        name=_name(mention, best),
        geonames_id=best.geonames_id,
        lat=best.lat,
        lon=best.lon,
        country=best.country,
        kind=best.kind,
        confidence=round(min(sure, 0.99), 3),
        rule=best.row if best.row != "gazetteer" else mention.rule,
        reason="places.only" if len(ranked) == 1 else "places.ranked",
        radius=best.radius,
        approximate=best.kind in ("country", "region") or "+feature" in best.row,
        others=tuple(_label(o) for _, _, o in ranked[1:4]),
    )
    return place, best


def _name(mention: PlaceMention, option: Option) -> str:
    """Return a town's name as the report writes it, whole; the pack's own name otherwise."""
    written = mention.span.text
    if option.kind != "city" or written.isupper():
        return option.name if not option.name.isupper() else option.name.title()
    short = fold_name(option.name).endswith(fold_name(written))
    return option.name if short else written


def _label(option: Option) -> str:
    return f"{option.name} ({option.kind}, {option.country or '-'})"


def _is_at_home(option: Option, shares: dict[str, float], container: Option | None) -> bool:
    """Return whether the town in a site's name lies where the report plays."""
    if container is not None and container.country:
        return container.country == option.country
    if not option.row.startswith("gazetteer") or not shares:
        return True
    return shares.get(option.country or "", 0.0) >= _COMPANY


def _unknown(
    case: Case, shares: dict[str, float], container: Option | None, sender: str | None
) -> Place:
    """Return a place that no list knows: its words, and the country that the report speaks of.

    An embassy stands anywhere but in the country that sends it.
    """
    mention = case.mention
    kind = "region" if case.kinds and "city" not in case.kinds else "city"
    land = container.country if container else None
    others = sorted((v, k) for k, v in shares.items() if k != sender)
    if land is None and others and (sender or others[-1][0] >= 0.5):
        land = others[-1][1]
    return Place(
        mention.span,
        mention.first,
        mention.stop,
        mention.head,
        mention.name,
        None,
        None,
        None,
        land,
        mention.feature or kind,
        _UNSURE,
        mention.rule,
        reason="places.unknown",
    )


def _is_proved(case: Case, option: Option, lands: Focus, container: Option | None) -> bool:
    """Return whether a town known by its name alone fits the report, or is a great one."""
    if case.mention.rule not in _LEAST or option.row != "gazetteer" or option.population >= _GREAT:
        return True
    if container is not None and container.country == option.country:
        return True
    return lands.shares(case.mention.name).get(option.country or "", 0.0) >= _COMPANY


def _host(chosen: Sequence[Option | None], k: int, sender: str) -> Option | None:
    """Return the nearest town outside the country that sends an embassy, the earlier one first."""
    for option in (*reversed(chosen[:k]), *chosen[k + 1 :]):
        if option is not None and option.kind == "city" and option.country != sender:
            return option
    return None


def _sender(document: Document, mention: PlaceMention, book: Atlas) -> str | None:
    """Return the country in the name of an embassy."""
    if mention.rule != "places.seat":
        return None
    for k in range(mention.first + 1, mention.stop):
        name = document.text[document.start[k] : document.end[mention.stop - 1]]
        for option in book.places.get(fold_name(name), ()):
            if option.kind == "country":
                return option.country
    return None


def _agreed(places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places, with homonyms of one form and kind told apart only by their words."""
    best: dict[tuple[str, str], Place] = {}
    for place in places:
        key = fold_name(place.span.text), place.kind
        if key not in best or place.confidence > best[key].confidence:
            best[key] = place
    return tuple(_like(p, best[fold_name(p.span.text), p.kind]) for p in places)


def _like(place: Place, other: Place) -> Place:
    if place.geonames_id == other.geonames_id and place.country == other.country:
        return place
    return Place(
        place.span,
        place.first,
        place.stop,
        place.head,
        other.name,
        other.geonames_id,
        other.lat,
        other.lon,
        other.country,
        other.kind,
        other.confidence,
        other.rule,
        other.reason,
        other.radius,
        other.approximate,
        other.others,
    )
