"""The code blocks of README and docs that can be run: ``python`` and ``console``.

In a ``console`` block a line that begins with ``$ `` is a command, lines with ``> `` right after
it go on with it, and the lines after those are what it prints. A comment ``<!-- exit 1 -->`` right
above the block says that its last command ends with that code. Blocks of other names (``bash``,
``text``, ``yaml``) are not run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(
    r"^(?:<!-- exit (?P<exit>\d+) -->\n)?```(?P<kind>python|console)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """A block of a page: its kind, content, place, and the exit code of its last command."""

    kind: str
    body: str
    line: int
    start: int
    end: int
    exit: int


def pages() -> list[Path]:
    """Return the README and the pages of docs, in order."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of a page that can be run, in order."""
    return [
        Block(
            kind=match["kind"],
            body=match["body"],
            line=text.count("\n", 0, match.start("body")) + 1,
            start=match.start("body"),
            end=match.end("body"),
            exit=int(match["exit"] or 0),
        )
        for match in BLOCK.finditer(text)
    ]


def commands_of(block: Block) -> list[str]:
    """Return the commands of a console block."""
    return [command for command, _ in _parts(block.body)]


def run_commands(
    block: Block, folder: Path
) -> Iterator[tuple[str, subprocess.CompletedProcess[str]]]:
    """Run the commands of a console block in a folder and yield each with what came of it."""
    for command in commands_of(block):
        yield (
            command,
            subprocess.run(
                ["bash", "-o", "pipefail", "-c", command],
                cwd=folder,
                env=environment(),
                capture_output=True,
                encoding="utf-8",
                errors="ignore",  # "cut -c" may cut a letter in two
                timeout=300,
            ),
        )


def environment() -> dict[str, str]:
    """Return the environment that outputs are made in: English, 120 columns, no colour."""
    programs = str(Path(sys.executable).parent)
    fixed = {"COLUMNS": "120", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "PYTHONHASHSEED": "0"}
    return {**os.environ, **fixed, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}


def furnish(folder: Path) -> None:
    """Put into a folder what pages speak of: the example reports and the gold."""
    for name in ("examples", "gold"):
        shutil.copytree(ROOT / name, folder / name)


def _parts(body: str) -> list[tuple[str, str]]:
    """Split a console block into its commands, each with the lines printed after it."""
    parts: list[tuple[str, str]] = []
    for line in body.splitlines(keepends=True):
        if line.startswith("$ "):
            parts.append((line[2:].rstrip("\n"), ""))
        elif parts and line.startswith("> ") and not parts[-1][1]:
            parts[-1] = (f"{parts[-1][0]}\n{line[2:].rstrip()}", "")
        elif parts:
            parts[-1] = (parts[-1][0], parts[-1][1] + line)
    return parts
