"""Look up names in the table of places."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dateline.errors import GazetteerError
from dateline.gazetteer.folding import fold_name

_REMEMBERED = 50_000  # names; some 20 MB when full
_MOST = 24  # homonyms a name, the largest first
_MAPPED = 256 * 1024 * 1024  # bytes; pages are shared between processes

_LOOKUP = """
SELECT p.id, p.name, p.lat, p.lon, p.country, p.admin1, p.population, p.kind, n.main
FROM names n JOIN places p ON p.id = n.place WHERE n.key = ? ORDER BY n.rank LIMIT ?
"""


class Candidate(NamedTuple):
    """A place that bears a name. ``main``: it is the name that the source itself uses."""

    id: int
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    kind: str
    main: int  # 1 or 0


class Gazetteer:
    """The table of places, read-only: safe between threads, and after a fork.

    Parameters
    ----------
    path
        A table made by ``build_gazetteer``; mapped into memory, shared between processes.
    connection
        A table in memory, in place of a path.
    """

    def __init__(
        self, path: Path | None = None, *, connection: sqlite3.Connection | None = None
    ) -> None:
        self.path = path
        self._memory = connection
        self._local = threading.local()
        self._find = lru_cache(maxsize=_REMEMBERED)(self._fetch)

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Return the places of that name, the most populous first; case and accents are folded."""
        return self._find(fold_name(name))

    def about(self) -> dict[str, str]:
        """Return what the table says of itself: schema, checksum of its inputs, number of names."""
        return dict(self._connection().execute("SELECT key, value FROM about ORDER BY key"))

    def _fetch(self, key: str) -> tuple[Candidate, ...]:
        rows = self._connection().execute(_LOOKUP, (key, _MOST))
        return tuple(Candidate(*row) for row in rows)

    def _connection(self) -> sqlite3.Connection:
        """Return this thread's connection; a process born by a fork opens its own."""
        if self._memory is not None:
            return self._memory
        if getattr(self._local, "process", None) != os.getpid():
            self._local.process = os.getpid()
            self._local.connection = self._open()
        connection: sqlite3.Connection = self._local.connection
        return connection

    def _open(self) -> sqlite3.Connection:
        assert self.path is not None
        address = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            connection = sqlite3.connect(address, uri=True)
            connection.execute(f"PRAGMA mmap_size={_MAPPED}")
            connection.execute("SELECT 1 FROM names LIMIT 1")
        except sqlite3.DatabaseError as error:
            raise GazetteerError(
                "gazetteer.bad_table", where=str(self.path), reason=str(error)
            ) from error
        return connection

    def __reduce__(self) -> tuple[Callable[..., Gazetteer], tuple[Path | None]]:
        return (_reopened, (self.path,))


def _reopened(path: Path | None) -> Gazetteer:
    """Open a table in another process; one in memory is built there again."""
    if path is not None:
        return Gazetteer(path)
    from dateline.gazetteer.store import open_gazetteer

    return open_gazetteer()
