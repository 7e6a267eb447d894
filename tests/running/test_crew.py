"""Workers: order, back-pressure, a worker that dies, an end that leaves nobody behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Sequence
from itertools import count, islice
from typing import Any

import pytest

from dateline.reading import Failure
from dateline.records import Report
from dateline.running.batches import Item
from dateline.running.crew import Crew


class Shout:
    """Stands in for the real work: the text in capitals, or what the text asks for."""

    def warm(self) -> None:
        """Nothing to load."""

    def code(self, batch: Sequence[Item]) -> Iterator[Any]:
        """Yield the results of a batch."""
        for item in batch:
            assert isinstance(item, Report)
            if item.text == "die":
                os.kill(os.getpid(), signal.SIGKILL)
            if item.text == "sleep":
                time.sleep(0.2)
            yield item.text.upper()


def _batches(*texts: Sequence[str]) -> Iterator[list[Report]]:
    return iter([[Report(t, id=t) for t in batch] for batch in texts])


def _run(*texts: Sequence[str], size: int = 2) -> list[Any]:
    with Crew(Shout(), size) as crew:
        return [r.code if isinstance(r, Failure) else r for r in crew.run(_batches(*texts))]


def test_order_is_kept_when_a_batch_is_slow() -> None:
    assert _run(["sleep"], ["b", "c"], ["d"], ["e"]) == ["SLEEP", "B", "C", "D", "E"]


def test_nothing_to_do() -> None:
    assert _run() == []


def test_a_report_that_kills_its_worker_fails_alone() -> None:
    found = _run(["a", "die", "c", "die", "e"], ["f"])
    assert found == ["A", "running.killed", "C", "running.killed", "E", "F"]


def test_how_it_died_is_told() -> None:
    with Crew(Shout(), 1) as crew:
        (failure,) = crew.run(_batches(["die"]))
    assert "SIGKILL" in failure.message
    assert failure.report.id == "die"


def test_input_is_read_only_as_fast_as_results_are_taken() -> None:
    taken = count()
    endless = ([Report(str(next(taken)))] for _ in count())
    with Crew(Shout(), 2) as crew:
        assert list(islice(crew.run(endless), 3)) == ["0", "1", "2"]
    assert next(taken) <= 3 + 4 * 2 + 1


def test_nobody_is_left_after_an_interruption() -> None:
    with pytest.raises(KeyboardInterrupt):
        _interrupted()
    assert multiprocessing.active_children() == []


def test_where_the_system_cannot_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.running.crew._start_method", lambda: "spawn")
    assert _run(["a"], ["b"], size=1) == ["A", "B"]


def _interrupted() -> None:
    with Crew(Shout(), 2) as crew:
        for _ in crew.run(_batches(["a"], ["sleep"], ["b"])):
            raise KeyboardInterrupt
