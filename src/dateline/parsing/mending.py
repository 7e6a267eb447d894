"""Mend the parser's usual slips in news prose, where grammar leaves no doubt.

Seven kinds, all seen often in dispatches (docs/method/parsing.md gives their counts):

- a verb that makes its past with "être" is no passive: "est arrivé", "se sont réunis";
- an adverbial between auxiliary and participle tears them apart: "a pour sa part dénoncé";
- a participle after "et" hung on the noun before it: "a rejeté l'offre et appelé à …";
- a pronoun taken for an auxiliary: "a lui-même appelé"; a participle taken for a noun;
- a subject with an apposition or a comma behind it is taken for an adverbial: "X, 44 ans, a …";
- an object after an adverbial hung on it, or a day taken for it: "a arrêté jeudi deux hommes".

Only heads and labels change, never the tokens. The words stand in ``parsing/slips``.
"""

from __future__ import annotations

from array import array
from collections.abc import MutableSequence
from dataclasses import replace
from operator import eq

from dateline.lexicon import Pack
from dateline.records import Document
from dateline.records.document import NUMBER

Heads = MutableSequence[int]

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl:subj"})
LOOSE = frozenset({"obl:mod", "dislocated", "dep", "nmod", "appos", "vocative", "obl:arg"})
NOMINAL = frozenset({"NOUN", "PROPN"})
# What an active verb has in place of an object, or instead of one.
TAKEN = ("obj", "iobj", "aux:pass", "cop", "ccomp", "xcomp", "expl")
PARTICIPLE = "Tense=Past|VerbForm=Part"


