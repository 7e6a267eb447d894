"""Sets of days as sorted, disjoint, non-touching runs of day numbers.

A run is ``(first, last)``, both included; ``-FAR`` and ``FAR`` stand for an open end. A thousand
years of days is one run, so that nothing here costs more than the number of runs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from dateline.dates.calendar import FAR

Run = tuple[int, int]
Runs = tuple[Run, ...]


def joined(runs: Iterable[Run]) -> Runs:
    """Return runs sorted, with those that overlap or touch made one."""
    result: list[Run] = []
    for first, last in sorted(runs):
        if result and first <= result[-1][1] + 1:
            if last > result[-1][1]:
                result[-1] = (result[-1][0], last)
        else:
            result.append((first, last))
    return tuple(result)


def shared(left: Runs, right: Runs) -> Runs:
    """Return the days that both hold."""
    if not left or not right:
        return ()
    result: list[Run] = []
    # A long list beside a short one (each Christmas, and one year): begin where they can meet.
    i = max(bisect_right(left, (right[0][0], FAR)) - 1, 0)
    j = max(bisect_right(right, (left[i][0], FAR)) - 1, 0)
    while i < len(left) and j < len(right):
        first = max(left[i][0], right[j][0])
        last = min(left[i][1], right[j][1])
        if first <= last:
            result.append((first, last))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return tuple(result)


def meet(left: Runs, right: Runs) -> bool:
    """Return whether some day is in both."""
    if len(left) == 1 == len(right):
        return left[0][0] <= right[0][1] and right[0][0] <= left[0][1]
    return bool(shared(left, right))


def holds(runs: Runs, number: int) -> bool:
    """Return whether a day is in a set."""
    i = bisect_right(runs, (number, FAR)) - 1
    return i >= 0 and runs[i][0] <= number <= runs[i][1]


def moved(runs: Runs, days: int) -> Runs:
    """Return the set ``days`` later; open ends stay open."""
    return tuple((_moved(first, days), _moved(last, days)) for first, last in runs)


def _moved(number: int, days: int) -> int:
    return number if abs(number) == FAR else number + days


def size(runs: Runs) -> int | None:
    """Return the number of days; ``None`` when there is no end to them."""
    if runs and (runs[0][0] == -FAR or runs[-1][1] == FAR):
        return None
    return sum(last - first + 1 for first, last in runs)


def on_weekday(runs: Runs, weekday: int) -> Runs:
    """Return the days of a bounded set that fall on a weekday; Monday is 0."""
    days: list[Run] = []
    for first, last in runs:
        start = first + (weekday - (first - 1)) % 7
        days.extend((n, n) for n in range(start, last + 1, 7))
    return tuple(days)
