"""Names on the command line -> files to read, one by one, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.errors import ReadError

STDIN = "-"
ENDINGS = (".txt", ".jsonl", ".ndjson", ".json")


def files_of(sources: Iterable[str]) -> Iterator[str | ReadError]:
    """Yield the path of each file that the sources name; ``-`` is standard input.

    A folder gives its reports (``.txt .jsonl .ndjson .json``, each also ``.gz``) with those of its
    subfolders, sorted, hidden ones left out. What cannot be found is yielded as an error, in its
    place, so that the rest is read.
    """
    for source in sources:
        if source == STDIN:
            yield STDIN
        elif Path(source).is_dir():
            yield from _inside(source)
        elif Path(source).exists() or not glob.has_magic(source):
            yield source
        else:
            yield from _matching(source)


def is_report_file(path: Path) -> bool:
    """Return whether a file in a folder counts as a source of reports."""
    ending = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    return ending.lower() in ENDINGS and not path.name.startswith(".")


def stem_of(path: str) -> str:
    """Return the file's name without its endings: the id of a report that has none."""
    if path == STDIN:
        return "stdin"
    name = Path(path).name
    name = name.removesuffix(".gz")
    return name.rsplit(".", 1)[0] if name.endswith(ENDINGS) else name


def _inside(folder: str) -> Iterator[str | ReadError]:
    found = False
    faults: list[OSError] = []
    for base, names, files in os.walk(folder, onerror=faults.append):
        names[:] = sorted(n for n in names if not n.startswith("."))
        for name in sorted(files):
            if is_report_file(Path(name)):
                found = True
                yield str(Path(base) / name)
    for fault in faults:
        yield ReadError("reading.unreadable", where=str(fault.filename), reason=fault.strerror)
    if not found and not faults:
        yield ReadError("reading.empty_folder", where=folder, endings=" ".join(ENDINGS))


def _matching(pattern: str) -> Iterator[str | ReadError]:
    paths = sorted(glob.glob(pattern, recursive=True))
    if not paths:
        yield ReadError("reading.no_match", where=pattern)
    yield from files_of(paths)
