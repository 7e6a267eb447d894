"""Bad input: one clear message each, no traceback, and the rest is read."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from dateline.errors import messages
from dateline.lexicon import Pack
from dateline.reading import Failure, read_reports
from dateline.records import Report

_TEXT = "Le ministre de la Défense a annoncé mardi son départ."
_GOOD = json.dumps({"id": "good", "text": _TEXT}).encode() + b"\n"
_ENGLISH = b"The minister said on Tuesday that the army would leave the north of the country. " * 4


def _read(pack: Pack, *paths: Path, **options: str) -> list[Report | Failure]:
    return list(read_reports(map(str, paths), pack=pack, **options))


def _told(found: list[Report | Failure]) -> list[str]:
    return [f.code if isinstance(f, Failure) else f.id for f in found]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "reading.empty"),
        ("a.txt", b" \n\t\n", "reading.empty"),
        ("a.txt", b"date 2023-11", "reading.empty"),
        ("a.txt", b"\x7fELF\x02\x01\x01\0\0\0", "reading.binary"),
        ("a.txt", bytes(range(1, 256)), "reading.binary"),
        ("a.txt", "été ".encode() + b"\xff" + "été".encode(), "reading.broken_encoding"),
        ("a.txt", b"date: 2023-13-45\n" + _TEXT.encode(), "reading.bad_date"),
        ("a.txt", _ENGLISH, "reading.other_language"),
        ("a.txt.gz", gzip.compress(_TEXT.encode())[:-12], "reading.bad_gzip"),
        ("a.txt.gz", b"\x1f\x8bnot gzip at all", "reading.bad_gzip"),
        ("a.json", b"{", "reading.bad_json"),
        ("a.json", b"", "reading.empty"),
        ("a.json", b"3", "reading.not_a_report"),
        ("a.json", b"[" * 100_000, "reading.bad_json"),
        ("a.json", b'{"title": "x"}', "reading.no_text"),
        ("a.json", b'{"text": ["x"]}', "reading.no_text"),
        ("a.json", b'{"text": "x", "title": {"a": 1}}', "reading.bad_field"),
        ("a.json", b'{"text": "x", "published": "hier"}', "reading.bad_date"),
        ("a.html", b"<!DOCTYPE html><p>Le ministre</p>", "reading.markup"),
    ],
)
def test_one_clear_message(name: str, data: bytes, code: str, tmp_path: Path, pack: Pack) -> None:
    bad, good = tmp_path / name, tmp_path / "good.jsonl"
    bad.write_bytes(data)
    good.write_bytes(_GOOD)
    failure, report = _read(pack, bad, good)
    assert isinstance(failure, Failure)
    assert failure.code == code
    assert failure.message.startswith(str(bad))
    assert isinstance(report, Report)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'{"id": "x", "text": ', "reading.bad_json"),
        (b"not json", "reading.bad_json"),
        (b"[1, 2]", "reading.not_a_report"),
        (b'{"text": "abc\0def"}', "reading.binary"),
        (b'{"text": ""}', "reading.empty"),
        (b'{"text": "x", "published": "2023-02-30"}', "reading.bad_date"),
        (b'{"text": "x", "published": ' + b"9" * 5000 + b"}", "reading.bad_json"),
    ],
)
def test_bad_line_is_numbered_and_the_next_go_on(
    line: bytes, code: str, tmp_path: Path, pack: Pack
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(_GOOD + line + b"\n" + _GOOD)
    first, failure, last = _read(pack, path)
    assert isinstance(failure, Failure)
    assert failure.message.startswith(f"{path}:2: ")
    assert failure.code == code
    assert _told([first, last]) == ["good", "good-2"]


def test_missing_and_unmatched(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "empty").mkdir()
    found = _read(pack, tmp_path / "no.txt", tmp_path / "*.txt", tmp_path / "empty")
    assert _told(found) == ["reading.missing_file", "reading.no_match", "reading.empty_folder"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable(tmp_path: Path, pack: Pack) -> None:
    path = tmp_path / "a.txt"
    path.write_text(_TEXT)
    path.chmod(0)
    assert _told(_read(pack, path)) == ["reading.unreadable"]


def test_endless_line_takes_no_endless_memory(
    tmp_path: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.reading.streams.LONGEST", 1000)
    path = tmp_path / "a.jsonl"
    path.write_bytes(_GOOD + b"x" * 5_000_000 + b"\n" + _GOOD)
    assert _told(_read(pack, path)) == ["good", "reading.too_long", "good-2"]


def test_lone_surrogates_and_controls_keep_their_places(tmp_path: Path, pack: Pack) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "Le \\ud800 ministre\\u0000 est l\\u00e0."}\n')
    (report,) = _read(pack, path)
    assert isinstance(report, Report)
    assert report.text == "Le \ufffd ministre\0 est là."
    json.dumps(report.to_dict(), ensure_ascii=False).encode()


def test_other_language_is_coded_when_told_to(tmp_path: Path, pack: Pack) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(_ENGLISH)
    assert _told(_read(pack, path, language="fr")) == ["a"]


def test_failure_is_an_analysis_with_an_error(tmp_path: Path, pack: Pack) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "x", "text": "Fin.", "published": "2023-13-45"}\n')
    (failure,) = _read(pack, path)
    assert isinstance(failure, Failure)
    told = failure.to_dict()
    assert told["report"]["id"] == "x"
    assert set(told["error"]) == {"code", "message"}


def test_every_message_says_what_mends_it() -> None:
    reading = [text for code, text in messages().items() if code.startswith("reading.")]
    assert all(text.count(". ") >= 1 or ": " in text for text in reading)
