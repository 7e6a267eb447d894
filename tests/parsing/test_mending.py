"""The parser's usual slips are mended, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.records import Document

CASES = [
    # sentence, dependent, label, head
    ("La ministre est arrivée lundi à Bamako.", "ministre", "nsubj", "arrivée"),
    ("Les deux chefs se sont réunis à Genève.", "chefs", "nsubj", "réunis"),
    ("Le maire a pour sa part dénoncé cette attaque.", "maire", "nsubj", "dénoncé"),
    ("Awa Traoré, 44 ans, a dénoncé cette attaque.", "Awa", "nsubj", "dénoncé"),
    ("Deux soldats ont été tués lundi.", "soldats", "nsubj:pass", "tués"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "word", "label", "head"), CASES)
def test_subjects_are_found(
    text: str, word: str, label: str, head: str, parse: Callable[[str], Document]
) -> None:
    document = parse(text)
    i = document.word.index(word)
    assert (document.dep[i], document.word[document.head[i]]) == (label, head)
