"""Print for a terminal in colour and at its width, and for a file plainly."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

BOUND = "\ue000"  # stands for a no-break space while lines are broken; rich would break there
PLAIN_WIDTH = 120  # columns of what goes to a file or a pipe, unless COLUMNS says otherwise


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
    """Return the width of what goes to a file: ``COLUMNS``, else 120."""
    given = os.environ.get("COLUMNS", "")
    return int(given) if given.isdigit() and int(given) > 0 else PLAIN_WIDTH
