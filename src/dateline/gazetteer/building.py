"""Write the table of places: one SQLite file, or one in memory."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from dateline.gazetteer.folding import fold_name
from dateline.gazetteer.sources import PlaceRow, Sources, read_alternate_names, read_places

SCHEMA = 1  # counts up with every change of the tables below or of what fills them
_LANGUAGES = frozenset({"", "fr", "en", "es", "de", "it", "pt", "nl"})
_BATCH = 50_000

_TABLES = """
CREATE TABLE places (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    country TEXT NOT NULL, admin1 TEXT NOT NULL, population INTEGER NOT NULL, kind TEXT NOT NULL
);
CREATE TABLE names (
    key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL,
    PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


def fill(connection: sqlite3.Connection, sources: Sources) -> None:
    """Create and fill the tables of an empty database.

    The names are sorted before they are written: rows that come in the order of the key are
    stored several times faster.
    """
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
    names: dict[tuple[str, int], int] = {}
    connection.executemany("INSERT OR REPLACE INTO places VALUES (?,?,?,?,?,?,?,?)", _places(sources, names))
    if sources.alternate_names:
        for place, name in read_alternate_names(sources.alternate_names, _LANGUAGES):
            names.setdefault((fold_name(name), place), 0)
    rows = sorted((key, place, main) for (key, place), main in names.items() if key)
    connection.executemany("INSERT INTO names VALUES (?,?,?)", rows)
    if sources.alternate_names:
        connection.execute("DELETE FROM names WHERE place NOT IN (SELECT id FROM places)")
    about = {"schema": str(SCHEMA), "inputs": checksum(sources), "names": str(len(rows))}
    connection.executemany("INSERT INTO about VALUES (?,?)", sorted(about.items()))
    connection.commit()


def _places(sources: Sources, names: dict[tuple[str, int], int]) -> Iterator[PlaceRow]:
    for row, others in read_places(sources):
        for other in others:
            names.setdefault((fold_name.__wrapped__(other), row.id), 0)
        names[fold_name.__wrapped__(row.name), row.id] = 1
        yield row


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
