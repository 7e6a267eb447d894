"""Match numbers, in digits or in words, and the numbers that calendars and clocks are made of."""

from __future__ import annotations

from collections.abc import Callable

from dateline.finding.times.tables import Table
from dateline.finding.times.units import DIGITS, FOUR
from dateline.lexicon import Pack

Found = list[tuple[int, int | float]]  # unit after the number, value
Matcher = Callable[[list[str], int], Found]

SPELLED = ("number", "spelled", "spelled_year")  # slots that words fill

_RANGES = {  # slot: smallest, largest, fewest digits, most digits
    "dd": (1, 31, 1, 2),
    "mm": (1, 12, 1, 2),
    "yy": (0, 99, 2, 2),
    "year": (1000, 2199, 4, 4),
    "hour": (0, 23, 1, 2),
    "minute": (0, 59, 2, 2),
    "ordinal": (1, 40, 1, 2),
}


class Numbers:
    """Matchers of the numeric slots: ``number``, ``dd``, ``mm``, ``yy``, ``year``, ``hour`` …"""

    def __init__(self, pack: Pack) -> None:
        self.words = Table(pack, "times/numbers")
        self.scales = Table(pack, "times/scales")
        self.inside = {*self.words.inside, *self.scales.inside}
        self.first = {*self.words.first, *self.scales.first}
        self.slots: dict[str, Matcher] = {
            name: _ranged(*bounds) for name, bounds in _RANGES.items()
        }
        self.slots["number"] = self.number
        self.slots["spelled"] = self.spelled
        self.slots["spelled_year"] = self.spelled_year

    def first_of(self, slot: str) -> set[str]:
        """Return the keys that a numeric slot can begin with."""
        if slot == "number":
            return {*self.first, DIGITS, FOUR}
        if slot in SPELLED:
            return self.first
        return {FOUR} if _RANGES[slot][2] == 4 else {DIGITS}

    def ahead(self, slot: str) -> tuple[set[str], bool]:
        """Return the keys that may follow the first of a number, and whether one may be all."""
        inside = {*self.inside, ",", ".", DIGITS, FOUR} if slot in SPELLED else set()
        return inside, slot != "spelled_year"

    def spelled_year(self, words: list[str], u: int) -> Found:
        """Match "mil neuf cent quatre-vingt-dix-huit"."""
        return [f for f in self.spelled(words, u) if 1000 <= f[1] <= 2199]

    def number(self, words: list[str], u: int) -> Found:
        """Match 12, 12,5, 1 200 or "vingt et un"."""
        return _digits(words, u) if words[u][:1].isdecimal() else self.spelled(words, u)

    def spelled(self, words: list[str], u: int) -> Found:
        """Match a number in words: below 100 by table, hundreds and thousands by scale."""
        total, part, end, size = 0, 0, u, 0
        while True:
            below = self.words.longest(words, end) if part % 100 == 0 else None
            if below:
                end, part = below[0], part + int(below[1])
                size += 1
            scale = self.scales.longest(words, end)
            if not below and not scale:
                break
            if scale:
                end, unit = scale[0], int(scale[1])
                size += 1
                if unit == 100:
                    part = max(part, 1) * 100
                else:
                    total, part = total + max(part, 1) * unit, 0
        return [(end, total + part)] if size else []


def _digits(words: list[str], u: int) -> Found:
    if words[u + 1 : u + 2] and words[u + 1] in (",", ".") and words[u + 2 : u + 3]:
        after = words[u + 2]
        if after.isdecimal():
            if len(after) == 3 and len(words[u]) <= 3:
                return [(u + 3, int(words[u] + after))]
            return [(u + 3, float(f"{words[u]}.{after}"))]
    if len(words[u + 1]) == 3 and words[u + 1].isdecimal() and len(words[u]) <= 3:
        return [(u + 2, int(words[u] + words[u + 1]))]
    return [(u + 1, int(words[u]))] if len(words[u]) < 10 else []


def _ranged(low: int, high: int, fewest: int, most: int) -> Matcher:
    def match(words: list[str], u: int) -> Found:
        word = words[u]
        if fewest <= len(word) <= most and word.isdecimal() and low <= int(word) <= high:
            return [(u + 1, int(word))]
        return []

    return match
