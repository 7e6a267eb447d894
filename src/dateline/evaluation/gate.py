"""The gate that only rises: floors of F1 per measure, and a digest of the gold they hold for.

``gold/baseline.json`` maps each gold set, named by its folder as seen from the baseline, to
``{"digest", "floors"}``. A score below its floor fails; so does a gold set whose reports are no
longer those the floors were measured on.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.errors import ReadError
from dateline.evaluation.matching import Record
from dateline.evaluation.measures import Scores

Baseline = dict[str, dict[str, Any]]

SLACK = 0.0005  # floors are written with three decimals
FINER = ("type ", "mode ", "status ")  # too few events each: they move when nothing got worse


def digest_of(gold: Sequence[Record]) -> str:
    """Return a digest of the reports and codings of a gold set."""
    content = json.dumps(list(gold), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]


def name_of(folder: Path, baseline: Path) -> str:
    """Return the name of a gold set in a baseline: its folder as seen from the baseline's.

    Examples
    --------
    >>> name_of(Path("gold/reports"), Path("gold/baseline.json"))
    'reports'
    """
    return Path(os.path.relpath(folder, baseline.parent)).as_posix()


def folders_of(baseline: Path) -> list[Path]:
    """Return the folders of all gold sets that a baseline has floors for."""
    return [
        Path(os.path.normpath(baseline.parent / name)) for name in sorted(read_baseline(baseline))
    ]


def read_baseline(path: Path) -> Baseline:
    """Return the floors of all gold sets.

    Raises
    ------
    ReadError
        ``evaluation.no_baseline`` when the file is missing or no JSON.
    """
    try:
        baseline: Baseline = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReadError("evaluation.no_baseline", where=str(path), reason=str(error)) from error
    return baseline


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write the floors, sorted, so that a change shows as a change of lines."""
    text = json.dumps(baseline, ensure_ascii=False, indent=2, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def falls(name: str, gold: Sequence[Record], scores: Scores, baseline: Baseline) -> list[str]:
    """Return one line for each reason for which a gold set does not pass.

    Raises
    ------
    ReadError
        ``evaluation.no_floors`` when the baseline does not have the set.
    """
    if name not in baseline:
        raise ReadError("evaluation.no_floors", where=name)
    entry = baseline[name]
    changed = entry["digest"] != digest_of(gold)
    told = "the gold is not the one that its floors were measured on; take them with --raise"
    return [told] * changed + failures(scores, entry["floors"])


def failures(scores: Scores, floors: dict[str, float]) -> list[str]:
    """Return one line for each measure below its floor."""
    found = []
    for name, floor in sorted(floors.items()):
        f1 = scores.tallies[name].f1 if name in scores.tallies else 0.0
        if f1 < floor - SLACK:
            found.append(f"{name}: F1 {f1:.3f} is below its floor of {floor:.3f}")
    return found


def raised(scores: Scores, floors: dict[str, float]) -> dict[str, float]:
    """Return the floors, each at the higher of itself and the score; never lower."""
    held = {n for n in scores.tallies if not n.startswith(FINER)}
    best = {n: max(floors.get(n, 0.0), scores.tallies[n].f1) for n in held}
    return {n: round(f1, 3) for n, f1 in sorted({**floors, **best}.items())}
