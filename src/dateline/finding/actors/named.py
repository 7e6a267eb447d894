"""Mentions of names: states, capitals and palaces, bodies, persons, and names not known."""

from __future__ import annotations

from dateline.finding.actors.mentions import Mentions
from dateline.finding.actors.parsed import Found, head_of
from dateline.finding.actors.words import Name
from dateline.finding.metonymy import acts

_ACTIVE = frozenset({"nsubj", "obl:agent"})
_PLACED = frozenset({"states", "capitals"})  # tables of names that say who or where


def add_known(mentions: Mentions, found: Found, means: Name) -> None:
    """Note a name that a row of the pack knows."""
    if means.kind == "person":
        add_person(mentions, found, means)
        return
    first, stop = found.first, found.stop
    place = means.sort in _PLACED and not acts(mentions.document, first, stop, mentions.pack)
    gender, number = _shown(mentions, first)
    text = mentions.text(first, stop)
    mentions.add(
        (first, stop),
        head_of(mentions.document, first, stop),
        "name",
        means.name if text.islower() and " " not in text else text,
        means.id,
        kind=means.kind,
        country=means.country,
        sectors=means.sectors,
        gender=means.gender or gender,
        number=means.number or number,
        sort="place" if place else means.sort,
        key=means.id,
    )


def add_unknown(mentions: Mentions, found: Found) -> None:
    """Note a name that only the parser found: a body, or a place that acts."""
    document, first, stop = mentions.document, found.first, found.stop
    text = mentions.text(first, stop)
    sort, kind, country = "organisation", "organisation", None
    sectors: tuple[str, ...] = ()
    if found.label == "place":
        country = mentions.lexicon.places.get(text.lower())
        sort = "place"
        if _speaks(mentions, first, stop):
            sort, kind, sectors = "town", "government", ("GOV",)
    mentions.add(
        (first, stop),
        head_of(document, first, stop),
        "name",
        text,
        "actors.parser",
        kind=kind,
        country=country,
        sectors=sectors,
        gender=_shown(mentions, first)[0],
        number="Sing",
        sort=sort,
        key=text,
    )


def _speaks(mentions: Mentions, first: int, stop: int) -> bool:
    """A place that is no state's must be subject or agent to act: "Goma résiste"."""
    document = mentions.document
    dep = document.dep[head_of(document, first, stop)]
    return dep in _ACTIVE and acts(document, first, stop, mentions.pack)


def add_person(mentions: Mentions, found: Found, means: Name | None) -> None:
    """Note a person's name, with the titles before it."""
    document, titles = mentions.document, mentions.lexicon.titles
    first, gender = found.first, means.gender if means else None
    while first > 0 and document.lower[first - 1] in titles:
        if not document.word[first - 1][0].isupper():
            break
        first -= 1
        gender = gender or titles[document.lower[first]] or None
    text = mentions.text(found.first, found.stop)
    mentions.add(
        (first, found.stop),
        head_of(document, first, found.stop),
        "name",
        text,
        means.id if means else "actors.parser",
        kind="person",
        country=means.country if means else None,
        gender=gender,
        number="Sing",
        sort="persons",
        key=means.id if means else text,
    )


def _shown(mentions: Mentions, first: int) -> tuple[str | None, str | None]:
    """Return the gender and number that the article before a name shows."""
    if first == 0:
        return None, None
    return mentions.lexicon.articles.get(mentions.document.lower[first - 1], (None, None))
