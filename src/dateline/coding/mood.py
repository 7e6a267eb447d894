"""What a verb says of itself: its negation, mood and tense, and the word that opens its clause."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.clause import OBLIQUES, Syntax
from dateline.coding.qualifiers import (
    ALLEGED,
    DENIED,
    ONGOING,
    PLANNED,
    POSSIBLE,
    WANTED,
    Qualifiers,
    Step,
)
from dateline.records import Document, Quote

CONDITIONAL, FUTURE = "Mood=Cnd", "Tense=Fut"
ADVERBIALS = frozenset({"advcl", *OBLIQUES})


class Mood:
    """The negation, mood and tense of the verbs of one document.

    ``reported`` gives the kind of speech a token stands in: direct, mixed, indirect.
    """

    def __init__(
        self,
        document: Document,
        syntax: Syntax,
        words: Qualifiers,
        quotes: tuple[Quote, ...],
    ) -> None:
        self.document = document
        self.syntax = syntax
        self.words = words
        self.reported = _reported(quotes, len(document))
        self._owned: dict[tuple[int, bool], tuple[Step, ...]] = {}
        self._negated: dict[int, tuple[int, str] | None] = {}
        self._marked: dict[int, Step | None] = {}

    def own(self, verb: int, durative: bool) -> tuple[Step, ...]:
        """Return what a verb's own negation, mood and tense say."""
        key = verb, durative
        if key not in self._owned:
            self._owned[key] = tuple(self._own(verb, durative))
        return self._owned[key]

    def _own(self, verb: int, durative: bool) -> Iterator[Step]:
        carrier = self.syntax.voice(verb).carrier
        negation = self.negation(verb)
        if negation:
            yield Step(DENIED, negation[1], negation[0])
        morph = self.document.morph[carrier]
        if self.in_tense(carrier, CONDITIONAL):
            yield self._conditional(verb, carrier)
        elif self.in_tense(carrier, FUTURE):
            yield self._future(verb, carrier)
        elif self._asked(verb):
            yield Step(POSSIBLE, "status.question", carrier)
        elif durative and "Tense=Pres" in morph and "VerbForm=Fin" in morph and self.simple(verb):
            yield Step(ONGOING, "status.present", carrier)

    def in_tense(self, i: int, feature: str) -> bool:
        """Whether a form is in a tense: by the tagger, or by its ending on the infinitive."""
        d = self.document
        if feature in d.morph[i]:
            return True
        word, stem = d.lower[i], d.lemma[i].removesuffix("e")
        endings = self.words.endings.get(feature, ())
        return word.startswith(stem) and word[len(stem) :] in endings

    def _asked(self, verb: int) -> bool:
        """The main verb of a question, which is not one that somebody else asks."""
        d = self.document
        last = d.sentences[d.sentence_of[verb]][1] - 1
        mark = next((i for i in (last, max(last - 1, 0)) if d.word[i] == "?"), None)
        if mark is None or d.dep[verb] not in {"ROOT", "conj"}:
            return False
        return self.reported[mark - 1] == self.reported[verb]

    def simple(self, verb: int) -> bool:
        """No auxiliary of tense: the present tense is a present."""
        d = self.document
        return all(d.dep[a] != "aux:tense" for a in self.syntax.voice(verb).auxiliaries)

    def _conditional(self, verb: int, carrier: int) -> Step:
        lemma = self.document.lemma[verb]
        if lemma in self.words.softened:
            return Step(*self.words.softened[lemma], carrier)
        if self._condition(verb):
            return Step(POSSIBLE, "status.hypothesis", carrier)
        past = any(self.document.dep[a] == "aux:tense" for a in self.syntax.voice(verb).auxiliaries)
        kind = self.reported[carrier]
        if not past and kind == "indirect":
            return Step(PLANNED, "status.future_in_the_past", carrier)
        if kind in ("direct", "mixed"):
            return Step(POSSIBLE, "status.conditional_in_speech", carrier)
        return Step(ALLEGED, "status.hearsay", carrier)

    def _future(self, verb: int, carrier: int) -> Step:
        if self._condition(verb):
            return Step(POSSIBLE, "status.hypothesis", carrier)
        return Step(PLANNED, "status.future", carrier)

    def _condition(self, verb: int) -> bool:
        """A condition beside the verb: below it, or above it where the parse is upside down."""
        d = self.document
        if d.dep[verb] == "advcl" and self._has_condition(d.head[verb]):
            return True
        return any(d.dep[c] in ADVERBIALS and self._has_condition(c) for c in d.children[verb])

    def _has_condition(self, verb: int) -> bool:
        mark = self.mark(verb)
        return mark is not None and mark.effect == POSSIBLE

    def negation(self, verb: int) -> tuple[int, str] | None:
        """Return the word that negates a verb and its row, or nothing."""
        if verb not in self._negated:
            self._negated[verb] = self._negation(verb)
        return self._negated[verb]

    def _negation(self, verb: int) -> tuple[int, str] | None:
        d, w = self.document, self.words
        near = [c for c in d.children[verb] if d.pos[c] != "NOUN"]
        for a in self.syntax.voice(verb).auxiliaries:
            near += d.children[a]
        particle = any(d.lower[c] in w.particles for c in near)
        if particle and self._restricted(verb):
            return None
        for c in near:
            rule = w.negations.get(d.lower[c])
            if rule and (particle or d.dep[c] == "advmod") and not self._only(c):
                return (c, rule) if particle or not rule.endswith(".weak") else None
        if particle and d.lemma[verb] in w.alone:
            token = next(c for c in near if d.lower[c] in w.particles)
            return token, "status.negation_alone"
        return self._negative_argument(verb) if particle else None

    def _only(self, i: int) -> bool:
        after = self.document.lower[i + 1] if i + 1 < len(self.document) else ""
        return after in self.words.restrictive

    def _restricted(self, verb: int) -> bool:
        """ "ne … que": the verb holds, with a limit."""
        d = self.document
        return any(
            d.lower[c] in self.words.restrictive
            and d.dep[c] in {"advmod", "mark", "fixed"}
            and d.pos[c] == "ADV"
            for c in d.children[verb]
            if c > verb
        )

    def _negative_argument(self, verb: int) -> tuple[int, str] | None:
        d = self.document
        for c in d.children[verb]:
            for x in (c, *d.children[c]):
                rule = self.words.negations.get(d.lower[x])
                if rule:
                    return x, rule
        return None

    # --- what opens its clause ---------------------------------------------------------------

    def mark(self, child: int) -> Step | None:
        """A subordinating word over the clause: si, pour, sans, afin que …"""
        if child not in self._marked:
            self._marked[child] = self._find_mark(child)
        return self._marked[child]

    def _find_mark(self, child: int) -> Step | None:
        d = self.document
        for c in d.children[child]:
            if c < child and d.dep[c] in {"mark", "case"}:
                found = self._phrase(c)
                if found is None or (found[0] == WANTED and not self._aims(child)):
                    continue
                if found[0] == POSSIBLE and self._concedes(child):
                    continue
                return Step(found[0], found[1], c)
        return None

    def _concedes(self, child: int) -> bool:
        """ "Si X refuse, elle a toujours appelé …": beside an act done, "si" grants a fact."""
        d = self.document
        if d.dep[child] != "advcl":
            return False
        main = d.head[child]
        voice = self.syntax.voice(main)
        present = "Tense=Pres" in d.morph[self.syntax.voice(child).carrier]
        done = not self.simple(main) and not self.in_tense(voice.carrier, CONDITIONAL)
        return present and done and self.syntax.is_verbal(main)

    def _phrase(self, i: int) -> tuple[str, str] | None:
        """The longest entry of ``marks`` that stands at token ``i``: "au lieu", "même si"."""
        d = self.document
        before = d.lower[i - 1] if i else ""
        after = d.lower[i + 1] if i + 1 < len(d) else ""
        last = d.lower[i + 2] if i + 2 < len(d) else ""
        for form in (
            f"{d.lower[i]} {after} {last}",
            f"{before} {d.lower[i]}",
            f"{d.lower[i]} {after}",
            d.lower[i],
        ):
            if form in self.words.marks:
                return self.words.marks[form]
        return None

    def _aims(self, child: int) -> bool:
        """A purpose: a clause or an infinitive, but not "pour avoir tué", which tells a cause."""
        perfect = any(
            self.document.dep[a] == "aux:tense" for a in self.syntax.voice(child).auxiliaries
        )
        return self.document.pos[child] in {"VERB", "AUX", "ADJ"} and not perfect


def _reported(quotes: tuple[Quote, ...], size: int) -> list[str]:
    """For each token the kind of reported speech it stands in; around quoted words indirect."""
    kinds = [""] * size
    for quote in quotes:
        for first, stop in quote.mention.scope:
            kinds[first:stop] = ["indirect"] * (stop - first)
    for quote in quotes:
        for first, stop in quote.mention.tokens:
            kinds[first:stop] = [quote.mention.kind] * (stop - first)
    return kinds
