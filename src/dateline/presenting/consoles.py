"""Print for a terminal in colour and at its width, and for a file plainly."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

BOUND = "\ue000"  # stands for a no-break space while lines are broken; rich would break there
PLAIN_WIDTH = 132  # columns of what goes to a file, where nothing says how wide it will be read


@contextmanager
def printer(out: TextIO) -> Iterator[Callable[[Any], None]]:
    """Give a function that prints one renderable.

    A terminal gets escape codes (unless ``NO_COLOR`` is set); anything else gets plain lines with
    no trailing blanks.
    """
    terminal = out.isatty()
    held = io.StringIO()
    console = Console(
        file=held,
        width=width_of(out),
        force_terminal=terminal,
        no_color=None if terminal else True,
        highlight=False,
        markup=False,
        emoji=False,
    )

    def show(renderable: Any) -> None:
        console.print(renderable)
        text = held.getvalue().replace(BOUND, "\u00a0")
        held.seek(0)
        held.truncate()
        lines = text.split("\n")
        out.write("\n".join(lines if terminal else [line.rstrip() for line in lines]))

    yield show


def unbroken(text: str, style: str = "") -> Text:
    """Return a text whose lines are not broken at its no-break spaces."""
    return Text(text.replace("\u00a0", BOUND).replace("\u202f", BOUND), style)


def width_of(out: TextIO) -> int:
    """Return how many columns will be printed."""
    return Console(file=out).width if out.isatty() else plain_width()


def plain_width() -> int:
    """Return the width of what goes to a file or a pipe: ``COLUMNS``, else that of the terminal.

    A pager shows what it is piped on the terminal that standard error still is.
    """
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        return PLAIN_WIDTH
