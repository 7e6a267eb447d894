"""Who takes part in an act, when other words than the trigger's own places say so.

Light verbs, circumstances, things that belong to somebody, phrases that the parser hung on a noun
between, and nouns such as "auteur" and "victime" that say what their holder has to do with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.astray import below
from dateline.coding.clause import Slots, Syntax
from dateline.coding.frame_tables import CONTENT, WITHIN, Frame
from dateline.coding.standing import DEPTH, Standing
from dateline.records import Document

PLAIN = frozenset({"obj", "subj", "agent", "adj", "poss", CONTENT, WITHIN})


class Borrowing:
    """Finds participants of the acts of one document outside the places of their triggers."""

    def __init__(self, document: Document, syntax: Syntax, standing: Standing) -> None:
        self.document = document
        self.syntax = syntax
        self.standing = standing
        self.tables = standing.tables

    # --- recipients ----------------------------------------------------------------------------

    def receivers(self, head: int, slots: Slots, frame: Frame, doers: list[int]) -> list[int]:
        """Return to whom an act is done that does not say so in its own places."""
        for ways in (self._hung, self._belonging, self._within):
            found = [x for x in ways(head, slots, frame) if x not in doers]
            if found:
                return found
        if self.syntax.is_verbal(head) or not frame.recipient:
            return []
        told = (*self._lent_to(head, frame), *self._struck(head), *self._sufferers(head))
        return [x for x in dict.fromkeys(told) if x not in doers]

    def _hung(self, head: int, slots: Slots, frame: Frame) -> list[int]:
        """ "livrer des armes aux rebelles": a complement that the parser hung on the object.

        Of a noun of act, on what completes it: "l'offensive de l'armée contre les rebelles".
        """
        verbal = self.syntax.is_verbal(head)
        things = slots.get("obj" if verbal else self.syntax.words.genitive, ())
        things = [y for x in things for y in self.standing.counted(x)] if verbal else things
        for place in frame.recipient:
            if place in PLAIN or place == self.syntax.words.genitive:
                continue
            found = [
                y for x in things for y in self.standing.under(x, place, 0 if verbal else DEPTH)
            ]
            if found:
                return found
        return []

    def _belonging(self, head: int, slots: Slots, frame: Frame) -> list[int]:
        """Whose the thing is that is blamed, asked or struck: "dénoncer l'attitude de X"."""
        for place in frame.recipient:
            for thing in slots.get(place, ()):
                owners = self.standing.owners(thing, maker=CONTENT in frame.recipient)
                if owners:
                    return owners
        return []

    def _within(self, head: int, slots: Slots, frame: Frame) -> list[int]:
        """ "refuser de négocier avec X", "menacer de frapper X": to whom the act within is done."""
        within = self.tables.frames.get(WITHIN)
        if within is None or WITHIN not in frame.recipient:
            return []
        for verb in slots.get("inf", ()):
            inner = self.syntax.slots(verb)
            found = self.standing.first(inner, within.recipient)
            found = found or self._hung(verb, inner, within)
            if found:
                return found
        return []

    def _lent_to(self, noun: int, frame: Frame) -> list[int]:
        """ "les critiques émises contre X": to whom the verb beside the noun of act does it."""
        plain = {*PLAIN, self.syntax.words.genitive}
        places = tuple(p for p in frame.recipient if p not in plain)
        for word in self._light_beside(noun):
            slots = self.syntax.slots(word)
            found = self.standing.first(slots, places)
            if found:
                return found
        return []

    def _struck(self, noun: int) -> list[int]:
        """Whom the verb harms whose subject or agent the act is: "une attaque qui a tué X"."""
        found: list[int] = []
        for verb in self._verbs_about(noun):
            lemma = self.document.lemma[verb]
            place = "obj" if lemma in self.tables.harming else ""
            place = place or ("subj" if lemma in self.tables.dying else "")
            slots = self.syntax.slots(verb)
            if place == "subj" and noun in slots.get("subj", ()):
                continue
            found += [x for x in self.standing.among(slots.get(place, ())) if x != noun]
        return list(dict.fromkeys(found))

    def _verbs_about(self, noun: int) -> Iterator[int]:
        """Verbs whose subject, agent or circumstance a noun of act is."""
        d = self.document
        top = self._outermost(noun)
        dep, head = d.dep[top], d.head[top]
        if dep.startswith(("nsubj", "obl")) and self.syntax.is_verbal(head):
            place = self.syntax.preposition(top) if dep.startswith("obl") else ""
            if place in ("", self.syntax.words.passive_agent) or place in self.syntax.words.inside:
                yield head
        for c in d.children[top]:
            if d.dep[c] in {"acl", "acl:relcl"} and not self.syntax.voice(c).passive:
                yield c

    def _sufferers(self, noun: int) -> list[int]:
        """ "X, victime de violences", "X fait l'objet d'une enquête": X suffers it."""
        d = self.document
        holder = d.head[noun]
        if d.dep[noun] != "nmod" or d.lemma[holder] not in self.tables.suffering:
            return []
        subjects = self.syntax.slots(holder).get("subj", [])
        above = d.head[holder]
        if not subjects and self.syntax.is_verbal(above):
            subjects = self.syntax.slots(above).get("subj", [])
        elif not subjects and above != holder:
            subjects = [above]
        return self.standing.among(subjects) or self.standing.among([holder])

    # --- actors --------------------------------------------------------------------------------

    def doers(self, noun: int, frame: Frame) -> list[int]:
        """Return who does what a noun of act names that does not say so in its own places."""
        if self.syntax.is_verbal(noun):
            return []
        holder = self.document.head[noun]
        if self.document.dep[noun] == "nmod" and self.document.lemma[holder] in self.tables.doing:
            return self.standing.among([holder])
        found = self._lent_beside(noun)
        opposed = self.tables.frames.get("opposed")
        if found or opposed is None or self.syntax.words.between not in frame.actor:
            return found
        for verb in self._verbs_about(noun):
            if self.document.lemma[verb] in self.tables.opposing:
                slots = self.syntax.slots(verb)
                found = self.standing.first(slots, opposed.actor, together=True)
                found += [x for x in self._hung(verb, slots, opposed) if x not in found]
                return [x for x in found if x != noun]
        return []

    def _lent_beside(self, noun: int) -> list[int]:
        """ "les critiques qu'il a émises", "des limites de circulation imposées par X"."""
        d = self.document
        for word in self._light_beside(noun):
            if d.dep[word] == "acl" and self.syntax.is_past_participle(word):
                found = self.standing.among(self.syntax.slots(word).get("agent", ()))
            else:
                subjects = self.syntax.slots(word).get("subj", ())
                found = [x for x in self.standing.among(subjects) if x != noun]
            if found:
                return found
        return []

    def _light_beside(self, noun: int) -> Iterator[int]:
        """Light verbs in a participle or a relative clause that says what was done."""
        d = self.document
        for word in below(d, noun):
            light = self.tables.light.get(d.lemma[word])
            if light is None or light.subject != "actor":
                continue
            participle = d.dep[word] == "acl" and self.syntax.is_past_participle(word)
            if participle or (d.dep[word] == "acl:relcl" and d.head[word] == noun):
                yield word

    def circumstance(self, noun: int) -> list[int]:
        """Return the subject of the clause, for "après une visite à Kiev, le ministre …"."""
        d = self.document
        top = self._outermost(noun)
        verb = d.head[top]
        if not d.dep[top].startswith("obl") or not self.syntax.is_verbal(verb):
            return []
        if self.syntax.preposition(top) not in self.syntax.words.circumstances:
            return []
        slots = self.syntax.slots(verb)
        return self.standing.among(slots.get("obj" if "passive" in slots else "subj", ()))

    def _outermost(self, noun: int) -> int:
        """The noun of number or kind around a noun of act: "une série d'attaques"."""
        d = self.document
        while d.dep[noun] == "nmod" and d.lemma[d.head[noun]] in self.tables.holding:
            noun = d.head[noun]
        return noun

    # --- light verbs ---------------------------------------------------------------------------

    def light_verb(self, noun: int) -> int | None:
        """Return the light verb that a noun of act completes: "lancer" over "offensive"."""
        d = self.document
        if self.syntax.is_verbal(noun):
            return None
        child = noun
        while d.dep[child] == "conj" or d.lemma[d.head[child]] in self.tables.holding:
            if d.head[child] == child:
                break
            child = d.head[child]
        head = d.head[child]
        if d.dep[child].startswith("acl") or head == child or not self.syntax.is_verbal(head):
            return None
        light = self.tables.light.get(d.lemma[head])
        return head if light and self._place(child, head) in light.slots else None

    def _place(self, child: int, head: int) -> str:
        d = self.document
        dep = d.dep[child]
        if dep.startswith("nsubj"):
            return "obj" if self.syntax.voice(head).passive else "subj"
        return "obj" if dep == "obj" else self.syntax.preposition(child)

    def lend(
        self, verb: int, noun: int, frame: Frame, doers: list[int], receivers: list[int]
    ) -> tuple[list[int], list[int], str]:
        """Fill what the noun leaves open from the places of its light verb."""
        light = self.tables.light[self.document.lemma[verb]]
        slots = self.syntax.slots(verb)
        subjects = [x for x in slots.get("subj", ()) if self.standing.stands(x) and x != noun]
        acts = self._acts(light.subject, frame)
        if acts and (not doers or self._joins(noun, frame)):
            doers = [*(x for x in subjects if x not in receivers and x not in doers), *doers]
        elif light.subject == "recipient" and not receivers:
            receivers = subjects
        if acts and not receivers:
            places = [p for p in light.recipient if p not in frame.actor]
            found = self.standing.first(slots, tuple(places))
            receivers = [x for x in found if x != noun and x not in doers]
        for place in light.shared:
            if place in frame.actor:
                shared = self.standing.among(slots.get(place, ()))
                doers += [x for x in shared if x not in doers]
        return doers, receivers, light.rule

    def _joins(self, noun: int, frame: Frame) -> bool:
        """Whether the subject joins those named after "avec": "demander une rencontre avec X"."""
        words = self.syntax.words
        sides = (words.between, words.genitive, "poss", "adj", "subj")
        mutual = not frame.recipient and words.between in frame.actor
        return mutual and not self.standing.first(self.syntax.slots(noun), sides)

    def _acts(self, subject: str, frame: Frame) -> bool:
        """Whether the subject of a light verb does what its noun names.

        Who asks for a meeting takes part in it, who calls for a strike strikes; but who demands
        a release is not the one who releases.
        """
        if subject == "party":
            return not frame.recipient
        if subject == "caller":
            return not frame.recipient or self.syntax.words.genitive in frame.actor
        return subject == "actor"
