"""The gate: floors only rise, a changed gold does not pass."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.errors import ReadError
from dateline.evaluation.gate import (
    digest_of,
    failures,
    falls,
    folders_of,
    raised,
    read_baseline,
    write_baseline,
)
from dateline.evaluation.measures import Scores, score

Set = list[dict[str, Any]]


@pytest.fixture
def scores(gold: Set, found: Set) -> Scores:
    """Events at F1 0.667, whole rows at 0.333."""
    return score(gold, found)


def test_a_fall_is_told(scores: Scores) -> None:
    assert failures(scores, {"events": 0.667, "whole row": 0.5}) == [
        "whole row: F1 0.333 is below its floor of 0.500"
    ]


def test_a_measure_that_is_no_longer_made_falls_to_zero(scores: Scores) -> None:
    assert failures(scores, {"rhymes": 0.1}) == ["rhymes: F1 0.000 is below its floor of 0.100"]


def test_floors_rise_and_never_fall(scores: Scores) -> None:
    floors = raised(scores, {"events": 0.5, "whole row": 0.9})
    assert floors["events"] == 0.667
    assert floors["whole row"] == 0.9


def test_no_floor_for_single_types_modes_and_statuses(scores: Scores) -> None:
    assert [n for n in raised(scores, {}) if n.startswith(("type ", "mode ", "status "))] == []
    assert "status" in raised(scores, {})


def test_a_changed_gold_does_not_pass(gold: Set, scores: Scores) -> None:
    entry = {"digest": digest_of(gold), "floors": {}}
    assert falls("reports", gold, scores, {"reports": entry}) == []
    gold[0]["events"][0]["status"] = "denied"
    assert "not the one" in falls("reports", gold, scores, {"reports": entry})[0]


def test_a_set_without_floors_is_an_error(gold: Set, scores: Scores) -> None:
    with pytest.raises(ReadError, match=r"evaluation\.no_floors"):
        falls("reports", gold, scores, {})


def test_baseline_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "gold" / "baseline.json"
    path.parent.mkdir()
    sets = {
        "reports": {"digest": "a", "floors": {}},
        "../shared/dev": {"digest": "b", "floors": {}},
    }
    write_baseline(path, sets)
    assert read_baseline(path) == sets
    assert folders_of(path) == [tmp_path / "shared" / "dev", tmp_path / "gold" / "reports"]


@pytest.mark.parametrize("content", [None, "{", ""])
def test_no_baseline(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "baseline.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(ReadError, match=r"evaluation\.no_baseline"):
        read_baseline(path)
