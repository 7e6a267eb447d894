"""One flat row an event: the columns of CSV and of data frames.

The columns stand once, here; ``docs/reference/columns.md`` has a line for each, and a test holds
the two equal. A cell with several values writes them ``a|b``, in the order of the analysis.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Record = Mapping[str, Any]
Cell = str | int | float | None


def _of_report(field: str) -> Callable[[Record, Record], Cell]:
    return lambda report, event: report.get(field) or None


def _published(field: str) -> Callable[[Record, Record], Cell]:
    return lambda report, event: (report.get("published_as") or {}).get(field)


def _of_event(field: str) -> Callable[[Record, Record], Cell]:
    return lambda report, event: event[field]


def _inside(outer: str, field: str) -> Callable[[Record, Record], Cell]:
    return lambda report, event: (event[outer] or {}).get(field)


def _many(outer: str, field: str) -> Callable[[Record, Record], Cell]:
    return lambda report, event: _cell(part.get(field) for part in event[outer])


def _sectors(outer: str) -> Callable[[Record, Record], Cell]:
    return lambda report, event: _cell(" ".join(part["sectors"]) for part in event[outer])


def _place(field: str) -> Callable[[Record, Record], Cell]:
    return lambda report, event: event["where"][0].get(field) if event["where"] else None


COLUMNS: dict[str, Callable[[Record, Record], Cell]] = {
    "report_id": _of_report("id"),
    "title": _of_report("title"),
    "publisher": _of_report("publisher"),
    "url": _of_report("url"),
    "language": _of_report("language"),
    "published": _of_report("published"),
    "published_edtf": _published("edtf"),
    "published_earliest": _published("earliest"),
    "published_latest": _published("latest"),
    "event_id": _of_event("id"),
    "event_key": _of_event("event_key"),
    "type": _of_event("type"),
    "mode": _of_event("mode"),
    "contexts": lambda report, event: _cell(event["contexts"]),
    "status": _of_event("status"),
    "actors": _many("actors", "name"),
    "actor_countries": _many("actors", "country"),
    "actor_sectors": _sectors("actors"),
    "actor_roles": _many("actors", "role"),
    "actor_kinds": _many("actors", "kind"),
    "recipients": _many("recipients", "name"),
    "recipient_countries": _many("recipients", "country"),
    "recipient_sectors": _sectors("recipients"),
    "recipient_roles": _many("recipients", "role"),
    "recipient_kinds": _many("recipients", "kind"),
    "when_edtf": _inside("when", "edtf"),
    "when_earliest": _inside("when", "earliest"),
    "when_latest": _inside("when", "latest"),
    "when_words": _inside("when", "text"),
    "where": _many("where", "name"),
    "place": _place("name"),
    "place_kind": _place("kind"),
    "place_country": _place("country"),
    "place_lat": _place("lat"),
    "place_lon": _place("lon"),
    "place_geonames_id": _place("geonames_id"),
    "source": _inside("source", "name"),
    "source_country": _inside("source", "country"),
    "source_kind": _inside("source", "kind"),
    "source_verb": _inside("source", "verb"),
    "numbers": lambda report, event: _cell(_number(n) for n in event["numbers"]),
    "why": lambda report, event: _cell(f"{w['kind']}: {w['text']}" for w in event["why"]),
    "trigger": _inside("trigger", "text"),
    "trigger_start": _inside("trigger", "start"),
    "trigger_end": _inside("trigger", "end"),
    "sentence": _inside("sentence", "text"),
    "sentence_start": _inside("sentence", "start"),
    "sentence_end": _inside("sentence", "end"),
    "content_of": _of_event("content_of"),
    "confidence": _of_event("confidence"),
    "rule": _of_event("rule"),
}


def event_rows(analysis: Record) -> Iterator[dict[str, Cell]]:
    """Yield one row an event of an analysis in its JSON form, with all of ``COLUMNS``.

    A report that failed, or that tells no act, has no row.
    """
    for event in analysis.get("events", ()):
        yield {name: cell(analysis["report"], event) for name, cell in COLUMNS.items()}


def _cell(values: Any) -> str | None:
    """Join values; an absent one keeps its place, so that columns of one list stay aligned."""
    parts = ["" if v is None else " ".join(str(v).replace("|", "/").split()) for v in values]
    return "|".join(parts) if any(parts) else None


def _number(count: Record) -> str:
    low, high = f"{count['min']:g}", "" if count["max"] is None else f"{count['max']:g}"
    figures = low if low == high else f"{low}..{high}"
    currency = f" {count['currency']}" if count.get("currency") else ""
    return f"{count['what']} {'~' if count['approx'] else ''}{figures}{currency}"
