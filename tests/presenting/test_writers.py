"""The writers of JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from dateline.errors import UsageError

Record = dict[str, Any]
Printed = Callable[..., str]


def test_json_lines_round_trip(printed: Printed, record: Record) -> None:
    lines = printed("jsonl", record, record).splitlines()
    assert [json.loads(line) for line in lines] == [record, record]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_one_array(printed: Printed, record: Record, count: int) -> None:
    assert json.loads(printed("json", *[record] * count)) == [record] * count


def test_unknown_format_names_those_there_are(printed: Printed) -> None:
    with pytest.raises(UsageError, match=r"table, jsonl, json, csv, html"):
        printed("xml")
