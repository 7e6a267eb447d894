"""``dateline map``: formats, where it writes, and what it refuses before any report is coded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from dateline.presenting.map import raster

Run = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("stand_in")


@pytest.mark.parametrize(("name", "begins"), [("a.svg", "<?xml"), ("a.html", "<!doctype html>")])
def test_the_ending_tells_the_format(
    run: Run, report: Path, tmp_path: Path, name: str, begins: str
) -> None:
    result = run("map", report, "-o", tmp_path / name)
    assert result.exit_code == 0, result.output
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert result.stdout == ""


def test_svg_in_a_pipe(run: Run, report: Path) -> None:
    root = ElementTree.fromstring(run("map", report, "--lang", "fr").stdout)
    assert root.tag.endswith("svg")


def test_all_reports_on_one_map(run: Run, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "autre.txt"
    other.write_text(report.read_text(encoding="utf-8"), encoding="utf-8")
    out = run("map", report, other, "--lang", "en").stdout
    assert ">Map of the acts</text>" in out
    assert "2 reports · 20 acts" in out


def test_least_confidence(run: Run, report: Path) -> None:
    out = run("map", report, "--lang", "en", "--min-confidence", "1").stdout
    assert "0 on the map" in out


def test_a_report_that_fails_is_told_and_the_rest_drawn(
    run: Run, report: Path, tmp_path: Path
) -> None:
    result = run("map", report, tmp_path / "none.txt", "--format", "html", "--lang", "en")
    assert result.exit_code == 1
    assert "reading.missing_file" in result.stderr
    assert "1 report not coded" in result.stdout


@pytest.mark.parametrize("arguments", [("--format", "pdf"), ("-o", "map.pdf")])
def test_an_unknown_format_is_bad_usage(run: Run, report: Path, arguments: tuple[str, str]) -> None:
    result = run("map", report, *arguments)
    assert result.exit_code == 2
    assert "html, svg, png" in result.stderr


def test_a_terminal_gets_no_map(run: Run, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.cli.mapping._to_terminal", lambda: True)
    result = run("map", report)
    assert result.exit_code == 2
    assert "--output map.html" in result.stderr


def test_png_without_its_package_leaves_no_file(
    run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raster, "find_spec", lambda name: None)
    result = run("map", report, "-o", tmp_path / "a.png")
    assert result.exit_code == 2
    assert "pip install 'dateline[map]'" in result.stderr
    assert not (tmp_path / "a.png").exists()


def test_png(run: Run, report: Path, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    result = run("map", report, "-o", tmp_path / "a.png")
    if "no_font" in result.stderr:
        pytest.skip("no font")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_a_place_that_cannot_be_written(run: Run, report: Path, tmp_path: Path) -> None:
    result = run("map", report, "-o", tmp_path / "no" / "a.svg")
    assert result.exit_code == 2
    assert "cli.cannot_write" in result.stderr
