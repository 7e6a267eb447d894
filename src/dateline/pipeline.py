"""Compose the stages: one report and its parse become one analysis."""

from __future__ import annotations

from dateline._version import __version__
from dateline.coding.events import code_events
from dateline.dates import UncertainDate
from dateline.dates.published import parse_published
from dateline.finding.actors import find_actors
from dateline.finding.places import find_places
from dateline.finding.quotes import find_quotes
from dateline.finding.times import find_times
from dateline.finding.triggers import find_triggers
from dateline.gazetteer import Gazetteer
from dateline.lexicon import Pack
from dateline.lexicon.home import country_of_site
from dateline.records import Analysis, Document, Report
from dateline.resolving.actors import resolve_actors
from dateline.resolving.places import country_of_dateline, resolve_places
from dateline.resolving.quotes import resolve_quotes
from dateline.resolving.times import resolve_times


def code_document(
    report: Report,
    document: Document,
    pack: Pack,
    gazetteer: Gazetteer,
    *,
    keep_document: bool = False,
) -> Analysis:
    """Return what a parsed report tells.

    Parameters
    ----------
    report, document
        The report and its parse; ``document.text == report.text``.
    keep_document
        Whether the analysis holds the document, for another coding without a parse.

    Raises
    ------
    DateError
        When the report's date of publication cannot be.
    """
    published = _published(report)
    quoted = find_quotes(document, pack)
    times = resolve_times(document, find_times(document, pack), published, pack, quotes=quoted)
    home = home_of(report, pack, gazetteer)
    actors = resolve_actors(
        document,
        find_actors(document, pack, home=home),
        quoted,
        pack,
        published=times.published,
        home=home,
    )
    places = resolve_places(
        document, find_places(document, pack), pack, gazetteer, dateline=report.dateline, home=home
    )
    quotes = resolve_quotes(document, quoted, actors, pack)
    coded = code_events(
        document, find_triggers(document, pack), times, actors, places, quotes, pack
    )
    return Analysis(
        report=report,
        pack=str(pack.settings.get("version", pack.language)),
        version=__version__,
        published=times.published,
        times=times.times,
        notes=times.notes,
        actors=coded.actors,
        places=places,
        quotes=quotes,
        events=coded.events,
        refusals=coded.refusals,
        document=document if keep_document else None,
    )


def home_of(report: Report, pack: Pack, gazetteer: Gazetteer) -> str | None:
    """Return the country that a report is at home in: its site's, else its dateline's.

    Whoever is named without a country is taken for one of it, where the words say nothing else.
    """
    return (
        country_of_site(report.url, pack)
        or country_of_site(report.publisher, pack)
        or country_of_dateline(report.dateline, pack, gazetteer)
    )


def _published(report: Report) -> UncertainDate | None:
    return parse_published(report.published) if report.published else None
