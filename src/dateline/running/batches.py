"""Cut a stream of reports into batches that are worth a trip to a worker, and no larger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.reading import Failure
from dateline.records import Report

Item = Report | Failure

MOST = 32  # reports; what the parser takes at once
LARGEST = 400_000  # code points; keeps a batch of very long reports within memory


def batches_of(
    reports: Iterable[Item], most: int = MOST, largest: int = LARGEST
) -> Iterator[list[Item]]:
    """Yield the reports in lists of at most ``most``, fewer when they are long."""
    batch: list[Item] = []
    size = 0
    for item in reports:
        batch.append(item)
        size += len(item.text) if isinstance(item, Report) else 0
        if len(batch) >= most or size >= largest:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
