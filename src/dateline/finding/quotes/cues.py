"""The words of saying, as the pack lists them, and where they stand in a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.lexicon import Pack
from dateline.records import Document

ASIDE = 3  # words in "pour sa part", "de son côté"
GAP = 3  # words that may stand inside a locution ("a fait une nouvelle fois savoir")
PEOPLE = frozenset({"human", "role"})  # classes of nouns in the tables of actors
NEVER = frozenset({"ADP", "DET", "PRON", "ADV", "CCONJ", "SCONJ", "PUNCT", "NUM"})
VERBS = frozenset({"VERB", "AUX"})
MAYBE = frozenset({"X", "ADJ", "NOUN"})  # what the parser takes a verb in a tag for
BEFORE_VERB = frozenset({"AUX", "PRON", "PUNCT", "ADV", "X"})
INVISIBLE = "\u200e"
REACH = 7  # words between an auxiliary or a clitic and its verb


class SpeechCue(NamedTuple):
    """A row of ``quotes/cues``: a word or locution of saying, thinking or judging.

    Attributes
    ----------
    form
        The lemma as analyses print it: "déclarer", "faire valoir", "se féliciter", "selon".
    kind
        verb, phrase (prepositions) or noun.
    frames
        What it takes: that, infinitive, of, to, whether, object, attribute, tag, clause.
    before, after
        The other words of a locution, around its first full word.
    irregular
        Its forms are listed: a present may look like a participle ("dit", "écrit").
    """

    row: str
    form: str
    kind: str
    stance: str
    frames: frozenset[str]
    reflexive: bool
    before: tuple[str, ...]
    after: tuple[str, ...]
    irregular: bool = False


class CueTable(NamedTuple):
    """The cues of a pack by the words and lemmas that they begin with."""

    by_form: dict[str, tuple[SpeechCue, ...]]
    by_lemma: dict[str, tuple[SpeechCue, ...]]
    phrases: dict[str, tuple[SpeechCue, ...]]
    by_id: dict[str, SpeechCue]
    words: frozenset[str]
    needed: dict[str, frozenset[str]]  # forms of verbs that speak in locutions only ("fait savoir")
    asides: dict[str, tuple[tuple[str, ...], ...]]  # "par ailleurs", by its last word


class Words(dict[str, frozenset[str]]):
    """The small closed classes of ``quotes/words``, ``quotes/terms`` and ``quotes/speakers``.

    By use; a use that the pack does not know is empty.
    """

    def __missing__(self, use: str) -> frozenset[str]:
        return frozenset()


def word_table(pack: Pack) -> Words:
    """Build the closed classes of a pack."""
    use: dict[str, set[str]] = {}
    for table in ("quotes/words", "quotes/terms"):
        for row in pack.rows(table):
            use.setdefault(row["use"], set()).add(row["form"])
    use["speakers"] = {row["form"] for row in pack.rows("quotes/speakers")}
    use["people"] = _people(pack) | use["speakers"]
    return Words({name: frozenset(forms) for name, forms in use.items()})


def _people(pack: Pack) -> set[str]:
    """Return the nouns of people that the tables of actors know, in one word each."""
    columns = ("masc", "fem", "masc_plur", "fem_plur")
    rows = (r for r in pack.all_rows("actors/nouns") if r["class"] in PEOPLE)
    forms = {row.get(column) or "" for row in rows for column in columns}
    return {form for form in forms if form.isalpha()}


def speech_cues(pack: Pack) -> CueTable:
    """Return the words of saying of a pack, indexed by form and by lemma.

    Memoise it with ``pack.index(speech_cues)``. Coding finds on whose word an event is told in
    the records of ``resolve_quotes``; the table is for stages that must know the words alone.
    """
    words = pack.index(word_table)
    endings: dict[str, list[str]] = {}
    for row in pack.rows("quotes/endings"):
        endings.setdefault(row["from"], []).append(row["to"])
    forms: dict[str, list[SpeechCue]] = {}
    lemmas: dict[str, list[SpeechCue]] = {}
    phrases: dict[str, list[SpeechCue]] = {}
    by_id: dict[str, SpeechCue] = {}
    for row in pack.rows("quotes/cues"):
        frames = frozenset(row.many("frames"))
        base = (row.id, row["form"], row["kind"], row["stance"], frames)
        if row["kind"] == "verb":
            before, head, after, reflexive = _split(row["form"], words)
            cue = SpeechCue(*base, reflexive, before, after, bool(row.get("forms")))
            lemmas.setdefault(head, []).append(cue)
            for form in row.many("forms") or _conjugated(head, endings):
                forms.setdefault(form, []).append(cue)
        else:
            parts = row["form"].replace("'", "' ").split()
            at = parts.index(max(parts, key=len))  # the longest word is the rarest
            cue = SpeechCue(*base, False, tuple(parts[:at]), tuple(parts[at + 1 :]))
            phrases.setdefault(parts[at], []).append(cue)
        by_id[row.id] = cue
    return CueTable(
        _ranked(forms),
        _ranked(lemmas),
        _ranked(phrases),
        by_id,
        frozenset(forms) | frozenset(phrases),
        _needed(forms),
        _asides(words["adverbial"]),
    )


def _asides(phrases: frozenset[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases that may stand between an auxiliary and its verb, by their last word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases):
        parts = tuple(phrase.replace("'", "' ").split())
        found.setdefault(parts[-1], []).append(parts)
    return {last: tuple(sorted(all_, key=len, reverse=True)) for last, all_ in found.items()}


def _needed(forms: dict[str, list[SpeechCue]]) -> dict[str, frozenset[str]]:
    """Return what must follow a form that means nothing by itself."""
    return {
        form: frozenset(cue.after[0] for cue in cues)
        for form, cues in forms.items()
        if all(cue.after for cue in cues)
    }


def _split(form: str, words: Words) -> tuple[tuple[str, ...], str, tuple[str, ...], bool]:
    parts = form.replace("'", "' ").split()
    at = 0
    small = words["reflexive"] | words["negation"] | words["negator"] | words["gerund"]
    while at < len(parts) - 1 and parts[at] in small:
        at += 1
    lead = tuple(p for p in parts[:at] if p not in words["reflexive"])
    return lead, parts[at], tuple(parts[at + 1 :]), len(lead) < at


def _conjugated(infinitive: str, endings: dict[str, list[str]]) -> set[str]:
    found = {infinitive}
    for k in range(1, len(infinitive)):
        for ending in endings.get(infinitive[k:], ()):
            found.add(infinitive[:k] + ending)
    return found


def _ranked(table: dict[str, list[SpeechCue]]) -> dict[str, tuple[SpeechCue, ...]]:
    """Put the longest locution first, then reflexive verbs."""
    return {
        word: tuple(sorted(cues, key=lambda c: (-len(c.after) - len(c.before), not c.reflexive)))
        for word, cues in table.items()
    }


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
        if INVISIBLE in document.text:  # direction marks glued to words by some sites
            self.lower = tuple(w.rpartition(INVISIBLE)[2] or w for w in self.lower)
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
