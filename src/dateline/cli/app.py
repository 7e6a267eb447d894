"""The commands put together. Modules of commands import lightly: ``--help`` must be quick."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated

import typer

from dateline.cli.guard import guarded

# name: module and attribute; a function is a command, a typer app a group of commands
COMMANDS = {
    "code": "code:code",
    "explain": "explain:explain",
    "dates": "dates:dates",
    "quotes": "quotes:quotes",
    "map": "map:map_",
    "codebook": "codebook:codebook",
    "pack": "pack:app",
    "gazetteer": "gazetteer:app",
    "evaluate": "evaluate:evaluate",
}


def run() -> None:
    """Run the command line; ``--debug`` may stand anywhere before a ``--``."""
    arguments = sys.argv[1:]
    own = arguments[: arguments.index("--")] if "--" in arguments else arguments
    debug = "--debug" in own
    if debug:
        arguments.remove("--debug")
    build(debug=debug)(args=arguments, prog_name="dateline", obj=debug)


def build(*, debug: bool = False) -> typer.Typer:
    """Return the application with all its commands."""
    app = typer.Typer(
        name="dateline",
        help="Read dated news reports and write the chronology behind them.",
        epilog="Begin with: dateline code REPORT.txt",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for name, place in COMMANDS.items():
        module, attribute = place.split(":")
        _register(app, name, getattr(import_module(f"dateline.cli.{module}"), attribute), debug)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"dateline {version('dateline')}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_version, help="Print the version and stop."
        ),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show a traceback when something breaks.")
    ] = False,
) -> None:
    pass


def _register(app: typer.Typer, name: str, command: object, debug: bool) -> None:
    if isinstance(command, typer.Typer):
        for info in command.registered_commands:
            if info.callback:
                info.callback = guarded(info.callback, debug=debug)
        app.add_typer(command, name=name)
    elif callable(command):
        app.command(name)(guarded(command, debug=debug))
