"""Score analyses against the gold: precision, recall and F1 of every layer and field.

Events pair one to one by type and trigger; fields are scored on the pairs. A quotation counts
with its speaker, a whole row with its status, actors and date.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.evaluation.matching import (
    Record,
    matched,
    overlap,
    pair_events,
    same_count,
    same_entity,
    same_place,
    same_quote,
    same_when,
)

FACT = frozenset({"happened", "ongoing"})
EMPTY: Mapping[str, Any] = {"times": [], "places": [], "quotes": [], "events": []}
Pairs = list[tuple[Record, Record]]


@dataclass
class Tally:
    """Counts of right, found and gold."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, right: int, found: int, gold: int) -> None:
        """Add the counts of one report or pair."""
        self.right += right
        self.found += found
        self.gold += gold

    @property
    def precision(self) -> float:
        """Right among the found; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right among the gold; 0 where the gold has none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Error:
    """One event missed, found in excess, or coded with another value in a field."""

    report: str
    kind: str  # missed, extra, status, actors, recipients, when, where, source, mode
    gold: Record | None
    found: Record | None


@dataclass
class Scores:
    """The tallies of all measures, and the errors behind those of events."""

    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: list[Error] = field(default_factory=list)
    reports: int = 0
    absent: int = 0

    def __getitem__(self, name: str) -> Tally:
        return self.tallies[name]


def score(gold: Iterable[Record], found: Iterable[Record]) -> Scores:
    """Score analyses against gold ones; they are paired by text, then by publication date.

    A report with no analysis counts as one in which nothing was found.
    """
    by_text: defaultdict[str, list[Record]] = defaultdict(list)
    for analysis in found:
        by_text[analysis["report"]["text"]].append(analysis)
    scores = Scores()
    for g in gold:
        partner = _partner(g, by_text[g["report"]["text"]])
        scores.reports += 1
        scores.absent += partner is None
        _score_report(g, {**EMPTY, **(partner or {})}, scores)
    return scores


def _partner(gold: Record, same_text: Sequence[Record]) -> Record | None:
    for analysis in same_text:
        if analysis["report"].get("published") == gold["report"].get("published"):
            return analysis
    return same_text[0] if len(same_text) == 1 else None


def _score_report(gold: Record, found: Record, scores: Scores) -> None:
    pairs = pair_events(gold["events"], found["events"], gold["sentences"])
    _events(gold["events"], found["events"], pairs, scores)
    _links(pairs, scores)
    for a, b in pairs:
        _fields(a, b, scores)
    _layers(gold, found, scores)
    _collect_errors(gold, found, pairs, scores)


def _events(gold: Sequence[Record], found: Sequence[Record], pairs: Pairs, scores: Scores) -> None:
    scores["events"].add(len(pairs), len(found), len(gold))
    for kind in sorted({e["type"] for e in (*gold, *found)}):
        _subset(f"type {kind}", gold, found, pairs, scores, _having("type", kind))
    for kind, mode in sorted({(e["type"], e["mode"]) for e in (*gold, *found) if e.get("mode")}):
        among = _having("type", kind, mode=mode)
        _subset(f"mode {kind}/{mode}", gold, found, pairs, scores, among)
    _subset("events told as fact", gold, found, pairs, scores, _told_as_fact)
    rest = [(a, b) for a, b in pairs if not _told_as_fact(a) and not _told_as_fact(b)]
    scores["events not told as fact"].add(
        sum(same_status(a, b) for a, b in rest),
        sum(not _told_as_fact(e) for e in found),
        sum(not _told_as_fact(e) for e in gold),
    )
    for status in sorted({e["status"] for e in gold}):
        _subset(f"status {status}", gold, found, pairs, scores, _having("status", status))
    scores["whole row"].add(sum(whole_row(a, b) for a, b in pairs), len(found), len(gold))


def _subset(
    name: str,
    gold: Sequence[Record],
    found: Sequence[Record],
    pairs: Pairs,
    scores: Scores,
    among: Callable[[Record], bool],
) -> None:
    right = sum(among(a) and among(b) for a, b in pairs)
    scores[name].add(right, sum(map(among, found)), sum(map(among, gold)))


def _having(field: str, value: str, mode: str | None = None) -> Callable[[Record], bool]:
    return lambda event: event.get(field) == value and mode in (None, event.get("mode"))


def _told_as_fact(event: Record) -> bool:
    return event.get("status") in FACT


def same_status(gold: Record, found: Record) -> bool:
    """Whether a status is the gold's or one that the gold allows."""
    return gold["status"] == found.get("status") or found.get("status") in gold.get(
        "status_also", []
    )


def whole_row(gold: Record, found: Record) -> bool:
    """Whether status, actors and date are all right: a row that needs no check."""
    actors, others = gold.get("actors", []), found.get("actors", [])
    all_actors = matched(actors, others, same_entity) == max(len(actors), len(others))
    return (
        same_status(gold, found) and all_actors and same_when(gold.get("when"), found.get("when"))
    )


def _links(pairs: Pairs, scores: Scores) -> None:
    x, y = (_same_act([pair[k].get("event_key") for pair in pairs]) for k in (0, 1))
    scores["same act"].add(len(x & y), len(y), len(x))
    x, y = (_contents([pair[k] for pair in pairs]) for k in (0, 1))
    scores["content of"].add(len(x & y), len(y), len(x))


