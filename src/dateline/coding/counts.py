"""The counts of an act: its patients ("quatre soldats tués") and counting nouns ("12 morts")."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from dateline.coding.clause import Syntax
from dateline.coding.frames import Cast
from dateline.coding.numbers import Numbers
from dateline.coding.reach import Reach
from dateline.lexicon import Pack, Row
from dateline.records import Count, Document, Participant

Usual = Mapping[tuple[str, str], tuple[str, ...]]
AMOUNT = "amount"


def build_usual(pack: Pack) -> Usual:
    """Read ``qualifiers/usual_counts``: type and mode (none: any) -> what its acts count."""
    rows = pack.rows("qualifiers/usual_counts")
    return {(r["type"], r.get("mode")): r.many("counts") for r in rows}


class Counts:
    """Finds the numbers tied to the acts of one document; ``dated`` holds the tokens of times."""

    def __init__(
        self, document: Document, syntax: Syntax, pack: Pack, dated: Collection[int] = ()
    ) -> None:
        self.document = document
        self.syntax = syntax
        self.numbers = Numbers(document, pack, dated)
        self.usual = pack.index(build_usual)

    def of(self, head: int, row: Row, cast: Cast, reach: Reach) -> tuple[Count, ...]:
        """Return the numbers of an act: entries ``what:place/place``, of its row and the usual.

        Several patients may be counted each ("huit manifestants et trois agents"), and one number
        told twice on two words ("3.000 selon la police, 8.000 selon les syndicats").
        """
        kind, mode = row["type"], row.get("mode")
        usual = [
            *self.usual.get((kind, ""), ()),
            *(self.usual.get((kind, mode), ()) if mode else ()),
        ]
        entries = tuple(dict.fromkeys((*row.many("counts"), *usual)))
        found: dict[tuple[str, int], Count] = {}
        for count in self._patients(head, entries, cast):
            found.setdefault((count.what, count.span.end), count)
        known = {what for what, _ in found}
        for count in self._nouns(head, entries, reach):
            if count.what not in known:
                known.add(count.what)
                found[count.what, count.span.end] = count
        counts = [c for first in found.values() for c in (first, *self._retold(first, head))]
        return tuple({(c.what, c.min, c.max): c for c in reversed(counts)}.values())[::-1]

    def _retold(self, count: Count, head: int) -> tuple[Count, ...]:
        if count.what == AMOUNT:
            return ()
        stop = self.document.sentences[self.document.sentence_of[head]][1]
        return tuple(self.numbers.retold(count, stop))

    def _patients(self, head: int, entries: Collection[str], cast: Cast) -> Iterator[Count]:
        slots = self.syntax.slots(head)
        people = {"actor": cast.actors, "recipient": cast.recipients}
        for entry in entries:
            what, _, places = entry.partition(":")
            for place in places.split("/"):
                tokens = slots.get(place, ())
                if place in people:
                    tokens = [self._head(p) for p in people[place] if p.span]
                elif place == "obj":
                    tokens = [*tokens, *self.numbers.ranges_below(head)]
                yield from self._counted(tokens, what)
            if not places and self.numbers.counted_nouns([head]) == [(head, what)]:
                yield from self._counted([head], what)

    def _counted(self, tokens: Collection[int], what: str) -> Iterator[Count]:
        for token in tokens:
            count = self.numbers.of_phrase(token, what)
            if count:
                yield count

    def _head(self, person: Participant) -> int:
        """The token that heads the words of a participant."""
        d = self.document
        assert person.span is not None  # those without words were left out
        first, last = d.token_at(person.span.start), d.token_at(person.span.end - 1)
        inside = range(first, last + 1)
        return next((i for i in inside if d.head[i] not in inside or d.head[i] == i), first)

    def _nouns(self, head: int, entries: Collection[str], reach: Reach) -> Iterator[Count]:
        """Counting nouns and sums of money within reach, where the act takes them."""
        kinds = {entry.partition(":")[0] for entry in entries}
        if not kinds:
            return
        tokens = reach.own(head)
        for token, what in self.numbers.counted_nouns(tokens + self._made(head, reach)):
            if what in kinds and token != head:
                count = self.numbers.of_phrase(token, what) or self.numbers.none_of(token, what)
                if count:
                    yield count
        if f"{AMOUNT}:" in entries:
            yield from self._counted(tokens, AMOUNT)

    def _made(self, head: int, reach: Reach) -> list[int]:
        """ "l'attentat a fait 12 morts", "le bilan de l'attentat s'élève à 12 morts".

        What hangs on the verb whose subject the act is, or the noun of its cost.
        """
        d = self.document
        noun = d.head[head] if self.numbers.is_toll(d.head[head]) else head
        verb = d.head[noun]
        if not d.dep[noun].startswith("nsubj") or verb == noun or verb in reach.heads:
            return []
        return [i for i in reach.own(verb) if i > verb]
