"""What a reading of a report gathers: mentions by head token."""

from __future__ import annotations

from dateline.finding.actors.words import Lexicon
from dateline.lexicon import Pack
from dateline.records import ActorMention, Document


class Mentions:
    """The mentions found so far; the first one at a head token stays.

    Attributes
    ----------
    swallowed
        Tokens that belong to a description and are no mention of their own.
    """

    def __init__(self, document: Document, pack: Pack, lexicon: Lexicon) -> None:
        self.document = document
        self.pack = pack
        self.lexicon = lexicon
        self.found: dict[int, ActorMention] = {}
        self.swallowed: set[int] = set()

    def add(
        self,
        span: tuple[int, int],
        head: int,
        form: str,
        name: str,
        rule: str,
        *,
        kind: str | None = None,
        role: str | None = None,
        country: str | None = None,
        sectors: tuple[str, ...] = (),
        gender: str | None = None,
        number: str | None = None,
        sort: str = "",
        key: str = "",
        det: str = "",
        of: int | None = None,
    ) -> None:
        """Note a mention over the tokens ``span``, headed by ``head``."""
        if head in self.found:
            return
        first, stop = span
        self.found[head] = ActorMention(
            self.document.span(first, stop), first, stop, head, form, name, kind, role, country,
            sectors, gender, number, rule, sort, key, det, of,
        )  # fmt: skip

    def text(self, first: int, stop: int) -> str:
        """Return the words from token ``first`` to ``stop``."""
        return self.document.text[self.document.start[first] : self.document.end[stop - 1]]

    def in_order(self) -> tuple[ActorMention, ...]:
        """Return the mentions by head token."""
        return tuple(self.found[h] for h in sorted(self.found))
