"""``dateline quotes``: formats, the speaker asked for, the events told in a quotation."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("stand_in")


def told(run: Run, report: Path, *arguments: str) -> Any:
    result = run("quotes", report, *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_one_object_a_quotation(run: Run, report: Path, case: dict[str, Any]) -> None:
    lines = [json.loads(line) for line in told(run, report, "--format", "jsonl").splitlines()]
    assert [q["content"] for q in lines] == [q["content"] for q in case["quotes"]]
    assert all(q["report"] == "depeche" and isinstance(q["events"], list) for q in lines)


def test_events_lie_inside_the_words(run: Run, report: Path, case: dict[str, Any]) -> None:
    triggers = {e["id"]: e["trigger"]["start"] for e in case["events"]}
    for line in told(run, report, "--format", "jsonl").splitlines():
        quote = json.loads(line)
        for event in quote["events"]:
            assert any(s["start"] <= triggers[event] < s["end"] for s in quote["content"])


def test_csv_has_a_row_a_quotation(run: Run, report: Path, case: dict[str, Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(told(run, report, "--format", "csv"))))
    assert len(rows) == len(case["quotes"])
    assert {"report", "speaker", "verb", "words", "events"} <= set(rows[0])


def test_a_speaker_is_found_without_accents(run: Run, report: Path, case: dict[str, Any]) -> None:
    name = next(q["speaker"]["name"] for q in case["quotes"] if q["speaker"])
    assert told(run, report, "--format", "jsonl", "--speaker", name.upper()[:4])
    assert not told(run, report, "--format", "jsonl", "--speaker", "personne d'ici")


def test_the_table_names_the_report_once(run: Run, report: Path) -> None:
    assert told(run, report, "--format", "table").count("depeche") == 1


def test_an_unknown_format_is_bad_usage(run: Run, report: Path) -> None:
    assert run("quotes", report, "--format", "pdf").exit_code == 2
