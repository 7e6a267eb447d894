"""About how many reports the sources hold, from a look at each: for the time left of a run."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from dateline.reading.sources import STDIN, files_of

SAMPLE = 4 * 1024 * 1024  # unpacked bytes looked at in a file of lines


def count_reports(sources: Iterable[str]) -> int | None:
    """Return the number of reports, one a file or one a line; ``None`` with standard input.

    Of a file of lines only the beginning is read: a longer one is taken to go on like it.
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
        size = Path(path).stat().st_size
        with Path(path).open("rb") as raw:
            unpacked = gzip.GzipFile(fileobj=raw) if path.lower().endswith(".gz") else raw
            sample = unpacked.read(SAMPLE)
            taken = raw.tell()
    except (OSError, EOFError):
        return 1
    lines = sample.count(b"\n") + (not sample.endswith(b"\n"))
    whole = len(sample) < SAMPLE or not taken
    return max(1, lines if whole else round(lines * size / taken))
