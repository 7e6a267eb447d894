"""Sense limits of triggers."""

from __future__ import annotations

import pytest

from dateline.coding.conditions import Classes, holds

LEMMAS = {1: "offensive", 2: "Paris", 3: "appel"}
KINDS = {2: frozenset({"actor", "political"})}
CLASSES = Classes({"attack": frozenset({"offensive", "raid"})})
SLOTS = {"obj": [1], "subj": [2]}


def check(condition: str) -> bool:
    return holds(condition, SLOTS, LEMMAS.__getitem__, lambda i: KINDS.get(i, frozenset()), CLASSES)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("obj", True),
        ("!obj", False),
        ("à", False),
        ("!à", True),
        ("obj=@attack", True),
        ("obj=appel/offensive", True),
        ("obj=appel", False),
        ("!obj=appel", True),
        ("subj=%political", True),
        ("obj=%political", False),
        ("à|subj=%actor", True),
        ("obj=@attack&subj=%actor", True),
        ("obj=@attack&à", False),
    ],
)
def test_terms(condition: str, expected: bool) -> None:
    assert check(condition) is expected
