"""What the parser sees of a text, and where each letter of it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.lexicon import Pack
from dateline.parsing.spelling import Side, Spelling


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("L’armée a tiré.", "L'armée a tiré."),
        ("12\u00a0000 morts", "12 000 morts"),
        ('Il dit "non" à tous.', "Il dit non à tous."),
        ("Il dit «\u00a0non\u00a0», puis part.", "Il dit non, puis part."),
        ('convenu d\'"apaiser" la tension', "convenu d'apaiser la tension"),
        ('"pas du tout"En somme', "pas du tout En somme"),
        ('la "hausse".', "la hausse."),
        ("le pil\u00adlage", "le pillage"),
        ("a\u200bb", "a b"),
        ("a\0b\x85c", "a b\nc"),
        ("a\ud800b", "a\ufffdb"),
        (
            "Tout est dit.\n\nnLe ministre part.\nn\nnature",
            "Tout est dit.\n\nLe ministre part.\n\nnature",
        ),
    ],
)
def test_seen(text: str, seen: str, pack: Pack) -> None:
    assert Spelling(pack).respell(text).seen == seen


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ('Il dit "non" à "tous".', "(),()"),
        ('"Non"\n"Oui"', "(),()"),
        ("«Non», “oui”", "(),()"),
        ('a " b " c', "(),"),
        ('l\'"accord"', "(),"),
    ],
)
def test_sides_of_marks(text: str, sides: str, pack: Pack) -> None:
    marks = Spelling(pack).respell(text).marks
    told = ["(" if mark.side is Side.OPEN else ")" for mark in marks]
    assert told == list(sides.replace(",", ""))
    assert all(text[mark.offset] in '"«»“”' for mark in marks)


def test_a_text_of_marks_alone_is_seen_as_it_is(pack: Pack) -> None:
    assert Spelling(pack).respell('"»').seen == '"»'


@given(st.text(alphabet='ab"«» .,\u00ad\u00a0\n’', max_size=60))
def test_each_letter_seen_stands_in_the_text(text: str) -> None:
    respelled = Spelling(_PACK).respell(text)
    if respelled.places is None:
        assert len(respelled.seen) == len(text)
        return
    assert len(respelled.places) == len(respelled.seen)
    assert list(respelled.places) == sorted(set(respelled.places))
    for place, letter in zip(respelled.places, respelled.seen, strict=True):
        assert text[place] == letter or letter in " '"


_PACK = Pack("fr")
