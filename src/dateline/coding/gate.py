"""What is no event: acts with no political actor, nouns that only point back or set the scene."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.lexicon import Pack
from dateline.records import Document, Entity


@dataclass(frozen=True)
class GateWords:
    """``core/political`` (sectors) and ``events/topics`` (words of sport, weather, culture)."""

    sectors: frozenset[str]
    topics: dict[str, str]
    share: float


def build_gate_words(pack: Pack) -> GateWords:
    """Read ``core/political`` and ``events/topics``."""
    topics = {f: r["topic"] for r in pack.rows("events/topics") for f in r.many("form")}
    return GateWords(frozenset(r["code"] for r in pack.rows("core/political")), topics, 0.02)


class Gate:
    """Decides for one document which candidates may be events."""

    def __init__(self, document: Document, entities: tuple[Entity, ...], pack: Pack) -> None:
        self.document = document
        self.words = pack.index(build_gate_words)
        self.political = tuple(self._is_political(e) for e in entities)
        self.off_topic = self._off_topic()

    def _is_political(self, entity: Entity) -> bool:
        return entity.kind in {"country", "government"} or bool(
            self.words.sectors & set(entity.sectors)
        )

    def _off_topic(self) -> bool:
        """Whether the report is about sport, weather or culture: by the share of their words."""
        d = self.document
        counts: dict[str, int] = {}
        for lemma, tokens in d.by_lemma.items():
            topic = self.words.topics.get(lemma)
            if topic:
                counts[topic] = counts.get(topic, 0) + len(tokens)
        return bool(counts) and max(counts.values()) >= max(4, self.words.share * len(d))

    def points_back(self, noun: int) -> bool:
        """ "cette réunion": the noun only points back."""
        d = self.document
        return any(d.dep[c] == "det" and "PronType=Dem" in d.morph[c] for c in d.children[noun])
