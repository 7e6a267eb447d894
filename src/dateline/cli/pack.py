"""``dateline pack``: what concerns the tables and rules of a language."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Check the tables and rules of a language, or your own.",
    no_args_is_help=True,
)


@app.callback()
def _group() -> None:
    pass


@app.command()
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]",
            help="A folder of packs laid over ours, with fr/ or core/ inside; default: ours.",
            show_default=False,
        ),
    ] = None,
    examples: Annotated[
        bool, typer.Option(help="Run the examples of the rules, which may load the model.")
    ] = True,
) -> None:
    """Check a pack: schema, ids, order, codes, forms, and every rule's own examples.

    Exit codes: 0 nothing found, 1 findings, 2 bad usage.

    Example: dateline pack check my-pack
    """
    from dateline.cli.checking import run_check

    run_check(folder, examples=examples)
