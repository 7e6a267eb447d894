"""Language of a text: words first, the classifier when unsure, the label for short texts."""

from __future__ import annotations

import pytest

from dateline.lexicon import Pack
from dateline.reading.languages import language_of

_FRENCH = "Le ministre a annoncé mardi que des soldats seront déployés dans le nord. " * 3
_ENGLISH = "The minister said on Tuesday that soldiers would be sent to the north. " * 3
_SPANISH = "El ministro anunció el martes que los soldados serán enviados al norte del país. " * 3


@pytest.mark.parametrize(
    ("text", "label", "code"),
    [
        (_FRENCH, "", "fr"),
        (_FRENCH, "en", "fr"),
        (_ENGLISH, "", "en"),
        (_ENGLISH, "fr", "en"),
        (_SPANISH, "", "es"),
        ("Goma, lundi.", "", "fr"),
        ("Goma, lundi.", "en-GB", "en"),
        ("Goma, lundi.", "und", "fr"),
    ],
)
def test_language_of(text: str, label: str, code: str, pack: Pack) -> None:
    assert language_of(text, label, pack) == code
