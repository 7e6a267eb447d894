"""``dateline evaluate``: tables, floors, endings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from dateline.cli import evaluating

Run = Callable[..., Any]
TEXT = "La police a arrêté un voleur. Elle a tiré."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold set of one report with two events, which are both found."""
    folder = tmp_path / "gold" / "mine"
    folder.mkdir(parents=True)
    record = {"report": {"id": "r", "text": TEXT, "published": "2024-06"}, "sentences": []}
    events = [_event("COERCE", "arrêté"), _event("ASSAULT", "tiré")]
    (folder / "r.json").write_text(json.dumps({**record, "events": events}), encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def lost(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Answer with the gold itself; types put into this set are not found."""
    unseen: set[str] = set()

    def code_gold(gold: Sequence[Any], *_: Any, **__: Any) -> Iterator[Any]:
        for g in gold:
            layers = {"times": [], "places": [], "quotes": []}
            yield {**layers, **g, "events": [e for e in g["events"] if e["type"] not in unseen]}

    monkeypatch.setattr(evaluating, "code_gold", code_gold)
    return unseen


def _event(kind: str, words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    trigger = {"text": words, "start": start, "end": start + len(words)}
    return {"id": words, "type": kind, "status": "happened", "trigger": trigger}


def test_the_table(run: Run, gold: Path) -> None:
    result = run("evaluate", gold)
    assert result.exit_code == 0
    assert "1 reports, 0 failed" in result.stdout
    assert (
        "events                         1.000  1.000  1.000       2      2      2" in result.stdout
    )


def test_json(run: Run, gold: Path) -> None:
    (told,) = json.loads(run("evaluate", gold, "--format", "json").stdout)
    assert told["reports"] == 1
    assert told["scores"]["type COERCE"]["f1"] == 1


def test_gate_passes_then_tells_a_fall(run: Run, gold: Path, lost: set[str]) -> None:
    floors = ("--baseline", gold.parent / "baseline.json")
    assert run("evaluate", gold, "--raise", *floors).exit_code == 0
    assert run("evaluate", gold, "--gate", *floors).exit_code == 0
    lost.add("ASSAULT")
    result = run("evaluate", gold, "--gate", *floors)
    assert result.exit_code == 1
    assert "events: F1 0.667 is below its floor of 1.000" in result.stderr


def test_raise_never_lowers(run: Run, gold: Path, lost: set[str]) -> None:
    floors = gold.parent / "baseline.json"
    run("evaluate", gold, "--raise", "--baseline", floors)
    before = floors.read_text()
    lost.add("ASSAULT")
    assert run("evaluate", gold, "--raise", "--baseline", floors).exit_code == 1
    assert floors.read_text() == before


def test_without_folders_all_sets_of_the_baseline(run: Run, gold: Path) -> None:
    floors = gold.parent / "baseline.json"
    floors.write_text(json.dumps({"mine": {}, "not-here": {}}))
    run("evaluate", gold, "--raise", "--baseline", floors)
    result = run("evaluate", "--gate", "--baseline", floors)
    assert result.exit_code == 0
    assert "not-here: no such folder here; passed over" in result.stderr
    assert "mine: no score fell" in result.stderr


def test_the_page_of_errors(run: Run, gold: Path, lost: set[str]) -> None:
    lost.add("ASSAULT")
    run("evaluate", gold, "--errors", gold / "page.html")
    assert "<mark>tiré</mark>" in (gold / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["none-such"], 1, "evaluation.no_gold"),
        (["GOLD", "--format", "xml"], 2, "unknown format 'xml'"),
        (["GOLD", "--gate", "--baseline", "none.json"], 1, "evaluation.no_baseline"),
        (["GOLD", "--errors", "/none/such/page.html"], 2, "cannot be written"),
    ],
)
def test_bad_usage(run: Run, gold: Path, arguments: list[str], code: int, told: str) -> None:
    result = run("evaluate", *[str(gold) if a == "GOLD" else a for a in arguments])
    assert result.exit_code == code
    assert told in result.stderr
