"""Names as keys: case, accents, hyphens and apostrophes folded away."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_MARKS = str.maketrans({c: " " for c in "-‐‑–'’‘ʼʻ`.,/"} | {"œ": "oe", "æ": "ae", "ß": "ss"})


@lru_cache(maxsize=65_536)
def fold_name(name: str) -> str:
    """Return the key under which a name is looked up.

    Examples
    --------
    >>> fold_name("Côte-d’Or")
    'cote d or'
    """
    plain = name.lower().translate(_MARKS)
    if not plain.isascii():
        parts = unicodedata.normalize("NFD", plain)
        plain = "".join(c for c in parts if not unicodedata.combining(c))
    return " ".join(plain.split())
