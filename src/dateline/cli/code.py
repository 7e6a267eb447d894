"""``dateline code``: reports in, their chronology out."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import (
    Lang,
    Language,
    MinConfidence,
    Packs,
    Processes,
    Published,
    Sources,
)


def code(
    context: typer.Context,
    sources: Sources,
    published: Published = None,
    language: Language = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="table, jsonl, json, csv or html; default: by the ending of --output, else "
            "table on a terminal and jsonl in a pipe.",
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ] = None,
    processes: Processes = None,
    min_confidence: MinConfidence = 0.0,
    lang: Lang = None,
    packs: Packs = None,
) -> None:
    """Read reports and write who did what to whom, where and when.

    Each act has its status (happened, planned, denied …) and the one on whose word it is told.

    Exit codes: 0 done, 1 some reports failed, 2 bad usage, 3 a bug.

    Example: dateline code --published 2023-11-03 dispatch.txt
    """
    from dateline.cli.coding import Request, run

    run(
        Request(
            sources=tuple(sources),
            published=published,
            language=language,
            format=format,
            output=output,
            processes=processes,
            min_confidence=min_confidence,
            lang=lang,
            packs=tuple(packs or ()),
            debug=bool(context.obj),
        )
    )
