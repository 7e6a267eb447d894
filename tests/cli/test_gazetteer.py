"""``dateline gazetteer``, on a dump of two lines made here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

LINE = "{id}\t{name}\t{name}\t\t{lat}\t{lon}\tP\tPPL\tML\t\t01\t\t\t\t{size}\t\t\t\t2026-01-01\n"


@pytest.fixture
def dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "two.txt"
    rows = [LINE.format(id=k, name="Deltaville", lat=k, lon=-k, size=100 * k) for k in (1, 2)]
    path.write_text("".join(rows), encoding="utf-8")
    return path


def test_build_tells_where_and_how_many(run: Run, dump: Path) -> None:
    result = run("gazetteer", "build", "--geonames", str(dump))
    assert result.exit_code == 0
    assert result.stdout.endswith("-full.sqlite: 2 names\n")


def test_find_prints_the_largest_first(run: Run, dump: Path) -> None:
    run("gazetteer", "build", "--geonames", str(dump))
    lines = run("gazetteer", "find", "deltaville").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["2", "1"]


def test_a_missing_dump_ends_with_bad_usage_or_findings(run: Run, dump: Path) -> None:
    result = run("gazetteer", "build", "--geonames", str(dump.with_name("none.zip")))
    assert result.exit_code in (1, 2)
    assert "gazetteer.no_dump" in result.output
