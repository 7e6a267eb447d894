"""Numbers tied to an act: killed, arrested, protesters, sums of money, with their ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from dateline.lexicon import Pack
from dateline.records import Count, Document

DIGITS = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d+(?:,\d+)?|\d+")


class Amount(NamedTuple):
    """A number as written: its bounds, and the tokens that say it."""

    low: float
    high: float | None
    approx: bool
    first: int
    stop: int


@dataclass(frozen=True)
class NumberWords:
    """The tables ``qualifiers/numbers`` and ``qualifiers/number_marks``, and ``events/counted``."""

    values: dict[str, tuple[float, float, bool]]  # word -> low, high, approximate
    factors: dict[str, float]
    marks: dict[str, str]  # word before a number -> approx, least, most
    counted: dict[str, str]  # noun lemma -> what
    currencies: dict[str, str]


def build_number_words(pack: Pack) -> NumberWords:
    """Read the number tables of the pack."""
    values, factors = {}, {}
    for row in pack.rows("qualifiers/numbers"):
        low = float(row["low"])
        high = float(row["high"]) if row["high"] else low
        for form in row.many("form"):
            if row["kind"] == "factor":
                factors[form] = low
            else:
                values[form] = (low, high, bool(row["approx"]))
    marks = {f: r["effect"] for r in pack.rows("qualifiers/number_marks") for f in r.many("form")}
    counted = {f: r["what"] for r in pack.rows("events/counted") for f in r.many("form")}
    currencies = {f: r["currency"] for r in pack.rows("events/currencies") for f in r.many("form")}
    return NumberWords(values, factors, marks, counted, currencies)


class Numbers:
    """Reads the counts of one document."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self.document = document
        self.words = pack.index(build_number_words)

    def of_phrase(self, noun: int, what: str) -> Count | None:
        """Return the count that a noun phrase carries: "environ 400 personnes"."""
        d = self.document
        currency = self.words.currencies.get(d.lemma[noun]) or self.words.currencies.get(
            d.lower[noun]
        )
        if what == "amount" and not currency:
            return None
        amount = self._before(noun) or self._own(noun)
        if amount is None:
            return None
        span = d.span(amount.first, max(amount.stop, noun + 1))
        return Count(
            what,
            amount.low,
            amount.high,
            amount.approx,
            span,
            currency if what == "amount" else None,
        )

    def counted_nouns(self, tokens: list[int]) -> list[tuple[int, str]]:
        """Return the nouns among the tokens that are counts by themselves: "trois morts"."""
        d = self.document
        return [
            (i, self.words.counted[d.lemma[i]]) for i in tokens if d.lemma[i] in self.words.counted
        ]

    def _own(self, noun: int) -> Amount | None:
        """The head itself is a number noun: "une dizaine de civils" is headed by "dizaine"."""
        d = self.document
        value = self.words.values.get(d.lower[noun]) or self.words.values.get(d.lemma[noun])
        if value is None or d.pos[noun] == "DET":
            return None
        return self._marked(Amount(value[0], value[1], value[2], noun, noun + 1))

    def _before(self, noun: int) -> Amount | None:
        """The number that stands before a noun, over its adjectives."""
        d = self.document
        i = noun - 1
        limit = max(noun - 9, -1)
        while i > limit and not self._numeral(i):
            if d.pos[i] not in {"ADJ", "ADP", "DET"} or d.word[i] in ",;.":
                return self._collective(noun)
            i -= 1
        if i <= limit or not self._numeral(i):
            return self._collective(noun)
        stop = i + 1
        while i - 1 > limit and self._numeral(i - 1):
            i -= 1
        amount = self._read(i, stop)
        return self._marked(self._range(amount)) if amount else None

    def _collective(self, noun: int) -> Amount | None:
        """A number noun above this one: "des dizaines de civils"."""
        d = self.document
        head = d.head[noun]
        if head != noun and d.dep[noun] == "nmod" and head < noun:
            return self._own(head)
        return None

    def _numeral(self, i: int) -> bool:
        d = self.document
        if d.pos[i] == "DET" and not d.word[i][0].isdigit():
            return False
        word = d.lower[i]
        return word[0].isdigit() or word in self.words.values or word in self.words.factors

    def _read(self, first: int, stop: int) -> Amount | None:
        d = self.document
        text = d.text[d.start[first] : d.end[stop - 1]]
        low = high = 0.0
        approx = False
        found = DIGITS.search(text)
        if found:
            low = high = float(re.sub(r"[ .\u00a0\u202f]", "", found.group()).replace(",", "."))
        for i in range(first, stop):
            word = d.lower[i]
            if word in self.words.factors:
                factor = self.words.factors[word]
                low, high = (low or 1) * factor, (high or 1) * factor
            elif word in self.words.values:
                value = self.words.values[word]
                low, high, approx = low + value[0], high + value[1], approx or value[2]
        return Amount(low, high, approx, first, stop) if low or high or found else None

    def _range(self, amount: Amount) -> Amount:
        """ "entre 5 et 7", "de 5 à 7": the number before the joining word is the lower bound."""
        d = self.document
        i = amount.first - 1
        if i < 1 or self.words.marks.get(d.lower[i]) != "joins" or not self._numeral(i - 1):
            return amount
        lower = self._read(i - 1, i)
        if lower is None or lower.low >= amount.low:
            return amount
        opened = i >= 2 and self.words.marks.get(d.lower[i - 2]) == "opens"
        if not opened:
            return amount
        return Amount(lower.low, amount.high, amount.approx or lower.approx, i - 1, amount.stop)

    def _marked(self, amount: Amount) -> Amount:
        d = self.document
        for i in range(amount.first - 1, max(amount.first - 4, -1), -1):
            effect = self.words.marks.get(f"{d.lower[i - 1]} {d.lower[i]}") if i else None
            first = i - 1 if effect else i
            effect = effect or self.words.marks.get(d.lower[i])
            if effect == "approx":
                return Amount(amount.low, amount.high, True, first, amount.stop)
            if effect == "least":
                return Amount(amount.low, None, amount.approx, first, amount.stop)
            if effect == "most":
                return Amount(0, amount.high, amount.approx, first, amount.stop)
            if effect == "several":
                return amount
        return amount
