"""A small dump of GeoNames, made here, and a cache of its own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

LINES = [
    (
        "101",
        "Alpha",
        "Alpha",
        "Alfa,Álfa,Альфа,ALF",
        "12.5",
        "-1.5",
        "P",
        "PPLC",
        "BF",
        "",
        "01",
        "900",
    ),
    ("102", "Alpha", "Alpha", "", "48.5", "2.5", "P", "PPL", "FR", "", "11", "50"),
    ("103", "Betaland", "Betaland", "Béta", "10.0", "1.0", "A", "ADM1", "BJ", "", "02", "5000"),
    ("104", "Camp Gamma", "Camp Gamma", "", "11.0", "2.0", "S", "CMP", "NE", "", "03", "0"),
]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A zip with four lines of the table of places."""
    rows = [
        "\t".join([*line[:11], "", "", "", line[11], "", "", "", "2026-01-01"]) for line in LINES
    ]
    path = tmp_path / "small.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("small.txt", "\n".join(rows) + "\n")
    return path


@pytest.fixture
def alternate(tmp_path: Path) -> Path:
    """A text with names by language; one of a place that the dump has not."""
    path = tmp_path / "alternate.txt"
    path.write_text(
        "1\t103\tfr\tBétalande\n2\t103\tru\tБета\n3\t999\tfr\tNulle-Part\n", encoding="utf-8"
    )
    return path


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder for this test alone."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("DATELINE_CACHE", str(folder))
    return folder
