"""Bytes -> text, or one clear error."""

from __future__ import annotations

import pytest

from dateline.errors import ReadError
from dateline.reading.encodings import decode, mend_surrogates

_TEXT = "L'élu de Besançon a été reçu à l'Élysée, où il dînait."


_KNOWN = "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be cp1252 iso-8859-1 iso-8859-15"


@pytest.mark.parametrize("encoding", _KNOWN.split())
def test_known_encodings(encoding: str) -> None:
    assert decode(_TEXT.encode(encoding)) == _TEXT


def test_marks_of_windows() -> None:
    text = "L’élu dit : «\u00a0non\u00a0» – c’est œuvre de 3 €…"
    assert decode(text.encode("cp1252")) == text


def test_ligature_of_latin_9() -> None:
    text = "Le cœur de la ville, 3 € la place"
    assert decode(text.encode("iso-8859-15")) == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "reading.binary"),
        (b"caf\xe9 \x01\x02\x03", "reading.binary"),
        ("été ".encode() * 9 + b"\xff fin", "reading.broken_encoding"),
        ("L'armée a tiré".encode()[:-1] + b"\xc3", "reading.broken_encoding"),
        ("Президент встретился с министром".encode("cp1251"), "reading.unknown_encoding"),
        ("L'été à Nîmes".encode("mac-roman"), "reading.unknown_encoding"),
        ("L'été".encode("utf-32"), "reading.binary"),
        ("été".encode("utf-16")[:-1], "reading.broken_encoding"),
    ],
)
def test_anything_else_is_an_error(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, where="x.txt")
    assert caught.value.code == code
    assert caught.value.message.startswith("x.txt: ")


def test_lone_surrogates_become_the_replacement_character() -> None:
    assert mend_surrogates("a\ud800b\udfff") == "a\ufffdb\ufffd"
