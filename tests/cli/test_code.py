"""``dateline code``: formats, failures, endings."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Act, Told

from dateline.cli.coding import surest
from dateline.records import Report

Run = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("stand_in")


def test_json_lines_in_a_pipe(run: Run, report: Path) -> None:
    result = run("code", report)
    assert result.exit_code == 0
    assert [json.loads(line)["report"]["id"] for line in result.stdout.splitlines()] == ["depeche"]


@pytest.mark.parametrize("name", ["table", "jsonl", "json", "csv", "html"])
def test_every_format(run: Run, report: Path, name: str) -> None:
    result = run("code", report, "--format", name)
    assert result.exit_code == 0
    assert "rencontré" in result.stdout


@pytest.mark.parametrize(
    ("file", "begins"),
    [("a.html", "<!doctype html>"), ("a.csv", "report_id,"), ("a.json", "[\n"), ("a", '{"schema')],
)
def test_format_by_the_ending_of_the_output(
    run: Run, report: Path, tmp_path: Path, file: str, begins: str
) -> None:
    result = run("code", report, "-o", tmp_path / file)
    assert result.stdout == ""
    assert (tmp_path / file).read_text(encoding="utf-8").startswith(begins)


def test_standard_input(run: Run) -> None:
    text = "Le ministre de la Défense a rencontré les chefs de la mission."
    assert json.loads(run("code", "-", input=text).stdout)["report"]["id"] == "stdin"


def test_labels_in_french_by_locale(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "a eu lieu" in run("code", report, "--format", "table").stdout
    assert "happened" in run("code", report, "--format", "table", "--lang", "en").stdout


def test_a_failed_report_is_named_counted_and_passed_over(
    run: Run, report: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    result = run("code", bad, report, tmp_path / "none.txt")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert [line.get("error", {}).get("code") for line in lines] == [
        "reading.empty",
        None,
        "reading.missing_file",
    ]
    assert "bad.txt" in result.stderr
    assert "3 read, 1 coded, 2 failed" in result.stderr.splitlines()[-1]


def test_least_confidence(run: Run, report: Path, case: dict[str, Any]) -> None:
    def coded(least: str) -> list[Any]:
        line = run("code", report, "--min-confidence", least).stdout
        return list(json.loads(line)["events"])

    assert len(coded("0.8")) == len(case["events"])
    assert coded("0.81") == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "xml"], "unknown format 'xml'"),
        (["--lang", "tlh"], "no labels in the language 'tlh'"),
        (["--language", "tlh"], "no pack for the language 'tlh'"),
        (["--published", "2023-13-45"], "2023-13-45"),
        (["--pack", "/none/such"], "no such folder of packs"),
        (["-o", "/none/such/a.csv"], "cannot be written"),
        (["--processes", "0"], "--processes"),
        (["--colour"], "--colour"),
    ],
)
def test_bad_usage_is_one_message_and_exit_2(
    run: Run, report: Path, arguments: list[str], told: str
) -> None:
    result = run("code", report, *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_a_bug_is_exit_3_and_its_traceback_only_under_debug(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object, **options: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("dateline.running.code_many", broken)
    result = run("code", report)
    assert result.exit_code == 3
    assert "ZeroDivisionError: by nought" in result.stderr
    assert isinstance(run("code", report, debug=True).exception, ZeroDivisionError)


def test_csv_has_a_row_an_event(run: Run, report: Path, case: dict[str, Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(run("code", report, "--format", "csv").stdout)))
    assert [r["event_id"] for r in rows] == [e["id"] for e in case["events"]]


def _child(body: str) -> list[str]:
    return [sys.executable, "-c", STUB + body]


STUB = f"""
import sys, json
sys.path.insert(0, {str(Path(__file__).parent)!r})
import dateline.running, dateline.gazetteer
from conftest import Told
from dateline.records import Report
dateline.gazetteer.open_gazetteer = lambda **options: None
"""

ENDLESS = """
def code_many(reports, *, finish, **options):
    while True:
        yield finish(Told(Report(text="x", id="x")))
dateline.running.code_many = code_many
sys.argv = ["dateline", "code", "--format", "FORMAT", "-"]
from dateline.cli import main
main()
"""


def test_broken_pipe_is_silent() -> None:
    child = subprocess.Popen(
        _child(ENDLESS.replace("FORMAT", "jsonl")),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None
    child.stdout.readline()
    child.stdout.close()
    assert child.wait(20) == 0
    assert child.stderr is not None
    assert child.stderr.read() == b""
    child.stderr.close()


def test_interrupted_run_writes_what_is_done(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    body = ENDLESS.replace('"--format", "FORMAT", "-"', f'"-o", {str(out)!r}, "-"')
    child = subprocess.Popen(
        _child(body), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while not out.is_file() or not out.stat().st_size:
        assert child.poll() is None
    os.kill(child.pid, signal.SIGINT)
    _, told = child.communicate(timeout=20)
    assert child.returncode == 130
    assert b"Traceback" not in told
    assert told.strip().endswith(b"Interrupted.")
    assert json.loads(out.read_text(encoding="utf-8"))


def test_least_confidence_is_as_printed_and_content_stands_by_itself() -> None:
    acts = (Act({}, "e1", 0.4, None), Act({}, "e2", 0.4996, "e1"), Act({}, "e3", 0.9, "e2"))
    kept = surest(Told(Report(text="."), acts), 0.5).events  # type: ignore[arg-type,type-var]
    assert [(e.id, e.content_of) for e in kept] == [("e2", None), ("e3", "e2")]
