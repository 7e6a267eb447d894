"""How many reports the sources hold, without reading them: for the time left of a run."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.errors import ReadError
from dateline.reading.sources import STDIN, files_of
from dateline.reading.streams import Stream, opened


def count_reports(sources: Iterable[str]) -> int | None:
    """Return the number of reports, one a file or one a line; ``None`` with standard input.

    An estimate: what cannot be read counts as one.
    """
    total = 0
    for path in files_of(sources):
        if path == STDIN:
            return None
        total += _inside(path) if isinstance(path, str) and _has_lines(path) else 1
    return total


def _has_lines(path: str) -> bool:
    return path.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson"))


def _inside(path: str) -> int:
    try:
        with opened(path) as stream:
            return _lines(stream)
    except ReadError:
        return 1


def _lines(stream: Stream) -> int:
    return sum(1 for _ in stream.lines())
