"""Does a place name act ("Paris condamne") or say where ("à Paris")?

The answer rests on the word before the name, on what governs it, and on its function; the words
themselves are the table ``places/locative`` of the pack. See docs/method/places.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.lexicon import Pack
from dateline.records import Document

_LONGEST_LIST = 12  # names joined by commas and "et" that are followed back to the first
_FINITE = "VerbForm=Fin"


@dataclass(frozen=True, slots=True)
class Locatives:
    """The words of ``places/locative`` by class, and the states that take "en", not "à la"."""

    classes: dict[str, frozenset[str]]
    feminine_states: frozenset[str]

    def is_a(self, word: str, group: str) -> bool:
        """Return whether a word stands in a class."""
        return word in self.classes.get(group, frozenset())


def locatives(pack: Pack) -> Locatives:
    """Return the index of ``places/locative``, built once a pack."""
    return pack.index(_build)


def _build(pack: Pack) -> Locatives:
    classes: dict[str, set[str]] = {}
    for row in pack.rows("places/locative"):
        classes.setdefault(row["class"], set()).add(row["form"])
    states = {
        row["form"].lower()
        for row in pack.rows("places/countries")
        if row["gender"] == "f" and not row.get("island")
    }
    return Locatives({k: frozenset(v) for k, v in classes.items()}, frozenset(states))


def acts(document: Document, first: int, stop: int, pack: Pack) -> bool:
    """Return whether the place name of tokens ``first`` to ``stop`` acts rather than locates.

    An act has it as subject of a verb that is not of state, as agent ("par Paris"), as partner
    or target ("avec", "contre", "demander à"), as one of two parties ("entre Paris et Berlin"),
    or as the holder of what only an actor holds ("la position de Paris").

    Parameters
    ----------
    document
        The parsed report.
    first, stop
        Token range of the name, article excluded, half open.
    pack
        The language; its table ``places/locative`` lists prepositions, nouns and verbs.

    Returns
    -------
    bool
        ``False`` in doubt: a name with no sign of acting is a place.
    """
    words = locatives(pack)
    verdict = _by_preposition(document, first, stop, words)
    if verdict is None:
        first, stop = _head_of_list(document, first, stop)
        verdict = _by_preposition(document, first, stop, words)
    if verdict is not None:
        return verdict
    return _acts_by_function(document, head_of(document, first, stop), stop, words)


def _by_preposition(document: Document, first: int, stop: int, words: Locatives) -> bool | None:
    """Return what the word before a name says; ``None`` where it is no preposition."""
    before = left_edge(document, first, words)
    if before < 0:
        return None
    if document.pos[before] == "CCONJ" and _is_of_pair(document, before, words):
        return True
    word = document.lower[before]
    if document.pos[before - 1] == "CCONJ" and before > 0:
        return _like_the_first(document, before, first, stop, words)
    return _judged(document, word, before, first, stop, words)


def _like_the_first(
    document: Document, before: int, first: int, stop: int, words: Locatives
) -> bool | None:
    """Judge "et de l'Allemagne" by "la capacité de la France", whose preposition it repeats."""
    head, end = _head_of_list(document, first, stop)
    ahead = left_edge(document, head, words)
    if ahead < 0 or document.lower[ahead] != document.lower[before]:
        head, end, ahead = first, stop, before
    return _judged(document, document.lower[ahead], ahead, head, end, words)


def _judged(
    document: Document, word: str, before: int, first: int, stop: int, words: Locatives
) -> bool | None:
    for group, judge in _JUDGES.items():
        if words.is_a(word, group):
            return judge(document, before, first, stop, words)
    return None


def head_of(document: Document, first: int, stop: int) -> int:
    """Return the token of a range whose head lies outside it."""
    for i in range(first, stop):
        if not first <= document.head[i] < stop or document.head[i] == i:
            return i
    return first


def left_edge(document: Document, first: int, words: Locatives) -> int:
    """Return the token before a name, its articles and adjectives passed over; -1 for none."""
    # Paragraphs, not sentences: a parse sometimes begins a sentence at a name.
    start = document.paragraphs[document.paragraph_of[first]][0]
    k = first - 1
    while k >= start and document.pos[k] in ("DET", "ADJ", "NUM") and first - k < 4:
        if words.is_a(document.lower[k], "of") or document.end[k] == document.start[k]:
            break
        k -= 1
    return k if k >= start else -1


def governors(document: Document, before: int, head: int) -> tuple[str, ...]:
    """Return the lemmas that may govern a prepositional phrase: its head, and the word before."""
    start = document.sentences[document.sentence_of[before]][0]
    found = []
    k = before - 1
    if k >= start and document.pos[k] in ("ADV", "ADJ"):
        found.append(document.lower[k])  # "vis-à-vis de", "proche de"
    while k >= start and document.pos[k] in ("ADJ", "ADV", "DET") and before - k < 4:
        k -= 1
    if k >= start:
        found += [document.lemma[k].lower(), document.lower[k]]
    i = document.head[head]
    if i != head:
        found.append(document.lemma[i].lower())
    return tuple(found)


def _head_of_list(document: Document, first: int, stop: int) -> tuple[int, int]:
    """Return the first name of "X, Y et Z" when the parse or "entre" joins them."""
    for _ in range(_LONGEST_LIST):
        head = head_of(document, first, stop)
        target = document.head[head]
        if not document.dep[head].startswith("conj") or target >= first:
            break
        if document.pos[target] not in ("PROPN", "NOUN", "X"):
            break
        first, stop = start_of_name(document, target), target + 1
    return first, stop


def _is_of_pair(document: Document, conjunction: int, words: Locatives) -> bool:
    """Return whether "entre X et" comes before, though the parse lost the pair."""
    if conjunction == 0 or document.pos[conjunction - 1] not in ("PROPN", "NOUN"):
        return False
    first = start_of_name(document, conjunction - 1)
    before = left_edge(document, first, words)
    if before < 0 or not words.is_a(document.lower[before], "between"):
        return False
    return _between(document, before, first, conjunction, words)


def start_of_name(document: Document, i: int) -> int:
    """Return where the run of proper nouns that a token ends begins."""
    while (
        i > 0
        and document.pos[i - 1] == "PROPN"
        and document.sentence_of[i - 1] == document.sentence_of[i]
    ):
        i -= 1
    return i


def _any(words: Locatives, lemmas: tuple[str, ...], *groups: str) -> bool:
    return any(words.is_a(lemma, group) for group in groups for lemma in lemmas)


def _never(document: Document, before: int, first: int, stop: int, words: Locatives) -> bool:
    return False


def _always(document: Document, before: int, first: int, stop: int, words: Locatives) -> bool:
    return True


def _by(document: Document, before: int, first: int, stop: int, words: Locatives) -> bool:
    return not _any(words, _ruling(document, before, first, stop), "go", "space")


def _between(document: Document, before: int, first: int, stop: int, words: Locatives) -> bool:
    return not _any(words, _ruling(document, before, first, stop), "space")


def _to(document: Document, before: int, first: int, stop: int, words: Locatives) -> bool:
    rulers = _ruling(document, before, first, stop)
    if _any(words, rulers[:2], "side") or _any(words, rulers, "give"):
        return True
    if _any(words, rulers, "space"):
        return False
    # A feminine state is reached by "en": "à la Russie" hands something to it.
    name = " ".join(document.lower[first:stop])
    return first - before == 2 and name in words.feminine_states


def _of(document: Document, before: int, first: int, stop: int, words: Locatives) -> bool:
    rulers = _ruling(document, before, first, stop)
    return _any(words, rulers[:2], "side") or _any(words, rulers[:1], "agent")


def _onto(document: Document, before: int, first: int, stop: int, words: Locatives) -> bool:
    return _any(words, _ruling(document, before, first, stop), "press")


def _ruling(document: Document, before: int, first: int, stop: int) -> tuple[str, ...]:
    return governors(document, before, head_of(document, first, stop))


_JUDGES = {
    "locates": _never,
    "to": _to,
    "of": _of,
    "onto": _onto,
    "between": _between,
    "acts": _always,
    "by": _by,
    "for": _by,
}


def _acts_by_function(document: Document, head: int, stop: int, words: Locatives) -> bool:
    dep, verb = document.dep[head], document.head[head]
    if dep == "nsubj:pass":
        return not words.is_a(document.lemma[verb], "hit")
    if dep.startswith("nsubj"):
        return _acts_as_subject(document, verb, words)
    if dep == "obj":
        return not any(words.is_a(document.lemma[verb], group) for group in ("reach", "stative"))
    if dep in ("iobj", "obl:agent"):
        return True
    return _verb_follows(document, stop, words)


def _acts_as_subject(document: Document, verb: int, words: Locatives) -> bool:
    for child in document.children[verb]:
        if document.dep[child] == "cop":
            return words.is_a(document.lemma[verb], "attitude")
        if document.dep[child] == "xcomp" and words.is_a(document.lemma[verb], "light"):
            # "peut accueillir" is told by "accueillir"; "dément abriter" is an act of its own
            return _acts_as_subject(document, child, words)
        if document.dep[child] == "aux:pass":
            return not words.is_a(document.lemma[verb], "hit")
    return document.pos[verb] in ("VERB", "AUX") and not words.is_a(document.lemma[verb], "stative")


def _verb_follows(document: Document, stop: int, words: Locatives) -> bool:
    """Return whether a finite verb of act comes next: the parse lost a subject."""
    k = stop
    while k < len(document) and k < stop + 3 and document.pos[k] in ("ADV", "PRON"):
        k += 1
    if k >= len(document) or document.pos[k] not in ("AUX", "VERB"):
        return False
    verb = document.head[k] if document.dep[k].startswith("aux") else k
    return _FINITE in document.morph[k] and _acts_as_subject(document, verb, words)
