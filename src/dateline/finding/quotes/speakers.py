"""Who speaks: the subject of a verb of saying, before it, after it, or understood."""

from __future__ import annotations

from dateline.finding.quotes.cues import Cue, CueFinder
from dateline.finding.quotes.frames import Frame

NOUNS = frozenset({"NOUN", "PROPN"})
SKIPPED = frozenset({"ADJ", "NUM", "ADV", "DET"})
STARTING = frozenset({"DET", "PRON", "NUM", "ADJ", "NOUN", "PROPN"})
FAR = 40  # tokens between a tag's verb and its subject, at most
AUTHOR = 12  # tokens between a document and whose it is
STOPPED = frozenset({",", ".", ":", ";"})
BEFORE = 16  # tokens to the left in which a subject is looked for where the tree gives none
LEADING = frozenset({"DET", "ADJ", "NUM", "PROPN", "ADV"})
CLIMB = 6  # steps up the tree in search of a subject
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj", "nsubj:caus"})


class Speakers:
    """Finds the head token of whoever speaks, in one document."""

    def __init__(self, finder: CueFinder) -> None:
        self.finder = finder
        self.document = finder.document
        self.lower = finder.lower
        self.words = finder.words
        self.observers = not self.words["observer"].isdisjoint(self.lower)
        self.label: dict[int, str] = {}
        self.name_end: dict[int, int] = {}
        for name in self.document.names:
            for i in range(name.first, name.stop):
                self.label[i] = name.label
                self.name_end[i] = name.stop

    def human(self, i: int) -> bool:
        """Return whether a token names someone or something that can speak."""
        if self.label.get(i) in {"PER", "ORG"}:
            return True
        d = self.document
        if (
            d.pos[i] == "PROPN"
            or self._capital(i)
            or (self.label.get(i) == "LOC" and d.word[i][0].isupper())
        ):
            return True
        if d.pos[i] == "NOUN" and self.label.get(i + 1) == "PER":
            return True  # "l'amiral Jean Dupont"
        return self._person(self.lower[i]) or self._person(d.lemma[i])

    def _person(self, word: str) -> bool:
        """Return whether a noun is one of people or bodies, also with "ex-" before it."""
        people = self.words["people"]
        if word in people or word in self.words["title"]:
            return True
        first, hyphen, rest = word.partition("-")
        return bool(hyphen) and first in self.words["former"] and rest in people

    def head_from(self, i: int, stop: int) -> int | None:
        """Return the head of the noun phrase that begins at token ``i``, if one begins there."""
        d = self.document
        for k in range(i, min(stop, i + 7)):
            pos = d.pos[k]
            if pos in NOUNS or self._capital(k):
                return self._titled(k)
            if pos == "PRON" and k == i:
                return self._one_of(k, stop)
            if pos == "ADP" and k > i + 1 and d.pos[k - 1] == "ADJ" and d.pos[i] == "DET":
                return k - 1  # "un proche du ministre", "l'ancien de la bande"
            if pos not in SKIPPED and not (pos == "ADP" and k > i):
                return self._fallback(i, k)
        return None

    def _titled(self, k: int) -> int:
        """In "M. Le Maire" the name speaks, not its title."""
        title = self.lower[k] in self.words["title"] and self.label.get(k) == "PER"
        return self.name_end[k] - 1 if title else k

    def _one_of(self, i: int, stop: int) -> int:
        """In "un de ses proches" the relatives are named; a pronoun alone stands for itself."""
        if i + 2 < stop and self.lower[i + 1] in self.words["of"]:
            noun = self.head_from(i + 2, stop)
            if noun is not None and self.document.pos[noun] in NOUNS:
                return noun
        return i

    def _capital(self, i: int) -> bool:
        """Return whether a word is a name that the parser took for a verb or for nothing known."""
        return self.document.pos[i] in {"X", "VERB"} and self.document.word[i][0].isupper()

    def _fallback(self, i: int, k: int) -> int | None:
        """An adjective that stands for a noun ("le socialiste"), or a word the parser mistook."""
        d = self.document
        if k > i and d.pos[k - 1] in {"ADJ", "NUM"} and d.pos[i] == "DET":
            return k - 1
        if d.pos[k] in {"X", "VERB", "INTJ", "PRON"} and k > i and d.pos[k - 1] == "DET":
            return k
        return None

    def first_of(self, i: int) -> int:
        """Return the first token of the name that a token is in."""
        while i > 0 and self.name_end.get(i - 1) == self.name_end.get(i):
            i -= 1
        return i

    def phrase_end(self, head: int, stop: int) -> int:
        """Return the token after the noun phrase of ``head``: its name, its complements."""
        end = max(head + 1, self.name_end.get(head, 0))
        while end < stop and self._continues(end, stop):
            end += 1
        return min(end, stop)

    def _continues(self, i: int, stop: int) -> bool:
        pos, before, of = self.document.pos[i], self.lower[i - 1], self.words["of"]
        if pos in {"ADJ", "PROPN", "NUM"}:
            return True
        if self.lower[i] in of:
            return i + 1 < stop
        if pos == "DET":
            return before in of or before in self.words["and"]
        return pos == "NOUN" and (before in of or self.document.pos[i - 1] in {"DET", "ADJ", "NUM"})

    def after(self, i: int, stop: int) -> int | None:
        """Return the subject that follows a verb in a tag: "…, a dit lundi à Paris le ministre".

        The first noun phrase that is no time and no complement; one right behind it that can
        speak, where the first cannot.
        """
        limit = min(stop, i + FAR)
        if i + 1 < limit and self.lower[i] in self.words["some"]:
            noun = self._noun(i + 1, limit)
            if self.human(noun):
                return noun
        found = self._phrase_after(i, limit)
        if found is not None and not self.human(found) and self.document.pos[found] != "PRON":
            other = self._phrase_after(self.phrase_end(found, limit), limit)
            if other is not None and self.human(other):
                return other
        return found

    def _phrase_after(self, k: int, limit: int) -> int | None:
        d, words = self.document, self.words
        clitic = words["subject"] | words["object"]
        while k < limit:
            word, pos = self.lower[k], d.pos[k]
            if word in words["that"] or word in words["by"] or word == ":":
                return None
            if pos == "PRON" and word in clitic:
                k += 1
            elif pos == "ADP" or word in words["to"] or word in words["of"]:
                k = self._past_phrase(k + 1, limit)
            elif pos in STARTING or self._capital(k):
                head = self.head_from(k, limit)
                if head is None or head >= limit:
                    k += 1
                elif self._is_time(k, head):
                    k = head + 1
                else:
                    return head
            elif pos in {"ADV", "PUNCT", "SCONJ", "AUX", "X"} and word not in {".", ";"}:
                k += 1
            else:
                return None
        return None

    def _noun(self, k: int, stop: int) -> int:
        """Step over adjectives: "de hauts responsables"."""
        while k + 1 < stop and self.document.pos[k] in {"ADJ", "NUM"}:
            k += 1
        return k

    def _is_time(self, first: int, head: int) -> bool:
        if (
            self.lower[head] in self.words["time"]
            or self.document.lemma[head] in self.words["time"]
        ):
            return True
        bare = first == head and self.document.pos[head] == "NOUN" and not self.human(head)
        return bare or self.document.pos[head] == "NUM"

    def _past_phrase(self, k: int, stop: int) -> int:
        """Return the token after a prepositional phrase, before the next determiner or name."""
        if k < stop and (self.document.pos[k] == "ADP" or self.lower[k] in self.words["of"]):
            k += 1
        head = self.head_from(k, stop)
        if head is None:
            return k + 1
        end = max(head + 1, self.name_end.get(head, 0) if self.label.get(head) != "PER" else 0)
        d = self.document
        while end < stop:
            word, pos = self.lower[end], d.pos[end]
            if pos == "ADJ" and d.pos[end - 1] != "PUNCT":
                end += 1
            elif word in self.words["of"] or pos == "ADP":
                return self._past_phrase(end + 1, stop)
            else:
                break
        return min(end, stop)

    def author(self, i: int, stop: int) -> int:
        """Return whose word a document is: "un sondage de l'institut", "le rapport publié par X".

        The document itself where the words name nobody.
        """
        words, d = self.words, self.document
        if self.lower[i] not in words["document"]:
            return i
        for k in range(i + 1, min(stop, i + AUTHOR)):
            word = self.lower[k]
            if word in STOPPED:
                break
            named = self.label.get(k) == "ORG" and d.pos[k] in NOUNS
            if named and d.pos[k - 1] in {"NOUN", "ADJ"}:
                return k
            if word in words["of"] or word in words["by"]:
                head = self.head_from(k + 1, stop)
                if head is not None and self.human(head) and self.lower[head] not in words["time"]:
                    return head
        return i

    def can_speak(self, i: int, cue: Cue) -> bool:
        """Return whether a subject may speak: no "rien", and no thing with a verb of things."""
        if self.lower[i] in self.words["impersonal"] or self._expletive(i):
            return False
        if self.document.pos[i] != "NOUN" or self.human(i):
            return True
        return "thing" not in cue.cue.frames and self.document.head[i] == cue.token

    def _expletive(self, i: int) -> bool:
        """Return whether a pronoun only fills the place of a subject: "il faut"."""
        d = self.document
        return d.pos[i] == "PRON" and d.lemma[d.head[i]] in self.words["impersonal_verb"]

    def subject(self, cue: Cue, frame: Frame) -> int | None:
        """Return the subject of a verb of saying that does not stand in a tag."""
        if cue.inverted is not None:
            return cue.inverted
        if cue.voice in {"passive", "bare"}:
            return self.agent(cue, frame)
        found = self._from_tree(cue, frame)
        if found is not None:
            return found
        return self._from_left(cue, frame)

    def _from_tree(self, cue: Cue, frame: Frame) -> int | None:
        d = self.document
        children = d.children
        node = cue.token
        for _ in range(CLIMB):
            for child in children[node]:
                if d.dep[child] in SUBJECTS and self._usable(child, frame):
                    return self._antecedent(child, node, frame)
            dep, head = d.dep[node], d.head[node]
            if head == node or not frame.first <= head < frame.stop:
                return None
            modifies = dep in {"acl", "acl:relcl", "amod"} and d.pos[head] in NOUNS | {"PRON"}
            if modifies and self._usable(head, frame) and self.human(head):
                return head
            node = head
        return None

    def _usable(self, i: int, frame: Frame) -> bool:
        inside = frame.first <= i < frame.stop and frame.block_at(i) is None
        return inside and self._nominal(i) and not self._led(i, frame)

    def _nominal(self, i: int) -> bool:
        """Return whether a token can be a noun: a verb only behind an article ("l'accusé")."""
        pos = self.document.pos
        return pos[i] not in {"VERB", "AUX"} or self._capital(i) or pos[i - 1] == "DET"

    def _led(self, i: int, frame: Frame) -> bool:
        """Return whether a preposition leads a noun: "sur le front", "au festival Roy"."""
        pos = self.document.pos
        if pos[i] not in NOUNS or self.lower[i - 1 : i] == (",",):
            return False
        k = i - 1
        while k >= frame.first and pos[k] in LEADING:
            k -= 1
        return k >= frame.first and pos[k] == "ADP" and frame.block_at(k) is None

    def _antecedent(self, child: int, verb: int, frame: Frame) -> int | None:
        """A relative "qui" speaks for the noun before it."""
        d = self.document
        if self.lower[child] not in self.words["who"]:
            return child
        head = d.head[verb]
        near = d.dep[verb] == "acl:relcl" and self._usable(head, frame) and head < child
        if near and (d.pos[head] in NOUNS or self.human(head)):
            return head
        return self._noun_before(child, frame)

    def _noun_before(self, i: int, frame: Frame) -> int | None:
        """Return the nearest noun that can speak; one that no preposition leads, if there is."""
        near = [
            k
            for k in range(i - 1, max(frame.first, i - BEFORE) - 1, -1)
            if self.document.pos[k] in NOUNS and frame.block_at(k) is None and self.human(k)
        ]
        return next((k for k in near if not self._led(k, frame)), near[0] if near else None)

    def _from_left(self, cue: Cue, frame: Frame) -> int | None:
        """Where the tree is broken: the first noun phrase of the clause, if it can speak."""
        d = self.document
        for k in range(cue.first - 1, max(frame.first, cue.first - 25) - 1, -1):
            if frame.block_at(k) is not None:
                return None
            if d.dep[k] in SUBJECTS and d.pos[k] != "ADV" and (self.human(k) or d.pos[k] == "PRON"):
                return self._antecedent(k, d.head[k], frame)
        return self._noun_before(cue.first, frame)

    def agent(self, cue: Cue, frame: Frame) -> int | None:
        """Return the agent of a passive: "est critiqué par l'opposition"."""
        for k in range(cue.last + 1, min(frame.stop, cue.last + 25)):
            if self.lower[k] in self.words["by"]:
                head = self.head_from(k + 1, frame.stop)
                return head if head is not None and self.human(head) else None
        return None

    def addressee(self, cue: Cue, frame: Frame) -> int | None:
        """Return whom it is said to, where the words say so ("a dit à l'ambassadeur")."""
        d = self.document
        for k in range(cue.last + 1, min(frame.stop, cue.last + 12)):
            if frame.block_at(k) is not None or self.lower[k] in self.words["that"]:
                return None
            if self.lower[k] in self.words["to"] and d.pos[k] == "ADP":
                start = k + 1
                if start < frame.stop and self.lower[start] in self.words["of"]:
                    start += 1
                head = self.head_from(start, frame.stop)
                if head is not None and self.human(head) and self.label.get(head) != "LOC":
                    return head
        return None

    def body(self, speaker: int | None) -> int | None:
        """Return the body that a spokesperson speaks for ("le porte-parole de l'armée")."""
        if speaker is None or self.lower[speaker] not in self.words["spokesperson"]:
            return None
        start = speaker + 1
        if start + 1 < len(self.document) and self.lower[start] in self.words["of"]:
            return self.head_from(start + 1, min(start + 6, len(self.document)))
        return None
