"""A language pack in memory: rows of CSV tables, rules of YAML files, and indexes built once."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml

from dateline.errors import PackError

T = TypeVar("T")

PACKS = Path(__file__).resolve().parent.parent / "packs"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a CSV table: its id, its cells by column name, and where it stands."""

    id: str
    cells: Mapping[str, str]
    origin: str

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def get(self, column: str) -> str:
        """Return a cell, or the empty text where the table has no such column."""
        return self.cells.get(column, "")

    def many(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell that holds several values, written ``a|b|c``."""
        cell = self.cells.get(column, "")
        return tuple(part.strip() for part in cell.split("|")) if cell else ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a YAML file: its id, its fields, and where it stands."""

    id: str
    fields: Mapping[str, Any]
    origin: str


@dataclass
class Pack:
    """The tables and rules of a language over the core, with users' overlays on top.

    A folder of packs holds ``core/`` (the codebook) and a folder a language. A table is named
    by its path without ending, from the language or from ``core``: ``pack.rows("actors/states")``,
    ``pack.rows("core/types")``. An overlay has the same layout: a row with a new id is added, a
    row with a known id takes the other's place, a row with ``off`` filled in is switched off.
    """

    language: str
    folders: tuple[Path, ...] = (PACKS,)
    _tables: dict[str, tuple[Row, ...]] = field(default_factory=dict, repr=False)
    _rules: dict[str, tuple[Rule, ...]] = field(default_factory=dict, repr=False)
    _indexes: dict[Any, Any] = field(default_factory=dict, repr=False)

    def rows(self, table: str) -> tuple[Row, ...]:
        """Return the rows of a table, overlays applied; empty where no file has that name."""
        if table not in self._tables:
            self._tables[table] = tuple(self._merged(table))
        return self._tables[table]

    def _merged(self, table: str) -> Iterable[Row]:
        merged: dict[str, Row] = {}
        columns: dict[str, str] = {}
        paths = self._paths(table, ".csv")
        for path in paths:
            rows = list(read_rows(path))
            own = dict.fromkeys(rows[0].cells, "") if rows else {}
            columns |= own
            if "off" in own:
                _overlay(merged, rows, lambda r: bool(r.get("off")))
            else:
                merged.update({row.id: row for row in rows})
        if len(paths) == 1:  # nothing is laid over it: no row lacks a column
            return merged.values()
        return [_filled(row, columns) for row in merged.values()]

    def rules(self, name: str) -> tuple[Rule, ...]:
        """Return the rules of a YAML file, overlays applied; empty where no file has that name."""
        if name not in self._rules:
            merged: dict[str, Rule] = {}
            for path in self._paths(name, ".yaml"):
                _overlay(merged, read_rules(path), lambda r: bool(r.fields.get("off")))
            self._rules[name] = tuple(merged.values())
        return self._rules[name]

    def tables(self, prefix: str) -> list[str]:
        """Return the names of all CSV tables under a folder: ``tables("actors")``."""
        found = set()
        for base in self.folders:
            root = base / self._home(prefix)
            found |= {f"{prefix}/{p.stem}" for p in root.glob("*.csv")}
        return sorted(found)

    def all_rows(self, prefix: str) -> Iterator[Row]:
        """Yield the rows of all tables under a folder."""
        for table in self.tables(prefix):
            yield from self.rows(table)

    @property
    def settings(self) -> Mapping[str, Any]:
        """The fields of ``pack.yaml``: language name, parser model, version."""
        return {rule.id: rule.fields.get("value") for rule in self.rules("pack")}

    def index(self, build: Callable[[Pack], T]) -> T:
        """Return ``build(self)``, computed once for this pack."""
        if build not in self._indexes:
            self._indexes[build] = build(self)
        result: T = self._indexes[build]
        return result

    def _home(self, name: str) -> str:
        return name if name.split("/")[0] == "core" else f"{self.language}/{name}"

    def _paths(self, name: str, ending: str) -> list[Path]:
        paths = [base / f"{self._home(name)}{ending}" for base in self.folders]
        return [p for p in paths if p.is_file()]


def load_pack(language: str = "fr", *, overlays: tuple[Path, ...] = (), base: Path = PACKS) -> Pack:
    """Return the pack of a language, with overlays in the order given.

    Raises
    ------
    PackError
        ``packs.no_language`` when no folder has that language, ``packs.no_folder`` when an
        overlay is no folder.
    """
    for folder in overlays:
        if not folder.is_dir():
            raise PackError("packs.no_folder", where=str(folder))
    folders = (base, *overlays)
    if not any((f / language).is_dir() for f in folders):
        raise PackError(
            "packs.no_language",
            where=str(base),
            language=language,
            known=", ".join(languages(base)),
        )
    return Pack(language, folders)


def languages(base: Path = PACKS) -> list[str]:
    """Return the languages that have a pack folder."""
    return sorted(
        p.name for p in base.iterdir() if p.is_dir() and p.name not in {"core", "__pycache__"}
    )


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a CSV file: first column ``id``, lines that start with # left out."""
    text = path.read_text(encoding="utf-8")
    reader = csv.reader(io.StringIO(text))
    header: list[str] | None = None
    name, width = path.name, 0
    for cells in reader:
        if not cells or cells[0].startswith("#"):
            continue
        if header is None:
            header, width = cells, len(cells)
            continue
        if len(cells) != width:
            raise PackError(
                "packs.bad_columns",
                where=f"{path}:{reader.line_num}",
                found=len(cells),
                expected=width,
            )
        yield Row(cells[0], dict(zip(header, cells, strict=True)), f"{name}:{reader.line_num}")


def read_rules(path: Path) -> Iterator[Rule]:
    """Yield the entries of a YAML file: a list of mappings with an ``id``."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=loader) or []
    except yaml.YAMLError as error:
        raise PackError(
            "packs.bad_yaml", where=str(path), reason=" ".join(str(error).split())
        ) from error
    for k, entry in enumerate(entries):
        if not isinstance(entry, dict) or "id" not in entry:
            raise PackError("packs.no_id", where=f"{path}, entry {k + 1}")
        yield Rule(str(entry["id"]), entry, f"{path.name}:{entry['id']}")


def _filled(row: Row, columns: Mapping[str, str]) -> Row:
    """Give a row of an overlay the columns that only the table below it has, empty."""
    return (
        row
        if row.cells.keys() == columns.keys()
        else Row(row.id, {**columns, **row.cells}, row.origin)
    )


def _overlay(merged: dict[str, Any], entries: Iterable[Any], off: Callable[[Any], bool]) -> None:
    for entry in entries:
        if off(entry):
            merged.pop(entry.id, None)
        else:
            merged[entry.id] = entry
