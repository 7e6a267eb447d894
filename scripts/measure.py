#!/usr/bin/env python3
"""Measure accuracy and speed and keep the numbers in docs/measures.json.

python scripts/measure.py                both, then the tables in README and docs
python scripts/measure.py accuracy       dateline evaluate on the gold sets that are here
python scripts/measure.py speed          benchmarks/coding.py; let nothing else run on the machine
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from build_measures import MEASURES, ROOT
from build_measures import main as build

GOLD = ("gold/reports", "../shared/gold/dev", "../shared/gold/blind")


def main() -> int:
    """Measure what was asked for and write the tables."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("what", nargs="*", choices=["accuracy", "speed"], default=[])
    what = options.parse_args().what or ["accuracy", "speed"]
    numbers = json.loads(MEASURES.read_text(encoding="utf-8")) if MEASURES.is_file() else {}
    if "accuracy" in what:
        folders = [name for name in GOLD if (ROOT / name).is_dir()]
        told = _printed("-m", "dateline", "evaluate", *folders, "--format", "json")
        numbers["accuracy"] = {Path(entry["gold"]).name: entry for entry in told}
    if "speed" in what:
        numbers["speed"] = _printed("benchmarks/coding.py", "--json")
    MEASURES.write_text(json.dumps(numbers, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return build([])


def _printed(*arguments: str) -> Any:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