class Mender:
    """Mends documents of one language.

    Parameters
    ----------
    pack
        ``parsing/slips``: column ``kind`` is ``movement`` (verbs with "être"), ``auxiliary``,
        ``adverbial`` (nouns of adverbials between auxiliary and participle) or ``time`` (nouns
        that stand without a preposition and are no subject).
    """

    def __init__(self, pack: Pack) -> None:
        words: dict[str, set[str]] = {}
        for row in pack.rows("parsing/slips"):
            words.setdefault(row["kind"], set()).update(row.many("form"))
        self._movement = frozenset(words.get("movement", ()))
        self._auxiliaries = frozenset(words.get("auxiliary", ()))
        self._adverbials = frozenset(words.get("adverbial", ()))
        self._times = frozenset(words.get("time", ()))

    def mend(self, document: Document) -> Document:
        """Return the document with its slips mended; itself where there are none."""
        dep, head = list(document.dep), array(NUMBER, document.head)
        _demote_pronouns(document, dep)
        document = _retagged(document, dep)
        self._join_participles(document, dep, head)
        _coordinate(document, dep, head)
        self._unpassive(document, dep, head)
        self._find_subjects(document, dep, head)
        self._free_times(document, dep, head)
        self._find_objects(document, dep, head)
        if all(map(eq, dep, document.dep)) and all(map(eq, head, document.head)):
            return document
        return replace(document, dep=tuple(dep), head=head)

    # --- "a pour sa part dénoncé" ------------------------------------------------------------

    def _join_participles(self, d: Document, dep: list[str], head: Heads) -> None:
        for i, lemma in enumerate(d.lemma):
            if lemma in self._adverbials and d.pos[i] == "NOUN":
                auxiliary = head[i]
                participle = self._torn(d, i, dep, head)
                if participle is not None and self._can_join(d, auxiliary, i):
                    _promote(d, participle, auxiliary, dep, head)
                    _give_objects(d, i, participle, dep, head)

    def _torn(self, d: Document, noun: int, dep: list[str], head: Heads) -> int | None:
        for i in range(noun + 1, min(noun + 3, len(d))):
            if head[i] == noun and dep[i] in {"acl", "amod"} and _is_participle(d, i):
                return i
        return None

    def _can_join(self, d: Document, auxiliary: int, noun: int) -> bool:
        near = 0 < noun - auxiliary <= 5
        return near and d.lemma[auxiliary] in self._auxiliaries and _is_finite(d, auxiliary)

    # --- "est arrivé" ------------------------------------------------------------------------

    def _unpassive(self, d: Document, dep: list[str], head: Heads) -> None:
        for i, label in enumerate(dep):
            if label != "aux:pass":
                continue
            verb = head[i]
            if d.lemma[verb] in self._movement or self._is_reflexive(d, verb, i, head):
                dep[i] = "aux:tense"
                for c in d.children[verb]:
                    if dep[c] == "nsubj:pass" and head[c] == verb:
                        dep[c] = "nsubj"

    def _is_reflexive(self, d: Document, verb: int, auxiliary: int, head: Heads) -> bool:
        return any(
            head[c] == verb and c < auxiliary and "Reflex=Yes" in d.morph[c]
            for c in d.children[verb]
        )

    # --- "X, 44 ans, a demandé" --------------------------------------------------------------

    def _find_subjects(self, d: Document, dep: list[str], head: Heads) -> None:
        for first, stop in d.sentences:
            self._find_subjects_between(first, stop, d, dep, head)

    def _find_subjects_between(
        self, first: int, stop: int, d: Document, dep: list[str], head: Heads
    ) -> None:
        children: dict[int, list[int]] = {}
        for i in range(first, stop):
            if head[i] != i:
                children.setdefault(head[i], []).append(i)
        for verb in range(first, stop):
            if d.pos[verb] not in {"VERB", "AUX"} or dep[verb].startswith(("aux", "cop")):
                continue
            near = children.get(verb, [])
            if not self._finite_group(d, verb, near, dep) or any(dep[c] in SUBJECTS for c in near):
                continue
            subject = self._loose_subject(d, verb, near, dep, children)
            if subject is not None:
                passive = any(dep[c] == "aux:pass" for c in near)
                dep[subject] = "nsubj:pass" if passive else "nsubj"
                head[subject] = verb

    # --- "a arrêté à Sfax deux hommes", "a expulsé jeudi deux hommes" ------------------------

    def _free_times(self, d: Document, dep: list[str], head: Heads) -> None:
        """A bare day is no object."""
        for i, label in enumerate(dep):
            if label == "obj" and self._is_bare_time(d, i, dep, head):
                dep[i] = "obl:mod"

    def _is_bare_time(self, d: Document, i: int, dep: list[str], head: Heads) -> bool:
        opened = any(head[c] == i and c < i for c in d.children[i])  # "a dormi trois nuits"
        return d.lemma[i].lower() in self._times and d.pos[head[i]] == "VERB" and not opened

    def _find_objects(self, d: Document, dep: list[str], head: Heads) -> None:
        for i, label in enumerate(dep):
            if label not in {"nmod", "obj"} or d.pos[i] != "NOUN" or d.lemma[i] in self._times:
                continue
            adverbial = self._adverbial_over(d, i, dep, head)
            if adverbial is None or _first_of_bare(d, i, dep, head) != head[i] + 1:
                continue
            verb = head[adverbial]
            if d.pos[verb] == "VERB" and verb < adverbial and self._awaits(d, verb, dep, head):
                dep[i], head[i] = "obj", verb

    def _awaits(self, d: Document, verb: int, dep: list[str], head: Heads) -> bool:
        """Whether what stands bare behind the verb can be its object and not its subject."""
        near = [c for c in d.children[verb] if head[c] == verb]
        finite = self._finite_group(d, verb, near, dep)
        first = min((c for c in near if dep[c].startswith("aux")), default=verb)
        tag = first > 0 and d.pos[first - 1] == "PUNCT"  # "…, a dit lundi le ministre"
        headed = dep[verb] == "conj" or any(dep[c] in SUBJECTS for c in near)
        free = not any(dep[c].startswith(TAKEN) for c in near)
        return free and (not finite or (headed and not tag))

    def _adverbial_over(self, d: Document, noun: int, dep: list[str], head: Heads) -> int | None:
        """The adverbial that a noun after it was hung on: its last word, or above that."""
        i = head[noun]
        while dep[i] == "nmod" and head[i] < i and (d.pos[i] == "NUM" or d.lemma[i] in self._times):
            i = head[i]
        timed = d.lemma[i].lower() in self._times
        town = d.word[i][:1].isupper()  # "Sfax" is taken for a verb
        named = town or d.pos[i] not in {"VERB", "AUX"}
        placed = named and dep[noun] == "nmod" and dep[i] in {"obl:mod", "obl:arg"}
        return i if i < noun and (placed or (timed and dep[i] == "obl:mod")) else None

    def _finite_group(self, d: Document, verb: int, near: list[int], dep: list[str]) -> bool:
        group = (verb, *(c for c in near if dep[c].startswith(("aux", "cop"))))
        return any(_is_finite(d, i) for i in group)

    def _loose_subject(
        self,
        d: Document,
        verb: int,
        near: list[int],
        dep: list[str],
        children: dict[int, list[int]],
    ) -> int | None:
        """The nearest bare noun phrase before the verb that hangs loosely on it."""
        found = [c for c in near if c < verb]
        found += [
            g
            for c in near
            if c < verb and dep[c] == "parataxis"
            for g in children.get(c, [])
            if g > c
        ]
        for c in sorted(found, reverse=True):
            loose = dep[c] in LOOSE or (dep[c] == "parataxis" and d.pos[c] == "PROPN")
            if loose and self._bare(d, c, dep, children):
                return c
        return None

    def _bare(self, d: Document, i: int, dep: list[str], children: dict[int, list[int]]) -> bool:
        if d.pos[i] not in NOMINAL or d.lemma[i].lower() in self._times:
            return False
        return all(dep[c] != "case" for c in children.get(i, []))


