"""The header of a plain text."""

from __future__ import annotations

import pytest

from dateline.lexicon import Pack
from dateline.reading.headers import header_of

_BODY = "Le ministre a démissionné."


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (" date 2023-11 ", "2023-11"),
        ("date: 2023-11-03\n", "2023-11-03"),
        ("Date : 2023-11-03 10:15:00\n\n", "2023-11-03 10:15:00"),
        ("date 2023-11-01/2023-11-05\n", "2023-11-01/2023-11-05"),
        ("date: 3 novembre 2023\n\n", "3 novembre 2023"),
        ("date: 2023-13-45\n", "2023-13-45"),
    ],
)
def test_date_alone(head: str, published: str, pack: Pack) -> None:
    header = header_of(head + _BODY, pack)
    assert header.fields == {"published": published}
    assert (head + _BODY)[header.end :].strip() == _BODY


def test_block_of_keys(pack: Pack) -> None:
    text = f"titre : Départ\npublished: 2023-11-03\nsource: Le Courrier\nurl: https://a.b/c:d\n\n{_BODY}"
    header = header_of(text, pack)
    assert header.fields == {
        "title": "Départ",
        "published": "2023-11-03",
        "publisher": "Le Courrier",
        "url": "https://a.b/c:d",
    }
    assert text[header.end :] == _BODY


def test_fenced_block(pack: Pack) -> None:
    text = f"---\ntitle: Départ\ndate: 2023-11-03\n---\n{_BODY}"
    header = header_of(text, pack)
    assert header.fields["title"] == "Départ"
    assert text[header.end :] == _BODY


@pytest.mark.parametrize(
    "text",
    [
        "Date limite : le ministre a jusqu'à mardi.",
        "Source : l'armée.\nLe ministre a démissionné.",
        "Le ministre a dit : non.",
        "Titre : un mot",
        "Update 2023 du plan",
        "Publié le 9 août 2025 à 10h15\n\nLe président a parlé.",
    ],
)
def test_sentences_are_no_header(text: str, pack: Pack) -> None:
    assert not header_of(text, pack).fields
