"""``dateline evaluate``: how well the program codes, measured on reports coded by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import Packs


def evaluate(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[GOLD...]",
            help="Folders of gold analyses, one JSON file a report; default: all that the "
            "baseline names.",
            show_default=False,
        ),
    ] = None,
    gate: Annotated[
        bool, typer.Option("--gate", help="Compare with the floors; end with 1 on a fall.")
    ] = False,
    rise: Annotated[
        bool, typer.Option("--raise", help="Write the floors that are higher now; none is lowered.")
    ] = False,
    errors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write an HTML page of each error in its sentence, by kind."
        ),
    ] = None,
    baseline: Annotated[Path, typer.Option(metavar="FILE", help="The file of floors.")] = Path(
        "gold/baseline.json"
    ),
    format: Annotated[str, typer.Option(metavar="NAME", help="table or json.")] = "table",
    processes: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Processes that code; default: the cores."),
    ] = None,
    packs: Packs = None,
) -> None:
    """Score the program against reports coded by hand: precision, recall and F1 of every layer.

    The reports of the gold are coded now, from their text, title and date alone. A folder that is
    not there is passed over under --gate, with a line that says so.

    Exit codes: 0 done, 1 a score fell below its floor, or a report failed; 2 bad usage.

    Example: dateline evaluate gold/reports --gate
    """
    from dateline.cli.evaluating import Request, run

    run(
        Request(
            gold=tuple(gold or ()),
            gate=gate,
            rise=rise,
            errors=errors,
            baseline=baseline,
            format=format,
            processes=processes,
            packs=tuple(packs or ()),
        )
    )
