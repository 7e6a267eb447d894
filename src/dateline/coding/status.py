"""Did it happen? A calculus over mood, tense, negation and what governs the act.

Each step up the tree, from the trigger to the root, may bend the status: an operator of the pack
("demander", "refus", "pouvoir"), a subordinating word ("si", "pour", "sans"), or the mood and
tense of a verb that lends them to the act ("lancer une offensive"). The steps compose from the
inside out; every step that counts keeps its word, so that ``explain`` can show it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.clause import COMPLEMENTS, OBJECTS, OBLIQUES, SUBJECTS, Syntax
from dateline.coding.qualifiers import (
    ALLEGED,
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

CONDITIONAL, FUTURE = "Mood=Cnd", "Tense=Fut"
ADJECTIVAL = frozenset({"ADJ", "VERB"})
ADVERBIALS = frozenset({"advcl", *OBLIQUES})
MODIFIERS = frozenset({"amod", "advmod", "det", "acl", "nmod", "obl:mod", "case"})


class Calculus:
    """The status of the acts of one document."""

    def __init__(
        self, document: Document, syntax: Syntax, quotes: tuple[Quote, ...], pack: Pack
    ) -> None:
        self.document = document
        self.syntax = syntax
        self.words = pack.index(build_qualifiers)
        self.reported = _reported(quotes)
        self._owned: dict[tuple[int, bool], tuple[Step, ...]] = {}
        self._operated: dict[tuple[int, str, bool], tuple[Step, ...]] = {}
        self._modified: dict[int, tuple[Step, ...]] = {}
        self._negated: dict[int, tuple[int, str] | None] = {}
        self._marked: dict[int, Step | None] = {}
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
            yield from self.own(i, durative and not copula)
        yield from self._modifiers(i)

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
        if self._in_tense(carrier, CONDITIONAL):
            yield self._conditional(verb, carrier)
        elif self._in_tense(carrier, FUTURE):
            open_ = self._condition(verb)
            yield Step(
                POSSIBLE if open_ else PLANNED,
                "status.hypothesis" if open_ else "status.future",
                carrier,
            )
        elif self._asked(verb):
            yield Step(POSSIBLE, "status.question", carrier)
        elif durative and "Tense=Pres" in morph and "VerbForm=Fin" in morph and self._simple(verb):
            yield Step(ONGOING, "status.present", carrier)

    def _in_tense(self, i: int, feature: str) -> bool:
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
        return self.reported.get(mark - 1) == self.reported.get(verb)

    def _simple(self, verb: int) -> bool:
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
        kind = self.reported.get(carrier)
        if not past and kind == "indirect":
            return Step(PLANNED, "status.future_in_the_past", carrier)
        if kind in ("direct", "mixed"):
            return Step(POSSIBLE, "status.conditional_in_speech", carrier)
        return Step(ALLEGED, "status.hearsay", carrier)

    def _condition(self, verb: int) -> bool:
        """A condition beside the verb: below it, or above it where the parse is upside down."""
        d = self.document
        if d.dep[verb] == "advcl" and self._has_condition(d.head[verb]):
            return True
        return any(d.dep[c] in ADVERBIALS and self._has_condition(c) for c in d.children[verb])

    def _has_condition(self, verb: int) -> bool:
        mark = self._mark(verb)
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
        top = self._mark(i) if self.document.head[i] == i else None
        if top:
            yield top
        for child, head in self.syntax.governors(i):
            place = self.place(child)
            if place == "conj":
                continue
            mark = self._mark(child)
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
        if not self._simple(verb):
            return HAPPENED
        told = self.reported.get(verb) not in ("direct", "mixed")
        expected = told and self._in_tense(verb, CONDITIONAL)  # "devrait être jugé à Arusha"
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
                yield from self.own(head, False)
                yield Step(INHERIT, "", head)
            elif verbal and place in self.words.outlook_places:
                yield from self._outlook(head)
                if self.syntax.is_infinitive(head):
                    yield Step(SAME, "", head)  # as real as what governs the infinitive
            elif self.document.pos[head] == "ADV" and place in self.words.genitives:
                yield Step(INHERIT, "", head)  # "davantage de concertation"
            return
        negation = self.negation(head) if verbal else None
        effect = operator.negated if negation else operator.effect
        if effect == INHERIT:
            yield from self.own(head, durative)
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
        for step in self.own(verb, False):
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
        return d.pos[i] == "ADJ" or (self.syntax.is_past_participle(i) and self._simple(i))

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

    def _mark(self, child: int) -> Step | None:
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
        done = not self._simple(main) and not self._in_tense(voice.carrier, CONDITIONAL)
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


def _reported(quotes: tuple[Quote, ...]) -> dict[int, str]:
    """Token -> kind of the reported speech it stands in; around quoted words it is indirect."""
    kinds: dict[int, str] = {}
    for quote in quotes:
        for first, stop in quote.mention.scope:
            kinds.update(dict.fromkeys(range(first, stop), "indirect"))
    for quote in quotes:
        for first, stop in quote.mention.tokens:
            kinds.update(dict.fromkeys(range(first, stop), quote.mention.kind))
    return kinds
