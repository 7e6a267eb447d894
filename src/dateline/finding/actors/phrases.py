"""Noun phrases around a noun that can be a participant: edges, role, country, sectors."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.finding.actors.parsed import Found, head_of
from dateline.finding.actors.words import Demonym, Lexicon, Name, Noun
from dateline.records import Document

_MOST_COMPLEMENTS = 3
_NOMINAL = ("NOUN", "PROPN", "X")


@dataclass(slots=True)
class Phrase:
    """What the words of a noun phrase say; filled from left to right."""

    first: int
    start: int  # first token of the name, without determiner and number
    head: int
    stop: int
    det: str = ""
    plural: bool = False
    former: bool = False
    countries: list[str] = field(default_factory=list)
    sectors: list[str] = field(default_factory=list)
    party: tuple[str, ...] = ()
    of: int | None = None
    inside: tuple[str, ...] = ()  # sectors of the first complement
    gender: str | None = None  # what the determiner shows
    number: str | None = None
    swallowed: list[int] = field(default_factory=list)  # tokens that are no mention of their own
    complements: int = 0
    body: bool = False  # whether the last noun read is a government, which may bear a person's name


def read_phrase(
    document: Document, lexicon: Lexicon, names: dict[int, Found], first: int, stop: int, noun: Noun
) -> Phrase:
    """Return the phrase whose noun stands at tokens ``first`` to ``stop``."""
    phrase = Phrase(first, first, head_of(document, first, stop), stop)
    phrase.body = noun.kind == "government"
    _read_left(document, lexicon, phrase)
    _read_right(document, lexicon, names, phrase, noun)
    return phrase


def _read_left(document: Document, lexicon: Lexicon, phrase: Phrase) -> None:
    words, start = lexicon.words, document.sentences[document.sentence_of[phrase.first]][0]
    k = phrase.first - 1
    while k >= start:
        word, pos = document.lower[k], document.pos[k]
        det = lexicon.determines.get(word, "")
        if pos == "NUM" or (pos == "DET" and not det):
            phrase.plural = phrase.plural or pos == "NUM"
            phrase.first = k
        elif det and (pos in ("DET", "ADP", "PRON", "NUM")):
            _determine(lexicon, phrase, k, word, det, pos)
            return
        elif pos == "ADJ" or word in words["former"] or word in lexicon.titles:
            _take_adjective(lexicon, phrase, word, k)
            phrase.swallowed.append(k)
        elif pos == "PUNCT" and document.word[k] in '"«“' and phrase.first - k == 1:
            pass
        else:
            return
        k -= 1


def _take_adjective(lexicon: Lexicon, phrase: Phrase, word: str, k: int) -> None:
    phrase.first = phrase.start = k
    if word in lexicon.words["former"]:
        phrase.former = True
    demonym = lexicon.demonyms.get(word)
    if demonym:
        phrase.countries.extend(demonym.countries)


def _determine(lexicon: Lexicon, phrase: Phrase, k: int, word: str, det: str, pos: str) -> None:
    if det == "contracted":  # "du", "des": preposition and article, or an article alone
        det = "definite" if pos == "ADP" else "indefinite"
    phrase.det = det
    phrase.gender, phrase.number = lexicon.articles.get(word, (None, None))
    if pos != "ADP":
        phrase.first = k
    if det == "possessive":
        phrase.of = k


def _read_right(
    document: Document, lexicon: Lexicon, names: dict[int, Found], phrase: Phrase, noun: Noun
) -> None:
    stop = document.sentences[document.sentence_of[phrase.head]][1]
    complements = 0
    j = phrase.stop
    while j < stop:
        if _is_adjective(document, lexicon, j):
            _take_right_adjective(lexicon, phrase, document.lower[j], complements)
            phrase.swallowed.append(j)
            j += 1
            phrase.stop = j
            continue
        end = _party(names, noun, phrase, j)
        if not end and complements < _MOST_COMPLEMENTS:
            end = _complement(document, lexicon, names, phrase, noun, j, stop, complements)
            complements += 1
        if not end:
            return
        phrase.complements = complements
        j = phrase.stop = end


def _is_adjective(document: Document, lexicon: Lexicon, j: int) -> bool:
    word = document.lower[j]
    if document.word[j] != word:  # a capital: a name that the parser mistook, or a demonym
        return document.pos[j] == "ADJ" and word in lexicon.demonyms
    if document.pos[j] == "ADJ" or word in lexicon.demonyms:
        return True
    return word in lexicon.adjectives and document.pos[j] == "NOUN"


def _take_right_adjective(lexicon: Lexicon, phrase: Phrase, word: str, complements: int) -> None:
    demonym = demonym_of(lexicon, word)
    if demonym:
        phrase.countries.extend(c for c in demonym.countries if c)
    elif not complements:
        phrase.sectors.extend(lexicon.adjectives.get(word, ()))


def demonym_of(lexicon: Lexicon, word: str) -> Demonym | None:
    """Return the demonym that a word is, alone or as a compound of two."""
    found = lexicon.demonyms.get(word)
    if found is None and "-" in word:
        other = lexicon.compound(word)
        return other if isinstance(other, Demonym) else None
    return found


def _party(names: dict[int, Found], noun: Noun, phrase: Phrase, j: int) -> int:
    """Take in a body or a person that follows bare: "député LR", "administration Obama"."""
    found = names.get(j)
    if found is None:
        return 0
    person = found.label == "person" or (
        isinstance(found.means, Name) and found.means.kind == "person"
    )
    short = found.stop - found.first == 1 or noun.cls == "institution"
    if person and phrase.body and short and j == phrase.stop:
        phrase.of = j
        return found.stop
    if noun.cls == "institution" or not isinstance(found.means, Name):
        return 0
    if found.means.kind not in ("organisation", "group"):
        return 0
    if found.means.country:
        phrase.countries.append(found.means.country)
    phrase.party = found.means.sectors
    return found.stop


def _complement(
    document: Document,
    lexicon: Lexicon,
    names: dict[int, Found],
    phrase: Phrase,
    noun: Noun,
    j: int,
    stop: int,
    complements: int,
) -> int:
    """Return the end of "de la Justice", "des États-Unis", "chargé de …" at ``j``, or 0."""
    words = lexicon.words
    word = document.lower[j]
    k = j
    if (
        word in words["and"]
        and complements
        and j + 1 < stop
        and document.lower[j + 1] in words["of"]
    ):
        k = j + 1
        if not _continues(document, k, stop, words):
            return 0
    elif word in words["charged"] and noun.cls == "role" and j + 1 < stop:
        k = j + 1
    if document.lower[k] not in words["of"]:
        return 0
    if document.lower[k] in words["at"] and (
        noun.cls != "role"
        or (k + 1 < stop and not document.word[_after(document, k, stop, words)][:1].isupper())
    ):
        return 0
    k = _after(document, k, stop, words)
    if k >= stop:
        return 0
    if k in names:
        return _named_complement(document, lexicon, phrase, names[k], j, complements)
    if document.pos[k] not in _NOMINAL and not document.word[k][0].isupper():
        return 0
    if not (phrase.start <= document.head[k] < k or document.word[k][0].isupper()):
        return 0
    _inherit(lexicon, phrase, document.lower[k], complements)
    return k + 1


def _continues(document: Document, k: int, stop: int, words: dict[str, frozenset[str]]) -> bool:
    """Return whether "et de" goes on with a capital: "de l'Économie et des Finances"."""
    after = _after(document, k, stop, words)
    return after < stop and document.word[after][0].isupper()


def _after(document: Document, k: int, stop: int, words: dict[str, frozenset[str]]) -> int:
    k += 1
    while k < stop and (document.pos[k] in ("DET", "NUM") or document.lower[k] in words["passed"]):
        k += 1
    return min(k, stop)


def _named_complement(
    document: Document, lexicon: Lexicon, phrase: Phrase, found: Found, j: int, complements: int
) -> int:
    means = found.means
    at = document.lower[j] in lexicon.words["at"]
    if (
        at
        and isinstance(means, Name)
        and means.kind in ("country", "government")
        and document.lower[j] != "aux"
    ):
        return 0
    if means is None:
        phrase.of = found.first if phrase.of is None else phrase.of
        if found.label != "person":
            phrase.swallowed.append(found.first)
        if found.label == "place":
            place = document.text[document.start[found.first] : document.end[found.stop - 1]]
            country = lexicon.places.get(place.lower())
            phrase.countries.extend([country] if country else [])
    elif isinstance(means, Name):
        if means.country and means.kind != "person":
            phrase.countries.append(means.country)
        if means.kind == "person" and phrase.of is None:
            phrase.of = found.first
        if not complements:
            phrase.inside = means.sectors
    elif not complements:
        phrase.inside = means.sectors
    return found.stop


def _inherit(lexicon: Lexicon, phrase: Phrase, word: str, complements: int) -> None:
    noun = lexicon.nouns.get(word)
    phrase.body = noun is not None and noun.kind == "government"
    if noun is not None and not complements:
        phrase.inside = noun.sectors
