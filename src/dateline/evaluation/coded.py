"""Code the reports of a gold set as ``dateline code`` would code them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dateline.evaluation.matching import Record
from dateline.gazetteer import open_gazetteer
from dateline.lexicon import Pack
from dateline.parsing import Parser
from dateline.reading import Checks, Failure, report_of
from dateline.records import Report
from dateline.running import code_many

FIELDS = ("id", "title", "text", "published", "publisher", "url", "language")


def code_gold(
    gold: Sequence[Record], pack: Pack, *, processes: int | None = None
) -> Iterator[dict[str, Any] | Failure]:
    """Yield the analysis of each gold report, in order, in its JSON form; a failure for a failed.

    Only what a publisher gives is handed on (text to the letter, title, date), nothing of the
    coding. The analysis names the report as the gold does, so that the two pair.
    """
    results = code_many(
        _reports(gold, pack),
        parser=Parser(pack),
        gazetteer=open_gazetteer(),
        processes=processes,
        finish=plain,
    )
    for g, result in zip(gold, results, strict=True):
        if not isinstance(result, Failure):
            result = {**result, "report": g["report"]}
        yield result


def plain(analysis: Any) -> dict[str, Any]:
    """Return the JSON form of an analysis; a function of a module, so that it can be sent."""
    record: dict[str, Any] = analysis.to_dict()
    return record


def _reports(gold: Sequence[Record], pack: Pack) -> Iterator[Report | Failure]:
    check = Checks(pack, language=pack.language)
    for g in gold:
        given = {k: g["report"].get(k) for k in FIELDS}
        yield check(report_of(given, where=str(given["id"] or "")))
