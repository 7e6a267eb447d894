"""Numbers tied to an act: killed, arrested, protesters, sums of money, with their ranges."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from dateline.coding.number_words import REACH, build_number_words
from dateline.lexicon import Pack
from dateline.records import Count, Document

DIGITS = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d+(?:,\d+)?|\d+")
LONGEST = 3  # words of a mark: "pas moins de"
SUM = 5  # tokens from "milliard" to its currency: "un milliard et demi de dollars"
VICTIMS = frozenset({"killed", "injured"})  # whose nouns count nobody else
MOVED = frozenset({"evacuated", "released", "displaced"})  # what may be done to the hurt
THOUSAND = 1000  # factors from here on close a group: "deux mille cinq cents"
TEENS = frozenset({1.0, 11.0})  # "vingt et un", "soixante et onze"


class Amount(NamedTuple):
    """A number as written: its bounds, and the tokens that say it."""

    low: float
    high: float | None
    approx: bool
    first: int
    stop: int


class Numbers:
    """Reads the counts of one document."""

    def __init__(self, document: Document, pack: Pack, dated: Collection[int] = ()) -> None:
        self.document = document
        self.words = pack.index(build_number_words)
        self.dated = dated  # tokens of times, whose numbers count nobody

    def of_phrase(self, noun: int, what: str) -> Count | None:
        """Return the count that a noun phrase carries: "environ 400 personnes"."""
        d = self.document
        currency = self._currency(noun)
        if (what == "amount") != bool(currency) or (what != "amount" and self._other(noun, what)):
            return None
        amount = self._own(noun) if self._numeral(noun) else self._before(noun) or self._own(noun)
        if amount is None or amount.stop - 1 in self.dated:
            return None
        span = d.span(amount.first, max(amount.stop, noun + 1))
        return Count(what, amount.low, amount.high, amount.approx, span, currency)

    def none_of(self, noun: int, what: str) -> Count | None:
        """ "sans faire de victime", "ni mort": nobody, where no number stands."""
        d = self.document
        for i in range(noun - 1, max(noun - 5, -1), -1):
            if self._mark(i) == "none":
                return Count(what, 0, 0, False, d.span(i, noun + 1))
            if d.pos[i] not in {"VERB", "AUX", "ADP"}:
                break
        return None

    def _other(self, noun: int, what: str) -> bool:
        """Whether a noun, or what a number noun counts, is no person, or "blessés" for killed."""
        d, things = self.document, self.words.things
        below = [c for c in d.children[noun] if d.dep[c] == "nmod"] if self._number(noun) else []
        near = (noun, *below)
        told = {self.words.counted.get(d.lemma[i]) for i in near} & VICTIMS
        if told and what not in told | MOVED:
            return True
        return any(d.lemma[i] in things or d.lower[i] in things for i in near)

    def is_toll(self, noun: int) -> bool:
        """Return whether a noun is that of what an act cost: "le bilan"."""
        return self.words.marks.get(self.document.lemma[noun]) == "toll"

    def ranges_below(self, verb: int) -> Iterator[int]:
        """Yield nouns that only look prepositional: "tuant entre cinq et sept combattants"."""
        d = self.document
        for c in d.children[verb]:
            for i in (k for k in d.children[c] if d.dep[k] == "case" and k < c):
                spans = i + 2 < c and self._mark(i + 2) in {"joins", "spans"}
                if self._mark(i) == "opens" and self._numeral(i + 1) and spans:
                    yield c

    def retold(self, count: Count, stop: int) -> Iterator[Count]:
        """Yield the same told on another word: "3.000 selon la police, 8.000 selon les ONG"."""
        d = self.document
        i, said = d.token_at(count.span.end - 1) + 1, False
        while i < stop:
            if self._says(i):
                said = True
            elif said and self._numeral(i):
                amount = self._group(i)
                if amount is None:
                    return
                if self._says(amount.stop):
                    amount = self._marked(amount)
                    span = d.span(amount.first, amount.stop)
                    yield Count(count.what, amount.low, amount.high, amount.approx, span)
                i = amount.stop - 1
            i += 1

    def _says(self, i: int) -> bool:
        lower = self.document.lower
        return any(
            self.words.marks.get(" ".join(lower[i : i + n])) == "says" for n in range(1, LONGEST)
        )

    def counted_nouns(self, tokens: list[int]) -> list[tuple[int, str]]:
        """Return the nouns among the tokens that are counts by themselves: "trois morts"."""
        d, counted = self.document, self.words.counted
        return [
            (i, counted[word])
            for i in tokens
            for word in (d.lemma[i], d.lower[i])[: 1 if d.lemma[i] in counted else 2]
            if word in counted
        ]

    def _currency(self, noun: int) -> str | None:
        """The money that a noun names, or that a number noun above it counts."""
        d = self.document
        near = [noun]
        if d.lower[noun] in self.words.factors or d.lemma[noun] in self.words.factors:
            near += [c for c in d.children[noun] if d.dep[c] == "nmod"]
            near += range(noun + 1, min(noun + SUM, len(d)))
        names = self.words.currencies
        for i in near:
            found = names.get(d.lemma[i], names.get(d.lower[i]))
            if found is not None:
                return found or None
        return None

    def _own(self, noun: int) -> Amount | None:
        """The head itself is a number: "une dizaine de civils" is headed by "dizaine"."""
        if self.document.pos[noun] == "DET" or not self._number(noun):
            return None
        amount = self._group(noun)
        if amount is None or (amount.low == 1 and amount.stop - amount.first == 1):
            return None
        while self._links(amount.stop) and self._number(amount.stop + 1):
            unit = self._read(amount.stop + 1, amount.stop + 2)
            if unit is None or not amount.approx:
                break
            amount = self._times(amount, unit, amount.first, amount.stop + 2)
        return self._marked(self._ahead(amount) or self._range(amount))

    def _ahead(self, amount: Amount) -> Amount | None:
        """ "entre 5 et 7 soldats", where the parser makes the lower number the head."""
        if self._mark(amount.stop) not in {"joins", "spans"} or not self._numeral(amount.stop + 1):
            return None
        upper = self._group(amount.stop + 1)
        whole = self._range(upper) if upper else None
        return whole if whole and whole.first == amount.first else None

    def _before(self, noun: int) -> Amount | None:
        """The number that stands before a noun, over its adjectives."""
        d = self.document
        i = noun - 1
        limit = max(noun - REACH, -1)
        while i > limit and not self._numeral(i):
            if not (d.pos[i] == "ADJ" or self._links(i)):
                return self._collective(noun)
            i -= 1
        if i <= limit:
            return self._collective(noun)
        amount = self._group(i)
        if amount is None:
            return None
        above = amount.first - 2
        if above >= 0 and self._links(amount.first - 1) and self._number(above):
            many = self._group(above)
            if many and many.approx:
                amount = self._times(many, amount, many.first, amount.stop)
        return self._marked(self._range(amount))

    def _collective(self, noun: int) -> Amount | None:
        """A number noun above this one: "des dizaines de civils"."""
        d = self.document
        head = d.head[noun]
        if head != noun and d.dep[noun] in {"nmod", "amod"} and head < noun:
            return self._own(head)
        return None

    def _numeral(self, i: int) -> bool:
        """Whether a token is a number; an article ("une") is none, "aucun" is nought."""
        d = self.document
        if not 0 <= i < len(d):
            return False
        word = d.lower[i]
        if d.pos[i] == "DET" and not word[0].isdigit():
            return self.words.values.get(word, (1.0,))[0] == 0
        return word[0].isdigit() or bool(self.words.parts(word))

    def _number(self, i: int) -> bool:
        """A number, or a noun whose lemma is one."""
        return self._numeral(i) or (
            0 <= i < len(self.document) and self.document.lemma[i] in self.words.values
        )

    def _mark(self, i: int) -> str:
        return self.words.marks.get(self.document.lower[i], "") if i >= 0 else ""

    def _links(self, i: int) -> bool:
        """ "dizaines de milliers", "millions d'euros": the word between."""
        d = self.document
        return 0 <= i < len(d) and d.pos[i] == "ADP" and self._mark(i) in {"of", "opens"}

    def _group(self, i: int) -> Amount | None:
        """The whole number that a token belongs to."""
        first, stop = i, i + 1
        while i - first < REACH and self._numeral(first - 1):
            first -= 1
        while stop - i < REACH and self._numeral(stop):
            stop += 1
        first = self._teen(first) or first
        if self._teen(stop + 1) is not None:
            stop += 2
        return self._read(first, stop)

    def _teen(self, i: int) -> int | None:
        """The start of "vingt et un", "soixante et onze", when a token ends one."""
        d = self.document
        if i - 2 < 0 or i >= len(d) or self._mark(i - 1) != "joins" or not self._numeral(i - 2):
            return None
        ten = self.words.values.get(d.lower[i - 2])
        one = self.words.values.get(d.lower[i])
        if ten is None or one is None or self._mark(i - 3) == "opens":
            return None
        return i - 2 if one[0] in TEENS and ten[0] >= 20 and not ten[2] else None

    def _read(self, first: int, stop: int) -> Amount | None:
        """Add up the words of a number: "deux mille cinq cents", "3,5 millions"."""
        d = self.document
        done, now = (0.0, 0.0), (0.0, 0.0)
        approx = seen = False
        i = first
        while i < stop:
            end = i + 1
            if d.lower[i][0].isdigit():
                while end < stop and d.lower[end][0].isdigit():
                    end += 1
                written = DIGITS.search(d.text[d.start[i] : d.end[end - 1]])
                value = _digits(written.group()) if written else 0.0
                now, seen = (value, value), True
            else:
                word = d.lower[i]
                for part in self.words.parts(word) or [d.lemma[i]]:
                    done, now, about = self._add(part, done, now)
                    approx, seen = approx or about, seen or done != now or now != (0.0, 0.0)
                    seen = seen or part in self.words.values
            i = end
        if not seen:
            return None
        return Amount(done[0] + now[0], done[1] + now[1], approx, first, stop)

    def _add(
        self, word: str, done: tuple[float, float], now: tuple[float, float]
    ) -> tuple[tuple[float, float], tuple[float, float], bool]:
        factor = self.words.factors.get(word)
        if factor is not None:
            low, high = (now[0] or 1) * factor, (now[1] or 1) * factor
            if factor < THOUSAND:
                return done, (low, high), False
            return (done[0] + low, done[1] + high), (0.0, 0.0), False
        low, high, about = self.words.values.get(word, (0.0, 0.0, False))
        if about and now[0]:
            return done, (now[0] * low, now[1] * high), about
        return done, (now[0] + low, now[1] + high), about

    def _times(self, many: Amount, unit: Amount, first: int, stop: int) -> Amount:
        """ "des dizaines de milliers": from twenty thousand to just under a hundred thousand."""
        one = 10.0 ** math.floor(math.log10(unit.low)) if unit.low >= 1 else 1.0
        high = many.high if many.high is not None else many.low
        top = (high + 1) * one - 1 if high > many.low else high * one
        return Amount(many.low * one, top, True, first, stop)

    def _range(self, amount: Amount) -> Amount:
        """ "entre 5 et 7", "de 5 à 7", "deux ou trois": the number before is the lower bound."""
        i = amount.first - 1
        joint = self._mark(i)
        if i < 1 or joint not in {"joins", "spans"} or not self._numeral(i - 1):
            return amount
        lower = self._group(i - 1)
        if lower is None or (joint == "joins" and self._mark(lower.first - 1) != "opens"):
            return amount
        low = lower.low * self._shared_factor(lower, amount)
        if low >= amount.low:
            return amount
        return Amount(low, amount.high, amount.approx or lower.approx, lower.first, amount.stop)

    def _shared_factor(self, lower: Amount, upper: Amount) -> float:
        """ "entre deux et trois cents", "de 3 à 5 millions": the factor is said once."""
        factor = self.words.factors.get(self.document.lower[upper.stop - 1], 1.0)
        return factor if lower.low < upper.low / factor else 1.0

    def _marked(self, amount: Amount) -> Amount:
        """Widen a number by the words before it: "environ", "au moins", "pas moins de"."""
        for i in range(amount.first - 1, max(amount.first - 4, -1), -1):
            effect, first = self._phrase(i)
            if effect == "approx":
                return Amount(amount.low, amount.high, True, first, amount.stop)
            if effect == "least":
                return Amount(amount.low, None, amount.approx, first, amount.stop)
            if effect == "most":
                return Amount(0, amount.high, amount.approx, first, amount.stop)
        return amount

    def _phrase(self, i: int) -> tuple[str, int]:
        """The longest mark that ends at a token, and where it starts."""
        lower = self.document.lower
        for n in range(min(LONGEST, i + 1), 0, -1):
            effect = self.words.marks.get(" ".join(lower[i - n + 1 : i + 1]))
            if effect:
                return effect, i - n + 1
        return "", i


def _digits(written: str) -> float:
    return float(re.sub(r"[ .\u00a0\u202f]", "", written).replace(",", "."))
