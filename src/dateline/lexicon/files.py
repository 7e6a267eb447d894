"""The files of a pack as entries with their lines: for checks and for telling where a row stands.

Reading for use (``pack.py``) is quick and stops at the first fault; this reads on past faults and
reports each.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from dateline.errors import PackError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Entry:
    """A row or a rule: its id, its cells or fields, and its line."""

    id: str
    cells: Mapping[str, Any]
    line: int


@dataclass
class PackFile:
    """One file of a pack, read as far as it can be.

    Attributes
    ----------
    table
        Its name in schemas: ``actors/states``, ``core/types``.
    faults
        What is wrong with it as a file: encoding, columns, syntax.
    """

    path: Path
    table: str
    header: tuple[str, ...] = ()
    entries: list[Entry] = field(default_factory=list)
    faults: list[PackError] = field(default_factory=list)

    def at(self, line: int = 0) -> str:
        """Return ``path:line`` for a message, from the folder of packs where it lies in one."""
        return f"{shown(self.path)}:{line}" if line else shown(self.path)


def pack_files(folder: Path, language: str) -> Iterator[PackFile]:
    """Yield the files of the codebook and of one language under a folder of packs, in order."""
    for home in ("core", language):
        base = folder / home
        for path in sorted([*base.rglob("*.csv"), *base.rglob("*.yaml")]):
            name = path.relative_to(base).with_suffix("").as_posix()
            if not name.startswith("schemas/"):
                yield read_file(path, f"core/{name}" if home == "core" else name)


def read_file(path: Path, table: str) -> PackFile:
    """Return the entries of one file and its faults."""
    file = PackFile(path, table)
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        file.faults.append(PackError("packs.not_utf8", where=file.at(), reason=error))
        return file
    for number, line in enumerate(text.split("\n"), 1):
        if not unicodedata.is_normalized("NFC", line):
            file.faults.append(PackError("packs.not_nfc", where=file.at(number)))
    (_read_csv if path.suffix == ".csv" else _read_yaml)(text, file)
    return file


def shown(path: Path) -> str:
    """Return a path from its folder ``packs`` on, as messages write it; else the whole path."""
    parts = path.parts
    return "/".join(parts[parts.index("packs") :]) if "packs" in parts else str(path)


def _read_csv(text: str, file: PackFile) -> None:
    reader = csv.reader(io.StringIO(text))
    while True:
        line = reader.line_num + 1
        cells = next(reader, None)
        if cells is None:
            return
        if not cells or cells[0].startswith("#"):
            continue
        if reader.line_num > line:  # an open quotation mark would hide the rows it takes in
            file.faults.append(PackError("packs.open_quote", where=file.at(line)))
        if not file.header:
            file.header = tuple(cells)
        elif len(cells) != len(file.header):
            file.faults.append(
                PackError(
                    "packs.bad_columns",
                    where=file.at(line),
                    found=len(cells),
                    expected=len(file.header),
                )
            )
        else:
            file.entries.append(Entry(cells[0], dict(zip(file.header, cells, strict=True)), line))


def _read_yaml(text: str, file: PackFile) -> None:
    try:
        root = yaml.compose(text, Loader=_LOADER)
        values = yaml.load(text, Loader=_LOADER) or []
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        file.faults.append(PackError("packs.bad_yaml", where=file.at(), reason=reason))
        return
    if not isinstance(values, list):
        file.faults.append(PackError("packs.no_id", where=file.at()))
        return
    for node, value in zip(root.value if root else (), values, strict=True):
        line = node.start_mark.line + 1
        if isinstance(value, dict) and "id" in value:
            file.entries.append(Entry(str(value["id"]), value, line))
        else:
            file.faults.append(PackError("packs.no_id", where=file.at(line)))
