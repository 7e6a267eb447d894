"""Where a command writes: a file, or standard output as UTF-8."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from dateline.errors import UsageError
from dateline.presenting import FORMATS

ENDINGS = {"txt": "table", "ndjson": "jsonl", "htm": "html"} | {f: f for f in FORMATS}


@contextmanager
def opened_output(path: str | None) -> Iterator[TextIO]:
    """Open a file for writing, or give standard output when there is none.

    Raises
    ------
    UsageError
        ``cli.cannot_write``.
    """
    if path is None or path == "-":
        yield standard_output()
        return
    with _opened(path) as out:
        yield out


@contextmanager
def opened_bytes(path: str | None) -> Iterator[BinaryIO]:
    """Open a file for writing bytes, or give standard output when there is none.

    Raises
    ------
    UsageError
        ``cli.cannot_write``.
    """
    with opened_output(path) as out:
        yield out.buffer


def _opened(path: str) -> TextIO:
    try:
        return Path(path).open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError("cli.cannot_write", where=path, reason=reason) from error


def standard_output() -> TextIO:
    """Return standard output; bytes that go to a file or a pipe are UTF-8 in every locale."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


def format_for(given: str | None, path: str | None, out: TextIO) -> str:
    """Return the format: as given, else by the file's ending, else by who reads it."""
    if given:
        return given
    ending = Path(path).suffix.removeprefix(".").lower() if path else ""
    return ENDINGS.get(ending) or ("table" if out.isatty() else "jsonl")
