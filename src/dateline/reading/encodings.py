"""Bytes -> text: UTF-8, UTF-16, Windows-1252, ISO-8859-1 and -15; anything else is an error.

No byte is ever replaced by a guess: what is not text in one of these raises. docs/method/reading.md
"""

from __future__ import annotations

import codecs
import re

from dateline.errors import ReadError

_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r") + b"\x7f"
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# Of the eight places where ISO-8859-15 differs, the euro and the oe ligature tell it from -1:
# nobody writes the currency sign, or a fraction inside a word.
_LATIN_9 = re.compile(r"\xa4|[^\W\d_][\xbc\xbd]|[\xbc\xbd][^\W\d_]")
_MOST_ACCENTED = 0.3  # of the letters; French has 4 %, Cyrillic read as Windows-1252 nearly all


def decode(data: bytes, *, where: str = "") -> str:
    """Return the text that the bytes stand for, without a byte-order mark.

    Parameters
    ----------
    data
        A whole file, or a whole line of one.
    where
        Path, or path and line, for the message of an error.

    Raises
    ------
    ReadError
        ``reading.binary``, ``reading.broken_encoding`` (valid UTF-8 but for some bytes) or
        ``reading.unknown_encoding``.

    Examples
    --------
    >>> decode("L'Élysée se tait.".encode("cp1252"))
    "L'Élysée se tait."
    """
    marked = _utf16(data)
    if marked:
        return _strict(data, marked, where).removeprefix("\ufeff")
    if b"\0" in data:
        raise ReadError("reading.binary", where=where)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _one_byte(data, error, where)


def utf16_of(head: bytes) -> str:
    """Return ``utf-16-le`` or ``utf-16-be`` when a stream begins like that, or ''."""
    return _utf16(head[: len(head) // 2 * 2])


def mend_surrogates(text: str) -> str:
    """Return the text with each lone surrogate replaced by U+FFFD, one code point for one.

    JSON can write half of a pair, which is no character and has no UTF-8; offsets stay as they are.
    """
    return _SURROGATES.sub("\ufffd", text) if _SURROGATES.search(text) else text


def _utf16(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return ""
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    head = data[:2048]
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    # Without a mark: every second byte of Latin text is null, and none of the others.
    if half and odd > 0.7 * half and not even:
        return "utf-16-le"
    if half and even > 0.7 * half and not odd:
        return "utf-16-be"
    return ""


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            "reading.broken_encoding", where=where, encoding=encoding.upper(), byte=error.start
        ) from error


def _one_byte(data: bytes, error: UnicodeDecodeError, where: str) -> str:
    if data.translate(None, _CONTROLS) != data:
        raise ReadError("reading.binary", where=where) from error
    if _mostly_utf8(data):
        raise ReadError(
            "reading.broken_encoding", where=where, encoding="UTF-8", byte=error.start
        ) from error
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise ReadError("reading.unknown_encoding", where=where) from error
    if not any(0x80 <= b < 0xA0 for b in data) and _LATIN_9.search(text):
        text = data.decode("iso-8859-15")
    if not _plausible(text):
        raise ReadError("reading.unknown_encoding", where=where) from error
    return text


def _mostly_utf8(data: bytes) -> bool:
    high = sum(b >= 0x80 for b in data)
    return sum(len(m) for m in _UTF8_SEQUENCE.findall(data)) * 2 >= high


def _plausible(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    accented = sum(c > "\x7f" for c in letters)
    return bool(letters) and accented <= max(1, _MOST_ACCENTED * len(letters))
