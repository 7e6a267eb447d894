"""What makes a report or a participant political, and nouns that only point back."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.lexicon import Pack
from dateline.records import Document, Entity

SHARE = 0.024  # of the words of a report, for a page of sport, weather or culture
DISTINCT = 4  # different words of the topic


@dataclass(frozen=True)
class GateWords:
    """``core/political`` (sectors) and ``events/topics`` (words of sport, weather, culture)."""

    sectors: frozenset[str]
    topics: dict[str, str]


def build_gate_words(pack: Pack) -> GateWords:
    """Read ``core/political`` and ``events/topics``."""
    topics = {f: r["topic"] for r in pack.rows("events/topics") for f in r.many("form")}
    return GateWords(frozenset(r["code"] for r in pack.rows("core/political")), topics)


class Gate:
    """Knows of one document who is political and what it is about."""

    def __init__(self, document: Document, entities: tuple[Entity, ...], pack: Pack) -> None:
        self.document = document
        self.words = pack.index(build_gate_words)
        self.political = tuple(self._is_political(e) for e in entities)
        self.off_topic = self._off_topic()
        self.density = self._density(entities)

    def _is_political(self, entity: Entity) -> bool:
        return entity.kind in {"country", "government"} or bool(
            self.words.sectors & set(entity.sectors)
        )

    def _off_topic(self) -> bool:
        """Whether the report is about sport, weather or culture, by the share of their words.

        Several different words must speak for it: "le stade 3" or one singer make no sports page.
        """
        d = self.document
        counts: dict[str, int] = {}
        kinds: dict[str, int] = {}
        for lemma in d.by_lemma.keys() & self.words.topics.keys():  # only sums: any order will do
            topic = self.words.topics[lemma]
            counts[topic] = counts.get(topic, 0) + len(d.by_lemma[lemma])
            kinds[topic] = kinds.get(topic, 0) + 1
        return any(kinds[t] >= DISTINCT and count >= SHARE * len(d) for t, count in counts.items())

    def _density(self, entities: tuple[Entity, ...]) -> str:
        """How much of the report's cast is political: none, some or much."""
        mentions = sum(len(e.mentions) for e in entities)
        political = sum(len(e.mentions) for e, p in zip(entities, self.political, strict=True) if p)
        if not political:
            return "none"
        return "much" if 3 * political >= mentions else "some"

    def points_back(self, noun: int) -> bool:
        """ "cette réunion": the noun only points back."""
        d = self.document
        return any(d.dep[c] == "det" and "PronType=Dem" in d.morph[c] for c in d.children[noun])
