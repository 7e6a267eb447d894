"""The scores of a gold set as lines of text, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.evaluation.measures import Scores, Tally

SECTIONS = {  # the first word of a measure's name: the heading of its section
    "type": "per type",
    "mode": "per mode",
    "status": "per status",
}
LAYERS = (
    "events",
    "events told as fact",
    "events not told as fact",
    "whole row",
    "same act",
    "content of",
    "times",
    "times found",
    "other times",
    "places",
    "places found",
    "quotes",
    "indirect speech",
)


def table_of(scores: Scores) -> Iterator[str]:
    """Yield the lines of the table: layers, fields of paired events, then types, modes, statuses.

    Columns are precision, recall and F1, then the counts they rest on.
    """
    for heading, names in _sections(scores).items():
        yield f"{heading:32}     P      R     F1   right  found   gold"
        for name in names:
            yield _line(_short(name, heading), scores[name])
        yield ""


def to_json(name: str, scores: Scores) -> dict[str, Any]:
    """Return the scores of one gold set as plain values, rounded to three decimals."""
    return {
        "gold": name,
        "reports": scores.reports,
        "failed": scores.absent,
        "scores": {key: _row(scores[key]) for key in sorted(scores.tallies)},
    }


def section_of(name: str) -> str:
    """Return the heading under which a measure stands.

    Examples
    --------
    >>> section_of("whole row"), section_of("type PROTEST"), section_of("actors country")
    ('layers', 'per type', 'fields of paired events')
    """
    first, _, rest = name.partition(" ")
    if rest and first in SECTIONS:
        return SECTIONS[first]
    return "layers" if name in LAYERS else "fields of paired events"


def _sections(scores: Scores) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {"layers": [], "fields of paired events": []}
    sections |= {heading: [] for heading in SECTIONS.values()}
    for name in sorted(scores.tallies, key=_order):
        sections[section_of(name)].append(name)
    return {heading: names for heading, names in sections.items() if names}


def _order(name: str) -> tuple[int, str]:
    return (LAYERS.index(name), "") if name in LAYERS else (len(LAYERS), name)


def _short(name: str, heading: str) -> str:
    return name.partition(" ")[2] if heading in SECTIONS.values() else name


def _line(name: str, tally: Tally) -> str:
    figures = f"{tally.precision:6.3f} {tally.recall:6.3f} {tally.f1:6.3f}"
    return f"  {name:30}{figures}  {tally.right:6} {tally.found:6} {tally.gold:6}"


def _row(tally: Tally) -> dict[str, float | int]:
    return {
        "p": round(tally.precision, 3),
        "r": round(tally.recall, 3),
        "f1": round(tally.f1, 3),
        "right": tally.right,
        "found": tally.found,
        "gold": tally.gold,
    }
