"""The run behind ``dateline quotes``: code the reports, keep their quotations, write them."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TextIO

import typer

from dateline.cli.counting import count_reports
from dateline.cli.guard import FOUND
from dateline.cli.options import pack_for, tell
from dateline.cli.output import format_for, opened_output
from dateline.cli.progress import Progress
from dateline.errors import UsageError
from dateline.presenting import Words, words_for
from dateline.presenting.phrases import content, speaker
from dateline.reading import Failure, read_reports
from dateline.records import Analysis

Record = Mapping[str, Any]
COLUMNS = (
    "report",
    "published",
    "kind",
    "speaker",
    "role",
    "country",
    "verb",
    "stance",
    "words",
    "start",
    "end",
    "events",
    "rule",
)
FORMATS = ("table", "jsonl", "csv")


@dataclass(frozen=True)
class Request:
    """What the command line asked for."""

    sources: tuple[str, ...]
    published: str | None
    speaker: str | None
    format: str | None
    output: str | None
    language: str | None
    lang: str | None
    packs: tuple[Path, ...]
    debug: bool = False


def run(request: Request) -> None:
    """Print the quotations; a report that fails is named, counted and passed over."""
    pack = pack_for(request.language, list(request.packs))
    words = words_for(request.lang, pack)
    reports = read_reports(
        request.sources, pack=pack, published=request.published, language=request.language
    )
    with opened_output(request.output) as out:
        write = _writer(format_for(request.format, request.output, out), out, words)
        with Progress(partial(count_reports, request.sources), bar=not out.isatty()) as progress:
            for result in _results(reports, pack):
                failed = isinstance(result, Failure)
                if failed:
                    shown = result.traceback if request.debug else None
                    progress.say(shown or str(result.error))
                else:
                    write([q for q in result if _says(q, request.speaker)])
                progress.advance(failed=failed)
        out.flush()
    if progress.failed:
        raise typer.Exit(FOUND)


def _results(reports: Iterator[Any], pack: Any) -> Iterator[Any]:
    from dateline.gazetteer import open_gazetteer
    from dateline.parsing import Parser
    from dateline.running import code_many

    yield from code_many(
        reports, parser=Parser(pack), gazetteer=open_gazetteer(notify=tell), finish=quotations
    )


def quotations(analysis: Analysis) -> list[dict[str, Any]]:
    """Return the quotations of an analysis, each with its report and the events told in it."""
    record = analysis.to_dict()
    about = {
        "report": record["report"]["id"],
        "published": (record["report"]["published_as"] or {}).get("edtf"),
    }
    return [{**about, **q, "events": _events(q, record["events"])} for q in record["quotes"]]


def _events(quote: Record, events: list[Record]) -> list[str]:
    """Return the ids of the events whose trigger stands in the words quoted."""
    return [
        event["id"]
        for event in events
        if any(
            span["start"] <= event["trigger"]["start"] and event["trigger"]["end"] <= span["end"]
            for span in quote["content"]
        )
    ]


def _says(quote: Record, wanted: str | None) -> bool:
    if wanted is None:
        return True
    names = [s["name"] for s in quote.get("speakers") or [quote.get("speaker") or {"name": ""}]]
    return any(_folded(wanted) in _folded(name) for name in names)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def _writer(name: str, out: TextIO, words: Words) -> Any:
    makers = {"table": _Lines, "jsonl": _JsonLines, "csv": _Csv}
    if name not in makers:
        raise UsageError("presenting.unknown_format", value=name, known=", ".join(FORMATS))
    return makers[name](out, words)


class _JsonLines:
    def __init__(self, out: TextIO, words: Words) -> None:
        self._out = out

    def __call__(self, quotes: list[Record]) -> None:
        for quote in quotes:
            self._out.write(json.dumps(quote, ensure_ascii=False) + "\n")


class _Csv:
    def __init__(self, out: TextIO, words: Words) -> None:
        self._rows = csv.writer(out, lineterminator="\n")
        self._rows.writerow(COLUMNS)

    def __call__(self, quotes: list[Record]) -> None:
        for quote in quotes:
            said = quote["speaker"] or {}
            cells = {
                **quote,
                "speaker": said.get("name"),
                "role": said.get("role"),
                "country": said.get("country"),
                "words": content(quote),
                "start": quote["content"][0]["start"],
                "end": quote["content"][-1]["end"],
                "events": "|".join(quote["events"]),
            }
            self._rows.writerow([cells.get(c) for c in COLUMNS])


class _Lines:
    """One quotation a line, under its report: speaker, verb, words, events."""

    def __init__(self, out: TextIO, words: Words) -> None:
        self._out, self._words = out, words
        self._report: str | None = None

    def __call__(self, quotes: list[Record]) -> None:
        for quote in quotes:
            if quote["report"] != self._report:
                self._report = quote["report"]
                dated = quote["published"] or ""
                self._out.write(f"{self._report}  {dated}".rstrip() + "\n")
            kind = self._words.kind("quote", quote["kind"])
            by = " ".join(filter(None, [speaker(quote, self._words), quote["verb"]]))
            events = f"  [{', '.join(quote['events'])}]" if quote["events"] else ""
            self._out.write(f"  {by} ({kind})  {self._words.quoted(content(quote))}{events}\n")
