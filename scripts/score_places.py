#!/usr/bin/env python3
"""Score places against the mentions that were drawn at random and checked by hand.

python scripts/score_places.py CORPUS.jsonl.gz …

gold/places/corpus-300.csv holds report ids, offsets, kind, country and verdict; the texts stay
where they are. A mention that was right counts while it is still read as it was; one that was
wrong counts as mended when it is read as another place or as none, and should then be looked at.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline import Coder
from dateline.records import Place

CHECKED = Path(__file__).resolve().parent.parent / "gold/places/corpus-300.csv"
LEAST = 0.92  # share of mentions that must be right


def main(corpora: list[str]) -> int:
    """Print the share that is right and every mention that is not."""
    checked: dict[str, list[dict[str, str]]] = defaultdict(list)
    with CHECKED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            checked[row["report"]].append(row)
    right = total = mended = 0
    for report, places in _read(corpora, checked.keys()):
        at = {(p.span.start, p.span.end): p for p in places}
        for row in checked[report]:
            total += 1
            same = _is_same(row, at.get((int(row["start"]), int(row["end"]))))
            right += same and row["verdict"] == "right"
            mended += not same and row["verdict"] != "right"
            if same != (row["verdict"] == "right"):
                print(report, row["start"], row["end"], row["verdict"], row["why"], sep="\t")
    if not total:
        print("no report of the list is in these files", file=sys.stderr)
        return 2
    print(f"{right} of {total} right as checked ({right / total:.1%}); {mended} read anew")
    return int((right + mended) / total < LEAST)


def _read(corpora: list[str], wanted: Iterable[str]) -> Iterator[tuple[str, tuple[Place, ...]]]:
    coder, reports = Coder(), set(wanted)
    for path in corpora:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for entry in map(json.loads, lines):
                if entry["id"] in reports:
                    reports.discard(entry["id"])
                    yield entry["id"], coder.code(entry["text"], **_facts(entry)).places


def _facts(entry: dict[str, Any]) -> dict[str, Any]:
    names = ("title", "published", "url", "publisher")
    return {name: entry[name] for name in names if entry.get(name)}


def _is_same(row: dict[str, str], place: Place | None) -> bool:
    return place is not None and (place.kind, place.country or "") == (row["kind"], row["country"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
