"""Check a pack: schema, ids, order, codes, forms, and that each rule does as its examples say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import PackError
from dateline.lexicon.check_cells import cell_faults
from dateline.lexicon.files import Entry, PackFile, pack_files
from dateline.lexicon.pack import Pack
from dateline.lexicon.schema import EVERYWHERE, EXAMPLES, Schema, Schemas, read_schemas

Trial = Callable[[Pack, str, Entry], Iterable[str]]
"""Runs the examples of one rule of a rule file; yields what goes wrong, in words."""


@dataclass
class Checked:
    """What a check found, and how much it looked at."""

    findings: list[PackError] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def check_pack(pack: Pack, *, folder: Path, trial: Trial | None = None) -> Checked:
    """Check the files of one folder of a pack.

    Parameters
    ----------
    pack
        The pack with all its folders: codes may come from any of them.
    folder
        The one of ``pack.folders`` whose files are checked.
    trial
        Runs the examples of rules; without it they are counted only.
    """
    checked = Checked()
    try:
        schemas = read_schemas(pack)
    except PackError as error:
        checked.findings.append(error)
        return checked
    overlaid = _ids_under(pack, folder)
    files = list(pack_files(folder, pack.language))
    for file in files:
        checked.findings += file.faults
        checked.findings += _file_faults(file, schemas, overlaid)
        _count(file, checked.counts)
        if trial and file.path.suffix == ".yaml":
            checked.findings += _example_faults(file, pack, trial)
    checked.findings += _double_ids(files)
    return checked


def _file_faults(
    file: PackFile, schemas: Schemas, overlaid: set[str] | None
) -> Iterator[PackError]:
    yield from _id_faults(file)
    if file.path.suffix == ".csv":
        yield from _order_faults(file)
    if overlaid is not None:
        yield from _off_faults(file, overlaid)
    if file.table == "pack":
        return
    schema = schemas.of(file.table)
    if schema is None:
        yield PackError("packs.no_schema", where=file.at(), table=file.table)
        return
    yield from _column_faults(file, schema, overlay=overlaid is not None)
    yield from _double_rows(file, schema)
    for entry in _in_use(file):
        yield from cell_faults(entry, schema, schemas.vocabularies, file.at(entry.line))


def _id_faults(file: PackFile) -> Iterator[PackError]:
    if file.header and file.header[0] != "id":
        yield PackError("packs.id_column", where=file.at(1), found=file.header[0])
    for entry in file.entries:
        known = file.table == "pack" or "." in entry.id.strip(".")
        if not known or entry.id != entry.id.lower() or entry.id.split() != [entry.id]:
            yield PackError("packs.bad_id", where=file.at(entry.line), id=entry.id)


def _order_faults(file: PackFile) -> Iterator[PackError]:
    """Tell the first row that is out of order; the others often follow from it."""
    for before, entry in zip(file.entries, file.entries[1:], strict=False):
        if entry.id < before.id:
            yield PackError(
                "packs.unsorted", where=file.at(entry.line), id=entry.id, before=before.id
            )
            return


def _off_faults(file: PackFile, overlaid: set[str]) -> Iterator[PackError]:
    for entry in file.entries:
        if entry.cells.get("off") and entry.id not in overlaid:
            yield PackError("packs.off_nothing", where=file.at(entry.line), id=entry.id)


def _column_faults(file: PackFile, schema: Schema, *, overlay: bool) -> Iterator[PackError]:
    known = ", ".join(["id", *schema.columns])
    if schema.kind == "csv":
        for column in file.header:
            if column not in schema.columns and column not in EVERYWHERE:
                yield _unknown_column(file.at(1), column, known)
        for column, spec in schema.columns.items():
            if spec.required and column not in file.header and not overlay:
                yield PackError("packs.missing_column", where=file.at(1), column=column)
        return
    for entry in file.entries:
        for column in entry.cells:
            if column not in schema.columns and column not in {*EVERYWHERE, *EXAMPLES}:
                yield _unknown_column(file.at(entry.line), str(column), known)


def _double_rows(file: PackFile, schema: Schema) -> Iterator[PackError]:
    single = [(name,) for name, spec in schema.columns.items() if spec.unique]
    for columns in [*single, *schema.unique]:
        seen: dict[tuple[str, ...], int] = {}
        for entry in _in_use(file):
            value = tuple(str(entry.cells.get(c, "")) for c in columns)
            if not any(value):
                continue
            first = seen.setdefault(value, entry.line)
            if first != entry.line:
                yield PackError(
                    "packs.double_row",
                    where=file.at(entry.line),
                    columns=", ".join(columns),
                    value=" | ".join(filter(None, value)),
                    first=first,
                )


def _double_ids(files: Iterable[PackFile]) -> Iterator[PackError]:
    seen: dict[str, str] = {}
    for file in files:
        for entry in file.entries:
            where = file.at(entry.line)
            first = seen.setdefault(entry.id, where)
            if first != where:
                yield PackError("packs.double_id", where=where, id=entry.id, first=first)


def _example_faults(file: PackFile, pack: Pack, trial: Trial) -> Iterator[PackError]:
    for entry in _in_use(file):
        for reason in trial(pack, file.table, entry):
            yield PackError(
                "packs.bad_example", where=file.at(entry.line), id=entry.id, reason=reason
            )


def _count(file: PackFile, counts: Counter[str]) -> None:
    counts["files"] += 1
    counts["rows" if file.path.suffix == ".csv" else "rules"] += len(file.entries)
    for entry in file.entries:
        counts["examples"] += sum(len(entry.cells.get(k) or ()) for k in EXAMPLES)


def _in_use(file: PackFile) -> list[Entry]:
    return [e for e in file.entries if not e.cells.get("off")]


def _ids_under(pack: Pack, folder: Path) -> set[str] | None:
    """Return the ids of the folders below an overlay; ``None`` for the lowest folder."""
    below = pack.folders[: pack.folders.index(folder)]
    if not below:
        return None
    return {e.id for base in below for f in pack_files(base, pack.language) for e in f.entries}


def _unknown_column(where: str, column: str, known: str) -> PackError:
    return PackError("packs.unknown_column", where=where, column=column, known=known)
