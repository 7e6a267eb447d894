"""Patterns compiled the quick way match what they match compiled as they are."""

from __future__ import annotations

import re

import pytest
from spacy.lang import char_classes

from dateline.parsing.patterns import _code_points, quick_patterns

_LETTERS = char_classes.ALPHA_LOWER


def test_a_class_is_taken_apart_to_its_letters() -> None:
    plain = re.compile(f"[{_LETTERS}]")
    matched = {c for c in range(0x20000) if plain.match(chr(c))}
    assert {c for c in _code_points(_LETTERS) if c < 0x20000} == matched


@pytest.mark.parametrize("flags", ["(?iu)", ""])
def test_the_same_letters_match(flags: str) -> None:
    pattern = flags + "|".join(f"^{p}-[{_LETTERS}]$" for p in "abcdefghi")
    plain = re.compile(pattern)
    re.purge()
    with quick_patterns():
        quick = re.compile(pattern)
    words = [f"c-{chr(c)}" for c in range(0x3000)]
    assert [w for w in words if quick.match(w)] == [w for w in words if plain.match(w)]


def test_python_is_left_as_it_was() -> None:
    before = re.compile
    with pytest.raises(ValueError, match="stop"), quick_patterns():
        raise ValueError("stop")
    assert re.compile is before
