"""``dateline pack check``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_a_good_overlay(run: Run, tmp_path: Path) -> None:
    core = tmp_path / "core"
    core.mkdir()
    (core / "quads.csv").write_text("id,code,name_fr,name_en\nquads.5,5,autre,other\n")
    result = run("pack", "check", tmp_path)
    assert result.exit_code == 0
    assert result.stdout == "fr: 1 files, 1 rows, 0 rules, 0 examples; 0 findings\n"


def test_findings_are_exit_1(run: Run, tmp_path: Path) -> None:
    core = tmp_path / "core"
    core.mkdir()
    (core / "quads.csv").write_text("id,code,name_fr,name_en\nquads.5,five,autre,other\n")
    result = run("pack", "check", tmp_path)
    assert result.exit_code == 1
    assert "'five' in the column 'code' is not a whole number" in result.stdout


def test_no_folder_of_packs(run: Run, tmp_path: Path) -> None:
    assert run("pack", "check", tmp_path / "none").exit_code == 2
    assert run("pack", "check", tmp_path).exit_code == 2
