"""Code many reports, in order, in bounded memory, over one process or several."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from dateline.gazetteer import Gazetteer
from dateline.parsing import Parser
from dateline.reading import Failure
from dateline.records import Analysis, Report
from dateline.running.batches import batches_of
from dateline.running.crew import Crew
from dateline.running.work import Finish, Work

Result = Analysis | Failure


def code_many(
    reports: Iterable[Report | Failure],
    *,
    parser: Parser,
    gazetteer: Gazetteer,
    processes: int | None = None,
    finish: Finish | None = None,
) -> Iterator[Any]:
    """Yield the analysis of each report in the order given; a failure for each that failed.

    Reports are taken a batch at a time, only as fast as they are coded and the results are taken,
    so that the input may be endless. One batch alone is coded in this process. A report that makes
    the analysis raise, or that kills its process, fails alone: the others of its batch are coded
    again without it.

    Parameters
    ----------
    reports
        As ``reading.read_reports`` gives them; failures pass through in their places.
    parser, gazetteer
        Shared with the workers where the system can fork, loaded anew where it cannot.
    processes
        Workers; the cores that this process may use when ``None``.
    finish
        Applied to each analysis in the worker, such as ``Analysis.to_dict``; its value takes the
        place of the analysis. It must be picklable where the system cannot fork.

    Yields
    ------
    Analysis or Failure
        Or what ``finish`` returns in place of an analysis.

    References
    ----------
    docs/method/reading.md, "Many reports"; docs/benchmarks.md
    """
    work = Work(parser, gazetteer, finish)
    batches = batches_of(reports)
    first = list(islice(batches, 2))
    workers = cores() if processes is None else processes
    if workers < 2 or len(first) < 2:
        for batch in chain(first, batches):
            yield from work.code(batch)
        return
    with Crew(work, workers) as crew:
        yield from crew.run(chain(first, batches))


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
