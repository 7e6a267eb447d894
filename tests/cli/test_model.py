"""The commands with the real parser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.coder import Coder
from dateline.lexicon import Pack
from dateline.presenting import Words
from dateline.presenting.explanation import Explainer

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = sorted((ROOT / "examples" / "reports").glob("*.txt"))
CODE = re.compile(r"[a-z_]+(\.[a-z_]+)*")

Run = Callable[..., Any]

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def test_code_prints_what_the_manual_lays_out(run: Run, report: Path) -> None:
    result = run("code", report, "--processes", "1")
    record = json.loads(result.stdout)
    assert result.exit_code == 0
    assert list(record) == [
        "schema",
        "version",
        "pack",
        "report",
        "times",
        "notes",
        "entities",
        "places",
        "quotes",
        "events",
    ]
    text = record["report"]["text"]
    for event in record["events"]:
        trigger = event["trigger"]
        assert text[trigger["start"] : trigger["end"]] == trigger["text"]


def test_explain_names_rows_of_the_pack(run: Run, report: Path) -> None:
    result = run("explain", report, "e1", "--lang", "fr")
    assert result.exit_code == 0
    assert re.search(r"events\.\S+ · packs/fr/events/\w+\.csv:\d+", result.stdout)


def test_explain_an_event_that_is_not_there(run: Run, report: Path) -> None:
    result = run("explain", report, "e99")
    assert result.exit_code == 2
    assert "no event 'e99'" in result.stderr


@pytest.mark.parametrize("path", EXAMPLES, ids=[p.stem for p in EXAMPLES])
def test_every_reason_is_put_into_words(path: Path, coder: Coder, pack: Pack) -> None:
    analysis = coder.code(path.read_text(encoding="utf-8"), published="2023-11-03")
    explainer = Explainer(analysis, pack, Words(pack, "en"))
    steps = [s for event in explainer.events() for s in explainer.steps(event)]
    steps += [s for sentence in explainer.considered() for s in sentence.steps]
    steps += explainer.also_refused()
    reasons = {reason for step in steps for reason, _ in step.grounds if reason}
    assert sorted(r for r in reasons if CODE.fullmatch(r)) == []


def test_map_of_the_examples(run: Run, tmp_path: Path) -> None:
    """All examples go on one map, with each place that their events have."""
    target = tmp_path / "map.html"
    result = run("map", EXAMPLES[0].parent, "-o", target, "--lang", "fr", "--processes", "1")
    assert result.exit_code == 0, result.output
    page = target.read_text(encoding="utf-8")
    assert f"{len(EXAMPLES)} rapports" in page
    assert all(name in page for name in ("Bruxelles", "port de Lorient", "Luanda"))
