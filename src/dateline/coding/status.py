"""Did it happen? A calculus over mood, tense, negation and what governs the act.

Each step up the tree, from the trigger to the root, may bend the status: an operator of the pack
("demander", "refus", "pouvoir"), a subordinating word ("si", "pour", "sans"), or the mood and
tense of a verb that lends them to the act ("lancer une offensive"). The steps compose from the
inside out; every step that counts keeps its word, so that ``explain`` can show it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.clause import COMPLEMENTS, OBJECTS, OBLIQUES, SUBJECTS, Syntax
from dateline.coding.mood import CONDITIONAL, Mood
from dateline.coding.qualifiers import (
    ANNOUNCE,
    AVERT,
    DENIED,
    DUTY,
    FINAL,
    HAPPENED,
    INHERIT,
    ONGOING,
    PLANNED,
    POSSIBLE,
    SAME,
    SILENT,
    UNDER_WAY,
    WANTED,
    Operator,
    Step,
    Verdict,
    build_qualifiers,
    compose,
)
from dateline.lexicon import Pack
from dateline.records import Document, Quote

ADJECTIVAL = frozenset({"ADJ", "VERB"})
MODIFIERS = frozenset({"amod", "advmod", "det", "acl", "nmod", "obl:mod", "case"})


class Calculus:
    """The status of the acts of one document."""

    def __init__(
        self, document: Document, syntax: Syntax, quotes: tuple[Quote, ...], pack: Pack
    ) -> None:
        self.document = document
        self.syntax = syntax
        self.words = pack.index(build_qualifiers)
        self.mood = Mood(document, syntax, self.words, quotes)
        self._operated: dict[tuple[int, str, bool], tuple[Step, ...]] = {}
        self._modified: dict[int, tuple[Step, ...]] = {}
        self._pronominal: dict[int, bool] = {}

    def of(
        self,
        i: int,
        *,
        kind: tuple[str, str] = ("", ""),
        durative: bool = False,
        scheduled: bool = False,
    ) -> Verdict:
        """Return the status of the act that token ``i`` names.

        Parameters
        ----------
        kind
            The type of the act and its mode or nothing: some lie ahead when they are announced.
        durative
            Whether a present tense tells a state that goes on ("soutient") and not an act done
            ("condamne").
        scheduled
            Whether the act is of a kind that is scheduled, or stands with a time of its own.
        """
        steps = list(self._local(i, durative))
        ahead = not self.words.announced.isdisjoint({kind, (kind[0], "")})
        steps += self._climb(i, durative, scheduled, ahead)
        status = HAPPENED
        for step in steps:
            status = compose(status, step.effect) if status != step.effect else status
        return Verdict(status, tuple(steps))

    # --- the act's own words -----------------------------------------------------------------

    def _local(self, i: int, durative: bool) -> Iterator[Step]:
        copula = any(self.document.dep[c] == "cop" for c in self.document.children[i])
        if copula or self.syntax.is_verbal(i) or self.syntax.is_past_participle(i):
            yield from self.mood.own(i, durative and not copula)
        yield from self._modifiers(i)

    def _modifiers(self, i: int) -> tuple[Step, ...]:
        if i not in self._modified:
            self._modified[i] = tuple(self._modifying(i))
        return self._modified[i]

    def _modifying(self, i: int) -> Iterator[Step]:
        d = self.document
        for c in d.children[i]:
            found = self.words.modifiers.get(d.lemma[c]) or self.words.modifiers.get(d.lower[c])
            if found and d.dep[c] in MODIFIERS and not self._superlative(c):
                yield Step(*found, c)
            elif d.dep[c] == "advmod" and d.pos[i] == "NOUN" and d.lower[c] in self.words.negations:
                yield Step(DENIED, self.words.negations[d.lower[c]], c)

    def _superlative(self, i: int) -> bool:
        """ "le plus vite possible" tells a manner, not a doubt."""
        return any(w in self.words.superlatives for w in self.document.lower[max(i - 3, 0) : i])

    # --- what stands above -------------------------------------------------------------------

    def _climb(self, i: int, durative: bool, scheduled: bool, ahead: bool) -> Iterator[Step]:
        top = self.mood.mark(i) if self.document.head[i] == i else None
        if top:
            yield top
        for child, head in self.syntax.governors(i):
            place = self.place(child)
            if place == "conj":
                continue
            mark = self.mood.mark(child)
            if mark:
                yield mark
                if mark.effect != INHERIT:
                    return
            if place in ("", "stop"):
                return
            head = self._true_governor(child, head, place)
            steps = self._operate(head, place, durative)
            for step in steps:
                effect = self._settled(step.effect, head, scheduled, ahead)
                if effect not in SILENT:
                    yield Step(effect, step.rule, step.token)
            if not steps or steps[-1].effect in FINAL:
                return

    def _settled(self, effect: str, head: int, scheduled: bool, ahead: bool) -> str:
        """What an effect that depends on the act or on its verb comes to."""
        if effect == DUTY:
            return self._duty(head, scheduled)
        if effect == ANNOUNCE:
            return PLANNED if ahead else HAPPENED
        return {UNDER_WAY: ONGOING, AVERT: POSSIBLE}.get(effect, effect)

    def _duty(self, verb: int, scheduled: bool) -> str:
        """ "doit rencontrer" is planned or wanted; "a dû démissionner" is done."""
        if not self.mood.simple(verb):
            return HAPPENED
        told = self.mood.reported[verb] not in ("direct", "mixed")
        expected = told and self.mood.in_tense(verb, CONDITIONAL)  # "devrait être jugé à Arusha"
        return PLANNED if scheduled or expected else WANTED

    def _operate(self, head: int, place: str, durative: bool) -> tuple[Step, ...]:
        """Return what a governing word does; nothing when it says nothing and ends the climb."""
        key = head, place, durative
        if key not in self._operated:
            self._operated[key] = tuple(self._operations(head, place, durative))
        return self._operated[key]

    def _operations(self, head: int, place: str, durative: bool) -> Iterator[Step]:
        operator = self.operator(head, place)
        verbal = self.syntax.is_verbal(head)
        if operator is None:
            if place == "inf" and verbal:
                if self.document.pos[head] == "AUX":
                    yield from self._predicate(head)
                yield from self.mood.own(head, False)
                yield Step(INHERIT, "", head)
            elif verbal and place in self.words.outlook_places:
                yield from self._outlook(head)
                if self.syntax.is_infinitive(head):
                    yield Step(SAME, "", head)  # as real as what governs the infinitive
            elif self.document.pos[head] == "ADV" and place == self.syntax.words.genitive:
                yield Step(INHERIT, "", head)  # "davantage de concertation"
            return
        negation = self.mood.negation(head) if verbal else None
        effect = operator.negated if negation else operator.effect
        if effect == INHERIT:
            yield from self.mood.own(head, durative)
            yield from self._modifiers(head)
        yield Step(effect, operator.rule, negation[0] if negation else head)

    def _predicate(self, copula: int) -> Iterator[Step]:
        """ "l'objectif est de garantir": the subject tells how the infinitive stands."""
        for subject in self.syntax.subjects(copula):
            operator = self.operator(subject, "inf")
            if operator and operator.effect not in SILENT | FINAL:
                yield Step(operator.effect, operator.rule, subject)

    def _outlook(self, verb: int) -> Iterator[Step]:
        """What lies ahead of its verb lies ahead: "des invitations seront envoyées"."""
        for step in self.mood.own(verb, False):
            if step.effect != DENIED:
                yield step

    def _true_governor(self, child: int, head: int, place: str) -> int:
        """The word that governs an infinitive, where the parser hung it on another.

        "empêcher X de faire" hangs it on X, "s'est dit prêt lundi à faire" on "dit".
        """
        d = self.document
        if place == "inf" and head < child:
            for i in range(child - 1, head, -1):
                if d.pos[i] in ADJECTIVAL and d.head[i] != child and self.operator(i, place):
                    return i
        above = d.head[head]
        hung = place == "inf" and d.dep[head] in OBJECTS and not self.syntax.is_verbal(head)
        if hung and self.operator(head, place) is None and self.operator(above, place):
            return above
        return head

    def operator(self, head: int, place: str) -> Operator | None:
        """Return the operator row of a governing word for one of its places."""
        d = self.document
        table = self.words.operators
        lemma = d.lemma[head]
        if self._is_pronominal(head):
            reflexive = table.get((f"se {lemma}", place)) or table.get((f"se {lemma}", "*"))
            if reflexive:
                return reflexive
        if self._adjectival(head):
            found = table.get((d.lower[head], place)) or table.get((d.lower[head], "*"))
            if found:
                return found
        for name in (*self._with_preposition(head), lemma):
            found = table.get((name, place)) or table.get((name, "*"))
            if found:
                return found
        return None

    def _with_preposition(self, noun: int) -> Iterator[str]:
        """ "sur le point de" is a word of its own; "au point de" is another."""
        d = self.document
        if d.pos[noun] == "NOUN":
            yield from (
                f"{d.lower[c]} {d.lower[noun]}" for c in d.children[noun] if d.dep[c] == "case"
            )

    def _adjectival(self, i: int) -> bool:
        """ "est appelé à" is no "a appelé à": a participle may be a word of its own."""
        d = self.document
        return d.pos[i] == "ADJ" or (self.syntax.is_past_participle(i) and self.mood.simple(i))

    def _is_pronominal(self, head: int) -> bool:
        if head not in self._pronominal:
            d = self.document
            self._pronominal[head] = any(
                c < head and "Reflex=Yes" in d.morph[c] for c in d.children[head]
            )
        return self._pronominal[head]

    def place(self, child: int) -> str:
        """Return the place of a token under its head: subj, obj, inf, que, or a preposition."""
        d = self.document
        dep = d.dep[child]
        head = d.head[child]
        if dep in SUBJECTS:
            passive = dep == "nsubj:pass" or (
                self.syntax.is_verbal(head) and self.syntax.voice(head).passive
            )
            return "obj" if passive else "subj"
        if dep in COMPLEMENTS or (dep in {"acl", "advcl", *OBLIQUES} and self._infinitive(child)):
            return "inf" if self._infinitive(child) else "que"
        if dep in OBLIQUES:
            return self.syntax.preposition(child) or "obj"
        if dep == "acl" and self.syntax.is_past_participle(child):
            return "stop"
        return {"obj": "obj", "iobj": "iobj", "conj": "conj", "appos": "stop"}.get(dep, "stop")

    def _infinitive(self, child: int) -> bool:
        d = self.document
        return (
            "VerbForm=Inf" in d.morph[child]
            or any("VerbForm=Inf" in d.morph[a] for a in self.syntax.voice(child).auxiliaries)
            if d.pos[child] in {"VERB", "AUX", "ADJ"}
            else False
        )
