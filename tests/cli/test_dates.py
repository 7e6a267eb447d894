"""``dateline dates``: table, JSON and TimeML of a text."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from dateline.cli.app import build

TEXT = "Le préfet & le maire se sont vus mercredi à 14h30."


def told(*arguments: str) -> str:
    result = CliRunner().invoke(build(), ["dates", TEXT, *arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.model
def test_the_table_shows_value_and_days() -> None:
    lines = told("--published", "2023-11-03", "--lang", "fr").splitlines()
    assert lines[1].split()[:4] == ["mercredi", "date", "2023-11-01", "2023-11-01"]
    assert lines[-1] == "published  2023-11-03"


@pytest.mark.model
def test_json_has_the_times_layer() -> None:
    record = json.loads(told("--published", "2023-11", "--format", "json"))
    assert [t["text"] for t in record["times"]] == ["mercredi", "14h30"]
    assert record["times"][0]["earliest"] == "2023-11-01"


@pytest.mark.model
def test_timeml_is_well_formed_and_keeps_the_text() -> None:
    root = ElementTree.fromstring(told("--published", "2023-11-03", "--format", "timeml").encode())
    assert "".join(root.find("TEXT").itertext()) == TEXT  # type: ignore[union-attr]
    assert [t.get("value") for t in root.iter("TIMEX3")][1:] == ["2023-11-01", "2023-11-01T14:30"]


@pytest.mark.model
def test_timeml_marks_the_two_ends_of_a_range() -> None:
    text = "Le salon se tiendra du 15 au 17 mai, de 14 h à 18 h."
    out = CliRunner().invoke(
        build(), ["dates", text, "--published", "2023-04-02", "--format", "timeml"]
    )
    marks = [t.text for t in ElementTree.fromstring(out.stdout.encode()).iter("TIMEX3")]
    assert marks[1:] == ["15", "17 mai", "14 h", "18 h"]


def test_an_unknown_format_is_told() -> None:
    result = CliRunner().invoke(build(), ["dates", TEXT, "--format", "word"])
    assert result.exit_code == 2
    assert "table, json, timeml" in result.output + (result.stderr or "")
