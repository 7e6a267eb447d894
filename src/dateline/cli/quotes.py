"""``dateline quotes``: the words reported, who says them, and the acts they tell."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import Lang, Language, Output, Packs, Published, Sources


def quotes(
    context: typer.Context,
    sources: Sources,
    published: Published = None,
    speaker: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Only what this one says; part of the name is enough, without accents too.",
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="table, jsonl or csv; default: by the ending of --output, else table on a "
            "terminal and jsonl in a pipe.",
        ),
    ] = None,
    output: Output = None,
    language: Language = None,
    lang: Lang = None,
    packs: Packs = None,
) -> None:
    """Show the quotations of reports: direct, mixed and indirect, with their speakers.

    Exit codes: 0 done, 1 some reports failed, 2 bad usage, 3 a bug.

    Example: dateline quotes --speaker Guterres dispatches.jsonl
    """
    from dateline.cli.quoting import Request, run

    run(
        Request(
            sources=tuple(sources),
            published=published,
            speaker=speaker,
            format=format,
            output=output,
            language=language,
            lang=lang,
            packs=tuple(packs or ()),
            debug=bool(context.obj),
        )
    )
