"""What a mention may mean: the places that bear its name, or that its name ends with."""

from __future__ import annotations

from dateline.gazetteer import Gazetteer
from dateline.records import Document, PlaceMention
from dateline.resolving.places.atlas import Atlas, Option
from dateline.resolving.places.weighing import options_of

# Inhabitants; below, a name of the parser with no word that places it proves no town.
LEAST = {"places.bare": 20_000, "places.of": 2_000, "places.placed": 5_000}
_UNLIKE = ("places.street", "places.seat")  # rules whose names do not tell where they are
_OUTSIDE = 1.5  # price of a land's name inside a site's


class Offers:
    """The candidates of the mentions of one report; looked up in the pack and in the table."""

    def __init__(self, document: Document, book: Atlas, gazetteer: Gazetteer | None) -> None:
        self._document = document
        self._book = book
        self._gazetteer = gazetteer

    def of(self, mention: PlaceMention) -> tuple[Option, ...]:
        """Return what a mention may mean: by its words, else by those that end a longer name."""
        found = self._named(mention.name, mention.first - 1)
        if len(mention.name) < 3 or "." in mention.name:
            found = tuple(o for o in found if o.row != "gazetteer")
        if found or mention.feature is None:
            least = LEAST.get(mention.rule, 0)
            return tuple(o for o in found if o.row != "gazetteer" or o.population >= least)
        k = self._core(mention)
        if k == mention.first or mention.rule in _UNLIKE:
            return ()
        core = self._document.span(k, mention.stop).text
        return tuple(_sited(o, mention) for o in self._named(core, k - 1) if not o.bound)

    def _named(self, name: str, before: int) -> tuple[Option, ...]:
        """Return the places of a name, with the article that the word before took in."""
        found = self._look_up(name)
        if not found and before >= 0:
            article = self._book.articles.get(self._document.lower[before])
            return self._look_up(f"{article} {name}") if article else ()
        return found

    def _look_up(self, name: str) -> tuple[Option, ...]:
        return options_of(name, self._book, self._gazetteer)

    def _core(self, mention: PlaceMention) -> int:
        """Return where the last name inside a longer one begins: Goma in "aéroport de Goma"."""
        k = mention.stop - 1
        while k > mention.first and self._document.word[k - 1][0].isupper():
            k -= 1
        return k


def _sited(option: Option, mention: PlaceMention) -> Option:
    """Return a site at the place that its name ends with; a land gives no point.

    "L'île de Mayotte" is Mayotte itself.
    """
    land = option.kind in ("country", "region")
    if land and mention.feature == "region":
        return option
    sited = option._replace(
        name=mention.name,
        kind=mention.feature or "site",
        geonames_id=None,
        row=f"{option.row}+feature",
    )
    if land:
        return sited._replace(lat=None, lon=None, radius=None, prior=option.prior - _OUTSIDE)
    return sited
