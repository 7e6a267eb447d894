"""One process and its batch: a bad report fails alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from dateline.errors import DateError, ReadError
from dateline.reading import Failure
from dateline.records import Report
from dateline.running import code_many, work


class Parser:
    """Stands in for the model: the text itself is the parse."""

    pack = SimpleNamespace()

    def parse(self, text: str) -> str:
        """Return the text, unless it asks to fail."""
        if text == "unparsable":
            raise ValueError("no parse")
        return text

    def parse_all(self, texts: Iterable[str]) -> Iterator[str]:
        """Parse one by one."""
        return (self.parse(text) for text in texts)


def _code(report: Report, document: Any, *rest: Any) -> str:
    if document == "bad date":
        raise DateError("dates.bad_published", text="hier")
    if document == "bug":
        raise KeyError("gone")
    return document.upper()


@pytest.fixture(autouse=True)
def _coding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "code_document", _code)


def _many(*texts: str, processes: int = 1, **options: Any) -> list[Any]:
    reports = (Report(text, origin=f"f:{k}") for k, text in enumerate(texts, 1))
    found = code_many(reports, parser=Parser(), gazetteer=None, processes=processes, **options)  # type: ignore[arg-type]
    return [r.code if isinstance(r, Failure) else r for r in found]


def test_a_bad_report_fails_alone() -> None:
    found = _many("a", "bug", "unparsable", "bad date", "e")
    assert found == ["A", "running.failed", "running.failed", "dates.bad_published", "E"]


def test_several_processes_say_the_same_as_one() -> None:
    texts = [*map(str, range(100)), "bug", "unparsable", "bad date", *map(str, range(50))]
    assert _many(*texts, processes=3) == _many(*texts)


def test_failures_of_reading_pass_through_in_their_places() -> None:
    error = ReadError("reading.missing_file", where="x")
    items = [Report("a"), Failure("x", error, Report("")), Report("b")]
    found = list(code_many(items, parser=Parser(), gazetteer=None, processes=1))  # type: ignore[arg-type]
    assert found == ["A", items[1], "B"]


def test_finish_is_applied_where_the_work_is_done() -> None:
    assert _many(*["a"] * 70, processes=2, finish=len) == [1] * 70


def test_a_bug_keeps_its_traceback() -> None:
    (failure,) = code_many([Report("bug", origin="f")], parser=Parser(), gazetteer=None)  # type: ignore[arg-type]
    assert "KeyError" in failure.message
    assert "_code" in failure.traceback
