"""``dateline codebook``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.lexicon import Pack

Run = Callable[..., Any]


def test_one_type_with_its_modes(run: Run) -> None:
    text = run("codebook", "protest", "--lang", "fr").stdout
    assert "PROTEST  protestation" in text
    assert "grève de la faim" in text
    assert "CONSULT" not in text


def test_json_has_everything(run: Run, pack: Pack) -> None:
    book = json.loads(run("codebook", "--format", "json").stdout)
    assert len(book["types"]) == len(pack.rows("core/types")) == 16
    assert sum(len(t["modes"]) for t in book["types"]) == len(pack.rows("core/modes"))
    assert book["types"][0]["name"] == {"fr": "engagement", "en": "agreement"}


def test_markdown_names_every_code(run: Run, pack: Pack) -> None:
    page = run("codebook", "--format", "markdown").stdout
    for table in ("types", "modes", "contexts", "statuses", "kinds", "sectors"):
        for row in pack.rows(f"core/{table}"):
            assert row["code"] in page


def test_unknown_type_guesses(run: Run) -> None:
    result = run("codebook", "PROTESTT")
    assert result.exit_code == 2
    assert "Did you mean 'PROTEST'?" in result.stderr


def test_types_of_an_overlay(run: Run, tmp_path: Path, pack: Pack) -> None:
    core = tmp_path / "core"
    core.mkdir()
    header = ",".join(pack.rows("core/types")[0].cells)
    own = "types.mourn,MOURN,1,no,0,,deuil,mourning,Pleurer un mort.,Mourn the dead.,Drapeaux."
    (core / "types.csv").write_text(f"{header}\n{own}\n", encoding="utf-8")
    assert "mourning" in run("codebook", "MOURN", "--pack", tmp_path, "--lang", "en").stdout