def _first_of_bare(d: Document, noun: int, dep: list[str], head: Heads) -> int | None:
    """The first token of a noun phrase with a determiner or number and no preposition."""
    near = [c for c in d.children[noun] if head[c] == noun and c < noun]
    if any(dep[c] in {"case", "mark", "cc"} for c in near):
        return None
    return near[0] if near and dep[near[0]] in {"det", "nummod"} else None


def _demote_pronouns(d: Document, dep: list[str]) -> None:
    """ "a lui-même appelé": a pronoun is no auxiliary."""
    for i, label in enumerate(dep):
        if label.startswith("aux") and d.pos[i] not in {"AUX", "VERB"}:
            dep[i] = "advmod"


def _retagged(d: Document, dep: list[str]) -> Document:
    """What an auxiliary of tense stands on is a participle, whatever the tagger took it for."""
    wrong = {
        d.head[i]
        for i, label in enumerate(dep)
        if label == "aux:tense" and d.pos[d.head[i]] in NOMINAL
    }
    if not wrong:
        return d
    pos = tuple("VERB" if i in wrong else p for i, p in enumerate(d.pos))
    morph = tuple(PARTICIPLE if i in wrong else m for i, m in enumerate(d.morph))
    return replace(d, pos=pos, morph=morph)


def _coordinate(d: Document, dep: list[str], head: Heads) -> None:
    """ "a rejeté l'offre et appelé …": a participle after "et" goes on with the verb."""
    for i, label in enumerate(dep):
        if label == "acl" and _is_participle(d, i) and d.pos[head[i]] in NOMINAL:
            verb = head[head[i]]
            joined = any(dep[c] == "cc" and c < i for c in d.children[i])
            if joined and dep[head[i]] in {"obj", "obl:arg", "obl:mod"} and _is_participle(d, verb):
                dep[i], head[i] = "conj", verb


def _promote(d: Document, participle: int, auxiliary: int, dep: list[str], head: Heads) -> None:
    """Make the participle the verb, and the finite form its auxiliary."""
    above = head[auxiliary]
    dep[participle] = dep[auxiliary]
    head[participle] = participle if above == auxiliary else above
    for i in range(*d.sentences[d.sentence_of[auxiliary]]):
        if head[i] == auxiliary and i not in (auxiliary, participle):
            head[i] = participle
    dep[auxiliary], head[auxiliary] = "aux:tense", participle


def _give_objects(d: Document, noun: int, verb: int, dep: list[str], head: Heads) -> None:
    """Hang on the verb what the parser hung on the adverbial before it."""
    for i in d.children[noun]:
        if i > verb and head[i] == noun and d.pos[i] in NOMINAL:
            bare = all(d.dep[c] != "case" for c in d.children[i])
            dep[i], head[i] = ("obj" if bare else "obl:mod"), verb


def _is_participle(d: Document, i: int) -> bool:
    return "VerbForm=Part" in d.morph[i] and "Tense=Pres" not in d.morph[i]


def _is_finite(d: Document, i: int) -> bool:
    return "VerbForm=Fin" in d.morph[i] and "Mood=Imp" not in d.morph[i]
