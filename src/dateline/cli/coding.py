"""The run behind ``dateline code``: read, code, write in order, count, and end cleanly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from dateline.cli.counting import count_reports
from dateline.cli.guard import FOUND
from dateline.cli.options import pack_for, words_for
from dateline.cli.output import format_for, opened_output
from dateline.cli.progress import Progress
from dateline.lexicon import Pack
from dateline.presenting import Writer, writer_for
from dateline.reading import Failure, read_reports
from dateline.records import Analysis, Report


@dataclass(frozen=True)
class Request:
    """What the command line asked for."""

    sources: tuple[str, ...]
    published: str | None
    language: str | None
    format: str | None
    output: str | None
    processes: int | None
    min_confidence: float
    lang: str | None
    packs: tuple[Path, ...]


def run(request: Request) -> None:
    """Code the reports and write them; a report that fails is named, counted and passed over."""
    pack = pack_for(request.language, list(request.packs))
    words = words_for(request.lang, pack)
    reports = read_reports(
        request.sources, pack=pack, published=request.published, language=request.language
    )
    with opened_output(request.output) as out:
        writer = writer_for(format_for(request.format, request.output, out), out, words)
        total = lambda: count_reports(request.sources)  # noqa: E731
        with Progress(total, bar=not out.isatty()) as progress:
            try:
                for result in _coded(reports, pack, request):
                    _take(result, request.min_confidence, writer, progress)
            finally:
                writer.finish()
                out.flush()
    if progress.failed:
        raise typer.Exit(FOUND)


def _coded(
    reports: Iterable[Report | Failure], pack: Pack, request: Request
) -> Iterator[Analysis | Failure]:
    from dateline.coder import Coder

    with Coder(language=pack.language, packs=request.packs) as coder:
        for report in reports:
            yield report if isinstance(report, Failure) else coder.code_report(report)


def _take(result: Analysis | Failure, least: float, writer: Writer, progress: Progress) -> None:
    failed = isinstance(result, Failure)
    if isinstance(result, Failure):
        progress.say(str(result.error))
        writer.add(result.to_dict())
    else:
        writer.add(certain(result.to_dict(), least))
    progress.advance(failed=failed)


def certain(record: Mapping[str, Any], least: float) -> Mapping[str, Any]:
    """Return the record without the events under a confidence.

    An event whose speech act is left out stands by itself.
    """
    if not least:
        return record
    kept = [e for e in record["events"] if e["confidence"] >= least]
    ids = {e["id"] for e in kept}
    events = [e if e["content_of"] in ids else {**e, "content_of": None} for e in kept]
    return {**record, "events": events}
