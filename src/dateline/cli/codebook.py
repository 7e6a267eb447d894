"""``dateline codebook``: the types, modes, contexts, sectors and statuses, with definitions."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import Lang, Packs


def codebook(
    type: Annotated[
        str | None, typer.Argument(help="Show one type alone.", show_default=False)
    ] = None,
    format: Annotated[str, typer.Option(metavar="NAME", help="table, markdown or json.")] = "table",
    lang: Lang = None,
    packs: Packs = None,
) -> None:
    """Print the codebook: what each code means, in our own words.

    Example: dateline codebook PROTEST --lang fr
    """
    from dateline.cli.reference import print_codebook

    print_codebook(type, format, lang, packs)
