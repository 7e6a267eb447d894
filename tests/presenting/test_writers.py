"""The writers of JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from dateline.errors import UsageError
from dateline.presenting import writers
from dateline.records import Actors, Analysis, Entity, Report, Span

Record = dict[str, Any]
Printed = Callable[..., str]


def test_json_lines_round_trip(printed: Printed, record: Record) -> None:
    lines = printed("jsonl", record, record).splitlines()
    assert [json.loads(line) for line in lines] == [record, record]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_the_parts_of_a_line_make_the_line(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(writers, "ENTRIES", 2)  # entries that are plain values at one time
    span = Span("l’armée", 0, 7)
    entities = tuple(
        Entity(f"n{k}", "armée", "organisation", None, "MLI", ("MIL",), (span,) * k, "r")
        for k in range(count)
    )
    actors = Actors(entities, (), ())
    told = Analysis(Report("l’armée"), "1", "1", None, (), (), actors, (), (), ())
    line = json.dumps(told.to_dict(), ensure_ascii=False, separators=(",", ":"))
    assert "".join(writers.json_parts(told)) == line


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_one_array(printed: Printed, record: Record, count: int) -> None:
    assert json.loads(printed("json", *[record] * count)) == [record] * count


def test_unknown_format_names_those_there_are(printed: Printed) -> None:
    with pytest.raises(UsageError, match=r"table, jsonl, json, csv, html"):
        printed("xml")
