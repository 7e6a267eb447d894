#!/usr/bin/env python3
"""Score places against the mentions that were drawn at random and checked by hand.

python scripts/score_places.py CORPUS.jsonl.gz …

gold/places/corpus-300.csv holds report ids, offsets, kind, country and verdict; the texts stay
where they are. A mention that was right counts while it is still read as it was; one that was
wrong counts as mended when it is read as another place or as none, and should then be looked at.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Container, Iterator
from pathlib import Path

from dateline import Coder, Failure
from dateline.reading import read_reports
from dateline.records import Place, Report
from dateline.running import cores

CHECKED = Path(__file__).resolve().parent.parent / "gold/places/corpus-300.csv"
LEAST = 0.92  # share of mentions that must be right


def main(corpora: list[str]) -> int:
    """Print the share that is right and every mention that is not."""
    checked: dict[str, list[dict[str, str]]] = defaultdict(list)
    with CHECKED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            checked[row["report"]].append(row)
    right = total = mended = 0
    for report, places in _read(corpora, checked):
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


def _read(corpora: list[str], wanted: Container[str]) -> Iterator[tuple[str, tuple[Place, ...]]]:
    coder = Coder()
    found = (r for r in read_reports(corpora, pack=coder.pack) if isinstance(r, Report))
    reports = (report for report in found if report.id in wanted)
    for result in coder.code_all(reports, processes=cores()):
        if isinstance(result, Failure):
            raise result.error
        yield result.report.id, result.places


def _is_same(row: dict[str, str], place: Place | None) -> bool:
    return place is not None and (place.kind, place.country or "") == (row["kind"], row["country"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
