"""The run behind ``dateline code``: read, code, write in order, count, and end cleanly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import IO, Any

import typer

from dateline.cli.counting import count_reports
from dateline.cli.guard import FOUND
from dateline.cli.interrupts import Interrupts
from dateline.cli.options import pack_for, tell
from dateline.cli.output import format_for, opened_output
from dateline.cli.progress import Progress
from dateline.cli.requests import Request
from dateline.lexicon import Pack
from dateline.presenting import Writer, json_parts, words_for, writer_for
from dateline.reading import Failure, read_reports
from dateline.records import Analysis, Report


def run(request: Request) -> None:
    """Code the reports and write them; a report that fails is named, counted and passed over."""
    pack = pack_for(request.language, list(request.packs))
    words = words_for(request.lang, pack)
    with opened_output(request.output) as out:
        name = format_for(request.format, request.output, out)
        write_all(request, pack, writer_for(name, out, words), lines=name == "jsonl", out=out)


def write_all(request: Request, pack: Pack, writer: Writer, *, lines: bool, out: IO[Any]) -> None:
    """Give all records to a writer and end with the exit code that they call for.

    Parameters
    ----------
    lines
        Whether the writer takes a record as a line of JSON.
    out
        Where the writer writes; no progress is shown where that is a terminal.
    """
    reports = read_reports(
        request.sources, pack=pack, published=request.published, language=request.language
    )
    count = partial(count_reports, request.sources)
    with Interrupts() as interrupts, Progress(count, bar=not out.isatty()) as progress:
        try:
            for result in _results(reports, pack, request, lines=lines):
                with interrupts.held():
                    _take(result, writer, progress, debug=request.debug)
        finally:
            writer.finish()
            out.flush()
    if progress.failed:
        raise typer.Exit(FOUND)


def _results(
    reports: Iterator[Report | Failure], pack: Pack, request: Request, *, lines: bool
) -> Iterator[Any]:
    from dateline.gazetteer import open_gazetteer
    from dateline.parsing import Parser
    from dateline.running import code_many

    yield from code_many(
        reports,
        parser=Parser(pack),
        gazetteer=open_gazetteer(notify=tell),
        processes=request.processes,
        finish=partial(finished, least=request.min_confidence, line=lines),
    )


def _take(result: Any, writer: Writer, progress: Progress, *, debug: bool) -> None:
    failed = isinstance(result, Failure)
    if failed:
        progress.say(result.traceback if debug and result.traceback else str(result.error))
        result = result.to_dict()
    writer.add(result)
    progress.advance(failed=failed)


def finished(analysis: Analysis, *, least: float, line: bool) -> Any:
    """Return the analysis as it is handed on by the process that made it.

    Parameters
    ----------
    least
        Events of a lower confidence are left out; one whose speech act is left out stands by
        itself.
    line
        As the parts of one line of JSON: text crosses from process to process much faster than
        plain values, and takes less memory.
    """
    analysis = surest(analysis, least) if least else analysis
    return json_parts(analysis) if line else analysis.to_dict()


def surest(analysis: Analysis, least: float) -> Analysis:
    """Return an analysis without the events whose confidence, as printed, is lower."""
    kept = [e for e in analysis.events if round(e.confidence, 3) >= least]
    ids = {e.id for e in kept}
    events = tuple(
        e if e.content_of is None or e.content_of in ids else replace(e, content_of=None)
        for e in kept
    )
    return replace(analysis, events=events)
