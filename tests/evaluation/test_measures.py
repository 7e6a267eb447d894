"""Scores: pairs by type and trigger, fields on the pairs."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from dateline.evaluation.measures import Tally, score

Set = list[dict[str, Any]]


def test_tally_of_nothing_is_zero() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)


def test_the_gold_against_itself_is_all_right(gold: Set) -> None:
    scores = score(gold, copy.deepcopy(gold))
    wrong = [n for n, t in scores.tallies.items() if not t.right == t.found == t.gold]
    assert wrong == []
    assert scores.errors == []


@pytest.mark.parametrize(
    ("measure", "right", "found_count", "gold_count"),
    [
        ("events", 2, 3, 3),
        ("events told as fact", 1, 3, 2),
        ("events not told as fact", 0, 0, 1),
        ("type COERCE", 1, 1, 1),
        ("type REJECT", 0, 1, 0),
        ("mode COERCE/arrest", 1, 1, 1),
        ("mode ASSAULT/firearms", 0, 0, 1),
        ("status", 1, 2, 2),
        ("whole row", 1, 3, 3),
        ("actors", 1, 1, 1),
    ],
)
def test_counts(
    gold: Set, found: Set, measure: str, right: int, found_count: int, gold_count: int
) -> None:
    tally = score(gold, found)[measure]
    assert (tally.right, tally.found, tally.gold) == (right, found_count, gold_count)


def test_errors_by_kind(gold: Set, found: Set) -> None:
    errors = score(gold, found).errors
    assert sorted(e.kind for e in errors) == ["extra", "missed", "status"]


def test_a_report_with_no_analysis_counts_as_nothing_found(gold: Set) -> None:
    scores = score(gold, [])
    assert scores.absent == 1
    assert (scores["events"].found, scores["events"].gold) == (0, 3)


def test_a_status_that_the_gold_allows_is_right(gold: Set, found: Set) -> None:
    gold[0]["events"][2]["status_also"] = ["happened"]
    assert score(gold, found)["status"].right == 2


def test_contexts_and_reasons_are_scored_where_the_gold_has_them(gold: Set, found: Set) -> None:
    assert "contexts" not in score(gold, found).tallies
    gold[0]["events"][0] |= {"contexts": ["legal", "crime"], "why": []}
    found[0]["events"][0] |= {"contexts": ["legal"]}
    assert score(gold, found)["contexts"].precision == 1
    assert score(gold, found)["contexts"].recall == 0.5


def test_times_without_a_day_are_scored_by_their_value(gold: Set, found: Set) -> None:
    time = {"text": "tiré", "start": 41, "end": 45, "value": "PT5M", "edtf": None}
    gold[0]["other_times"] = [time]
    found[0]["times"] = [{**time, "value": "PT5M"}]
    assert score(gold, found)["other times"].f1 == 1
    assert score(gold, found)["times"].found == 0
