"""The counts of an act: its patients ("quatre soldats tués") and counting nouns ("12 morts")."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.clause import Syntax
from dateline.coding.numbers import Numbers
from dateline.coding.reach import Reach
from dateline.lexicon import Pack, Row
from dateline.records import Count, Document


class Counts:
    """Finds the numbers tied to the acts of one document."""

    def __init__(self, document: Document, syntax: Syntax, pack: Pack) -> None:
        self.document = document
        self.syntax = syntax
        self.numbers = Numbers(document, pack)

    def of(self, head: int, row: Row, reach: Reach) -> tuple[Count, ...]:
        """Return the numbers of an act: row column ``counts`` is ``what:places|…``."""
        found: dict[str, Count] = {}
        for count in (*self._patients(head, row), *self._nouns(head, row, reach)):
            found.setdefault(count.what, count)
        return tuple(found.values())

    def _patients(self, head: int, row: Row) -> Iterator[Count]:
        slots = self.syntax.slots(head)
        for entry in row.many("counts"):
            what, _, places = entry.partition(":")
            for place in places.split("/"):
                for token in slots.get(place, ()):
                    count = self.numbers.of_phrase(token, what)
                    if count:
                        yield count
            if not places and what != "amount":
                count = self.numbers.of_phrase(head, what)
                if count:
                    yield count

    def _nouns(self, head: int, row: Row, reach: Reach) -> Iterator[Count]:
        """Counting nouns and sums of money within reach, where the row takes them."""
        kinds = {entry.partition(":")[0] for entry in row.many("counts")}
        if not kinds:
            return
        tokens = reach.own(head)
        for token, what in self.numbers.counted_nouns(tokens + self._made(head, reach)):
            if what in kinds and token != head:
                count = self.numbers.of_phrase(token, what) or self.numbers.none_of(token, what)
                if count:
                    yield count
        if "amount" in kinds:
            for token in tokens:
                count = self.numbers.of_phrase(token, "amount")
                if count:
                    yield count

    def _made(self, head: int, reach: Reach) -> list[int]:
        """ "l'attentat a fait 12 morts": what hangs on the verb whose subject the act is."""
        d = self.document
        verb = d.head[head]
        if not d.dep[head].startswith("nsubj") or verb == head or verb in reach.heads:
            return []
        return [i for i in reach.own(verb) if i > verb]
