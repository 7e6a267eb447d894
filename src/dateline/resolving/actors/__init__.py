"""Mentions become actors: one entity for all its names, descriptions and pronouns.

See docs/method/actors.md.
"""

from __future__ import annotations

from dateline.dates import UncertainDate
from dateline.lexicon import Pack
from dateline.records import ActorMention, Actors, Document, QuoteMention
from dateline.resolving.actors.drafts import tables
from dateline.resolving.actors.resolver import Resolver


def resolve_actors(
    document: Document,
    mentions: tuple[ActorMention, ...],
    quotes: tuple[QuoteMention, ...],
    pack: Pack,
    *,
    published: UncertainDate | None = None,
    home: str | None = None,
) -> Actors:
    """Return the actors of a report, and what each mention stands for.

    Parameters
    ----------
    document, mentions
        The parsed report and what ``find_actors`` found in it.
    quotes
        Its quotations; "je" and "nous" inside one are its speaker.
    pack
        The language.
    published
        The report's date; decides which office of a well-known person holds. Words come first.
    home
        The country of the publisher, for whoever is named without one where the words name none;
        ``None`` for the pack's own country.

    Returns
    -------
    Actors
        Entities in the order in which they first appear.
    """
    return Resolver(document, mentions, quotes, tables(pack), home).actors(published)
