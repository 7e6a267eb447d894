"""The gold analyses are what their sources say, and a slip in a source is told with its place."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from build_gold import build, main, stale  # noqa: E402
from goldform import GoldError, Source  # noqa: E402

REPORTS = sorted((ROOT / "gold" / "reports").glob("*.json"))

SOURCE = """
published: 2024-05-16
text: |
  Lima a rappelé jeudi son ambassadeur à Quito.
  Quito a regretté cette décision et Quito attend.
entities:
  lima: Lima; government PER GOV
  quito: Quito; government ECU GOV
times:
  1: {jeudi: 2024-05-16}
places:
  1: {Quito: city ECU}
quotes:
- {s: 2, by: {quito: Quito#1}, verb: regretter, kind: mixed, said: [cette décision]}
events:
- {s: 1, code: SANCTION/withdraw happened, trigger: a rappelé, key: recall, as: recall,
   actors: {lima: Lima}, when: jeudi, where: [Quito]}
- {s: 2, code: ACCUSE/disapprove happened, trigger: a regretté, key: regret, of: recall,
   actors: {quito: Quito#1}}
"""


def analysis(tmp_path: Path, text: str) -> dict[str, Any]:
    path = tmp_path / "recall.yaml"
    path.write_text(text, encoding="utf-8")
    return Source.read(path).analysis()


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Yield everything in an analysis that has a place in the text."""
    if isinstance(value, list):
        for item in value:
            yield from spans(item)
    elif isinstance(value, dict):
        if "start" in value and "text" in value:
            yield value
        for item in value.values():
            yield from spans(item)


def test_the_files_are_what_the_sources_make() -> None:
    made, faults = build(ROOT / "gold" / "sources")
    assert faults == []
    assert stale(made, ROOT) == [], "run scripts/build_gold.py"


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_every_span_is_at_its_place(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = gold["report"]["text"]
    found = list(spans(gold))
    assert found
    assert all(text[s["start"] : s["end"]] == s["text"] for s in found)


def test_all_types_and_statuses_occur() -> None:
    golds = [json.loads(p.read_text(encoding="utf-8")) for p in REPORTS]
    events = [e for gold in golds for e in gold["events"]]
    types, statuses = Counter(e["type"] for e in events), Counter(e["status"] for e in events)
    assert len(types) == 16
    assert len(statuses) == 7
    assert min(*types.values(), *statuses.values()) >= 10
    assert sum(not gold["events"] for gold in golds) >= 3
    assert sum(bool(gold["events"]) for gold in golds) >= 25


def test_compiles_a_source(tmp_path: Path) -> None:
    gold = analysis(tmp_path, SOURCE)
    recall, regret = gold["events"]
    assert recall["trigger"] == {"text": "a rappelé", "start": 5, "end": 14}
    assert recall["when"]["earliest"] == "2024-05-16"
    assert regret["content_of"] == recall["id"] == "e1"
    assert gold["quotes"][0]["speaker"]["country"] == "ECU"
    assert gold["report"]["text"].startswith(SOURCE.split("\n")[3].strip())


def test_the_example_of_the_readme_compiles(tmp_path: Path) -> None:
    readme = (ROOT / "gold" / "README.md").read_text(encoding="utf-8")
    call, talks = analysis(tmp_path, readme.split("```yaml\n")[1].split("```")[0])["events"]
    assert call["when"]["earliest"] == "2023-10-30"
    assert talks["content_of"] == call["id"]


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        ("trigger: a rappelé", "trigger: a expulsé", "'a expulsé' does not stand in"),
        ("Quito#1}}", "Quito}}", "stands 2 times"),
        ("SANCTION/withdraw", "SANCTON/withdraw", "'SANCTON' is none of the types"),
        ("SANCTION/withdraw", "SANCTION/arrest", "none of the SANCTION modes"),
        ("withdraw happened", "withdraw done", "none of the statuses"),
        ("PER GOV", "PEROU GOV", "none of the countries"),
        ("PER GOV", "PER ARMY", "none of the sectors"),
        ("{jeudi: 2024-05-16}", "{jeudi: 2024-05-36}", "2024-05-36"),
        ("when: jeudi", "when: rappelé", "no time of sentence 1"),
        ("of: recall", "of: recal", "'recal' is none of the events"),
        ("key: regret", "key: recall", "mentions of two types"),
        ("lima: Lima;", "peru: Lima;", "'lima' is none of the entities"),
        ("key: regret,", "", "lacks key"),
        ("as: recall,", "as: recall, wher: x,", "unknown wher"),
        ("s: 2, code", "s: 3, code", "no sentence 3"),
        ("s: 2, code", "s: two, code", "s is the number of a sentence"),
        ("published: 2024-05-16", "published: 2024-13", "2024-13"),
    ],
)
def test_tells_a_fault(tmp_path: Path, written: str, instead: str, told: str) -> None:
    assert written in SOURCE
    with pytest.raises(GoldError, match=told):
        analysis(tmp_path, SOURCE.replace(written, instead))


def test_check_says_that_all_is_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["build_gold.py", "--check"])
    assert main() == 0
    assert capsys.readouterr().out.strip() == ""


@pytest.mark.shared
def test_the_shared_scorer_takes_the_gold(shared: Path, tmp_path: Path) -> None:
    import subprocess

    lines = [json.dumps(json.loads(p.read_text("utf-8")), ensure_ascii=False) for p in REPORTS]
    predicted = tmp_path / "gold.jsonl"
    predicted.write_text("\n".join(lines), encoding="utf-8")
    scorer = [sys.executable, str(shared / "gold" / "score.py"), "--json"]
    done = subprocess.run(
        [*scorer, str(ROOT / "gold" / "reports"), str(predicted)],
        capture_output=True,
        text=True,
        check=True,
    )
    scores = json.loads(done.stdout)["scores"]
    assert {name: row for name, row in scores.items() if row["f1"] != 1.0} == {}
