"""Options that several commands share, each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.lexicon import Pack, load_pack

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Files, folders, patterns with *, or - for standard input: plain text, or JSON "
        "lines of reports; each may be gzipped.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Publication date of every report, over what the sources say: a day, a month, a "
        "year, or EDTF.",
    ),
]
Language = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Take every text for one in this language (fr)."),
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
]
Lang = Annotated[
    str | None,
    typer.Option(
        metavar="fr|en", help="Language of labels and reasons; default: that of the locale."
    ),
]
Processes = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Processes that code; default: the cores."),
]
MinConfidence = Annotated[
    float,
    typer.Option(min=0, max=1, metavar="0..1", help="Leave out events less certain than this."),
]
Packs = Annotated[
    list[Path] | None,
    typer.Option(
        "--pack",
        metavar="DIR",
        help="Lay a folder of your own tables over ours; may be given several times.",
        show_default=False,
    ),
]

DEFAULT_LANGUAGE = "fr"  # the first pack; others are named by --language


def pack_for(language: str | None, overlays: list[Path] | None) -> Pack:
    """Return the pack that the options name."""
    return load_pack(language or DEFAULT_LANGUAGE, overlays=tuple(overlays or ()))


def tell(line: str) -> None:
    """Say a line to the person at the terminal: on standard error, so that output stays clean."""
    typer.echo(line, err=True)
