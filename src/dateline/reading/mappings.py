"""JSON -> reports: objects as the lines of a corpus, or what holds one under ``report``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from dateline.errors import ReadError
from dateline.reading.encodings import mend_surrogates
from dateline.records import Report

FIELDS = tuple(f.name for f in fields(Report) if f.name not in {"text", "origin"})


def report_of(data: Any, *, where: str = "") -> Report:
    """Return the report that a mapping describes; the text is kept to the letter.

    Parameters
    ----------
    data
        A mapping with ``text`` and any of ``id title published publisher url language dateline``,
        or one that holds such a mapping under ``report``, as a gold file or an analysis does.
        Other keys are left alone.
    where
        Path, or path and line, for the message of an error.

    Raises
    ------
    ReadError
        ``reading.not_a_report``, ``reading.no_text``, ``reading.empty`` or ``reading.bad_field``.

    Examples
    --------
    >>> report_of({"text": "Le ministre a démissionné.", "published": "2023-11-03"}).published
    '2023-11-03'
    """
    record = data.get("report", data) if isinstance(data, Mapping) else data
    if not isinstance(record, Mapping):
        raise ReadError("reading.not_a_report", where=where, kind=type(record).__name__)
    text = record.get("text")
    if not isinstance(text, str):
        raise ReadError("reading.no_text", where=where)
    values = {name: _field(record, name, where) for name in FIELDS}
    published = values.pop("published") or None
    return Report(text=mend_surrogates(text), published=published, origin=where, **values)


def parse_json(text: str, *, where: str = "") -> Any:
    """Return the value that a JSON text writes.

    Raises
    ------
    ReadError
        ``reading.bad_json`` with the place of the fault.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        reason = f"{error.msg}, line {error.lineno} column {error.colno}"
        raise ReadError("reading.bad_json", where=where, reason=reason) from error
    except (RecursionError, ValueError) as error:
        reason = "nested too deep" if isinstance(error, RecursionError) else str(error)
        raise ReadError("reading.bad_json", where=where, reason=reason) from error


def each_of(value: Any, origin: str) -> Iterator[tuple[str, Any]]:
    """Yield the entries of a JSON document with their places: of an array, or the value itself."""
    if not isinstance(value, list):
        yield origin, value
        return
    for k, entry in enumerate(value, 1):
        yield f"{origin}[{k}]", entry


def _field(record: Mapping[str, Any], name: str, where: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ReadError("reading.bad_field", where=where, field=name, value=_short(value))
    return mend_surrogates(str(value)).strip()


def _short(value: Any) -> str:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= 40 else shown[:39] + "…"
