"""The codebook says what PLOVER says, to the letter, in words of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.lexicon import Pack

TYPE = re.compile(r"^\| ([A-Z]+) \| (\d) \| (Yes|No) \| \+?(-?[\d.]+) \|", re.M)
MODES = re.compile(r"^\| ([A-Z]+) \| ([a-z-]+ ?\(.*|[a-z-]+, .*) \|$", re.M)


def test_types_are_plover_s(pack: Pack, shared: Path) -> None:
    codes = (shared / "codes.md").read_text(encoding="utf-8")
    told = {code: (quad, needs.lower(), score) for code, quad, needs, score in TYPE.findall(codes)}
    ours = {r["code"]: (r["quad"], r["recipient"], r["score"]) for r in pack.rows("core/types")}
    assert ours == told


def test_modes_are_plover_s(pack: Pack, shared: Path) -> None:
    section = (shared / "codes.md").read_text(encoding="utf-8").split("## Modes")[1].split("##")[0]
    told = {
        (kind, mode): score
        for kind, modes in MODES.findall(section)
        for mode, score in re.findall(r"([a-z-]+)(?: \((-?[\d.]+)\))?", modes)
    }
    assert {(r["type"], r["code"]): r["score"] for r in pack.rows("core/modes")} == told


def test_contexts_and_statuses_are_the_manual_s(pack: Pack, shared: Path) -> None:
    manual = (shared / "coding-manual.md").read_text(encoding="utf-8")
    listed = re.search(r"^Contexts \(optional, many\): (.*)\.$", manual, re.M)
    assert listed
    assert {r["code"] for r in pack.rows("core/contexts")} == set(listed[1].split(", "))
    for row in pack.rows("core/statuses"):
        assert f"| {row['code']} |" in manual


@pytest.mark.parametrize("table", ["types", "modes", "contexts", "statuses"])
def test_every_entry_has_a_definition_and_an_example(pack: Pack, table: str) -> None:
    for row in pack.rows(f"core/{table}"):
        assert all(row[c] for c in ("definition_fr", "definition_en", "example")), row.id
        assert row["example"].endswith((".", ")")), row.id
