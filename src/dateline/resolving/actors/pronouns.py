"""Pronouns: the most salient actor before that agrees; better none than a wrong one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from dateline.records import ActorMention, Document, QuoteMention
from dateline.resolving.actors.drafts import Draft

_FUNCTIONS = {
    "nsubj": 3.0,
    "nsubj:pass": 2.8,
    "obl:agent": 1.5,
    "obj": 1.3,
    "iobj": 1.3,
    "obl:arg": 0.8,
    "obl:mod": 0.5,
}
_NEAR = (3.0, 2.0, 0.5)  # by sentences back
_LEAST = 2.2
_WINDOW = 40
_SUBJECT = 2.5
_OBJECTS = frozenset({"obj", "iobj", "obl:arg"})
_ASIDE = 2.0  # for who is only told to have said the sentence before
_CHAIN = 5  # verbs that share a subject
_OBJECT = 1.3
_SAYS = 3  # words outside quotations that make a sentence count


class Seen(NamedTuple):
    """An actor as it was last met: where, in what function, in whose words."""

    token: int
    draft: int
    sentence: int
    weight: float
    verb: int
    quote: int  # index of the quotation around it, -1 outside
    name: bool


class Salience:
    """The actors met so far, and the choice among them."""

    def __init__(
        self, document: Document, quote_of: dict[int, int], quotes: tuple[QuoteMention, ...] = ()
    ) -> None:
        self.document = document
        self.quote_of = quote_of
        # "X ira à Bamako, a dit Y. Il …": the talk is of X, unless "il" goes on speaking
        self.told = frozenset(q for q, quote in enumerate(quotes) if _is_tagged(quote))
        self.tagged = frozenset(quotes[q].speaker for q in self.told)
        self.aside: set[tuple[int, int]] = set()  # who is tagged, in which sentence
        self.cues = frozenset(quote.cue for quote in quotes)
        self.seen: list[Seen] = []
        self._tokens: list[int] = []
        self._rank = self._ranks()

    def _ranks(self) -> list[int]:
        """Number the sentences that say something outside quotations; the parser cuts at quotes."""
        ranks, rank = [], 0
        for first, stop in self.document.sentences:
            rank += self._says(first, stop)
            ranks.append(rank)
        return ranks

    def _says(self, first: int, stop: int) -> bool:
        outside = 0
        for i in range(first, stop):
            if i not in self.quote_of and self.document.pos[i] != "PUNCT":
                outside += 1
                if outside >= _SAYS:
                    return True
        return False

    def subjects(self, m: ActorMention) -> list[int]:
        """Return the subjects of this sentence and the last two, latest first, then the objects."""
        rank = self._rank[self.document.sentence_of[m.head]]
        stop = bisect_left(self._tokens, m.first)
        first: list[int] = []
        second: list[int] = []
        for k in range(stop - 1, max(-1, stop - _WINDOW), -1):
            s = self.seen[k]
            if rank - s.sentence > 2:
                break
            if s.quote < 0 and s.weight >= _OBJECT:
                (first if s.weight >= _SUBJECT else second).append(s.draft)
        return list(dict.fromkeys((*first, *second)))

    def meet(self, m: ActorMention, drafts: tuple[int, ...]) -> None:
        """Note that a mention stands for actors."""
        head = m.head
        rank = self._rank[self.document.sentence_of[head]]
        if head in self.tagged or self.document.head[head] in self.tagged:
            self.aside.update((at, rank) for at in drafts)
        for at in drafts:
            self.seen.append(
                Seen(
                    head,
                    at,
                    rank,
                    self._weight(head),
                    self._verb(head),
                    self.quote_of.get(head, -1),
                    m.form == "name",
                )
            )
            self._tokens.append(head)

    def _weight(self, i: int) -> float:
        dep = self.document.dep[i]
        steps = 0
        while dep in ("conj", "appos", "flat:name") and steps < 4 and self.document.head[i] != i:
            i = self.document.head[i]
            dep = self.document.dep[i]
            steps += 1
        return _FUNCTIONS.get(dep, 0.3)

    def _verb(self, i: int) -> int:
        dep = self.document.dep[i]
        if dep.startswith(("nsubj", "obj", "iobj", "obl")):
            return self.document.head[i]
        return -1

    def choose(self, m: ActorMention, drafts: list[Draft]) -> tuple[int, ...]:
        """Return the actors that a third-person pronoun or a possessive stands for."""
        plural = m.number == "Plur"
        resumed = self._resumed(m, drafts)
        if resumed:
            return resumed
        best, found = _LEAST, -1
        sentence = self._rank[self.document.sentence_of[m.head]]
        quote, verb = self.quote_of.get(m.head, -1), self._verb(m.head)
        stop = bisect_left(self._tokens, m.first)
        barred = self._own_subjects(m, stop)
        for k in range(stop - 1, max(-1, stop - _WINDOW), -1):
            s = self.seen[k]
            back = sentence - s.sentence
            if back >= len(_NEAR):
                break
            if s.draft in barred or (m.form != "possessive" and s.verb == verb >= 0):
                continue
            fit = _agrees(m, drafts[s.draft], plural)
            if fit is None:
                continue
            score = _NEAR[back] + s.weight + fit - 0.01 * (m.head - s.token)
            score -= self._apart(s, quote, verb)
            if score > best:
                best, found = score, k
        return self._with_partners(found, plural, m, drafts)

    def _apart(self, s: Seen, quote: int, verb: int) -> float:
        """What it costs that an actor was met in other words than those of the pronoun."""
        if quote < 0 and verb not in self.cues:
            if s.quote in self.told:
                return 0.5
            if (s.draft, s.sentence) in self.aside:
                return _ASIDE
        if s.quote == quote:
            return 0.0
        return 2.0 if s.quote >= 0 else 0.5

    def _own_subjects(self, m: ActorMention, stop: int) -> frozenset[int]:
        """Return who does what is done to an object pronoun: "il" is not "le" in "il l'a vu"."""
        if m.form == "possessive" or self.document.dep[m.head] not in _OBJECTS:
            return frozenset()
        verbs = set(self._sharing(self.document.head[m.head]))
        sentence = self._rank[self.document.sentence_of[m.head]]
        found: set[int] = set()
        for k in range(stop - 1, max(-1, stop - _WINDOW), -1):
            s = self.seen[k]
            if s.sentence != sentence:
                break
            if self.document.head[self._top(s.token)] in verbs and s.weight >= _SUBJECT:
                found.add(s.draft)
        return frozenset(found)

    def _sharing(self, verb: int) -> Iterator[int]:
        """Yield a verb and those whose subject it shares: joined ones, those over an infinitive."""
        d = self.document
        for _ in range(_CHAIN):
            yield verb
            joined = d.dep[verb] == "conj" and d.pos[d.head[verb]] in ("VERB", "AUX")
            bare = d.dep[verb] in ("xcomp", "advcl") and "VerbForm=Inf" in d.morph[verb]
            if d.head[verb] == verb or not (joined or (bare and not self._addressed(verb))):
                return
            if any(d.dep[c].startswith("nsubj") for c in d.children[verb]):
                return
            verb = d.head[verb]

    def _addressed(self, verb: int) -> bool:
        """Return whether the verb above has an object that may do it: "demander à X de …"."""
        d = self.document
        return d.dep[verb] == "xcomp" and any(
            d.dep[c] in _OBJECTS and c < verb for c in d.children[d.head[verb]]
        )

    def _resumed(self, m: ActorMention, drafts: list[Draft]) -> tuple[int, ...]:
        """ "Le ministre a-t-il …": the pronoun takes up the subject before its own verb."""
        if m.span.text[0] != "-":
            return ()
        verb = self.document.head[m.head]
        for k in range(len(self.seen) - 1, max(-1, len(self.seen) - 6), -1):
            s = self.seen[k]
            if s.verb != verb or s.weight < _SUBJECT or s.token > verb:
                continue
            if _agrees(m, drafts[s.draft], m.number == "Plur") is not None:
                return (s.draft,)
        return ()

    def _with_partners(
        self, found: int, plural: bool, m: ActorMention, drafts: list[Draft]
    ) -> tuple[int, ...]:
        if found >= 0:
            return (self.seen[found].draft,)
        return self._pair(m, drafts) if plural else ()

    def _pair(self, m: ActorMention, drafts: list[Draft]) -> tuple[int, ...]:
        """Return the joined subjects of the sentence before: "X et Y … ils"."""
        sentence = self._rank[self.document.sentence_of[m.head]]
        stop = bisect_left(self._tokens, m.first)
        groups: dict[tuple[int, int], list[int]] = {}
        for k in range(stop - 1, max(-1, stop - _WINDOW), -1):
            s = self.seen[k]
            if sentence - s.sentence >= 2:
                break
            top = self._top(s.token)
            members = groups.setdefault((s.sentence, top), [])
            if s.draft not in members:
                members.append(s.draft)
        for members in groups.values():
            if len(members) > 1:
                return tuple(sorted(members))
        return ()

    def _top(self, i: int) -> int:
        while self.document.dep[i] == "conj" and self.document.head[i] != i:
            i = self.document.head[i]
        return i

    def latest(self, m: ActorMention, drafts: list[Draft]) -> tuple[int, ...]:
        """Return the actor named last before "celui-ci", "ce dernier"."""
        plural = m.number == "Plur"
        stop = bisect_left(self._tokens, m.first)
        sentence = self._rank[self.document.sentence_of[m.head]]
        for k in range(stop - 1, max(-1, stop - _WINDOW), -1):
            s = self.seen[k]
            if sentence - s.sentence > 1:
                return ()
            if _agrees(m, drafts[s.draft], plural) is not None:
                return (s.draft,)
        return ()


def _is_tagged(quote: QuoteMention) -> bool:
    """Return whether a quotation without marks stands before who says it."""
    if quote.kind != "indirect" or quote.speaker is None or quote.cue is None:
        return False
    return bool(quote.tokens) and max(stop for _, stop in quote.tokens) <= quote.cue


def _agrees(m: ActorMention, draft: Draft, plural: bool) -> float | None:
    """Return how well an actor agrees in gender and number, ``None`` where it does not."""
    if (draft.number == "Plur") != plural and draft.number is not None:
        return None
    if m.form == "possessive":
        return 1.5 if draft.kind == "person" else 0.0
    if m.gender and draft.gender:
        if m.gender != draft.gender:
            return None
        return 0.6 if draft.kind == "person" else 0.2
    if not m.gender:
        return 0.0
    return 0.1 if draft.kind == "person" else None
