"""The page of errors: sentences by kind, and none of a blind set."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dateline.evaluation.measures import score
from dateline.evaluation.page import is_blind, page_of

Set = list[dict[str, Any]]


def test_each_error_stands_in_its_sentence(gold: Set, found: Set) -> None:
    page = page_of([(Path("gold/reports"), gold, score(gold, found))])
    assert "La police a <mark>tiré</mark>." in page
    assert "Paris <mark>refuse</mark>." in page
    assert "events.reject.v.refuser" in page
    assert "status: gold planned, found happened" in page


def test_what_is_right_is_not_shown(gold: Set, found: Set) -> None:
    assert "arrêté" not in page_of([(Path("gold/reports"), gold, score(gold, found))])


def test_texts_are_escaped(gold: Set, found: Set) -> None:
    text = gold[0]["report"]["text"].replace("La police", "<b>police")
    gold[0]["report"]["text"] = found[0]["report"]["text"] = text
    assert "&lt;b&gt;police" in page_of([(Path("gold"), gold, score(gold, found))])


def test_a_blind_set_shows_counts_alone(gold: Set, found: Set) -> None:
    page = page_of([(Path("gold/blind"), gold, score(gold, found))])
    assert "events missed: 1" in page
    assert "<mark>" not in page
    assert "tiré" not in page


def test_a_link_to_a_blind_set_is_blind(tmp_path: Path) -> None:
    (tmp_path / "blind").mkdir()
    (tmp_path / "seen").symlink_to(tmp_path / "blind")
    assert is_blind(tmp_path / "seen")
