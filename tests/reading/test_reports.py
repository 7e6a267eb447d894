"""Sources -> reports and failures, in order."""

from __future__ import annotations

import gzip
import io
import json
from itertools import islice
from pathlib import Path

import pytest

from dateline.errors import DateError
from dateline.lexicon import Pack
from dateline.reading import Failure, read_reports
from dateline.records import Report

_TEXT = "Le ministre de la Défense a annoncé mardi son départ."


def _read(pack: Pack, *sources: object, **options: str) -> list[Report | Failure]:
    return list(read_reports(map(str, sources), pack=pack, **options))


def _codes(found: list[Report | Failure]) -> list[str]:
    return [f.code if isinstance(f, Failure) else f.id for f in found]


def _line(**fields: object) -> str:
    return json.dumps({"text": _TEXT, **fields}) + "\n"


def test_plain_text_with_a_header(tmp_path: Path, pack: Pack) -> None:
    path = tmp_path / "depart.txt"
    path.write_text(f"date: 3 novembre 2023\n\n{_TEXT}\n", encoding="utf-8")
    (report,) = _read(pack, path)
    assert isinstance(report, Report)
    assert (report.id, report.text, report.published) == ("depart", _TEXT, "2023-11-03")


def test_json_text_is_kept_to_the_letter(tmp_path: Path, pack: Pack) -> None:
    text = "\n Le ministre\u00a0a dit «\u202fnon\u202f».\r\nFin. \n"
    path = tmp_path / "a.jsonl"
    path.write_text(_line(text=text, id="a", published="2023-11-03"), encoding="utf-8")
    (report,) = _read(pack, path)
    assert isinstance(report, Report)
    assert report.text == text


def test_lines_packed_or_not(tmp_path: Path, pack: Pack) -> None:
    lines = _line(id="a") + "\n" + _line(id="b")
    (tmp_path / "x.jsonl").write_text(lines)
    (tmp_path / "y.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    assert _codes(_read(pack, tmp_path)) == ["a", "b", "a-2", "b-2"]


def test_json_documents(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "one.json").write_text(json.dumps({"text": _TEXT}, indent=1))
    (tmp_path / "two.json").write_text(
        f"[{_line()}, {json.dumps({'report': {'id': 'g', 'text': _TEXT}})}]"
    )
    assert _codes(_read(pack, tmp_path)) == ["one", "two", "g"]


def test_folder_is_sorted_and_hidden_files_are_left_out(tmp_path: Path, pack: Pack) -> None:
    for name in ["b.txt", "a.txt", ".c.txt", "d.pdf", "sub/a.txt"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(_TEXT)
    assert _codes(_read(pack, tmp_path)) == ["a", "b", "a-2"]


def test_pattern(tmp_path: Path, pack: Pack) -> None:
    for name in ["b1.txt", "a1.txt", "c2.txt"]:
        (tmp_path / name).write_text(_TEXT)
    assert _codes(_read(pack, tmp_path / "*1.txt")) == ["a1", "b1"]


def test_dateline_gives_place_date_and_publisher(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "a.txt").write_text(f"KINSHASA, 3 nov 2023 (ACP) - {_TEXT}")
    (report,) = _read(pack, tmp_path)
    assert isinstance(report, Report)
    assert report.text.startswith("KINSHASA")
    assert (report.dateline, report.published) == ("KINSHASA, 3 nov 2023 (ACP)", "2023-11-03")
    assert report.publisher == "ACP"


@pytest.mark.parametrize(
    ("header", "published"),
    [
        ("", None),
        ("date 2023-11 ", "2023-11-03"),
        ("date 2023 ", "2023-11-03"),
        ("date 2024-01 ", "2024-01"),
    ],
)
def test_dateline_without_a_year_narrows_the_header(
    header: str, published: str | None, tmp_path: Path, pack: Pack
) -> None:
    (tmp_path / "a.txt").write_text(f"{header}KINSHASA, 3 nov (ACP) - {_TEXT}")
    (report,) = _read(pack, tmp_path)
    assert isinstance(report, Report)
    assert report.published == published


def test_published_overrides(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "a.txt").write_text(f"date 2023-11 {_TEXT}")
    (report,) = _read(pack, tmp_path, published="2022-05-04")
    assert isinstance(report, Report)
    assert report.published == "2022-05-04"


def test_impossible_override_is_told_at_once(pack: Pack) -> None:
    with pytest.raises(DateError):
        read_reports([], pack=pack, published="2023-13-45")


def test_standard_input_is_read_lazily(monkeypatch: pytest.MonkeyPatch, pack: Pack) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            line = _line().encode()
            buffer[: len(line)] = line
            return len(line)

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    found = list(islice(read_reports(["-"], pack=pack), 3))
    assert _codes(found) == ["stdin-1", "stdin-2", "stdin-3"]


def test_text_on_standard_input(monkeypatch: pytest.MonkeyPatch, pack: Pack) -> None:
    data = io.BytesIO(f"date 2023-11 {_TEXT}".encode("utf-16"))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(data))
    (report,) = _read(pack, "-")
    assert isinstance(report, Report)
    assert (report.id, report.text) == ("stdin", _TEXT)


@pytest.mark.shared
def test_the_first_report_to_the_letter(shared: Path, pack: Pack) -> None:
    path = shared / "gold/example/seed-month.json"
    gold = json.loads(path.read_text(encoding="utf-8"))["report"]
    (report,) = _read(pack, shared / "reports/tel-aviv-2023-11.txt")
    assert isinstance(report, Report)
    assert (report.text, report.published) == (gold["text"], gold["published"])


@pytest.mark.shared
def test_the_whole_corpus_is_taken_as_french(shared: Path, pack: Pack) -> None:
    found = _read(pack, shared / "corpus")
    assert [f for f in found if isinstance(f, Failure)] == []
    assert len(found) == 5710
