"""Overlays: rows added, changed and switched off."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import PackError
from dateline.lexicon import load_pack


def _own(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_row_is_added(tmp_path: Path) -> None:
    _own(tmp_path, "core/quads.csv", "id,code,name_fr,name_en\nquads.5,5,autre,other\n")
    codes = [r["code"] for r in load_pack("fr", overlays=(tmp_path,)).rows("core/quads")]
    assert codes == ["1", "2", "3", "4", "5"]


def test_a_row_is_changed(tmp_path: Path) -> None:
    _own(tmp_path, "core/quads.csv", "id,code,name_fr,name_en\nquads.1,1,paroles,words\n")
    rows = load_pack("fr", overlays=(tmp_path,)).rows("core/quads")
    assert [r["name_en"] for r in rows if r["code"] == "1"] == ["words"]


def test_a_row_is_switched_off_by_its_id_alone(tmp_path: Path) -> None:
    _own(tmp_path, "core/quads.csv", "id,off\nquads.4,x\n")
    rows = load_pack("fr", overlays=(tmp_path,)).rows("core/quads")
    assert [r["code"] for r in rows] == ["1", "2", "3"]


def test_columns_left_out_by_an_overlay_are_empty(tmp_path: Path) -> None:
    _own(tmp_path, "core/quads.csv", "id,code,name_fr\nquads.5,5,autre\n")
    rows = load_pack("fr", overlays=(tmp_path,)).rows("core/quads")
    assert rows[-1]["name_en"] == ""


def test_later_overlays_win(tmp_path: Path) -> None:
    first = _own(tmp_path / "a", "core/quads.csv", "id,code,name_en\nquads.1,1,first\n")
    second = _own(tmp_path / "b", "core/quads.csv", "id,code,name_en\nquads.1,1,second\n")
    rows = load_pack("fr", overlays=(first, second)).rows("core/quads")
    assert rows[0]["name_en"] == "second"


def test_an_overlay_that_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"packs\.no_folder"):
        load_pack("fr", overlays=(tmp_path / "none",))


def test_a_language_with_no_pack() -> None:
    with pytest.raises(PackError, match="There are: fr"):
        load_pack("tlh")
