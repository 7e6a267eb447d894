"""Syntactic places of a predicate: who stands as subject, object, agent or after a preposition.

Voice, relative clauses, participles, control and coordination are undone here, so that frames
speak only of places. Labels are Universal Dependencies; the words (prepositions, control verbs)
come from the pack.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.coding.astray import (
    lost_agent,
    lost_between,
    lost_subjects,
    misread_objects,
    own_children,
    participle_agents,
)
from dateline.coding.function_words import build_words
from dateline.coding.voices import VERBAL, Voices
from dateline.lexicon import Pack
from dateline.records import Document
from dateline.records.document import DEEPEST

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "csubj"})
OBLIQUES = frozenset({"obl", "obl:arg", "obl:mod", "obl:agent", "nmod", "nmod:appos", "dep"})
COMPLEMENTS = frozenset({"xcomp", "ccomp"})
OBJECTS = frozenset({"obj", "iobj", "obl:arg"})

Slots = dict[str, list[int]]


class Syntax(Voices):
    """The syntactic places of the predicates of one document; answers are cached."""

    def __init__(
        self, document: Document, pack: Pack, speakers: Mapping[int, int] | None = None
    ) -> None:
        super().__init__(document)
        self.speakers = speakers or {}  # verb of saying -> its speaker, where quotations tell it
        self.words = pack.index(build_words)
        self._slots: dict[int, Slots] = {}
        self._subjects: dict[int, list[int]] = {}
        self._depth = 0  # verbs whose subject waits for the subject of another
        self._prepositions: dict[int, str] = {}
        self._joined: dict[int, list[int]] = {}
        self._holding: dict[int, list[int]] = {}

    # --- verbs -------------------------------------------------------------------------------

    def slots(self, i: int) -> Slots:
        """Return the places of a predicate: ``subj``, ``obj``, ``agent``, ``inf``, ``que`` …

        Prepositional places carry the slot name of ``qualifiers/prepositions``; ``case`` is a
        noun's own preposition, ``passive`` a passive verb itself. Every place
        holds the head tokens of its noun phrases, coordinated ones included.
        """
        if self.document.dep[i] == "cop":
            i = self.document.head[i]
        if i not in self._slots:
            verbal = self.is_verbal(i) or self.is_past_participle(i)
            self._slots[i] = self._verb_slots(i) if verbal else self._noun_slots(i)
        return self._slots[i]

    def _verb_slots(self, verb: int) -> Slots:
        slots: Slots = {}
        passive = self.voice(verb).passive
        for c in own_children(self, verb):
            self._place(slots, c, passive)
        if self.document.lemma[verb] in self.words.object_control:
            self._place_hung(slots)
        subjects = self.subjects(verb)
        if passive:
            slots["passive"] = [verb]
            slots.setdefault("obj", []).extend(x for x in subjects if x not in slots.get("obj", ()))
            slots["subj"] = slots.setdefault("agent", lost_agent(self, verb))
        else:
            slots["subj"] = subjects
            for c in misread_objects(self, verb):
                slots.setdefault("obj", []).extend(self.coordinated(c))
        return slots

    def _place_hung(self, slots: Slots) -> None:
        """ "appeler X à partir": the infinitive that the parser hung on X is the verb's."""
        d = self.document
        objects = [*slots.get("obj", ()), *slots.get("iobj", ())]
        hung = [
            c for x in objects for c in d.children[x] if d.dep[c] == "acl" and self.is_infinitive(c)
        ]
        if hung:
            slots.setdefault("inf", []).extend(hung)

    def _place(self, slots: Slots, c: int, passive: bool) -> None:
        d = self.document
        dep = d.dep[c]
        if dep in ("obj", "iobj"):
            name = "iobj" if dep == "iobj" else "obj"
            slots.setdefault(name, []).extend(self.coordinated(c))
        elif dep in OBLIQUES:
            name = self.preposition(c)
            if dep == "obl:agent" or (passive and name == self.words.passive_agent):
                name = "agent"
            if name == "inf" or (d.pos[c] in VERBAL and "VerbForm=Inf" in d.morph[c]):
                slots.setdefault("inf", []).extend(self.coordinated(c))
            elif name:
                slots.setdefault(name, []).extend(self.coordinated(c))
        elif dep in COMPLEMENTS:
            slots.setdefault(self._complement(c), []).extend(self.coordinated(c))

    def _complement(self, c: int) -> str:
        """An infinitive, a clause, or an attribute ("juger inacceptable")."""
        d = self.document
        if d.pos[c] in {"ADJ", "NOUN", "PROPN"} and not any(
            d.dep[x].startswith(("aux", "cop", "nsubj")) for x in d.children[c]
        ):
            return "attr"
        marks = [c, *(x for x in d.children[c] if d.dep[x].startswith(("aux", "cop")))]
        return "inf" if any("VerbForm=Inf" in d.morph[x] for x in marks) else "que"

    def subjects(self, verb: int) -> list[int]:
        """Return the heads of the subject, own, shared or understood."""
        if verb not in self._subjects:
            self._subjects[verb] = []  # cuts a cycle in a broken parse
            if self._depth < DEEPEST:
                self._depth += 1
                self._subjects[verb] = self._find_subjects(verb) or lost_subjects(self, verb)
                self._depth -= 1
        return self._subjects[verb]

    def _find_subjects(self, verb: int) -> list[int]:
        d = self.document
        objects = misread_objects(self, verb)
        own = [c for c in d.children[verb] if d.dep[c] in SUBJECTS and c not in objects]
        own = own or [c for c in d.children[verb] if d.dep[c] == "expl:subj"]
        if own:
            return [y for x in own for y in self.coordinated(self._antecedent(verb, x))]
        if verb in self.speakers:
            return self.coordinated(self.speakers[verb])
        head, dep = d.head[verb], d.dep[verb]
        if head == verb:
            return []
        if dep == "conj":
            sharer = self.sharer(verb) if self.is_past_participle(verb) else -1
            if sharer >= 0 or self.is_verbal(head):
                return self.subjects(sharer if sharer >= 0 else head)
        if dep.startswith("acl"):
            return self._modified(verb, head)
        return self._controller(verb, head)

    def _modified(self, verb: int, noun: int) -> list[int]:
        """The subject of a clause that hangs on a noun: the noun, or the one whose noun it is.

        "des soldats qui tirent", but "sa volonté de négocier": the holder of the will does it.
        """
        if not self.is_infinitive(verb):
            return self.coordinated(noun)
        holders = self._holders(noun)
        if holders:
            return [y for c in holders for y in self.coordinated(c)]
        d = self.document
        above = d.head[noun]
        if d.dep[noun] in OBJECTS | OBLIQUES and self.is_verbal(above):
            controls = d.dep[noun] in OBJECTS and d.lemma[above] in self.words.object_control
            return self.coordinated(noun) if controls else self.subjects(above)
        return self.coordinated(noun)

    def _holders(self, noun: int) -> list[int]:
        """Those whose the noun is: its possessive, its complements in the genitive."""
        if noun not in self._holding:
            d = self.document
            own = [c for c in d.children[noun] if "Poss=Yes" in d.morph[c]]
            own += [
                c
                for c in d.children[noun]
                if d.dep[c] == "nmod" and self.preposition(c) == self.words.genitive
            ]
            self._holding[noun] = own
        return self._holding[noun]

    def is_genitive(self, i: int) -> bool:
        """Whether a phrase is the bare complement of a noun: "de Lyon"."""
        return self.preposition(i) == self.words.genitive

    def _controller(self, verb: int, head: int) -> list[int]:
        """The subject of an infinitive or a participle: an object or subject further up."""
        d = self.document
        if "VerbForm=Fin" in d.morph[self.voice(verb).carrier]:
            return []
        if self.is_verbal(head) and d.lemma[head] in self.words.object_control:
            places = self._control_places(head)
            if places:
                return places
        for above in (head, *d.ancestors(head)):
            if self.is_verbal(above):
                return self.subjects(above)
        return []

    def _control_places(self, head: int) -> list[int]:
        d = self.document
        for wanted in ("obj", "iobj", "obl:arg"):
            for c in d.children[head]:
                if d.dep[c] == wanted and d.pos[c] not in VERBAL:
                    return self.coordinated(c)
        return []

    def _antecedent(self, verb: int, subject: int) -> int:
        d = self.document
        if "PronType=Rel" in d.morph[subject] and d.dep[verb].startswith("acl"):
            return d.head[verb]
        return subject

    # --- nouns -------------------------------------------------------------------------------

    def _noun_slots(self, noun: int) -> Slots:
        d = self.document
        slots: Slots = {}
        for c in d.children[noun]:
            name, together = self._noun_place(c)
            if name:
                heads = self.coordinated(c) if together else [c]
                slots.setdefault(name, []).extend(heads)
        agent = self.words.passive_agent
        if agent in slots:
            slots["agent"] = slots[agent]
        elif doers := participle_agents(self, noun):
            slots["agent"] = doers
        if self.words.between and self.words.between not in slots:
            slots[self.words.between] = lost_between(self, noun)
        return slots

    def _noun_place(self, c: int) -> tuple[str, bool]:
        """The place of a dependent of a noun, and whether those joined to it stand there too."""
        d = self.document
        dep = d.dep[c]
        infinitive = d.pos[c] in VERBAL and "VerbForm=Inf" in d.morph[c]
        if dep in OBLIQUES:
            return ("inf" if infinitive else self.preposition(c)), True
        if dep in {"acl", *COMPLEMENTS} and infinitive:
            return "inf", True
        if dep == "det" and "Poss=Yes" in d.morph[c]:
            return "poss", False
        if dep in SUBJECTS:
            return "subj", True
        return {"amod": "adj", "case": "case"}.get(dep, ""), False

    # --- shared ------------------------------------------------------------------------------

    def preposition(self, i: int) -> str:
        """Return the slot name of the preposition of a phrase; empty when it has none."""
        if i not in self._prepositions:
            self._prepositions[i] = self._preposition(i)
        return self._prepositions[i]

    def _preposition(self, i: int) -> str:
        d = self.document
        for c in d.children[i]:
            if d.dep[c] in {"case", "mark"} and c < i:
                return self.words.prepositions.get(d.lower[c], d.lower[c])
            if d.dep[c] == "det" and d.lower[c] in self.words.prepositions and c < i:
                return self.words.prepositions[d.lower[c]]
        return ""

    def coordinated(self, i: int) -> list[int]:
        """Return a phrase head and the heads joined to it."""
        if i not in self._joined:
            heads, stack = [], [i]
            while stack:  # no recursion: a chain of joined heads may be as long as its text
                head = stack.pop()
                heads.append(head)
                stack += reversed(self._joined_to(head))
            self._joined[i] = heads
        return list(self._joined[i])

    def _joined_to(self, i: int) -> list[int]:
        d = self.document
        verbal = d.pos[i] in VERBAL
        return [
            c
            for c in d.children[i]
            if d.dep[c] == "conj" and (verbal if d.pos[c] in VERBAL else d.pos[c] != "ADV")
        ]

    def governors(self, i: int) -> Iterator[tuple[int, int]]:
        """Yield (child, governor) from a token up to the root."""
        child = i
        for head in self.document.ancestors(i):
            yield child, head
            child = head
