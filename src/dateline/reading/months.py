"""Names of months and weekdays of a language, from CLDR; months also by their first letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SHORTEST = 3  # letters that tell a month: "nov", "déc"


def month_number(word: str, language: str) -> int:
    """Return 1 to 12 for a month's name, whole or shortened, or 0.

    Examples
    --------
    >>> month_number("nov.", "fr"), month_number("juil", "fr"), month_number("jui", "fr")
    (11, 7, 0)
    """
    folded = _fold(word)
    if len(folded) < _SHORTEST:
        return 0
    names = _months(language)
    fits = [k for k, name in enumerate(names, 1) if name.startswith(folded)]
    return fits[0] if len(fits) == 1 else 0


def is_weekday(word: str, language: str) -> bool:
    """Return whether a word is the whole name of a weekday."""
    return _fold(word) in _weekdays(language)


@lru_cache(maxsize=8)
def _weekdays(language: str) -> frozenset[str]:
    from babel import Locale

    return frozenset(map(_fold, Locale.parse(language).days["format"]["wide"].values()))


@lru_cache(maxsize=8)
def _months(language: str) -> tuple[str, ...]:
    from babel import Locale

    names = Locale.parse(language).months["format"]["wide"]
    return tuple(_fold(names[k]) for k in range(1, 13))


def _fold(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in letters if c.isalpha())
