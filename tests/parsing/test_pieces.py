"""A long text is cut at paragraphs, without losing a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.parsing.pieces import pieces


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("abc", ["abc"]),
        ("ab\ncd\nef", ["ab\n", "cd\n", "ef"]),
        ("ab cd ef", ["ab ", "cd ", "ef"]),
        ("abcdefgh", ["abcd", "efgh"]),
        ("", [""]),
    ],
)
def test_cut_at_lines_then_spaces_then_anywhere(text: str, cut: list[str]) -> None:
    assert [text[a:b] for a, b in pieces(text, longest=4)] == cut


@given(st.text(alphabet="a \n", max_size=200), st.integers(1, 20))
def test_pieces_make_up_the_text(text: str, longest: int) -> None:
    cuts = pieces(text, longest)
    assert "".join(text[a:b] for a, b in cuts) == text
    assert all(b - a <= longest for a, b in cuts)
