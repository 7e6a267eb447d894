"""The words of the family "actors" as look-ups by form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar


def _folds() -> dict[int, str]:
    """Return the plain letters of each letter with a mark, up to Latin Extended-B."""
    found = {ord(c): plain for c, plain in (("œ", "oe"), ("æ", "ae"), ("ß", "ss"), ("ø", "o"))}
    found |= {ord("ł"): "l", ord("ı"): "i", ord("đ"): "d"}
    for code in range(0xC0, 0x250):
        letters = unicodedata.normalize("NFKD", chr(code))
        plain = "".join(c for c in letters if not unicodedata.combining(c))
        if plain != chr(code):
            found.setdefault(code, plain)
    return found


T = TypeVar("T")
_FOLDS = _folds()
_LETTER_RUNS = re.compile(r"[^\W_]+").findall
NEVER = "never"  # the class of fixed phrases that mean nobody
_MEMORY = 1 << 16  # words whose look-up is remembered


class Noun(NamedTuple):
    """A common noun that can stand for a participant, in one of its forms."""

    id: str
    base: str
    cls: str  # role, human, institution, demonym
    kind: str
    sectors: tuple[str, ...]
    gender: str | None
    number: str | None
    country: str | None = None


class Name(NamedTuple):
    """A proper name that the pack knows. ``sort`` is the table it comes from."""

    id: str
    name: str
    sort: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    gender: str | None
    number: str | None


class Demonym(NamedTuple):
    """An adjective of one country or of two ("franco-allemand")."""

    id: str
    countries: tuple[str, ...]
    gender: str | None
    number: str | None


class Pronoun(NamedTuple):
    """A pronoun or possessive, with the class that says how it finds what it stands for."""

    id: str
    cls: str
    gender: str | None
    number: str | None


class Entry(NamedTuple):
    """One form of several words, or a proper name: what to compare, and what it means."""

    pieces: tuple[str, ...]
    means: Noun | Name
    proper: bool
    exact: str
    check: bool
    capital: bool = False  # whether the last word is written with a capital


Pairs = dict[str, dict[str, tuple[Entry, ...]]]  # first piece -> second piece -> rows


class Start(NamedTuple):
    """What may begin at a word, or stand there alone."""

    second: str  # the word's second piece
    singles: tuple[Entry, ...]
    pairs: dict[str, tuple[Entry, ...]]  # second piece -> rows of several pieces
    noun: bool  # whether it may be a noun or a demonym
    pronoun: bool
    determiner: bool  # whether it is a pronoun that may stand before a noun


class Remembered(dict[str, T]):
    """What a function says of each word met so far."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> T:
        if len(self) > _MEMORY:
            self.clear()
        found = self[word] = self._find(word)
        return found


@dataclass(frozen=True)
class Lexicon:
    """All forms of the family "actors"."""

    nouns: dict[str, Noun]
    singles: dict[str, tuple[Entry, ...]]
    pairs: Pairs
    demonyms: dict[str, Demonym]
    pronouns: dict[str, tuple[Pronoun, ...]]
    determiners: dict[
        str, tuple[Pronoun, ...]
    ]  # those of ``pronouns`` that can stand before a noun
    words: dict[str, frozenset[str]]
    titles: dict[str, str]
    prefixes: dict[str, str]
    adjectives: dict[str, tuple[str, ...]]
    given: frozenset[str]
    places: dict[str, str]
    leads: frozenset[str]
    articles: dict[str, tuple[str | None, str | None]]

    common: Pairs  # the rows of ``pairs`` that may begin in small letters
    determines: dict[str, str]  # word -> class of determiner
    _compounds: dict[str, Noun | Demonym | None] = field(default_factory=dict)

    @cached_property
    def starts(self) -> Remembered[Start | None]:
        """What may begin at each word; ``None`` where nothing can, as for most."""
        return Remembered(self._start)

    @cached_property
    def heads(self) -> Remembered[str]:
        """The first piece of each word, a lead left out."""
        return Remembered(lambda word: self._cut(word)[0])

    def _cut(self, word: str) -> tuple[str, str]:
        parts = pieces(word)
        if len(parts) > 1 and parts[0] in self.leads:
            parts = parts[1:]
        first, second = (*parts[:2], "", "")[:2]
        return first, second

    def _start(self, word: str) -> Start | None:
        first, second = self._cut(word)
        small, lower = word[0].islower(), word.lower().replace("’", "'")
        singles = tuple(
            e
            for e in self.singles.get(first, ())
            if not (e.proper and small) and e.exact in ("", word)
        )
        pairs = (self.common if small else self.pairs).get(first, {})
        noun = lower in self.nouns or lower in self.demonyms
        noun = noun or ("-" in lower and self.compound(lower) is not None)
        pronoun = lower in self.pronouns
        if not (singles or pairs or noun or pronoun):
            return None
        return Start(second, singles, pairs, noun, pronoun, lower in self.determiners)

    def compound(self, word: str) -> Noun | Demonym | None:
        """Return what "ex-ministre" or "franco-allemand" is, by its parts."""
        if word not in self._compounds:
            if len(self._compounds) > _MEMORY:
                self._compounds.clear()
            self._compounds[word] = self._split(word)
        return self._compounds[word]

    def _split(self, word: str) -> Noun | Demonym | None:
        before, _, after = word.partition("-")
        if before in self.leads and after in self.nouns:
            return self.nouns[after]
        second, first = self.demonyms.get(after), self.prefixes.get(before)
        if second is None or first is None:
            return None
        return Demonym(second.id, (first, *second.countries), second.gender, second.number)

    @property
    def size(self) -> int:
        """The number of forms."""
        entries = sum(map(len, self.singles.values()))
        entries += sum(len(e) for rows in self.pairs.values() for e in rows.values())
        return entries + len(self.nouns) + len(self.demonyms) + len(self.pronouns)


@lru_cache(maxsize=1 << 16)
def pieces(word: str) -> tuple[str, ...]:
    """Return the letters of a word, lower-case and without accents, cut at signs.

    >>> pieces("États-Unis")
    ('etats', 'unis')
    """
    text = word.lower()
    if not text.isascii():
        text = text.translate(_FOLDS)
    return (text,) if text.isalnum() else tuple(_LETTER_RUNS(text))
