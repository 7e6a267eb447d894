#!/usr/bin/env python3
"""Make the outputs that README and docs show: run the commands of their console blocks.

python scripts/build_outputs.py            write what the commands print now under them
python scripts/build_outputs.py --check    only tell which pages are stale (exit 1 if any)

The check leaves the line numbers of tables out of account.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path

from docblocks import ROOT, Block, blocks_of, furnish, pages, run_commands

LINE = re.compile(r"(?<=\.csv):\d+|(?<=\.yaml):\d+")  # rows move with every edit of a table


def main() -> int:
    """Write the pages, or compare them with ``--check``."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--check", action="store_true", help="compare, write nothing")
    check = options.parse_args().check
    stale = 0
    for page in pages():
        text = page.read_text(encoding="utf-8")
        made = with_outputs(text)
        if made == text or (check and LINE.sub("", made) == LINE.sub("", text)):
            continue
        stale += 1
        if check:
            print(f"{page.relative_to(ROOT)} is stale. Run: python scripts/build_outputs.py")
        else:
            page.write_text(made, encoding="utf-8")
    return int(check and stale > 0)


def with_outputs(text: str) -> str:
    """Return a page with the present output under each command."""
    blocks = [b for b in blocks_of(text) if b.kind == "console"]
    if not blocks:
        return text
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        furnish(folder)
        made = [(block, _session(block, folder)) for block in blocks]
    for block, body in reversed(made):
        text = text[: block.start] + body + text[block.end :]
    return text


def _session(block: Block, folder: Path) -> str:
    lines = []
    for command, done in run_commands(block, folder):
        shown = "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip("\n")
        prompted = command.replace("\n", "\n> ")
        lines += [f"$ {prompted}", *([shown] if shown else [])]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
