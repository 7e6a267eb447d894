"""Print for a terminal in colour and at its width, and for a file plainly."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from rich.console import Console

PLAIN_WIDTH = 120  # columns of what goes to a file or a pipe, unless COLUMNS says otherwise


@contextmanager
def printer(out: TextIO) -> Iterator[Callable[[Any], None]]:
    """Give a function that prints one renderable.

    To a terminal it prints at once, with escape codes (unless ``NO_COLOR`` is set); anything else
    gets plain lines with no trailing blanks.
    """
    if out.isatty():
        yield Console(file=out, highlight=False, markup=False, emoji=False).print
        return
    held = io.StringIO()
    yield Console(
        file=held,
        width=plain_width(),
        force_terminal=False,
        no_color=True,
        highlight=False,
        markup=False,
        emoji=False,
    ).print
    for line in held.getvalue().splitlines():
        out.write(line.rstrip() + "\n")


def width_of(out: TextIO) -> int:
    """Return how many columns will be printed."""
    return Console(file=out).width if out.isatty() else plain_width()


def plain_width() -> int:
    """Return the width of what goes to a file: ``COLUMNS``, else 120."""
    given = os.environ.get("COLUMNS", "")
    return int(given) if given.isdigit() and int(given) > 0 else PLAIN_WIDTH
