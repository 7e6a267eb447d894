"""Coding a gold set: what is handed on, and that results stand under the gold's reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from dateline.evaluation import coded
from dateline.lexicon import Pack
from dateline.reading import Failure
from dateline.records import Report

TEXT = "Le ministre de la Défense a rencontré mardi à Goma les chefs de la mission."


class Told:
    """Stands for an analysis of a report."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def to_dict(self) -> dict[str, Any]:
        return {"report": self.report.to_dict(), "events": []}


@pytest.fixture(autouse=True)
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The reports that came to be coded, without a model."""
    reports: list[Any] = []

    def code_many(given: Iterable[Any], *, finish: Callable[[Any], Any], **_: Any) -> Iterator[Any]:
        for report in given:
            reports.append(report)
            yield report if isinstance(report, Failure) else finish(Told(report))

    monkeypatch.setattr(coded, "code_many", code_many)
    return reports


def test_only_what_a_publisher_gives_is_handed_on(pack: Pack, seen: list[Any]) -> None:
    gold = {"report": {"id": "a", "text": TEXT, "published": "2024-06"}, "events": [{"id": "e1"}]}
    list(coded.code_gold([gold], pack))
    assert (seen[0].id, seen[0].text, seen[0].published) == ("a", TEXT, "2024-06")


def test_an_analysis_names_the_report_as_the_gold_does(pack: Pack) -> None:
    gold = {"report": {"id": "a", "text": f" {TEXT}\n", "published": "2024-06"}}
    (found,) = coded.code_gold([gold], pack)
    assert found["report"] is gold["report"]  # type: ignore[index]


def test_one_text_twice_under_two_dates(pack: Pack) -> None:
    gold = [{"report": {"id": d, "text": TEXT, "published": d}} for d in ("2024-06", "2024-06-18")]
    assert [f["report"]["published"] for f in coded.code_gold(gold, pack)] == [  # type: ignore[index]
        "2024-06",
        "2024-06-18",
    ]


def test_a_report_that_cannot_be_read_is_a_failure(pack: Pack) -> None:
    gold = [{"report": {"id": "a", "text": TEXT, "published": "2024-13"}}]
    (found,) = coded.code_gold(gold, pack)
    assert isinstance(found, Failure)
    assert found.code == "reading.bad_date"
