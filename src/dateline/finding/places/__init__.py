"""Where in the text places stand: names of the pack, names of the parser, names after a feature.

A place that acts, a state inside a role, a name inside a longer name of something else are left
out. See docs/method/places.md.
"""

from __future__ import annotations

from dateline.finding.places.gathering import gather
from dateline.finding.places.judging import judge
from dateline.finding.places.reading import Reading
from dateline.lexicon import Pack
from dateline.records import Document, PlaceMention

__all__ = ["find_places"]


def find_places(document: Document, pack: Pack) -> tuple[PlaceMention, ...]:
    """Return the places that a report names, in the order of the text.

    Parameters
    ----------
    document
        The parsed report.
    pack
        The language; its tables ``places/*`` give names, features and prepositions.

    Returns
    -------
    tuple of PlaceMention
        Spans without article; a feature word is inside where it belongs to the name
        ("aéroport de Goma"), outside where it only says the kind ("la ville de Goma").
    """
    reading = Reading(document, pack)
    mentions = (judge(reading, find) for find in gather(reading))
    return tuple(mention for mention in mentions if mention is not None)