def _same_act(keys: Sequence[str | None]) -> set[tuple[int, int]]:
    return {
        (i, j) for i, key in enumerate(keys) for j in range(i) if key is not None and key == keys[j]
    }


def _contents(events: Sequence[Record]) -> set[tuple[int, int]]:
    at = {e.get("id"): i for i, e in enumerate(events)}
    return {(i, at[e["content_of"]]) for i, e in enumerate(events) if e.get("content_of") in at}


def _fields(a: Record, b: Record, scores: Scores) -> None:
    scores["status"].add(int(same_status(a, b)), 1, 1)
    _single("mode", a.get("mode"), b.get("mode"), lambda x, y: x == y, scores)
    _single("when", a.get("when"), b.get("when"), same_when, scores)
    _single("source", a.get("source"), b.get("source"), same_entity, scores)
    for role in ("actors", "recipients"):
        x, y = a.get(role, []), b.get(role, [])
        scores[role].add(matched(x, y, same_entity), len(y), len(x))
        mine = [e["country"] for e in x if e.get("country")]
        theirs = [e["country"] for e in y if e.get("country")]
        right = sum((Counter(mine) & Counter(theirs)).values())
        scores[f"{role} country"].add(right, len(theirs), len(mine))
    for name, same in (("where", same_place), ("numbers", same_count), ("why", _same_why)):
        x, y = a.get(name), b.get(name, [])
        if x is not None:
            scores[name].add(matched(x, y, same), len(y), len(x))
    if "contexts" in a:
        x, y = set(a["contexts"]), set(b.get("contexts", ()))
        scores["contexts"].add(len(x & y), len(y), len(x))


def _same_why(gold: Record, found: Record) -> bool:
    return bool(gold["kind"] == found.get("kind")) and overlap(gold, found) > 0


def _single(
    name: str, gold: Any, found: Any, same: Callable[[Any, Any], bool], scores: Scores
) -> None:
    if gold or found:
        right = bool(gold and found) and same(gold, found)
        scores[name].add(int(right), int(bool(found)), int(bool(gold)))


def _layers(gold: Record, found: Record, scores: Scores) -> None:
    for layer, same in (("times", same_when), ("places", same_place)):
        if layer in gold:
            _layer(layer, same, gold[layer], found[layer], scores)
    if "other_times" in gold:
        undated = [t for t in found["times"] if not t.get("edtf")]
        right = matched(gold["other_times"], undated, _same_value)
        scores["other times"].add(right, len(undated), len(gold["other_times"]))
    if "quotes" in gold:
        for name, kinds in (("quotes", ("direct", "mixed")), ("indirect speech", ("indirect",))):
            x = [q for q in gold["quotes"] if q["kind"] in kinds]
            y = [q for q in found["quotes"] if q.get("kind") in kinds]
            scores[name].add(matched(x, y, same_quote), len(y), len(x))


def _same_value(gold: Record, found: Record) -> bool:
    return overlap(gold, found) > 0 and bool(gold["value"] == found.get("value"))


def _layer(
    layer: str,
    same: Callable[[Any, Any], bool],
    gold: Sequence[Record],
    found: Sequence[Record],
    scores: Scores,
) -> None:
    # Durations, sets and vague presents have no place on the calendar: "other times", if anywhere.
    if layer == "times":
        gold = [t for t in gold if t.get("edtf")]
        found = [t for t in found if t.get("edtf")]
    right = matched(gold, found, lambda x, y: overlap(x, y) > 0 and same(x, y))
    scores[layer].add(right, len(found), len(gold))
    touched = matched(gold, found, lambda x, y: overlap(x, y) > 0)
    scores[f"{layer} found"].add(touched, len(found), len(gold))


def _collect_errors(gold: Record, found: Record, pairs: Pairs, scores: Scores) -> None:
    name = str(gold["report"].get("id", ""))
    mine, theirs = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
    scores.errors += [Error(name, "missed", e, None) for e in gold["events"] if id(e) not in mine]
    scores.errors += [Error(name, "extra", None, e) for e in found["events"] if id(e) not in theirs]
    for a, b in pairs:
        for kind in differences(a, b):
            scores.errors.append(Error(name, kind, a, b))


def differences(a: Record, b: Record) -> list[str]:
    """Return the fields in which a found event differs from its gold."""
    checks = {
        "status": same_status(a, b),
        "mode": a.get("mode") == b.get("mode"),
        "when": same_when(a.get("when"), b.get("when")),
        "source": _same_source(a.get("source"), b.get("source")),
    }
    for role in ("actors", "recipients"):
        x, y = a.get(role, []), b.get(role, [])
        checks[role] = matched(x, y, same_entity) == max(len(x), len(y))
    x, y = a.get("where", []), b.get("where", [])
    checks["where"] = matched(x, y, same_place) == max(len(x), len(y))
    return [kind for kind, right in checks.items() if not right]


def _same_source(a: Record | None, b: Record | None) -> bool:
    if not a or not b:
        return not a and not b
    return same_entity(a, b)
