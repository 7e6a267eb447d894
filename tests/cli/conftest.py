"""The command line in this process, with a stand-in for the coding where no model is wanted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli.app import build
from dateline.reading import Failure
from dateline.records import Report

CASE = Path(__file__).parent.parent / "cases" / "kinshasa.json"


@dataclass(frozen=True)
class Act:
    """Stands for an event."""

    record: dict[str, Any]
    id: str
    confidence: float
    content_of: str | None


@dataclass
class Told:
    """Stands for an analysis: the case's events under the report that was read."""

    report: Report
    events: tuple[Act, ...] | None = None

    def __post_init__(self) -> None:
        self.record: dict[str, Any] = json.loads(CASE.read_text(encoding="utf-8"))
        if self.events is None:
            self.events = tuple(
                Act(e, e["id"], e["confidence"], e["content_of"]) for e in self.record["events"]
            )

    def to_dict(self) -> dict[str, Any]:
        return {**self.head(), **{name: list(layer) for name, layer in self.layers()}}

    def head(self) -> dict[str, Any]:
        plain = {k: v for k, v in self.record.items() if not isinstance(v, list)}
        return {**plain, "report": {**self.record["report"], "id": self.report.id}}

    def layers(self) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
        for name, layer in self.record.items():
            if name != "events" and isinstance(layer, list):
                yield name, iter(layer)
        yield "events", ({**e.record, "content_of": e.content_of} for e in self.events or ())


@pytest.fixture
def case() -> dict[str, Any]:
    """The analysis that the stand-in gives for every report."""
    record: dict[str, Any] = json.loads(CASE.read_text(encoding="utf-8"))
    return record


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Code every report to the same analysis, without a model."""

    def code_many(
        reports: Iterable[Report | Failure], *, finish: Callable[[Any], Any], **options: Any
    ) -> Iterator[Any]:
        for report in reports:
            yield report if isinstance(report, Failure) else finish(Told(report))

    monkeypatch.setattr("dateline.running.code_many", code_many)
    monkeypatch.setattr("dateline.gazetteer.open_gazetteer", lambda **options: None)


@pytest.fixture
def run() -> Callable[..., Any]:
    """Arguments -> click's result: ``exit_code``, ``stdout``, ``stderr``."""

    def run(*arguments: object, debug: bool = False, **options: Any) -> Any:
        return CliRunner().invoke(build(debug=debug), list(map(str, arguments)), **options)

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A short report on disk."""
    path = tmp_path / "depeche.txt"
    path.write_text(
        "date: 2023-11-03\nLe ministre de la Défense a rencontré mardi à Goma les chefs de la "
        "mission. Il doit se rendre vendredi à Bunia.\n",
        encoding="utf-8",
    )
    return path
