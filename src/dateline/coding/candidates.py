"""Triggers that may be events: the row whose sense fits, with status and participants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.coding.clause import Syntax
from dateline.coding.conditions import build_classes, holds
from dateline.coding.confidence import Features, build_trust
from dateline.coding.frame_tables import Frame
from dateline.coding.frames import Cast, Casting
from dateline.coding.gate import Gate
from dateline.coding.qualifiers import Verdict
from dateline.coding.status import Calculus
from dateline.lexicon import Pack, Row
from dateline.records import Actors, Document, Place, Refusal, Times, TriggerMention


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger with the row that reads it, before times, places and links."""

    mention: TriggerMention
    row: Row
    frame: Frame
    cast: Cast
    verdict: Verdict
    features: tuple[str, ...]
    confidence: float

    @property
    def head(self) -> int:
        """The token that heads the act."""
        return self.mention.head


def rows_by_id(pack: Pack) -> dict[str, Row]:
    """Return all rows of ``events/`` by id."""
    return {row.id: row for row in pack.all_rows("events")}


class Candidates:
    """Reads the triggers of one document."""

    def __init__(
        self,
        document: Document,
        syntax: Syntax,
        casting: Casting,
        calculus: Calculus,
        gate: Gate,
        actors: Actors,
        places: tuple[Place, ...],
        times: Times,
        pack: Pack,
    ) -> None:
        self.document = document
        self.syntax = syntax
        self.casting = casting
        self.calculus = calculus
        self.gate = gate
        self.actors = actors
        self.rows = pack.index(rows_by_id)
        self.classes = pack.index(build_classes)
        self.times = {i for t in times.times if t.date for i in range(t.first, t.stop)}
        self.places = {i for p in places for i in range(p.first, p.stop)}
        self.names = _words_of_names(actors)
        self.features = Features(document, syntax, calculus, gate, self.places, self.times)
        self.trust = pack.index(build_trust)
        self.refusals: list[Refusal] = []
        self._known: dict[int, frozenset[str]] = {}
        self._timed_below: dict[int, bool] = {}

    def read(self, triggers: Sequence[TriggerMention]) -> list[Candidate]:
        """Return the candidates in the order of the text; what is refused goes to ``refusals``."""
        found = []
        for head, mentions in groupby(triggers, key=lambda t: t.head):
            candidate = self._best(head, list(mentions))
            if candidate:
                found.append(candidate)
        echoes = self._echoes(found)
        self.refuse_all(echoes, "named_by_verb")
        heads = {c.head for c in echoes}
        return [c for c in found if c.head not in heads]

    def _echoes(self, found: Sequence[Candidate]) -> list[Candidate]:
        """Nouns whose own verb tells the act: "décréter un confinement", "la trêve observée"."""
        d = self.document
        types = {c.head: c.row["type"] for c in found if c.row["pos"] == "verb"}
        echoes = []
        for c in found:
            near = [x for x in d.children[c.head] if d.dep[x] == "acl"]
            if d.dep[c.head] in {"obj", "nsubj:pass"}:
                near.append(d.head[c.head])
            if c.row["pos"] == "noun" and any(types.get(x) == c.row["type"] for x in near):
                echoes.append(c)
        return echoes

    def _best(self, head: int, mentions: list[TriggerMention]) -> Candidate | None:
        slots = self.casting.with_counted(self.syntax.slots(head))
        for mention in mentions:
            row = self.rows[mention.row]
            if not self._sense(row, slots):
                continue
            if row["type"] == "-":
                self._refuse(mention, "no_act")
                return None
            return self._candidate(mention, row)
        self._refuse(mentions[0], "sense")
        return None

    def _sense(self, row: Row, slots: dict[str, list[int]]) -> bool:
        for column, wanted in (("if", True), ("unless", False)):
            condition = row.get(column)
            if (
                condition
                and holds(condition, slots, self._lemma, self._kinds, self.classes) != wanted
            ):
                return False
        return True

    def _lemma(self, i: int) -> str:
        return self.document.lemma[i]

    def _kinds(self, i: int) -> frozenset[str]:
        if i not in self._known:
            self._known[i] = self._kinds_of(i)
        return self._known[i]

    def _kinds_of(self, i: int) -> frozenset[str]:
        kinds = set()
        entities = self.casting.entities_at(i)
        if entities:
            kinds.add("actor")
            kinds |= {self.actors.entities[k].kind for k in entities}
        if any(self.gate.political[k] for k in entities):
            kinds.add("political")
        if i in self.places:
            kinds.add("place")
        if self.document.pos[i] == "NUM":
            kinds.add("number")
        return frozenset(kinds)

    def _candidate(self, mention: TriggerMention, row: Row) -> Candidate | None:
        frame = self.casting.tables.frames[row["frame"]]
        cast = self.casting.cast(mention.tokens, frame)
        reason = self._refusal(mention.head, row, cast)
        if reason:
            self._refuse(mention, reason)
            return None
        aspect = row.get("aspect")
        verdict = self.calculus.of(
            mention.head,
            kind=(row["type"], row.get("mode") or ""),
            durative=aspect == "durative",
            scheduled=aspect == "scheduled" or self._timed(mention.head),
        )
        if row.get("status"):
            verdict = verdict.within(row["status"], row.id, mention.head)
        features = self.features.of(mention, row, cast, verdict)
        confidence = self.trust.of(features)
        if confidence < self.trust.threshold:
            self._refuse(mention, self.trust.weakest(features))
            return None
        return Candidate(mention, row, frame, cast, verdict, features, confidence)

    def _refusal(self, head: int, row: Row, cast: Cast) -> str | None:
        """Why a trigger whose sense fits is no event, where one thing alone decides it."""
        people = [p.entity for p in (*cast.actors, *cast.recipients)]
        political = any(self.gate.political[k] for k in people)
        if row.get("needs") == "political" and not political:
            return "no_political_actor"
        if self.gate.off_topic:
            return "off_topic"
        if head in self.names or (head in self.places and self.document.word[head][:1].isupper()):
            return "name"
        if row["pos"] == "verb" and self.document.dep[head] == "amod":
            return "attribute"
        return None

    def _timed(self, head: int) -> bool:
        """Whether a time hangs on the act or on its governor."""
        return self._has_time(head) or self._has_time(self.document.head[head])

    def _has_time(self, i: int) -> bool:
        if i not in self._timed_below:
            self._timed_below[i] = any(c in self.times for c in self.document.children[i])
        return self._timed_below[i]

    def refuse_all(self, candidates: Sequence[Candidate], reason: str) -> None:
        """Refuse candidates that were read before."""
        for candidate in candidates:
            self._refuse(candidate.mention, reason)

    def _refuse(self, mention: TriggerMention, reason: str) -> None:
        sentence = self.document.sentence_of[mention.head]
        self.refusals.append(Refusal(sentence, mention.span, mention.row, reason))


def _words_of_names(actors: Actors) -> frozenset[int]:
    """The tokens of names of several words: "En Marche" is no march."""
    return frozenset(
        i
        for m in actors.mentions
        if m.form == "name" and m.stop - m.first > 1
        for i in range(m.first, m.stop)
    )
