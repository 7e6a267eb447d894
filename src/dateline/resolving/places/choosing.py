"""Choose the place of each mention of a report, by the other places of the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.gazetteer import Gazetteer, fold_name
from dateline.lexicon import Pack
from dateline.records import Document, Place, PlaceMention
from dateline.resolving.places.atlas import Atlas, Option, atlas
from dateline.resolving.places.offering import LEAST, Offers
from dateline.resolving.places.placing import agreed, place_of, unknown_place
from dateline.resolving.places.weighing import Case, Focus, kinds_of, options_of, score

_SURE_OF_WORDS = frozenset(
    {"places.parsed", "places.featured", "places.street", "places.institution", "places.seat"}
)  # rules whose mentions stand although no list knows the name
_GREAT = 300_000  # inhabitants; above, a town needs no company
_COMPANY = 0.15  # share of its country among the other places of the report, that a small one needs
_TOWN = 50_000  # inhabitants; above, a town that the words place needs none
_TRACE = 0.02  # share that a smaller one needs
_REACH = 5  # tokens between a place and the one that holds it: "Tripoli, dans le nord du Liban"
_AROUND = 6  # mentions on each side whose points support a candidate
_ABOUT = 20  # mentions on each side among which an embassy's town is looked for


def resolve_places(
    document: Document,
    mentions: Sequence[PlaceMention],
    pack: Pack,
    gazetteer: Gazetteer | None,
    *,
    dateline: str = "",
    home: str | None = None,
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
    home
        The country of the publisher: a little in favour of its places.

    Returns
    -------
    tuple of Place
        In the order of the text. A mention that only the table could confirm and did not is
        left out; a name that no list knows keeps its words, without a point.
    """
    book = atlas(pack)
    cases = _cases(document, mentions, book, gazetteer)
    here = _here(dateline, book, gazetteer)
    peoples = [book.peoples[lemma] for lemma in document.by_lemma if lemma in book.peoples]
    lands = Focus(cases, here, peoples, home)
    chosen = [_first(case) for case in cases]
    places = []
    for k in range(len(cases)):
        place, chosen[k] = _choose(document, cases, chosen, k, lands, book)
        if place is not None:
            places.append(place)
    return agreed(places)


def country_of_dateline(dateline: str, pack: Pack, gazetteer: Gazetteer | None) -> str | None:
    """Return the country of the place that a line such as "KINSHASA, 3 nov" begins with."""
    here = _here(dateline, atlas(pack), gazetteer)
    return max(here, key=lambda o: o.prior).country if here else None


def _here(dateline: str, book: Atlas, gazetteer: Gazetteer | None) -> tuple[Option, ...]:
    return options_of(dateline.split(",")[0].strip().title(), book, gazetteer) if dateline else ()


def _cases(
    document: Document, mentions: Sequence[PlaceMention], book: Atlas, gazetteer: Gazetteer | None
) -> list[Case]:
    """Return the mentions with their candidates, those left out that nothing confirms."""
    offers = Offers(document, book, gazetteer)
    cases = []
    for mention in mentions:
        options = offers.of(mention)
        if options or mention.rule in _SURE_OF_WORDS:
            cases.append(Case(mention, options, kinds_of(document, mention, book)))
    return _backed(cases, book)


def _backed(cases: list[Case], book: Atlas) -> list[Case]:
    """Leave out doubtful names without company: "le Nord" is a French land among French ones."""
    lands: dict[str, set[str | None]] = {}
    for case in cases:
        lands.setdefault(fold_name(case.mention.name), set()).update(
            o.country for o in case.options
        )
    counts = Counter(land for found in lands.values() for land in found)
    return [c for c in cases if c.mention.feature or _is_backed(c, book, lands, counts)]


def _is_backed(
    case: Case, book: Atlas, lands: dict[str, set[str | None]], counts: Counter[str | None]
) -> bool:
    name = fold_name(case.mention.name)
    if name not in book.wary or len(lands) == 1:
        return True
    return any(o.country is None or counts[o.country] > 1 for o in case.options)


def _first(case: Case) -> Option | None:
    free = [o for o in case.options if not o.bound]
    return max(free, key=lambda o: o.prior) if free else None


def _choose(
    document: Document,
    cases: Sequence[Case],
    chosen: Sequence[Option | None],
    k: int,
    lands: Focus,
    book: Atlas,
) -> tuple[Place | None, Option | None]:
    """Return the place of a mention and the option behind it."""
    case = cases[k]
    shares = lands.shares(case.mention.name)
    sender = _sender(document, case.mention, book)
    container = _container(document, cases, chosen, k)
    if container is None and sender:
        container = _host(chosen, k, sender)
    near = [o for o in chosen[max(k - _AROUND, 0) : k + _AROUND + 1] if o is not None]
    scored = [(score(case, o, shares, container, near), o) for o in case.options]
    ranked = sorted(scored, key=lambda pair: -pair[0])
    if not ranked or not _is_at_home(case, ranked[0][1], shares, container):
        return unknown_place(case, shares, container, sender), None
    best = ranked[0][1]
    proved = _is_proved(case, best, shares, container)
    return (place_of(case, ranked) if proved else None), best


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
    if not {"CCONJ", "VERB", "PRON"}.isdisjoint(between):
        return None
    option = chosen[k + 1]
    if option is None or (option.kind == "city" and here.feature != "site"):
        return None
    return option


def _host(chosen: Sequence[Option | None], k: int, sender: str) -> Option | None:
    """Return the nearest town outside the country that sends an embassy, the earlier one first."""
    for option in (*reversed(chosen[max(k - _ABOUT, 0) : k]), *chosen[k + 1 : k + _ABOUT]):
        if option is not None and option.kind == "city" and option.country != sender:
            return option
    return None


def _sender(document: Document, mention: PlaceMention, book: Atlas) -> str | None:
    """Return the country in the name of an embassy."""
    if mention.rule != "places.seat":
        return None
    for k in range(mention.first + 1, mention.stop):
        name = document.span(k, mention.stop).text
        for option in book.places.get(fold_name(name), ()):
            if option.kind == "country":
                return option.country
    return None


def _is_at_home(
    case: Case, option: Option, shares: dict[str, float], container: Option | None
) -> bool:
    """Return whether a small town lies where the report plays; if not, its name is another's."""
    if not option.row.startswith("gazetteer") or not shares:
        return True
    if container is not None and container.country:
        return container.country == option.country
    if case.mention.rule in LEAST or (option.row == "gazetteer" and option.population >= _TOWN):
        return True
    least = _COMPANY if option.row.endswith("+feature") else _TRACE
    return shares.get(option.country or "", 0.0) >= least


def _is_proved(
    case: Case, option: Option, shares: dict[str, float], container: Option | None
) -> bool:
    """Return whether a town known by its name alone fits the report, or is a great one."""
    if case.mention.rule not in LEAST or option.row != "gazetteer" or option.population >= _GREAT:
        return True
    if container is not None and container.country == option.country:
        return True
    return shares.get(option.country or "", 0.0) >= _COMPANY
