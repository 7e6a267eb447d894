"""Compile the tokenizer's patterns in a tenth of the time.

For French, spaCy writes out every letter of every script in each of 266 alternatives: a pattern of
1.4 million characters, and most of the time that loading a model takes. Written as ranges of code
points, and each class worked out once, the same pattern matches the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from typing import Any

_LONG = 20_000  # characters; shorter patterns compile quickly as they are


@contextmanager
def quick_patterns() -> Iterator[None]:
    """While in this block, compile long patterns of spaCy's the quick way."""
    from spacy.lang import char_classes

    plain = re.compile
    names = ("ALPHA", "ALPHA_LOWER", "ALPHA_UPPER")
    letters = [text for name in names if (text := getattr(char_classes, name, ""))]
    shorter = {text: _as_ranges(text) for text in sorted(letters, key=len, reverse=True)}

    def compile_quickly(pattern: Any, flags: Any = 0) -> Any:
        if isinstance(pattern, str) and len(pattern) > _LONG and pattern.startswith("(?iu)"):
            for text, ranges in shorter.items():
                pattern = pattern.replace(text, ranges)
        return plain(pattern, flags)

    with _each_class_once():
        re.compile = compile_quickly
        try:
            yield
        finally:
            re.compile = plain


def _as_ranges(letters: str) -> str:
    """Write the inside of a character class that ignores case as few ranges of letters.

    The other case of a letter is put in with it, which changes nothing where case is ignored.
    """
    points = _code_points(letters)
    points |= {ord(u) for c in points if len(u := chr(c).upper()) == 1 and u.lower() == chr(c)}
    ordered = sorted(points)
    edges = [0, *(k for k, (a, b) in enumerate(pairwise(ordered), 1) if b > a + 1), len(ordered)]
    return "".join(f"{chr(ordered[a])}-{chr(ordered[b - 1])}" for a, b in pairwise(edges))


def _code_points(letters: str) -> set[int]:
    """Return what a class matches that is made of letters, their escapes, and ranges of both."""
    plain = letters.encode("ascii", "backslashreplace").decode("unicode_escape")
    points: set[int] = set()
    k = 0
    while k < len(plain):
        last = k + 2 if plain[k + 1 : k + 2] == "-" else k
        points.update(range(ord(plain[k]), ord(plain[last]) + 1))
        k = last + 1
    return points


@contextmanager
def _each_class_once() -> Iterator[None]:
    """Remember the classes that the compiler of patterns has worked out.

    The function belongs to Python's own; where it has another name, nothing is remembered.
    """
    compiler: Any = getattr(re, "_compiler", None)
    plain: Callable[..., Any] | None = getattr(compiler, "_optimize_charset", None)
    if plain is None:
        yield
        return
    known: dict[Any, Any] = {}

    def remembered(charset: Any, *rest: Any) -> Any:
        key = (tuple(charset), *map(id, rest))
        with suppress(TypeError):
            if key not in known:
                known[key] = plain(charset, *rest)
            out, cased = known[key]
            return list(out), cased
        return plain(charset, *rest)

    compiler._optimize_charset = remembered
    try:
        yield
    finally:
        compiler._optimize_charset = plain
