"""Words that stand for a place told before: "dans le pays", "la capitale", "sur place", "y".

They are no names and stay out of the layer ``places``; an act that they place is where the name
is that they point at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.lexicon import Pack, Row
from dateline.records import Actors, Document, Place, Span

COUNTRY, CAPITAL, THERE, CLITIC = "country", "capital", "there", "clitic"
IDLE, PART = "idle", "part"
ADVERBS = frozenset({THERE, CLITIC})
BACK = {"city": 2, "region": 2, "island": 2, THERE: 1, CLITIC: 1}  # sentences looked back
ANY = frozenset({"country", "region", "city", "site"})
KINDS = {
    "city": frozenset({"city"}),
    "region": frozenset({"region"}),
    "island": frozenset({"region", "country"}),
    THERE: ANY,
    CLITIC: ANY,
}
MOST = 0.6  # share of a country above which a report plays there
ONLY = 0.9  # share above which it plays nowhere else
BARE = frozenset({"amod", "nmod", "acl", "nummod"})  # what makes a noun mean another place
UNPLACED = frozenset({"of", "for", "by", "acts"})  # classes of ``places/locative``
STATES = frozenset({"country", "government"})
SURE = 0.8  # confidence in what a pointer means, at most


@dataclass(frozen=True)
class Atlas:
    """What pointers need of a pack: their words, the states, their capitals and peoples."""

    nouns: dict[str, str]  # lemma -> kind
    adverbs: dict[str, list[tuple[tuple[str, ...], str]]]  # first word -> words, kind
    states: dict[str, Place]
    capitals: dict[str, Place]
    peoples: dict[str, str]  # lemma of a demonym -> country
    idle: frozenset[str]  # verbs whose clitic stands for no place: "il y a"
    unplaced: frozenset[str]  # prepositions that place nothing: "de", "pour", "avec"
    parts: frozenset[str]  # nouns that are parts of places: "nord", "rue"


def build_atlas(pack: Pack) -> Atlas:
    """Read ``qualifiers/pointers`` and the places that they may mean."""
    forms = [(f, r["kind"]) for r in pack.rows("qualifiers/pointers") for f in r.many("form")]
    states = _states(pack)
    return Atlas(
        {form: kind for form, kind in forms if kind not in {*ADVERBS, IDLE, PART}},
        _adverbs(forms),
        states,
        _capitals(pack),
        {
            r["masc"]: r["country"]
            for r in pack.rows("actors/demonyms")
            if (r.get("country") or "") in states
        },
        frozenset(form for form, kind in forms if kind == IDLE),
        frozenset(r["form"] for r in pack.rows("places/locative") if r["class"] in UNPLACED),
        frozenset(form for form, kind in forms if kind == PART),
    )


def _adverbs(forms: list[tuple[str, str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, kind in forms:
        if kind in ADVERBS:
            words = tuple(form.split())
            found.setdefault(words[0], []).append((words, kind))
    return found


def _states(pack: Pack) -> dict[str, Place]:
    names: dict[str, str] = {}
    for row in pack.rows("places/countries"):
        if row.get("status") == "short":
            names.setdefault(row["country"], row["form"])
    return {
        row["alpha3"]: _place(names[row["alpha3"]], row, row["alpha3"], COUNTRY)
        for row in pack.rows("core/countries")
        if row["alpha3"] in names
    }


def _capitals(pack: Pack) -> dict[str, Place]:
    """The capitals of the states that have but one."""
    rows = [r for r in pack.rows("places/cities") if r.get("stands_for") == CAPITAL]
    many = Counter(r["country"] for r in rows)
    return {
        r["country"]: _place(r["name"], r, r["country"], "city")
        for r in rows
        if many[r["country"]] == 1
    }


def _place(name: str, row: Row, country: str, kind: str) -> Place:
    number = row.get("geonames_id")
    return Place(
        span=Span("", 0, 0),
        first=0,
        stop=0,
        head=0,
        name=name,
        geonames_id=int(number) if number else None,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        country=country,
        kind=kind,
        confidence=SURE,
        rule="",
        approximate=kind == COUNTRY,
    )


class Pointing:
    """Finds the pointers of one document and the places that they point at."""

    def __init__(
        self, document: Document, places: tuple[Place, ...], actors: Actors, pack: Pack
    ) -> None:
        self.document = document
        self.places = places
        self.atlas = pack.index(build_atlas)
        self.covered = {i for p in places for i in range(p.first, p.stop)}
        self.signs = sorted({*self._signs(actors)})
        self.starts = [p.first for p in places]
        self.by_head = {p.head: p for p in reversed(places)}
        self.lands = [p for p in places if p.kind == COUNTRY]
        self.seats = [p for p in places if self._is_capital(p)]
        self.count = self._counted()
        self.main = self.most(MOST)

    def all(self) -> tuple[Place, ...]:
        """Return the places pointed at, each with the words that point, in the text's order."""
        found = (*self._nouns(), *self._adverbs())
        return tuple(sorted(found, key=lambda p: p.first))

    # --- which words point -------------------------------------------------------------------

    def _nouns(self) -> Iterator[Place]:
        for lemma, kind in self.atlas.nouns.items():
            for i in self.document.by_lemma.get(lemma, ()):
                if self._is_known(i):
                    place = self._meant(i, kind)
                    if place is not None:
                        yield self._said(place, i, i + 1)

    def _is_known(self, i: int) -> bool:
        """Whether a noun is told of as known, alone and in a place: "dans le pays"."""
        d = self.document
        if i in self.covered or "Number=Plur" in d.morph[i]:
            return False
        below = d.children[i]
        marks = "|".join(d.morph[c] for c in below if d.dep[c] in {"det", "case"} and c < i)
        if "Definite=Def" not in marks and "PronType=Dem" not in marks:
            return False
        if i + 1 < len(d) and "PronType=Rel" in d.morph[i + 1]:
            return False  # "le pays où il vit" is told there, not before
        return self._is_placed(i)

    def _is_placed(self, i: int) -> bool:
        """ "dans le pays", "au nord du pays", but not "l'avenir du pays"."""
        d, atlas = self.document, self.atlas
        cases = [d.lower[c] for c in d.children[i] if d.dep[c] == "case" and c < i]
        if not cases:
            return False
        return cases[0] not in atlas.unplaced or d.lemma[d.head[i]] in atlas.parts

    def _adverbs(self) -> Iterator[Place]:
        d, known = self.document, self.atlas.adverbs
        for i, word in enumerate(d.lower):
            for words, kind in known.get(word, ()):
                stop = i + len(words)
                if d.lower[i:stop] == words and not self._is_idle(i, stop - 1, kind):
                    place = self._before(i, kind, KINDS[kind])
                    if place is not None:
                        yield self._said(place, i, stop)

    def _is_idle(self, i: int, last: int, kind: str) -> bool:
        """Words that point at nothing: "il y a", "y compris", "sur les lieux du crime"."""
        d = self.document
        if kind != CLITIC:
            return any(d.dep[c] in BARE and c > last for c in d.children[last])
        fixed = d.pos[i] != "PRON" or d.dep[i] in {"case", "fixed"}
        return fixed or d.lemma[d.head[i]] in self.atlas.idle

    # --- what they mean ----------------------------------------------------------------------

    def _meant(self, i: int, kind: str) -> Place | None:
        if kind not in {COUNTRY, CAPITAL}:
            return None if self._qualified(i) else self._before(i, kind, KINDS[kind])
        land = self._told(i)
        if land is None and self._qualified(i):
            return None
        if kind == CAPITAL and land is None:
            return self._capital(i)
        land = land or self._country(i)
        return (self.atlas.states if kind == COUNTRY else self.atlas.capitals).get(land or "")

    def _capital(self, i: int) -> Place | None:
        """The capital told last before, else that of the state which the words mean here."""
        told = _last_before(self.seats, i)
        return told or self.atlas.capitals.get(self._country(i) or "")

    def _is_capital(self, place: Place) -> bool:
        known = self.atlas.capitals.get(place.country or "")
        return known is not None and place.name == known.name

    def _qualified(self, i: int) -> bool:
        """Whether words of its own make a noun mean another place: "le pays voisin"."""
        d = self.document
        return any(d.dep[c] in BARE and c > i for c in d.children[i])

    def _told(self, i: int) -> str | None:
        """The country told with a noun: "la capitale afghane", "la capitale du Mali"."""
        d = self.document
        for c in d.children[i]:
            if d.dep[c] == "amod" and d.lemma[c] in self.atlas.peoples:
                return self.atlas.peoples[d.lemma[c]]
            if d.dep[c] == "nmod" and c in self.covered:
                return self.by_head[c].country if c in self.by_head else None
        return None

    def _country(self, i: int) -> str | None:
        """The state told last in the paragraph, else the one where the report plays."""
        d = self.document
        k = bisect_left(self.signs, (i, "")) - 1
        if k >= 0 and d.paragraph_of[self.signs[k][0]] == d.paragraph_of[i]:
            return self.signs[k][1]
        told = _last_before(self.lands, i)
        return self.main or (told.country if told else None)

    def _before(self, i: int, kind: str, kinds: frozenset[str]) -> Place | None:
        """The last place told before a pointer, a few sentences back at most."""
        d = self.document
        least = d.sentence_of[i] - BACK[kind]
        for k in range(bisect_left(self.starts, i) - 1, -1, -1):
            place = self.places[k]
            if d.sentence_of[place.first] < least:
                return None
            if place.kind in kinds and place.lat is not None:
                return place
        return None

    def _signs(self, actors: Actors) -> Iterator[tuple[int, str]]:
        """Tokens that name a state, as a place or as one that acts."""
        for place in self.places:
            if place.kind == COUNTRY and place.country:
                yield place.first, place.country
        for mention, entities in zip(actors.mentions, actors.stands_for, strict=True):
            for k in entities:
                entity = actors.entities[k]
                if mention.form == "name" and entity.kind in STATES and entity.country:
                    yield mention.first, entity.country

    def most(self, share: float) -> str | None:
        """The state that has at least a share of what a report tells of states."""
        if not self.count:
            return None
        land, most = self.count.most_common(1)[0]
        return land if most >= share * self.count.total() else None

    def _counted(self) -> Counter[str]:
        count = Counter(land for _, land in self.signs)
        count.update(p.country for p in self.places if p.country and p.kind != COUNTRY)
        peoples = self.atlas.peoples
        for lemma, tokens in self.document.by_lemma.items():
            if lemma in peoples:
                count[peoples[lemma]] += len(tokens)
        return count

    def ground(self) -> Place | None:
        """The state that a whole report tells of, where it is named as a place."""
        land = self.most(ONLY)
        return next((p for p in self.places if p.kind == COUNTRY and p.country == land), None)

    def _said(self, place: Place, first: int, stop: int) -> Place:
        """A place under the words that point at it."""
        return replace(
            place,
            span=self.document.span(first, stop),
            first=first,
            stop=stop,
            head=stop - 1,
            confidence=min(place.confidence, SURE),
            rule="qualifiers.pointers",
        )


def _last_before(places: list[Place], token: int) -> Place | None:
    """The last of some places, in order, that begins before a token."""
    k = bisect_left(places, token, key=lambda p: p.first)
    return places[k - 1] if k else None
