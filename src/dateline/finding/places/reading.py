"""One report under the eyes of a finder: its tokens, the parser's names, the pack's words."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.finding.metonymy import Locatives, left_edge, locatives, start_of_name
from dateline.finding.places.naming import Naming, naming
from dateline.gazetteer import fold_name
from dateline.lexicon import Pack
from dateline.records import Document, NameEntity

_LONGEST_LIST = 12  # names joined by commas that are followed back to the first


@dataclass
class Reading:
    """What the steps of finding share; made once a report, so that every look-up is one step."""

    document: Document
    pack: Pack
    names: Naming = field(init=False)
    words: Locatives = field(init=False)
    entities: dict[int, NameEntity] = field(init=False)
    surnames: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.names = naming(self.pack)
        self.words = locatives(self.pack)
        self.entities = {
            k: entity for entity in self.document.names for k in range(entity.first, entity.stop)
        }
        self.surnames = frozenset(
            self.document.word[k]
            for k, entity in self.entities.items()
            if entity.label == "PER" and entity.stop - entity.first > 1
        )

    def key(self, first: int, stop: int) -> str:
        """Return the folded text of some tokens."""
        document = self.document
        return fold_name(document.text[document.start[first] : document.end[stop - 1]])

    def is_a(self, token: int, group: str) -> bool:
        """Return whether a token's word stands in a class of ``places/locative``."""
        return self.words.is_a(self.document.lower[token], group)

    def is_capital(self, token: int) -> bool:
        """Return whether a token begins with a capital."""
        return self.document.word[token][0].isupper()

    def labelled(self, token: int, label: str, least: int = 1) -> bool:
        """Return whether the parser's name at a token has a label, and so many words."""
        entity = self.entities.get(token)
        return entity is not None and entity.label == label and entity.stop - entity.first >= least

    def is_located(self, first: int, *groups: str) -> bool:
        """Return whether the word before a name, or before the list it is in, stands in a class."""
        for _ in range(_LONGEST_LIST):
            before = left_edge(self.document, first, self.words)
            if before >= 0 and any(self.is_a(before, group) for group in groups):
                return True
            target = self.document.head[first]
            if self.document.dep[first] != "conj" or target >= first:
                return False
            first = start_of_name(self.document, target)
        return False
