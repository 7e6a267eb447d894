"""The line of progress, and the count of reports that it needs."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dateline.cli.counting import count_reports
from dateline.cli.progress import Progress, clock


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.04, "0.0 s"), (9.9, "9.9 s"), (59.4, "59 s"), (200, "3 min 20 s"), (7500, "2 h 5 min")],
)
def test_lengths_of_time(seconds: float, told: str) -> None:
    assert clock(seconds) == told


def test_line_tells_rate_and_time_left() -> None:
    progress = Progress(lambda: 100)
    assert progress.line(0) == "loading the model …"
    progress.coded, progress.failed, progress._first, progress._total = 19, 1, 10.0, 100
    assert progress.line(12.0).split("  ")[1:] == [
        "20 of 100",
        "1 failed",
        "10.0 reports/s",
        "8.0 s left",
    ]


def test_line_without_a_total() -> None:
    progress = Progress(lambda: None)
    progress.coded, progress._first = 2_000, 10.0
    assert progress.line(20.0) == "2,000  200.0 reports/s"


def test_counting_files_and_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.jsonl").write_text('{"text": "a"}\n' * 7)
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(b'{"text": "a"}\n' * 5))
    (tmp_path / "d.jsonl.gz").write_bytes(b"broken")
    assert count_reports([str(tmp_path)]) == 1 + 7 + 5 + 1
    assert count_reports([str(tmp_path), "-"]) is None


def test_a_long_file_is_estimated(tmp_path: Path) -> None:
    line = b'{"text": "' + b"a" * 990 + b'"}\n'
    (tmp_path / "a.jsonl").write_bytes(line * 10_000)
    assert count_reports([str(tmp_path)]) == pytest.approx(10_000, rel=0.01)
