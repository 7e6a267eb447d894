#!/usr/bin/env python3
"""Compile the hand-written gold analyses: gold/sources/*.yaml -> gold/reports/*.json.

    python scripts/build_gold.py            write gold/reports and examples/reports
    python scripts/build_gold.py --check    only tell whether they are up to date (exit 1 if not)

A source holds a report, one sentence a line, and what a careful coder reads in it; spans are
named by their words and sentence (gold/README.md explains the form). Every span, code, key, link
and date is checked: the first fault of each source is told with its place, and nothing is written.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from goldform import GoldError, Source

ROOT = Path(__file__).resolve().parent.parent
MADE = (("gold/reports", "*.json"), ("examples/reports", "*.txt"))


def build(sources: Path) -> tuple[dict[str, str], list[str]]:
    """Return the files to write, by path from the root, and the faults found."""
    made: dict[str, str] = {}
    faults: list[str] = []
    for path in sorted(sources.glob("*.yaml")):
        try:
            source = Source.read(path)
            gold = json.dumps(source.analysis(), ensure_ascii=False, indent=1)
            made[f"gold/reports/{path.stem}.json"] = gold + "\n"
            example = source.example()
            if example is not None:
                made[f"examples/reports/{path.stem}.txt"] = example
        except GoldError as fault:
            faults.append(f"{path.name}: {fault}")
    return made, faults


def stale(made: Mapping[str, str], root: Path) -> list[str]:
    """Return the paths that differ from what the sources make, or that no source makes."""
    there = {f"{f}/{p.name}" for f, ending in MADE for p in (root / f).glob(ending)}
    wrong = {p for p in made if p not in there or (root / p).read_text("utf-8") != made[p]}
    return sorted(wrong | (there - set(made)))


def main() -> int:
    """Compile all sources, or check that they are compiled."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    arguments.add_argument("--check", action="store_true", help="write nothing; exit 1 if stale")
    options = arguments.parse_args()
    made, faults = build(ROOT / "gold" / "sources")
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 1
    wrong = stale(made, ROOT)
    if options.check:
        print(
            "\n".join(f"{path} is not what {Path(__file__).name} makes: run it" for path in wrong)
        )
        return 1 if wrong else 0
    for path in wrong:
        if path in made:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(made[path], encoding="utf-8")
        else:
            (ROOT / path).unlink()
    print(f"{len(made)} files, {len(wrong)} of them new or changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
