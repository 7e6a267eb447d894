"""The gate that only rises: floors of F1 per measure, and a digest of the gold they hold for.

``gold/baseline.json`` maps the name of a gold set to ``{"digest", "floors"}``. A score below its
floor fails; so does a gold set whose reports are no longer those the floors were measured on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.errors import ReadError
from dateline.evaluation.matching import Record
from dateline.evaluation.measures import Scores

SLACK = 0.0005  # floors are written with three decimals


def digest_of(gold: Sequence[Record]) -> str:
    """Return a digest of the reports and codings of a gold set."""
    content = json.dumps(list(gold), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]


def read_baseline(path: Path) -> dict[str, Any]:
    """Return the floors of all gold sets.

    Raises
    ------
    ReadError
        ``evaluation.no_baseline`` when the file is missing or no JSON.
    """
    try:
        baseline: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReadError("evaluation.no_baseline", where=str(path), reason=str(error)) from error
    return baseline


def failures(scores: Scores, floors: dict[str, float]) -> list[str]:
    """Return one line for each measure below its floor."""
    found = []
    for name, floor in sorted(floors.items()):
        f1 = scores[name].f1
        if f1 < floor - SLACK:
            found.append(f"{name}: F1 {f1:.3f} is below its floor of {floor:.3f}")
    return found


def raised(scores: Scores, floors: dict[str, float]) -> dict[str, float]:
    """Return the floors, each at the higher of itself and the score; never lower."""
    names = sorted({*floors, *scores.tallies})
    return {n: round(max(floors.get(n, 0.0), scores[n].f1), 3) for n in names}
