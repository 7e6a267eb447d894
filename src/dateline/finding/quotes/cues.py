"""Where the words of saying stand in a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.finding.quotes.table import SpeechCue, speech_cues, word_table
from dateline.lexicon import Pack
from dateline.records import Document

ASIDE = 3  # words in "pour sa part", "de son côté"
GAP = 3  # words that may stand inside a locution ("a fait une nouvelle fois savoir")
NEVER = frozenset({"ADP", "DET", "PRON", "ADV", "CCONJ", "SCONJ", "PUNCT", "NUM"})
VERBS = frozenset({"VERB", "AUX"})
MAYBE = frozenset({"X", "ADJ", "NOUN"})  # what the parser takes a verb in a tag for
BEFORE_VERB = frozenset({"AUX", "PRON", "PUNCT", "ADV", "X"})
REACH = 7  # words between an auxiliary or a clitic and its verb


class Cue(NamedTuple):
    """A word of saying in a document.

    ``first`` to ``last`` (included) is the verb with its auxiliaries and clitics, or the phrase;
    ``voice`` is active, passive, participle (present), infinitive, bare (a past participle alone)
    or phrase;
    ``inverted`` is the subject clitic that follows ("a-t-il"), when there is one.
    """

    token: int
    first: int
    last: int
    cue: SpeechCue
    voice: str
    inverted: int | None
    negated: bool


@dataclass(slots=True)
class _Group:
    """What stands to the left of a verb and belongs to it."""

    first: int
    auxiliaries: list[str] = field(default_factory=list)
    reflexive: bool = False
    clitic: int | None = None
    negated: bool = False
    led: set[str] = field(default_factory=set)
    modal: bool = False


class CueFinder:
    """Finds the cues of one document, token by token, on demand."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self.document = document
        self.lower = document.lower
        self.words = pack.index(word_table)
        self.table = pack.index(speech_cues)
        self._subject = self.words["subject"] | self.words["linking"]

    def candidates(self) -> list[int]:
        """Return the tokens that may be cues, in one pass over words and one over lemmas."""
        table, lower, pos = self.table, self.lower, self.document.pos
        known, needed, phrases = table.words, table.needed, table.phrases
        found = set()
        for i, word in enumerate(lower):
            if word in known:
                if pos[i] in NEVER and word not in phrases:
                    continue
                after = needed.get(word)
                if after is None or not after.isdisjoint(lower[i + 1 : i + 2 + GAP]):
                    found.add(i)
        for lemma, places in self.document.by_lemma.items():
            if lemma in table.by_lemma and lemma not in known:
                found.update(i for i in places if pos[i] == "VERB")
        return sorted(found)

    def phrase_at(self, i: int, start: int, stop: int) -> Cue | None:
        """Return the preposition of saying whose longest word is token ``i``, if one is there."""
        lower = self.lower
        for cue in self.table.phrases.get(lower[i], ()):
            first, last = i - len(cue.before), i + len(cue.after)
            if first < start or last >= stop:
                continue
            if lower[first:i] == cue.before and self._same(i + 1, cue.after):
                return Cue(i, first, last, cue, "phrase", None, False)
        return None

    def _same(self, at: int, parts: tuple[str, ...]) -> bool:
        """Compare words; the "de" that ends a locution may be "du" or "des"."""
        lower, of, last = self.lower, self.words["of"], len(parts) - 1
        for k, part in enumerate(parts):
            if lower[at + k] != part and not (k == last and part in of and lower[at + k] in of):
                return False
        return True

    def verb_at(self, i: int, start: int, stop: int) -> Cue | None:
        """Return the verb of saying whose first full word is token ``i``, if it is one.

        ``start`` and ``stop`` bound the frame, the sentence outside quotation marks.
        """
        options = self.table.by_form.get(self.lower[i])
        if options is None:
            options = self.table.by_lemma.get(self.document.lemma[i], ())
        if not options or not self._verbal(i):
            return None
        group = self._group(i, start)
        for cue in options:
            if cue.reflexive != group.reflexive and cue.kind == "verb":
                continue
            if not group.led.issuperset(cue.before):
                continue
            last = self._locution(i, cue.after, stop)
            if last is None:
                continue
            self._modal(i, start, group)
            after = self._clitic_after(last, stop)
            inverted = group.clitic if group.clitic is not None else after
            end = max(last, after) if after is not None else last
            voice = self._voice(i, group)
            if voice == "bare" and after is not None:
                voice = "active"  # "déplore-t-il", which the parser took for a participle
            return Cue(i, group.first, end, cue, voice, inverted, group.negated)
        return None

    def _verbal(self, i: int) -> bool:
        """A word that may be a noun ("accuse", "note") counts only where a verb can stand."""
        pos = self.document.pos
        if pos[i] in VERBS:
            return True
        if pos[i] == "PROPN" and self.document.word[i][0].islower():
            return True  # "a tweeté", which the parser does not know
        if pos[i] in MAYBE and (i == 0 or pos[i - 1] in BEFORE_VERB):
            return True
        return i > 0 and self.document.lemma[i - 1] in self.words["auxiliary"]

    def _group(self, i: int, start: int) -> _Group:
        """Walk left from a verb over its auxiliaries, clitics, negations and adverbs."""
        lower, words = self.lower, self.words
        group = _Group(i)
        k, limit = i - 1, max(start, i - REACH)
        while k >= limit:
            aside = ASIDE if lower[k] in words["aside"] else self._aside(k)
            if aside:  # "a pour sa part dit", "a d'ailleurs reconnu"
                k -= aside
                continue
            if not self._joins(k, group):
                break
            k -= 1
        return group

    def _aside(self, k: int) -> int:
        """Return how many words the adverbial phrase that ends at token ``k`` has, or 0."""
        for phrase in self.table.asides.get(self.lower[k], ()):
            if self.lower[k + 1 - len(phrase) : k + 1] == phrase:
                return len(phrase)
        return 0

    def _joins(self, k: int, group: _Group) -> bool:
        """Take token ``k`` into a verb group, if it belongs there."""
        d, words, word, pos = self.document, self.words, self.lower[k], self.document.pos[k]
        if word in words["reflexive"] and pos != "ADP":
            group.reflexive = True
        elif word in self._subject and "-" in word:
            if word not in words["linking"]:
                group.clitic = k
        elif word in words["negation"] or word in words["negator"]:
            group.negated = True
        elif d.lemma[k] in words["auxiliary"]:
            group.auxiliaries.append(d.lemma[k])
        elif pos == "ADV" and word not in words["that"] and word not in words["without"]:
            return True
        elif word not in words["linking"] and (pos != "PRON" or word not in words["object"]):
            return False
        group.led.add(word)
        group.first = k
        return True

    def _modal(self, i: int, start: int, group: _Group) -> None:
        """Take in the verb over an infinitive: "a tenu à dire", "peut-on lire", "veut croire"."""
        if "VerbForm=Inf" not in self.document.morph[i] or group.modal:
            return
        k = group.first - 1
        if k > start and self.lower[k] in self.words["to"]:
            k -= 1
        if k >= start and self.document.lemma[k] in self.words["modal"]:
            group.modal = True
            group.first = k
            while k > start and self._joins(k - 1, group):
                k -= 1

    def _locution(self, i: int, parts: tuple[str, ...], stop: int) -> int | None:
        at = i
        for part in parts:
            limit = min(stop, at + 2 + (GAP if at == i else 0))
            for k in range(at + 1, limit):
                if self.lower[k] == part or self.document.lemma[k] == part:
                    at = k
                    break
            else:
                return None
        return at

    def _clitic_after(self, last: int, stop: int) -> int | None:
        found = None
        for k in range(last + 1, min(stop, last + 4)):
            word = self.lower[k]
            if word in self.words["linking"]:
                continue
            if word not in self._subject or not ("-" in word or k > last + 1):
                break
            found = k
        return found

    def _voice(self, i: int, group: _Group) -> str:
        d = self.document
        morph = d.morph[i]
        if "VerbForm=Inf" in morph:
            return "active" if group.modal else "infinitive"
        if "Tense=Pres" in morph and "VerbForm=Part" in morph:
            return "participle"
        auxiliaries = group.auxiliaries or self._auxiliaries(i)
        if auxiliaries:
            if any("VerbForm=Inf" in d.morph[k] for k in range(group.first, i)):
                return "infinitive"  # "après avoir précisé que"
            been = any(a in self.words["be"] for a in auxiliaries)
            return "passive" if been and not group.reflexive else "active"
        return "bare" if "VerbForm=Part" in morph else "active"

    def _auxiliaries(self, i: int) -> list[str]:
        """Those that the tree gives, also to the first of coordinated participles."""
        d = self.document
        for _ in range(4):
            found = [d.lemma[c] for c in d.children[i] if c < i and d.dep[c].startswith("aux")]
            if found or d.dep[i] != "conj" or "VerbForm=Part" not in d.morph[d.head[i]]:
                return found
            i = d.head[i]
        return []
