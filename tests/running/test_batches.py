"""Batches: at most so many reports, fewer when they are long, taken lazily."""

from __future__ import annotations

from itertools import count, islice

from dateline.records import Report
from dateline.running.batches import batches_of


def _sizes(lengths: list[int], **limits: int) -> list[int]:
    return [len(b) for b in batches_of((Report("x" * n) for n in lengths), **limits)]


def test_full_batches_and_a_rest() -> None:
    assert _sizes([1] * 70) == [32, 32, 6]


def test_long_reports_make_small_batches() -> None:
    assert _sizes([5, 5, 5, 20, 1], most=3, largest=10) == [2, 2, 1]


def test_endless_input_is_taken_a_batch_at_a_time() -> None:
    taken = count()
    endless = (Report(str(next(taken))) for _ in count())
    assert len(list(islice(batches_of(endless), 2))) == 2
    assert next(taken) == 64
