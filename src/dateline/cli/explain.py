"""``dateline explain``: the words, the row and the reason behind every value."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import Lang, Language, Packs, Published


def explain(
    source: Annotated[
        str, typer.Argument(help="A report, or - for standard input.", show_default=False)
    ],
    event: Annotated[
        str | None,
        typer.Argument(help="One event alone, by its id: e3.", show_default=False),
    ] = None,
    published: Published = None,
    language: Language = None,
    lang: Lang = None,
    packs: Packs = None,
) -> None:
    """Show the words, the row of the pack and the reason behind each value.

    What was left empty says why; so do sentences with no event, and what was refused there.

    Example: dateline explain dispatch.txt e2
    """
    from dateline.cli.explaining import run_explain

    run_explain(source, event, published=published, language=language, lang=lang, packs=packs)
