"""What the commands that code reports are asked for: ``code`` and ``map`` take the same options."""

# Annotations are values here, not text: the help of ``--format`` differs from command to command.

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import (
    Lang,
    Language,
    MinConfidence,
    Output,
    Packs,
    Processes,
    Published,
    Sources,
)


@dataclass(frozen=True)
class Request:
    """What the command line asked for."""

    sources: tuple[str, ...]
    published: str | None
    language: str | None
    format: str | None
    output: str | None
    processes: int | None
    min_confidence: float
    lang: str | None
    packs: tuple[Path, ...]
    debug: bool = False


def takes_reports(formats: str) -> Callable[[Callable[[Request], None]], Callable[..., None]]:
    """Return what makes a command of a function that takes a request; its docstring is the help.

    Parameters
    ----------
    formats
        Help of ``--format``.
    """

    def command_of(run: Callable[[Request], None]) -> Callable[..., None]:
        def command(
            context: typer.Context,
            sources: Sources,
            published: Published = None,
            language: Language = None,
            format: Annotated[str | None, typer.Option(metavar="NAME", help=formats)] = None,
            output: Output = None,
            processes: Processes = None,
            min_confidence: MinConfidence = 0.0,
            lang: Lang = None,
            packs: Packs = None,
        ) -> None:
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

        command.__doc__ = run.__doc__
        return command

    return command_of
