"""Check the cells of one row or the fields of one rule against its schema."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from dateline.errors import PackError
from dateline.lexicon.files import Entry
from dateline.lexicon.schema import Column, Schema, Vocabulary

Vocabularies = Mapping[str, Vocabulary]


def cell_faults(
    entry: Entry, schema: Schema, vocabularies: Vocabularies, where: str
) -> Iterator[PackError]:
    """Yield what is wrong with the cells of an entry that is in use."""
    for name, column in schema.columns.items():
        values = _values(entry.cells.get(name), column)
        if not values:
            if column.required:
                yield PackError("packs.empty_cell", where=where, column=name)
            continue
        for value in values:
            yield from _type_faults(value, name, column, where)
            yield from _value_faults(value, name, column, entry, vocabularies, where)


def _values(cell: Any, column: Column) -> list[str]:
    if cell is None or cell == "":
        return []
    if isinstance(cell, list):
        return [str(v) for v in cell]
    if isinstance(cell, bool):
        return ["yes" if cell else "no"]
    return (
        [p.strip() for p in cell.split("|")]
        if column.many and isinstance(cell, str)
        else [str(cell)]
    )


def _type_faults(value: str, name: str, column: Column, where: str) -> Iterator[PackError]:
    if not column.type:
        return
    if column.type not in _TYPES:
        reason = f"unknown type '{column.type}' of the column '{name}'"
        yield PackError("packs.bad_schema", where=where, reason=reason)
        return
    expected, parse = _TYPES[column.type]
    try:
        parse(value)
    except (ValueError, re.error):
        yield PackError("packs.bad_value", where=where, value=value, column=name, expected=expected)


def _value_faults(
    value: str,
    name: str,
    column: Column,
    entry: Entry,
    vocabularies: Vocabularies,
    where: str,
) -> Iterator[PackError]:
    if not column.values or value in column.also:
        return
    if isinstance(column.values, tuple):
        if value not in column.values:
            yield _unknown(value, f"value of '{name}'", list(column.values), where)
        return
    vocabulary = vocabularies.get(column.values)
    if vocabulary is None:
        reason = f"no vocabulary '{column.values}' for the column '{name}'"
        yield PackError("packs.bad_schema", where=where, reason=reason)
        return
    cell = str(entry.cells.get(column.within, "")) if column.within else None
    if not vocabulary.allows(value, cell):
        known = [c for c in vocabulary.codes if vocabulary.allows(c, cell)]
        noun = f"{vocabulary.noun} of {cell}" if cell else vocabulary.noun
        yield _unknown(value, noun, known, where, vocabulary)


def _unknown(
    value: str, noun: str, known: list[str], where: str, vocabulary: Vocabulary | None = None
) -> PackError:
    near = difflib.get_close_matches(value, known, 1, 0.5)
    guess = f"Did you mean '{near[0]}'?  " if near else ""
    if vocabulary and vocabulary.listed:
        listing = f"The {len(known)} {vocabulary.noun.split()[-1]}s: {vocabulary.listed}"
    else:
        listing = f"There are: {', '.join(known[:30])}{' …' if len(known) > 30 else ''}"
    error = vocabulary.error if vocabulary else "packs.unknown_value"
    return PackError(error, where=where, noun=noun, value=value, hint=f"\n{guess}{listing}")


def _flag(value: str) -> None:
    if value not in {"yes", "no"}:
        raise ValueError(value)


def _code_points(value: str) -> None:
    chr(int(value, 16))


_TYPES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "integer": ("a whole number", int),
    "number": ("a number", float),
    "date": ("a day, 2023-11-03", date.fromisoformat),
    "flag": ("yes or no", _flag),
    "hex": ("a code point in hexadecimal", _code_points),
    "regex": ("a regular expression", re.compile),
}
_TYPES["int"] = _TYPES["integer"]
_TYPES["float"] = _TYPES["number"]
