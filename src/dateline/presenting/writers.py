"""Write records one after the other in a format: the stream formats never hold more than one.

A record is an analysis in its JSON form, or ``{"report", "error"}`` for a report that failed.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, Protocol, TextIO

from dateline.errors import UsageError
from dateline.presenting.words import Words
from dateline.records import Analysis

ENTRIES = 256  # entries of a layer that are plain values at one time

Record = Mapping[str, Any]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Writer(Protocol):
    """Takes the records of a run in order, then ends the output."""

    def add(self, record: Record) -> None:
        """Take one record."""

    def finish(self) -> None:
        """End the output; called once, also after an interruption."""


class JsonLines:
    """One JSON object a line, a report each."""

    def __init__(self, out: TextIO, words: Words) -> None:
        self._out = out

    def add(self, record: Record | list[str]) -> None:
        """Write the record, or the parts of the line that was made of it elsewhere, at once."""
        self._out.writelines(record if isinstance(record, list) else [_encode(record)])
        self._out.write("\n")

    def finish(self) -> None:
        """Nothing is held back."""


class Json:
    """One JSON array of all records."""

    def __init__(self, out: TextIO, words: Words) -> None:
        self._out = out
        self._before = "[\n"

    def add(self, record: Record) -> None:
        """Write the record as the next element."""
        self._out.write(self._before + json.dumps(record, ensure_ascii=False, indent=2))
        self._before = ",\n"

    def finish(self) -> None:
        """Close the array."""
        self._out.write("[]\n" if self._before == "[\n" else "\n]\n")


class Csv:
    """One row an event, under a header line; the columns of ``presenting.rows``."""

    def __init__(self, out: TextIO, words: Words) -> None:
        from dateline.presenting.rows import COLUMNS, event_rows

        self._rows = event_rows
        self._writer = csv.DictWriter(out, list(COLUMNS), lineterminator="\n")
        self._writer.writeheader()

    def add(self, record: Record) -> None:
        """Write the rows of the record's events at once."""
        self._writer.writerows(self._rows(record))

    def finish(self) -> None:
        """Nothing is held back."""


def json_parts(analysis: Analysis) -> list[str]:
    """Return one line of JSON in parts, letters as they are; joined they are the whole line.

    Entries become text some at a time: as plain values they take ten times the memory.
    """
    parts = [_encode(analysis.head())[:-1]]
    for name, layer in analysis.layers():
        parts.append(f',"{name}":[')
        before = ""
        while some := list(islice(layer, ENTRIES)):
            parts.append(before + _encode(some)[1:-1])
            before = ","
        parts.append("]")
    return [*parts, "}"]


def _table(out: TextIO, words: Words) -> Writer:
    from dateline.presenting.table import Table

    return Table(out, words)


def _page(out: TextIO, words: Words) -> Writer:
    from dateline.presenting.page import Page

    return Page(out, words)


FORMATS: dict[str, Callable[[TextIO, Words], Writer]] = {
    "table": _table,
    "jsonl": JsonLines,
    "json": Json,
    "csv": Csv,
    "html": _page,
}


def writer_for(name: str, out: TextIO, words: Words) -> Writer:
    """Return a writer of a format of ``FORMATS`` on an open text file.

    Raises
    ------
    UsageError
        ``presenting.unknown_format``.
    """
    if name not in FORMATS:
        raise UsageError("presenting.unknown_format", value=name, known=", ".join(FORMATS))
    return FORMATS[name](out, words)
