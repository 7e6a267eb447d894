"""Fit the weights of ``packs/core/confidence.csv`` on gold analyses.

    python scripts/fit_confidence.py GOLD... [--write] [--ridge 10]

Each GOLD is a folder of gold analyses. Their reports are coded with no threshold; a candidate is
right when it pairs with a gold event. The weights are those of a logistic regression with a ridge
penalty, and the threshold is where F1 is highest; both are chosen by leaving out one report in
ten at a time. Only weights are written: no word of a report. Same gold, same file.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dateline.coder import Coder
from dateline.coding.confidence import Trust, build_trust
from dateline.evaluation.gold import read_gold
from dateline.evaluation.matching import pair_events
from dateline.records import Report

TABLE = Path(__file__).parent.parent / "src/dateline/packs/core/confidence.csv"
FOLDS = 10
RARE = 5  # a feature seen less often gets no weight
STEPS = 400


@dataclass(frozen=True)
class Example:
    """A candidate: its features, whether it is right, and the report it stands in."""

    features: tuple[str, ...]
    right: bool
    report: int


def examples(folders: Sequence[Path]) -> tuple[list[Example], int]:
    """Return the candidates of all gold reports, and the number of gold events."""
    coder = Coder()
    coder.pack._indexes[build_trust] = Trust({}, 0.0)
    found: list[Example] = []
    gold = [g for folder in folders for g in read_gold(folder)]
    for k, g in enumerate(gold):
        fields = g["report"]
        report = Report(text=fields["text"], id=fields["id"], published=fields.get("published"))
        analysis = coder.code_report(report)
        plain = analysis.to_dict()["events"]
        pairs = pair_events(g["events"], plain, g["sentences"])
        right = {b["id"] for _, b in pairs}
        found += [Example(e.features, e.id in right, k) for e in analysis.events]
    return found, sum(len(g["events"]) for g in gold)


def matrix(rows: Sequence[Example], names: Sequence[str]) -> np.ndarray:
    """Return one row an example, one column a feature, 0 or 1."""
    column = {n: j for j, n in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for f in row.features:
            if f in column:
                x[i, column[f]] = 1
    return x


def fit(x: np.ndarray, y: np.ndarray, ridge: float) -> np.ndarray:
    """Return the weights by Newton's method; the first column (the bias) is not penalised."""
    w = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], ridge)
    penalty[0] = 1e-3
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    return w


def held_out(rows: Sequence[Example], names: Sequence[str], ridge: float) -> np.ndarray:
    """Return each example's probability from weights fitted without its report."""
    x, y = matrix(rows, names), np.array([r.right for r in rows], float)
    fold = np.array([r.report % FOLDS for r in rows])
    p = np.zeros(len(rows))
    for k in range(FOLDS):
        w = fit(x[fold != k], y[fold != k], ridge)
        p[fold == k] = 1 / (1 + np.exp(-x[fold == k] @ w))
    return p


def best_threshold(p: np.ndarray, y: np.ndarray, gold: int) -> tuple[float, float]:
    """Return the threshold with the highest F1, and that F1."""
    best = (0.0, 0.0)
    for t in np.arange(0.1, 0.8, 0.01):
        kept = p >= t
        right = y[kept].sum()
        f1 = 2 * right / (kept.sum() + gold)
        if f1 > best[1]:
            best = (float(t), float(f1))
    return best


def reliability(p: np.ndarray, y: np.ndarray) -> Iterator[str]:
    """Yield one line a tenth of confidence: how many candidates, and how many are right."""
    for low in np.arange(0, 1, 0.1):
        inside = (p >= low) & (p < low + 0.1)
        if inside.any():
            yield f"{low:.1f}-{low + 0.1:.1f}  {inside.sum():4}  right {y[inside].mean():.2f}"


def main() -> None:
    """Fit, report, and write the table when asked."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path, nargs="+")
    arguments.add_argument("--ridge", type=float, default=10.0)
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    rows, gold = examples(options.gold)
    names = feature_names(rows)
    y = np.array([r.right for r in rows], float)
    p = held_out(rows, names, options.ridge)
    threshold, f1 = best_threshold(p, y, gold)
    print(
        f"{len(rows)} candidates, {int(y.sum())} right, {gold} gold events, {len(names)} features"
    )
    print(f"all kept: F1 {2 * y.sum() / (len(rows) + gold):.3f}")
    print(f"held out: F1 {f1:.3f} at {threshold:.2f}, ridge {options.ridge}")
    print("\n".join(reliability(p, y)))
    if options.write:
        write(names, fit(matrix(rows, names), y, options.ridge), threshold)


def feature_names(rows: Sequence[Example]) -> list[str]:
    """Return the features that are common enough, the bias first."""
    counts: dict[str, int] = {}
    for row in rows:
        for f in set(row.features):
            counts[f] = counts.get(f, 0) + 1
    names = sorted(f for f, n in counts.items() if n >= RARE and f != "bias")
    return ["bias", *names]


def write(names: Sequence[str], weights: np.ndarray, threshold: float) -> None:
    """Write the table, sorted by id."""
    rows = [(f"confidence.{n}", n, f"{w:.4f}") for n, w in zip(names, weights, strict=True)]
    rows.append(("confidence.threshold", "threshold", f"{threshold:.2f}"))
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["id", "feature", "weight", "note"])
        writer.writerows(sorted((_as_id(i), f, w, "") for i, f, w in rows))


def _as_id(name: str) -> str:
    """Return an id of the pack's form: lower case, its parts joined by dots."""
    return re.sub(r"[^a-z0-9_.]+", ".", name.lower()).strip(".")


if __name__ == "__main__":
    main()
