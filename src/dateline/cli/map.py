"""``dateline map``: the acts of reports on a map."""

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


def map_(
    context: typer.Context,
    sources: Sources,
    published: Published = None,
    language: Language = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="html, svg or png; default: by the ending of --output, else svg.",
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
    """Draw the acts of reports on a map: each type of act has its shape, each status its fill.

    All reports go on one map. Outlines are within the package; nothing is fetched. A png needs the
    extra of that name: pip install 'dateline[map]'.

    Exit codes: 0 done, 1 some reports failed, 2 bad usage, 3 a bug.

    Example: dateline map reports/ -o map.html
    """
    from dateline.cli.coding import Request
    from dateline.cli.mapping import run

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
