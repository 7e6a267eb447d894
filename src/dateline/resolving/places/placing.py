"""Write down the place that was chosen, or the words alone where no list knows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp

from dateline.gazetteer import fold_name
from dateline.records import Place, PlaceMention
from dateline.resolving.places.atlas import Option
from dateline.resolving.places.weighing import Case

_UNSURE = 0.3  # confidence in a place that no list knows
_SURE = 0.95  # in a name that only one place bears
_MOST = 0.99
_SLOPE = 1.2  # how fast a lead over the next candidate becomes sureness
_HALF = 0.5  # share of a country above which an unknown place is taken to lie there


def place_of(case: Case, ranked: Sequence[tuple[float, Option]]) -> Place:
    """Return the first of the ranked options as the place of a mention."""
    mention, best = case.mention, ranked[0][1]
    sure = _SURE
    if len(ranked) > 1:
        sure = 1.0 / (1.0 + exp(-_SLOPE * (ranked[0][0] - ranked[1][0])))
    return Place(
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
        confidence=round(min(sure, _MOST), 3),
        rule=mention.rule if best.row == "gazetteer" else best.row,
        reason="places.only" if len(ranked) == 1 else "places.ranked",
        radius=best.radius,
        approximate=best.kind in ("country", "region") or best.row.endswith("+feature"),
        others=tuple(_label(option) for _, option in ranked[1:4]),
    )


def unknown_place(
    case: Case, shares: dict[str, float], container: Option | None, sender: str | None
) -> Place:
    """Return a place that no list knows: its words, and the country that the report speaks of.

    An embassy stands anywhere but in the country that sends it.
    """
    mention = case.mention
    kind = "region" if case.kinds and "city" not in case.kinds else "city"
    land = container.country if container else None
    others = sorted((share, country) for country, share in shares.items() if country != sender)
    if land is None and others and (sender or others[-1][0] >= _HALF):
        land = others[-1][1]
    return Place(
        span=mention.span,
        first=mention.first,
        stop=mention.stop,
        head=mention.head,
        name=mention.name,
        geonames_id=None,
        lat=None,
        lon=None,
        country=land,
        kind=mention.feature or kind,
        confidence=_UNSURE,
        rule=mention.rule,
        reason="places.unknown",
    )


def agreed(places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places, the same name and kind meaning the same place all through a report."""
    best: dict[tuple[str, str], Place] = {}
    for place in places:
        key = fold_name(place.span.text), place.kind
        if key not in best or place.confidence > best[key].confidence:
            best[key] = place
    return tuple(_like(p, best[fold_name(p.span.text), p.kind]) for p in places)


def _like(place: Place, other: Place) -> Place:
    if (place.geonames_id, place.country) == (other.geonames_id, other.country):
        return place
    return replace(other, span=place.span, first=place.first, stop=place.stop, head=place.head)


def _name(mention: PlaceMention, option: Option) -> str:
    """Return a town's name as the report writes it, whole; the pack's own name otherwise."""
    written = mention.span.text
    if option.kind != "city" or written.isupper():
        return option.name.title() if option.name.isupper() else option.name
    short = fold_name(option.name).endswith(fold_name(written))
    return option.name if short else written


def _label(option: Option) -> str:
    return f"{option.name} ({option.kind}, {option.country or '-'})"
