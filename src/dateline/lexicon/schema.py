"""What the tables and rule files of a pack may hold, as ``core/schemas/*.yaml`` declares it.

    - id: actors/states            # the table: actors/states.csv, or the rules: .yaml
      kind: csv                    # csv, yaml, or vocabulary
      about: one line
      unique: [[form, since]]      # columns that together name a row once
      columns:
        form: {required: true}
        country: {values: countries}
        sectors: {values: sectors, many: true}
        since: {type: date}

    - id: modes                    # a list of codes that columns draw from
      kind: vocabulary
      noun: mode
      table: core/modes
      column: code
      within: type                 # the code holds for this cell of the same row only

A name that ends in ``/*`` stands for every table of a folder that has no schema of its own.

A column may say ``required``, ``unique``, ``many`` (several values, ``a|b``), ``values`` (a
vocabulary or a list), ``also`` (further values), ``within`` (the column that a vocabulary's code
depends on) and ``type``. A vocabulary may say ``prefix`` (left out of its codes), ``only`` (rows
with these cells) and ``also``.
``off``, ``note``, ``source``, ``since`` and ``until`` may stand in every table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import PackError
from dateline.lexicon.pack import Pack, read_rules

EVERYWHERE = {"id", "off", "note", "source", "since", "until"}
EXAMPLES = ("matches", "rejects")


@dataclass(frozen=True)
class Column:
    """What the cells of one column may hold."""

    required: bool = False
    unique: bool = False
    many: bool = False
    values: str | tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    within: str = ""
    type: str = ""


@dataclass(frozen=True)
class Schema:
    """One table or rule file."""

    id: str
    kind: str
    about: str
    columns: Mapping[str, Column]
    unique: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """A list of codes, read from a table.

    Attributes
    ----------
    noun
        What a message calls one of them: "event type".
    pairs
        Each code with the cell that it holds for; that cell is empty where it holds for all.
    listed
        The command that lists them, for messages.
    """

    id: str
    noun: str
    pairs: frozenset[tuple[str, str]]
    listed: str = ""
    error: str = "packs.unknown_value"

    @property
    def codes(self) -> list[str]:
        """The codes, sorted, each once."""
        return sorted({code for _, code in self.pairs})

    def allows(self, code: str, cell: str | None) -> bool:
        """Return whether the code is known, in the row's other cell when that is given."""
        return any(c == code and (cell is None or w in ("", cell)) for w, c in self.pairs)


@dataclass
class Schemas:
    """All schemas and vocabularies of a pack."""

    tables: dict[str, Schema] = field(default_factory=dict)
    vocabularies: dict[str, Vocabulary] = field(default_factory=dict)

    def of(self, table: str) -> Schema | None:
        """Return the schema of a table: its own, else that of its folder."""
        folder = table.rpartition("/")[0]
        return self.tables.get(table) or self.tables.get(f"{folder}/*")


def read_schemas(pack: Pack) -> Schemas:
    """Return the schemas of the pack and of its overlays.

    Raises
    ------
    PackError
        ``packs.bad_schema``, ``packs.bad_yaml`` or ``packs.no_id``.
    """
    found = Schemas()
    for path in _paths(pack.folders):
        for rule in read_rules(path):
            where = f"{path.name}:{rule.id}"
            if rule.fields.get("kind") == "vocabulary":
                found.vocabularies[rule.id] = _vocabulary(rule.fields, pack, where)
            else:
                found.tables[rule.id] = _schema(rule.fields, where)
    return found


def _paths(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((folder / "core" / "schemas").glob("*.yaml"))


def _schema(fields: Mapping[str, Any], where: str) -> Schema:
    kind = str(fields.get("kind") or "")
    if kind not in {"csv", "yaml"}:
        raise _bad(where, f"kind is '{kind}', expected csv, yaml or vocabulary")
    columns = fields.get("columns") or {}
    unique = tuple((k,) if isinstance(k, str) else tuple(k) for k in fields.get("unique") or ())
    return Schema(
        id=str(fields["id"]),
        kind=kind,
        about=str(fields.get("about") or ""),
        columns={name: _column(spec or {}, f"{where}, {name}") for name, spec in columns.items()},
        unique=unique,
    )


def _column(spec: Mapping[str, Any], where: str) -> Column:
    values = spec.get("values") or ()
    values = values if isinstance(values, str) else tuple(map(_word, values))
    try:
        also = tuple(map(_word, spec.get("also") or ()))
        return Column(**{**spec, "values": values, "also": also})
    except TypeError:
        known = ", ".join(Column.__dataclass_fields__)
        unknown = ", ".join(set(map(str, spec)) - set(Column.__dataclass_fields__))
        raise _bad(where, f"unknown key {unknown}; the keys are {known}") from None


def _vocabulary(fields: Mapping[str, Any], pack: Pack, where: str) -> Vocabulary:
    if not fields.get("table") or not fields.get("column"):
        raise _bad(where, "a vocabulary needs a table and a column")
    only: Mapping[str, str] = fields.get("only") or {}
    rows = [r for r in pack.rows(fields["table"]) if all(r.get(k) == v for k, v in only.items())]
    prefix = str(fields.get("prefix") or "")
    codes = [r[fields["column"]].removeprefix(prefix) for r in rows]
    codes += map(str, fields.get("also") or ())
    cells = [*(r.get(fields.get("within") or "") for r in rows), *[""] * len(codes)]
    return Vocabulary(
        id=str(fields["id"]),
        noun=str(fields.get("noun") or fields["id"]),
        pairs=frozenset(zip(cells, codes, strict=False)),
        listed=str(fields.get("listed") or ""),
        error=str(fields.get("error") or "packs.unknown_value"),
    )


def _word(value: object) -> str:
    """YAML reads a bare yes or no as a truth value; a cell holds the word."""
    return {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else str(value)


def _bad(where: str, reason: str) -> PackError:
    return PackError("packs.bad_schema", where=where, reason=reason)
