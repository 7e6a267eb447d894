"""Which words of a sentence each time dates: the verb or the noun of act that it hangs on.

The parser hangs a bare "lundi" on the noun before it as often as on the verb; only a time after
"de" surely dates a noun that names no act. What lies within another act ("lors de la marche de
samedi") has that act's time, so such a time dates both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dateline.coding.clause import Syntax
from dateline.coding.reach import Reach
from dateline.lexicon import Pack
from dateline.records import Document, Time, Times

PARTICIPLES = frozenset({"acl", "acl:relcl", "amod"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
FUNCTION = frozenset({"ADP", "ADV", "DET", "CCONJ"})
MODIFIERS = frozenset({"ADJ", "DET", "NUM"})
NUMERIC = frozenset({"NUM", "CCONJ", "PUNCT"})
AGREEMENT = ("Gender", "Number")
SENTENCE = 100  # tokens on either side of an act in which its sentence's time is looked for
PHRASE = 8  # tokens from a noun of act to a time at the end of its phrase

Words = tuple[str, ...]


class Meanwhile(NamedTuple):
    """Forms of ``qualifiers/meanwhile`` by their last word; those that say during what."""

    forms: Mapping[str, tuple[Words, ...]]
    during: frozenset[Words]


def build_meanwhile(pack: Pack) -> Meanwhile:
    """Read ``qualifiers/meanwhile``: what is told within another act or meeting."""
    forms: dict[str, tuple[Words, ...]] = {}
    during: set[Words] = set()
    for row in pack.rows("qualifiers/meanwhile"):
        for form in row.many("form"):
            words = tuple(form.split())
            forms[words[-1]] = (*forms.get(words[-1], ()), words)
            if row["kind"] == "during":
                during.add(words)
    return Meanwhile(forms, frozenset(during))


class Owners:
    """The times of one document by the words that they date."""

    def __init__(
        self, document: Document, times: Times, syntax: Syntax, reach: Reach, pack: Pack
    ) -> None:
        self.document = document
        self.syntax = syntax
        self.reach = reach
        self.meanwhile = pack.index(build_meanwhile)
        self.heads = sorted(reach.heads)
        self.times = [t for t in times.times if t.date is not None]
        self.starts = [t.first for t in self.times]
        self.by: dict[int, tuple[int, ...]] = {t.first: tuple(self._owners(t)) for t in self.times}
        self.of: dict[int, list[Time]] = {}
        for time in self.times:
            for owner in self.by[time.first]:
                self.of.setdefault(owner, []).append(time)

    def _owners(self, time: Time) -> Iterator[int]:
        """The words that a time dates, nearest first."""
        top = self._top(time)
        if self._bracketed(time) and self.document.head[top] not in self.reach.heads:
            return
        beside = [w for w in (self._noun_before(time), self._noun_after(time)) if w is not None]
        yield from beside
        yield from (word for word in self._above(time, top) if word not in beside)

    def _governors(self, time: Time, top: int) -> Iterator[int]:
        """The words over a time; a participle right before it is one, whatever the parser says."""
        d, part = self.document, time.first - 1
        while part > 0 and d.pos[part] == "ADP":
            part -= 1
        above = list(d.ancestors(top))
        if part < 0 or part in above or not self._bare_participle(part):
            return iter(above)
        return iter((part, *d.ancestors(part)))

    def _bare_participle(self, i: int) -> bool:
        """A past participle of a noun, without an auxiliary: "les violences survenues mardi"."""
        d = self.document
        told = "VerbForm=Part" in d.morph[i] and "Tense=Past" in d.morph[i]
        return told and d.dep[i] in PARTICIPLES and not self.syntax.voice(i).auxiliaries

    def _above(self, time: Time, top: int) -> Iterator[int]:
        d, heads = self.document, self.reach.heads
        bound = self.genitive(top) and not time.ends
        part = -1
        for above in self._governors(time, top):
            word = self._predicate(above)
            clausal = self._clausal(word)
            if word in heads and (part < 0 or (not clausal and self._agrees(part, word))):
                yield word
                bound, part = True, -1
            elif clausal and part < 0:
                yield word
            if clausal and (part >= 0 or d.dep[word] not in PARTICIPLES or word in heads):
                return
            if clausal:
                bound, part = True, word
            elif self.within(word):
                bound, part = False, -1
            elif bound and part < 0:
                return
        if d.head[top] == top:
            yield top

    def _predicate(self, word: int) -> int:
        """The word that an auxiliary or a copula belongs to, or the word itself."""
        d = self.document
        return d.head[word] if d.dep[word].startswith(("cop", "aux")) else word

    def _agrees(self, participle: int, noun: int) -> bool:
        """Whether a participle may be said of a noun: "les accords de Genève, signés en 1954"."""
        a, b = (dict(self._features(i)) for i in (participle, noun))
        return participle == noun + 1 or all(a[k] == b[k] for k in AGREEMENT if k in a and k in b)

    def _features(self, i: int) -> Iterator[tuple[str, str]]:
        for feature in self.document.morph[i].split("|"):
            name, _, value = feature.partition("=")
            yield name, value

    def _noun_before(self, time: Time) -> int | None:
        """The noun of act whose phrase a time ends: "depuis la signature de l'accord en 2015"."""
        d = self.document
        noun = self.last_head(time.first)
        if noun is None or time.first - noun > PHRASE or d.dep[noun].startswith(("nsubj", "obj")):
            return None
        if d.pos[noun] != "NOUN" or self._clausal(noun):
            return None
        stop = time.first
        while d.pos[stop - 1] in FUNCTION or d.dep[stop - 1] == "fixed":
            stop -= 1
        inside = range(noun + 1, stop)
        closed = all(noun <= d.head[i] < stop and not self._clausal(i) for i in inside)
        return noun if closed else None

    def _noun_after(self, time: Time) -> int | None:
        """The noun of act right after a time that says during what: "mardi lors d'un débat"."""
        d, k = self.document, bisect_left(self.heads, time.stop)
        noun = self.heads[k] if k < len(self.heads) else None
        if noun is None or noun - time.stop > PHRASE or d.pos[noun] != "NOUN":
            return None
        for i in range(time.stop, noun):
            forms = self.meanwhile.during.intersection(self._forms_at(i))
            if any(i + 1 - len(form) == time.stop for form in forms):
                return noun if all(d.pos[j] in MODIFIERS for j in range(i + 1, noun)) else None
        return None

    def last_head(self, token: int) -> int | None:
        """The last trigger before a token, in its sentence."""
        k = bisect_left(self.heads, token) - 1
        sentence = self.document.sentence_of
        return self.heads[k] if k >= 0 and sentence[self.heads[k]] == sentence[token] else None

    def within_sentence(self, token: int) -> list[Time]:
        """The times of the sentence of a token that stand near it, in order."""
        first, stop = self.document.sentences[self.document.sentence_of[token]]
        first, stop = max(first, token - SENTENCE), min(stop, token + SENTENCE)
        return self.times[bisect_left(self.starts, first) : bisect_left(self.starts, stop)]

    def _top(self, time: Time) -> int:
        """The token of a time that hangs on a word outside it."""
        d = self.document
        inside = range(time.first, time.stop)
        return next((i for i in inside if d.head[i] not in inside or d.head[i] == i), time.first)

    def _bracketed(self, time: Time) -> bool:
        """Times alone in brackets tell of the name before: "l'ex-président (1985-90 et 1994)"."""
        d, first, stop = self.document, time.first - 1, time.stop
        while first >= 0 and d.word[first] != "(" and d.pos[first] in NUMERIC:
            first -= 1
        while stop < len(d.word) and d.word[stop] != ")" and d.pos[stop] in NUMERIC:
            stop += 1
        return first >= 0 and d.word[first] == "(" and d.word[stop : stop + 1] == (")",)

    def _clausal(self, i: int) -> bool:
        return self.syntax.is_verbal(i) or self.syntax.is_past_participle(i)

    def genitive(self, i: int) -> bool:
        """Whether a word stands after "de" under a noun."""
        d, words = self.document, self.syntax.words
        return d.pos[d.head[i]] in NOMINAL and any(
            words.prepositions.get(d.lower[c]) == words.genitive
            for c in d.children[i]
            if d.dep[c] == "case"
        )

    def within(self, noun: int) -> bool:
        """Whether a noun says during what something happens: "lors de", "en marge de"."""
        d = self.document
        cases = [c for c in d.children[noun] if d.dep[c] in {"case", "det"} and c < noun]
        return any(self._forms_at(c) for c in cases)

    def _forms_at(self, i: int) -> list[Words]:
        """The forms of ``meanwhile`` that end at a token."""
        words, forms = self.document.lower, self.meanwhile.forms.get(self.document.lower[i], ())
        return [form for form in forms if words[i + 1 - len(form) : i + 1] == form]
