"""The words that the pack has for numbers, their marks, what is counted, and money."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.lexicon import Pack

REACH = 9  # words of one number at most; tokens before a noun in which its number stands


@dataclass(frozen=True)
class NumberWords:
    """The tables ``qualifiers/numbers`` and ``qualifiers/number_marks``, and ``events/counted``."""

    values: dict[str, tuple[float, float, bool]]  # word -> low, high, approximate
    factors: dict[str, float]
    marks: dict[str, str]  # words before a number -> approx, least, most, joins, spans, opens, of
    counted: dict[str, str]  # noun lemma -> what
    currencies: dict[str, str]
    things: frozenset[str]  # ``qualifiers/uncounted``: nouns of what is no person

    def parts(self, word: str) -> list[str]:
        """Split a word of numbers into those it is made of: "quatre-vingt-dix-sept"."""
        if word in self.values or word in self.factors:
            return [word]
        pieces = word.split("-", REACH)
        for n in range(len(pieces) - 1, 0, -1):
            start, rest = "-".join(pieces[:n]), pieces[n:]
            if start in self.values or start in self.factors:
                if self.marks.get(rest[0]) == "joins":
                    rest = rest[1:]
                below = self.parts("-".join(rest)) if rest else []
                return [start, *below] if below else []
        return []


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
    things = frozenset(f for r in pack.rows("qualifiers/uncounted") for f in r.many("form"))
    return NumberWords(values, factors, marks, counted, currencies, things)
