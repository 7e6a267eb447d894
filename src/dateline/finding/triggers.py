"""Find the words that may report an act: triggers of the pack, matched by lemma and order.

A trigger's form is written as its lemmas: ``arrêter``, ``se rendre``, ``mettre fin``,
``remise en liberté``. The first word is looked up; the others must follow within a few tokens,
so that "mettre enfin un terme" still is ``mettre terme``. A verb written with ``se`` must be
reflexive; one written without must not be, unless its row says ``se?``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.finding.inflection import INFLECTED, Inflection
from dateline.lexicon import Pack, Row
from dateline.records import Document, Span, TriggerMention

NO_ACT = "-"  # the type of set phrases that tell nothing
REACH = 5  # tokens between two words of a phrase

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
AUXILIARIES = frozenset({"aux:tense", "aux:pass"})  # "avoir" of "avoir écouté" is no act
STOPS = ".;:!?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A trigger row, ready to match: the words after the first, and how it may stand."""

    row: Row
    pos: str  # verb, noun, adj, phrase
    rest: tuple[str, ...]
    reflexive: bool | None  # None: either


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one first lemma, by the word that must follow; their ranks keep the order."""

    single: tuple[tuple[int, Pattern], ...]
    longer: dict[str, tuple[tuple[int, Pattern], ...]]


@dataclass(frozen=True)
class TriggerIndex:
    """All trigger rows by first lemma, the longest forms first."""

    patterns: dict[str, Patterns]
    rows: dict[str, Row]
    inflection: Inflection
    speech: frozenset[str]  # frames of acts that have acts as their content
    deeds: dict[str, frozenset[str]]  # noun of a deed -> its types


def build_index(pack: Pack) -> TriggerIndex:
    """Index every table of ``events/`` whose rows have a type.

    A single word that is no act at all, whatever stands by it, is recorded and not looked for:
    such rows cost nothing and refuse nothing.
    """
    heads: dict[str, list[Pattern]] = {}
    rows: dict[str, Row] = {}
    for table in pack.tables("events"):
        for row in pack.rows(table):
            if row.get("type") and row.get("pos"):
                rows[row.id] = row
                for form in row.many("form"):
                    first, pattern = _pattern(row, form)
                    if pattern.rest or not _inert(row):
                        heads.setdefault(first, []).append(pattern)
    verbs = {h for h, p in heads.items() if any(x.pos == "verb" for x in p)}
    speech = frozenset(
        r.id.split(".", 1)[1] for r in pack.rows("events/frames") if r.get("content")
    )
    patterns = {h: _by_second_word(p) for h, p in heads.items()}
    return TriggerIndex(patterns, rows, Inflection(pack, verbs), speech, _deeds(heads, speech))


def _inert(row: Row) -> bool:
    return row["type"] == NO_ACT and not row.get("if") and not row.get("unless")


def _by_second_word(patterns: list[Pattern]) -> Patterns:
    single: list[tuple[int, Pattern]] = []
    longer: dict[str, list[tuple[int, Pattern]]] = {}
    for rank, pattern in enumerate(sorted(patterns, key=_weight, reverse=True)):
        place = longer.setdefault(pattern.rest[0], []) if pattern.rest else single
        place.append((rank, pattern))
    return Patterns(tuple(single), {word: tuple(p) for word, p in longer.items()})


def _deeds(heads: dict[str, list[Pattern]], speech: frozenset[str]) -> dict[str, frozenset[str]]:
    """The single nouns of acts that are done and not spoken."""
    deeds: dict[str, frozenset[str]] = {}
    for head, found in heads.items():
        types = frozenset(
            p.row["type"]
            for p in found
            if p.pos == "noun" and not p.rest and p.row["frame"] not in speech
        )
        if types - {NO_ACT}:
            deeds[head] = types - {NO_ACT}
    return deeds


def _pattern(row: Row, form: str) -> tuple[str, Pattern]:
    words = form.split()
    reflexive: bool | None = False if row["pos"] == "verb" else None
    if words[0] in {"se", "se?"}:
        reflexive = True if words[0] == "se" else None
        words = words[1:]
    return words[0], Pattern(row, row["pos"], tuple(words[1:]), reflexive)


def _weight(pattern: Pattern) -> tuple[int, int, int]:
    """Longest first, then reflexive, then the narrowest: words named in a place, a filled place."""
    condition = pattern.row.get("if") or ""
    narrow = 2 if "=" in condition else int(bool(condition))
    return len(pattern.rest), int(pattern.reflexive is True), narrow


def find_triggers(document: Document, pack: Pack) -> tuple[TriggerMention, ...]:
    """Return every possible trigger with all rows that fit its words, best row first.

    A token may head several mentions, one a row; ``coding`` takes the first whose conditions
    hold. Tokens inside a longer phrase are no triggers of their own.
    """
    index = pack.index(build_index)
    found: list[TriggerMention] = []
    taken: set[int] = set()
    for i, patterns in _starts(document, index):
        if i in taken:
            continue
        mentions = tuple(_at(document, i, patterns))
        found += mentions
        if mentions:
            longest = max(mentions, key=lambda m: len(m.tokens))
            taken.update(_swallowed(document, index, longest))
    return tuple(found)


def _swallowed(document: Document, index: TriggerIndex, phrase: TriggerMention) -> Iterator[int]:
    """The further words of a phrase that are no triggers of their own.

    A deed that a phrase of speech speaks of is one: "demander la libération".
    """
    row = index.rows[phrase.row]
    for i in phrase.tokens[1:]:
        deed = index.deeds.get(document.lemma[i], frozenset())
        if row["frame"] not in index.speech or not deed - {row["type"]}:
            yield i


def _starts(document: Document, index: TriggerIndex) -> Iterator[tuple[int, Patterns]]:
    """Yield the tokens that begin some pattern; one dictionary look-up a token."""
    patterns, forms = index.patterns, index.inflection.forms
    rows = zip(document.lemma, document.lower, document.pos, strict=True)
    for i, (lemma, lower, pos) in enumerate(rows):
        if pos in INFLECTED:
            lemma = forms.get(lower, lemma)
        found = patterns.get(lemma)
        if found:
            yield i, found


def _at(document: Document, i: int, patterns: Patterns) -> Iterator[TriggerMention]:
    fits: dict[tuple[str, bool | None], bool] = {}  # many patterns ask the same of one token
    for _, pattern in _in_reach(document, i, patterns):
        stance = pattern.pos, pattern.reflexive
        fit = fits.get(stance)
        if fit is None:
            fit = fits[stance] = _fits(document, i, pattern)
        if fit:
            tokens = _tokens(document, i, pattern) if pattern.rest else (i,)
            if tokens:
                yield TriggerMention(_span(document, i, tokens), tokens, i, pattern.row.id)


def _in_reach(document: Document, i: int, patterns: Patterns) -> Sequence[tuple[int, Pattern]]:
    """The patterns whose second word stands near enough, and those of one word, in order."""
    longer = patterns.longer
    if not longer:
        return patterns.single
    words = {*document.lower[i + 1 : i + 1 + REACH], *document.lemma[i + 1 : i + 1 + REACH]}
    near = [ranked for word in words if word in longer for ranked in longer[word]]
    return sorted([*near, *patterns.single], key=_rank) if near else patterns.single


def _rank(ranked: tuple[int, Pattern]) -> int:
    return ranked[0]


def _fits(document: Document, i: int, pattern: Pattern) -> bool:
    pos = document.pos[i]
    if pattern.pos == "verb":
        return _verbal(document, i) and (
            pattern.reflexive is None or _reflexive(document, i) == pattern.reflexive
        )
    if pattern.pos == "noun":
        nominal = pos in NOMINAL or (pos in {"ADJ", "VERB"} and _determined(document, i))
        return nominal and not _after_clitic(document, i)
    if pattern.pos == "adj":
        return pos in {"ADJ", "VERB", "NOUN"}
    return True


def _verbal(document: Document, i: int) -> bool:
    """A verb, or a participle that the tagger took for an adjective."""
    pos = document.pos[i]
    if document.dep[i] in AUXILIARIES:
        return False
    if pos != "ADJ":
        return pos in VERBAL
    return document.lower[i] != document.lemma[i] or _participle(document, i)


def _participle(document: Document, i: int) -> bool:
    return "VerbForm=Part" in document.morph[i] or document.dep[i] in {"ROOT", "acl", "advcl"}


def _determined(document: Document, i: int) -> bool:
    """A noun that the tagger took for a verb still has its determiner or number before it."""
    return i > 0 and document.pos[i - 1] in {"DET", "NUM"}


def _after_clitic(document: Document, i: int) -> bool:
    """What follows a reflexive pronoun is a verb, though the tagger call it a noun."""
    return i > 0 and "Reflex=Yes" in document.morph[i - 1]


def _reflexive(document: Document, i: int) -> bool:
    """A reflexive pronoun stands among the clitics before the verb, or hangs on it."""
    if any(c < i and "Reflex=Yes" in document.morph[c] for c in document.children[i]):
        return True
    for j in range(i - 1, max(i - 5, -1), -1):
        if document.lemma[j] == "se" or "Reflex=Yes" in document.morph[j]:
            return True
        if document.pos[j] not in {"AUX", "ADV", "PRON"}:
            return False
    return False


def _tokens(document: Document, i: int, pattern: Pattern) -> tuple[int, ...]:
    """The tokens of a phrase; a comma parts the words of a noun, not those of a verb."""
    stops = STOPS + "," if pattern.pos == "noun" else STOPS
    tokens = [i]
    for word in pattern.rest:
        j = _next(document, tokens[-1], word, stops)
        if j < 0:
            return ()
        tokens.append(j)
    return tuple(tokens)


def _next(document: Document, i: int, word: str, stops: str) -> int:
    for j in range(i + 1, min(i + 1 + REACH, len(document))):
        if document.lower[j] == word or document.lemma[j] == word:
            return j
        if document.pos[j] == "PUNCT" and document.word[j] in stops:
            break
    return -1


def _span(document: Document, i: int, tokens: tuple[int, ...]) -> Span:
    """The words of the trigger, with the auxiliaries that belong to a verb."""
    first = i
    if document.pos[i] in VERBAL or document.pos[i] == "ADJ":
        first = _group_start(document, i)
    return document.span(first, tokens[-1] + 1)


def _group_start(document: Document, i: int) -> int:
    first = i
    for j in range(i - 1, max(i - 7, -1), -1):
        if document.head[j] != i and document.pos[j] != "ADV":
            break
        if document.dep[j].startswith("aux"):
            first = j
        elif document.pos[j] not in {"ADV", "PRON", "AUX"}:
            break
    return first
