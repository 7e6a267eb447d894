#!/usr/bin/env python3
"""Make the tables of measures in README and docs from docs/measures.json.

python scripts/build_measures.py            write them between their marks
python scripts/build_measures.py --check    only tell which pages are stale (exit 1 if any)

``scripts/measure.py`` measures and writes docs/measures.json. A number that was not measured has a
dash; none is written by hand.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MEASURES = ROOT / "docs" / "measures.json"
MARKED = re.compile(r"(<!-- measures: (\w+) -->\n).*?(<!-- /measures -->)", re.DOTALL)
SETS = {
    "reports": "own gold",
    "dev": "real reports, read by us",
    "blind": "real reports, never read",
}
SUMMARY = {
    "events": "events found, with their type",
    "events told as fact": "events told as done or going on",
    "status": "status of the events found",
    "actors": "actors",
    "when": "date of the act",
    "where": "place of the act",
    "source": "on whose word",
    "times": "expressions of time with their days",
    "places": "places",
    "quotes": "quotations with their speaker",
    "whole row": "rows that need no check (status, all actors and date right)",
}

Numbers = Mapping[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the tables, or compare them with ``--check``."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--check", action="store_true", help="compare, write nothing")
    check = options.parse_args(arguments).check
    numbers = json.loads(MEASURES.read_text(encoding="utf-8")) if MEASURES.is_file() else {}
    stale = 0
    for page in (ROOT / "README.md", ROOT / "docs" / "benchmarks.md"):
        text = page.read_text(encoding="utf-8")
        made = MARKED.sub(lambda m: f"{m[1]}{TABLES[m[2]](numbers)}\n{m[3]}", text)
        stale += made != text
        if made != text and check:
            print(f"{page.relative_to(ROOT)} is stale. Run: python scripts/build_measures.py")
        elif made != text:
            page.write_text(made, encoding="utf-8")
    return int(check and stale > 0)


def summary(numbers: Numbers) -> str:
    """Return the few lines for the README: F1 of the main measures, then speed."""
    return f"{_scores(numbers, SUMMARY)}\n\n{speed(numbers)}"


def accuracy(numbers: Numbers) -> str:
    """Return F1 of every measure that is no single type, mode or status."""
    names = {n for entry in _sets(numbers).values() for n in entry["scores"]}
    kinds = ("type ", "mode ", "status ")
    rows = {n: n for n in [*SUMMARY, *sorted(names - set(SUMMARY))] if not n.startswith(kinds)}
    return _scores(numbers, rows)


def types(numbers: Numbers) -> str:
    """Return F1 of every type, with how many events of it the gold has."""
    names = {n for entry in _sets(numbers).values() for n in entry["scores"]}
    rows = {n: n.removeprefix("type ") for n in sorted(names) if n.startswith("type ")}
    return _scores(numbers, rows, counts=True)


def speed(numbers: Numbers) -> str:
    """Return the speed of coding, against a bare parse of the same reports in the same run."""
    told = numbers.get("speed")
    if not told:
        return "Speed was not measured for this version yet."
    timings, reports, tokens = told["timings"], told["reports"], told["tokens"]
    one, two = timings["coding"]["wall"], timings["coding_2"]["wall"]
    cold, model = told["cold"]["report"], told["cold"]["model"]
    rows = [
        (
            "one process, against a bare parse",
            f"{_ratio(timings, 'coding', 'bare')} times its time",
        ),
        ("two processes, the same", f"{_ratio(timings, 'coding_2', 'bare_2')} times"),
        ("a stored document coded again", f"{_ratio(timings, 'bare', 'stored')} times as fast"),
        ("rate, one process", f"{reports / one:.1f} reports/s, {tokens / one:,.0f} tokens/s"),
        ("rate, two processes", f"{reports / two:.1f} reports/s, {tokens / two:,.0f} tokens/s"),
        ("memory of a process at its peak", f"{told['memory_mb']} MB"),
        ("one short report from a cold start", f"{cold:.1f} s, of which the model {model:.1f} s"),
    ]
    head = f"{reports} reports, {tokens:,} tokens; {told['machine']}."
    table = ["| speed | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)]
    return "\n".join([head, "", *table])


def _sets(numbers: Numbers) -> dict[str, Any]:
    found = numbers.get("accuracy") or {}
    return {name: found[name] for name in SETS if name in found}


def _scores(numbers: Numbers, rows: Mapping[str, str], *, counts: bool = False) -> str:
    sets = _sets(numbers)
    if not sets:
        return "Accuracy was not measured for this version yet."
    heads = [f"{SETS[name]} ({entry['reports']})" for name, entry in sets.items()]
    lines = [f"| F1 | {' | '.join(heads)} |", f"|---|{'---|' * len(heads)}"]
    for name, shown in rows.items():
        cells = [_cell(entry["scores"].get(name), counts) for entry in sets.values()]
        lines.append(f"| {shown} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(score: Numbers | None, counts: bool) -> str:
    if score is None:
        return "–"
    return f"{score['f1']:.2f}" + (f" (of {score['gold']})" if counts else "")


def _ratio(timings: Numbers, over: str, under: str) -> str:
    return f"{timings[over]['wall'] / timings[under]['wall']:.2f}"


TABLES = {"summary": summary, "accuracy": accuracy, "types": types, "speed": speed}


if __name__ == "__main__":
    sys.exit(main())
