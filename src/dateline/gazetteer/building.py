"""Write the table of places: one SQLite file, or one in memory."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from dateline.gazetteer.folding import fold_name
from dateline.gazetteer.sources import PlaceRow, Sources, read_alternate_names, read_places

SCHEMA = 2  # counts up with every change of the tables below or of what fills them
_LANGUAGES = frozenset({"", "fr", "en", "es", "de", "it", "pt", "nl"})

_key = fold_name.__wrapped__  # a million names seen once: remembering them would cost more

_TABLES = """
CREATE TABLE places (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    country TEXT NOT NULL, admin1 TEXT NOT NULL, population INTEGER NOT NULL, kind TEXT NOT NULL
);
CREATE TABLE names (
    key TEXT NOT NULL, rank INTEGER NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL,
    PRIMARY KEY (key, rank)
) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


def fill(connection: sqlite3.Connection, sources: Sources) -> None:
    """Create and fill the tables of an empty database.

    The names are sorted before they are written: rows that come in the order of the key are
    stored several times faster, and homonyms need no sorting when they are read.
    """
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
    names: dict[tuple[str, int], int] = {}
    sizes: dict[int, int] = {}
    connection.executemany(
        "INSERT OR REPLACE INTO places VALUES (?,?,?,?,?,?,?,?)", _places(sources, names, sizes)
    )
    if sources.alternate_names:
        for place, name in read_alternate_names(sources.alternate_names, _LANGUAGES):
            if place in sizes:
                names.setdefault((_key(name), place), 0)
    connection.executemany("INSERT INTO names VALUES (?,?,?,?)", _ranked(names, sizes))
    about = {"schema": str(SCHEMA), "inputs": checksum(sources), "names": str(len(names))}
    connection.executemany("INSERT INTO about VALUES (?,?)", sorted(about.items()))
    connection.commit()


def _places(
    sources: Sources, names: dict[tuple[str, int], int], sizes: dict[int, int]
) -> Iterator[PlaceRow]:
    for row, others in read_places(sources):
        for other in others:
            names.setdefault((_key(other), row.id), 0)
        names[_key(row.name), row.id] = 1
        sizes[row.id] = row.population
        yield row


def _ranked(
    names: dict[tuple[str, int], int], sizes: dict[int, int]
) -> Iterator[tuple[str, int, int, int]]:
    """Yield the rows of names in the order of the key, the most populous place first."""
    last, rank = "", 0
    for key, _, place, main in sorted((k, -sizes[p], p, m) for (k, p), m in names.items()):
        rank = rank + 1 if key == last else 0
        last = key
        yield key, rank, place, main


def checksum(sources: Sources) -> str:
    """Return the SHA-256 of the files that a table is built from."""
    digest = hashlib.sha256()
    for path in sources.files():
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def build_file(target: Path, sources: Sources) -> None:
    """Build the table beside its place, then move it there in one step."""
    draft = target.with_name(f"{target.name}.draft")
    draft.unlink(missing_ok=True)
    connection = sqlite3.connect(draft)
    try:
        fill(connection, sources)
    except BaseException:
        connection.close()
        draft.unlink(missing_ok=True)
        raise
    connection.close()
    draft.replace(target)
