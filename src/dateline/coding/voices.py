"""How verbs stand: active or passive, in which tense, as participle or infinitive."""

from __future__ import annotations

from typing import NamedTuple

from dateline.records import Document

VERBAL = frozenset({"VERB", "AUX"})
MARKED = ("Gender=Fem", "Number=Plur")  # what a participle with "avoir" seldom shows
JOINED = 8  # participles that share one auxiliary, at most


class Voice(NamedTuple):
    """How a verb stands: passive or not, and the token that carries mood and tense."""

    passive: bool
    carrier: int
    auxiliaries: tuple[int, ...]


class Voices:
    """How the verbs of one document stand; answers are cached."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._voices: dict[int, Voice] = {}
        self._sharers: dict[int, int] = {}
        self._verbs: dict[int, bool] = {}
        self._infinitives: dict[int, bool] = {}

    def voice(self, verb: int) -> Voice:
        """Return whether the verb is passive, and which token carries its mood and tense."""
        if verb not in self._voices:
            self._voices[verb] = self._voice(verb)
        return self._voices[verb]

    def _voice(self, verb: int) -> Voice:
        d = self.document
        auxiliaries = tuple(c for c in d.children[verb] if d.dep[c].startswith(("aux", "cop")))
        passive = any(d.dep[a] == "aux:pass" for a in auxiliaries)
        bare = not auxiliaries and self.is_past_participle(verb)
        sharer = self.sharer(verb) if bare else -1
        if sharer >= 0:
            return self.voice(sharer)
        carrier = next((a for a in auxiliaries if "VerbForm=Fin" in d.morph[a]), -1)
        if carrier < 0:
            carrier = auxiliaries[0] if auxiliaries else verb
        return Voice(passive or bare, carrier, auxiliaries)

    def sharer(self, participle: int) -> int:
        """The verb whose auxiliary a joined participle shares: "a salué … et demandé …"; -1."""
        if participle not in self._sharers:
            self._sharers[participle] = self._sharer(participle, JOINED)
        return self._sharers[participle]

    def _sharer(self, participle: int, joined: int) -> int:
        d = self.document
        head = d.head[participle]
        if d.dep[participle] != "conj" or head == participle:
            return -1
        if not self.is_verbal(head):
            if not any(d.dep[c] == "obj" for c in d.children[participle]):
                return -1
            head = next((x for x in d.ancestors(head) if self.is_verbal(x)), -1)
        if head < 0 or not self._compound(head, joined - 1) or self._agrees_apart(participle, head):
            return -1
        return head

    def _agrees_apart(self, participle: int, verb: int) -> bool:
        """Whether an agent or an ending of its own shows that a participle shares no auxiliary."""
        d = self.document
        if any(d.dep[c] == "obl:agent" for c in d.children[participle]):
            return True
        return any(x in d.morph[participle] and x not in d.morph[verb] for x in MARKED)

    def _compound(self, verb: int, joined: int) -> bool:
        """Whether a verb stands in a compound tense, its own or shared over some participles."""
        d = self.document
        if any(d.dep[c] == "aux:tense" for c in d.children[verb]):
            return True
        return joined > 0 and self.is_past_participle(verb) and self._sharer(verb, joined) >= 0

    def is_past_participle(self, i: int) -> bool:
        """Whether a token is a past participle (the tagger calls some of them adjectives)."""
        morph = self.document.morph[i]
        return ("VerbForm=Part" in morph and "Tense=Past" in morph) or (
            self.document.pos[i] == "ADJ" and self.document.dep[i] in {"acl", "amod", "advcl"}
        )

    def is_verbal(self, i: int) -> bool:
        """Whether a token stands as a verb: tagged so, or with an auxiliary of its own."""
        if i not in self._verbs:
            d = self.document
            self._verbs[i] = d.pos[i] in VERBAL or any(
                d.dep[c].startswith("aux") for c in d.children[i]
            )
        return self._verbs[i]

    def is_infinitive(self, verb: int) -> bool:
        """Whether a verb, or its auxiliary, stands in the infinitive."""
        if verb not in self._infinitives:
            self._infinitives[verb] = self._is_infinitive(verb)
        return self._infinitives[verb]

    def _is_infinitive(self, verb: int) -> bool:
        d = self.document
        near = (verb, *(c for c in d.children[verb] if d.dep[c].startswith(("aux", "cop"))))
        return any("VerbForm=Inf" in d.morph[i] for i in near)
