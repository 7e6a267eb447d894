"""Phrases that the parser hung on a wrong word, looked for where a place stays empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.records import Document

if TYPE_CHECKING:
    from dateline.coding.clause import Syntax

REACH = 14  # tokens in which a phrase that the parser hung elsewhere is looked for
NOMINAL = frozenset({"NOUN", "PROPN"})
OWN = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "csubj"})
LOOSE = frozenset({"dep", "advmod", "amod", "parataxis", "appos", "dislocated", "vocative"})
NUMBER = (("Number=Sing", "Number=Plur"),)
OPPOSITE = (("Gender=Fem", "Gender=Masc"), *NUMBER)
DEEP = 2  # complements below a noun in which its participle is looked for
FAR = 60  # tokens before a verb in which its subject is looked for


def agree(
    document: Document, noun: int, word: int, opposite: tuple[tuple[str, str], ...] = OPPOSITE
) -> bool:
    """Return whether gender and number allow that a word is said of a noun."""
    a, b = (document.morph[i].split("|") for i in (noun, word))
    return not any((x in a and y in b) or (x in b and y in a) for x, y in opposite)


def misread_objects(syntax: Syntax, verb: int) -> list[int]:
    """Return nouns after an active verb that the parser calls its subject, though it has one."""
    d = syntax.document
    own = [c for c in d.children[verb] if d.dep[c] in OWN]
    after = [c for c in own if c > verb and d.pos[c] in NOMINAL]
    if not after or syntax.voice(verb).passive:
        return []
    return after if own[0] < verb or syntax.is_infinitive(verb) else []


def own_children(syntax: Syntax, verb: int) -> list[int]:
    """Return what hangs on a verb, objects after a joined participle given to the participle.

    "La police a dispersé la foule et arrêté dix personnes": the persons are arrested.
    """
    d = syntax.document
    joined = [c for c in d.children[verb] if _takes(syntax, c, verb)]
    kept = [c for c in d.children[verb] if not (joined and d.dep[c] == "obj" and c > joined[-1])]
    if d.dep[verb] == "conj" and _takes(syntax, verb, d.head[verb]):
        kept += [c for c in d.children[d.head[verb]] if d.dep[c] == "obj" and c > verb]
    return kept


def _takes(syntax: Syntax, participle: int, verb: int) -> bool:
    """Whether a participle joined to a verb has the objects after it."""
    d = syntax.document
    if d.dep[participle] != "conj" or not syntax.is_past_participle(participle):
        return False
    bare = not any(d.dep[c].startswith(("aux", "obj")) for c in d.children[participle])
    return bare and syntax.sharer(participle) == verb


def lost_agent(syntax: Syntax, verb: int) -> list[int]:
    """Return an agent that the parser hung on a noun between the verb and the agent."""
    d = syntax.document
    for i in range(verb + 1, min(verb + REACH, len(d))):
        if d.word[i] in ".;:" or d.pos[i] == "VERB":
            break
        if syntax.words.prepositions.get(d.lower[i]) == syntax.words.passive_agent:
            phrase = d.head[i]
            if phrase > i and d.pos[phrase] in NOMINAL:
                return syntax.coordinated(phrase)
    return []


def lost_between(syntax: Syntax, noun: int) -> list[int]:
    """ "un entretien mardi entre X et Y": return the pair that the parser hung on the day."""
    d = syntax.document
    for i in range(noun + 1, min(noun + REACH, len(d))):
        if d.word[i] in ".;:":
            break
        if syntax.words.prepositions.get(d.lower[i]) == syntax.words.between:
            phrase = d.head[i]
            return syntax.coordinated(phrase) if phrase > i else []
    return []


def participle_agents(syntax: Syntax, noun: int) -> list[int]:
    """Return who does what a participle says of a noun: "un appel lancé par X".

    Also where the parser hung the participle on a complement or on a joined noun: "l'évacuation
    de familles, menée par X", "des vols et des dégradations commis par X".
    """
    d = syntax.document
    for word in _participles(syntax, noun):
        own = d.head[word] == noun
        near = own and d.word[word - 1] != ","  # here the parser is right, whatever the endings
        if not agree(d, noun, word, NUMBER if near else OPPOSITE):
            continue
        if not own and agree(d, d.head[word], word) and not _joint(d, noun, word):
            continue
        agents = syntax.slots(word).get("agent", [])
        if agents:
            return agents
    return []


def _participles(syntax: Syntax, noun: int) -> Iterator[int]:
    """Participles below a noun and its complements, the noun's own first."""
    for c in below(syntax.document, noun):
        if syntax.document.dep[c] == "acl" and syntax.is_past_participle(c):
            yield c


def below(d: Document, noun: int) -> Iterator[int]:
    """Yield what hangs on a noun, then what hangs on its complements."""
    stack = [(noun, 0)]
    for head, depth in stack:
        for c in d.children[head]:
            yield c
            if depth < DEEP and d.dep[c] in {"nmod", "conj"} and d.pos[c] in NOMINAL:
                stack.append((c, depth + 1))


def _joint(d: Document, noun: int, participle: int) -> bool:
    """Whether a participle may be said of joined nouns together."""
    head = d.head[participle]
    return d.dep[head] == "conj" and d.head[head] == noun and "Number=Plur" in d.morph[participle]


def lost_subjects(syntax: Syntax, verb: int) -> list[int]:
    """Return the subject of a finite verb that the parser gave to another word.

    "X, dont les soldats sont partis, a refusé …": of two subjects of the verb between, the first.
    "Plus radical, X a refusé …": a noun that hangs loose beside the verb.
    """
    d = syntax.document
    if "VerbForm=Fin" not in d.morph[syntax.voice(verb).carrier]:
        return []
    first = max(d.sentences[d.sentence_of[verb]][0], verb - FAR)
    for i in range(verb - 1, first - 1, -1):
        if d.pos[i] in NOMINAL and (_spare(d, i, verb) or _loose(d, i, verb)):
            return syntax.coordinated(i)
    return []


def _spare(d: Document, noun: int, verb: int) -> bool:
    """Whether a noun is the first of two subjects of a verb before this one."""
    other = d.head[noun]
    if d.dep[noun] not in OWN or not noun < other < verb:
        return False
    subjects = [c for c in d.children[other] if d.dep[c] in OWN and c < other]
    return len(subjects) > 1 and noun == subjects[0] and _agree_in_number(d, noun, verb)


def _loose(d: Document, noun: int, verb: int) -> bool:
    if d.dep[noun] not in LOOSE or any(d.dep[c] in {"case", "cop"} for c in d.children[noun]):
        return False
    near = d.head[noun] in (verb, d.head[verb]) and d.head[noun] != noun
    return near and _agree_in_number(d, noun, verb)


def _agree_in_number(d: Document, noun: int, verb: int) -> bool:
    """Whether a verb, or its auxiliary, may have a noun for its subject."""
    morphs = [d.morph[i] for i in _finite(d, verb)]
    plural = any("Number=Plur" in m for m in morphs)
    many = "Number=Plur" in d.morph[noun] or any(d.dep[c] == "conj" for c in d.children[noun])
    return plural == many and not any("Person=1" in m or "Person=2" in m for m in morphs)


def _finite(d: Document, verb: int) -> Iterator[int]:
    for i in (verb, *d.children[verb]):
        if "VerbForm=Fin" in d.morph[i] and (i == verb or d.dep[i].startswith("aux")):
            yield i
