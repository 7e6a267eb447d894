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
WAYS = {
    "bare": "bare `nlp.pipe`",
    "coding": "coding, one process",
    "parsing": "of which parsing",
    "bare_2": "bare `nlp.pipe(n_process=2)`",
    "coding_2": "coding, two processes",
    "stored": "coding stored documents",
}
NOT_YET = "Speed was not measured for this version yet."

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
    return f"{_scores(numbers, SUMMARY)}\n\n{_speed_in_short(numbers)}"


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
    """Return the time of each way of the benchmark: clock, processor, rates."""
    told = numbers.get("speed")
    if not told:
        return NOT_YET
    lines = [f"{_on_what(told)}", "", "| way | clock | processor | reports/s | tokens/s |"]
    lines.append("|---|---|---|---|---|")
    for name, shown in WAYS.items():
        wall, cpu = told["timings"][name]["wall"], told["timings"][name]["cpu"]
        rates = f"{told['reports'] / wall:.1f} | {told['tokens'] / wall:,.0f}"
        lines.append(f"| {shown} | {wall:.1f} s | {cpu:.1f} s | {rates} |")
    return "\n".join(lines)


def ratios(numbers: Numbers) -> str:
    """Return how coding compares with a bare parse, beside what was to be reached."""
    told = numbers.get("speed")
    if not told:
        return NOT_YET
    cold = told["cold"]
    rows = [
        ("coding to bare parse, clock", _ratio(told, "coding", "bare"), "at most 1.2"),
        ("the same, processor", _ratio(told, "coding", "bare", "cpu"), "at most 1.2"),
        ("two processes to bare with two", _ratio(told, "coding_2", "bare_2"), "at most 1"),
        ("bare parse to a stored document", _ratio(told, "bare", "stored", "cpu"), "at least 5"),
        (
            "a short report from a cold start, to loading the model",
            f"{cold['report'] / cold['model']:.2f}",
            "at most 1.5",
        ),
        ("peak memory of one process", f"{told['memory_mb'] / 1024:.2f} GB", "at most 1.2 GB"),
    ]
    lines = ["| | measured | to reach |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {a} | {b} | {c} |" for a, b, c in rows)])


def _speed_in_short(numbers: Numbers) -> str:
    told = numbers.get("speed")
    if not told:
        return NOT_YET
    one, two = told["timings"]["coding"]["wall"], told["timings"]["coding_2"]["wall"]
    rows = [
        ("one process", f"{told['reports'] / one:.1f} reports/s"),
        ("two processes", f"{told['reports'] / two:.1f} reports/s"),
        ("against a bare parse with the same model", f"{_ratio(told, 'coding', 'bare')} times"),
        ("one short report from a cold start", f"{told['cold']['report']:.1f} s"),
        ("memory of a process at its peak", f"{told['memory_mb'] / 1024:.2f} GB"),
    ]
    lines = ["| speed | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)]
    return "\n".join([*lines, "", _on_what(told)])


def _on_what(told: Numbers) -> str:
    return f"{told['reports']} reports, {told['tokens']:,} tokens; {told['machine']}."


def _ratio(told: Numbers, over: str, under: str, clock: str = "wall") -> str:
    return f"{told['timings'][over][clock] / told['timings'][under][clock]:.2f}"


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


TABLES = {
    "summary": summary,
    "accuracy": accuracy,
    "types": types,
    "speed": speed,
    "ratios": ratios,
}


if __name__ == "__main__":
    sys.exit(main())
