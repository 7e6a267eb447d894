"""``dateline dates``: every expression of time in a text, with the days it may mean."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.options import Lang, Language, Packs, pack_for
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.lexicon import Pack
    from dateline.records import Time, Times

FORMATS = ("table", "json", "timeml")


def dates(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The text, or - to read it.")],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date: a day, a month, a year, or EDTF."),
    ] = None,
    format: Annotated[str, typer.Option(metavar="NAME", help="table, json or timeml.")] = "table",
    lang: Lang = None,
    language: Language = None,
    packs: Packs = None,
) -> None:
    """Show every expression of time in a text, its TIMEX3 value, its EDTF and the days it may mean.

    Example: dateline dates "Il est arrivé mercredi." --published 2023-11
    """
    if format not in FORMATS:
        raise UsageError("presenting.unknown_format", value=format, known=", ".join(FORMATS))
    if text == "-":
        text = sys.stdin.read()
    pack = pack_for(language, packs)
    times = read_times(text, published, pack)
    from dateline.cli.output import standard_output

    out = standard_output()
    for line in _PRINTERS[format](text, times, _spoken(lang, pack)):
        out.write(f"{line}\n")


def read_times(text: str, published: str | None, pack: Pack) -> Times:
    """Return the times of a text, quotations and all, as the pipeline reads them."""
    from dateline.dates.published import parse_published
    from dateline.finding.quotes import find_quotes
    from dateline.finding.times import find_times
    from dateline.parsing import Parser
    from dateline.resolving.times import resolve_times

    known = parse_published(published) if published else None
    document = Parser(pack).parse(text)
    quotes = find_quotes(document, pack)
    return resolve_times(document, find_times(document, pack), known, pack, quotes=quotes)


def _spoken(lang: str | None, pack: Pack) -> str:
    from dateline.presenting import label_languages, user_language

    return lang or user_language(os.environ, label_languages(pack))


def _table(text: str, times: Times, lang: str) -> Iterator[str]:
    from dateline.dates.words import in_words

    rows = [("", "kind", "value", "edtf", "")]
    for time in times.times:
        days = in_words(time.date, lang, weekday=True) if time.date else ""
        edtf = time.date.edtf if time.date else ""
        rows.append((" ".join(time.span.text.split()), time.kind, time.value or "", edtf, days))
    widths = [min(max(len(row[k]) for row in rows), 40) for k in range(4)]
    for row in rows if len(rows) > 1 else []:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield "  ".join([*cells, row[4]]).rstrip()
    if times.published:
        yield f"published  {times.published.edtf}"
    for note in times.notes:
        yield f"note  {note.message}"


def _json(text: str, times: Times, lang: str) -> Iterator[str]:
    import json

    record: dict[str, Any] = {
        "published": times.published.edtf if times.published else None,
        "times": [t.to_dict() for t in times.times],
        "notes": [n.to_dict() for n in times.notes],
    }
    yield json.dumps(record, ensure_ascii=False, indent=2)


def _timeml(text: str, times: Times, lang: str) -> Iterator[str]:
    """Yield TimeML 1.2.1: the two ends of a range each, ``value`` where something is known."""
    from xml.sax.saxutils import escape, quoteattr

    parts, done = [], 0
    told = [part for time in times.times for part in _expressions(time)]
    for k, time in enumerate(told, start=1):
        value = f" value={quoteattr(time.value)}" if time.value else ""
        mark = f'<TIMEX3 tid="t{k}" type="{time.kind.upper()}"{value}>'
        parts += [escape(text[done : time.span.start]), mark, escape(time.span.text), "</TIMEX3>"]
        done = time.span.end
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield "<TimeML>"
    if times.published:
        day = quoteattr(times.published.edtf)  # a set or an interval where no day is known
        made = f'type="DATE" value={day} functionInDocument="CREATION_TIME"'
        yield f'<DCT><TIMEX3 tid="t0" {made}></TIMEX3></DCT>'
    yield f"<TEXT>{''.join(parts)}{escape(text[done:])}</TEXT>"
    yield "</TimeML>"


def _expressions(time: Time) -> tuple[Time, ...]:
    """The expressions of an entry: the two ends of a range; a night between two days is one."""
    return (time,) if not time.ends or (time.value or "").endswith("TNI") else time.ends


_PRINTERS = {"table": _table, "json": _json, "timeml": _timeml}
