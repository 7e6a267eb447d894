"""The header of a plain-text report: a date, or a small block of ``key: value`` lines.

    date 2023-11 Le ministre a démissionné.

    title: Le ministre démissionne
    published: 2023-11-03
    publisher: Le Courrier

    Le ministre a démissionné.

What follows the header is the report's text, to the letter, but for white space at both ends.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.lexicon import Pack
from dateline.reading.mappings import FIELDS

_DATE = r"[\[{.]*[-+~?X\d][-+\dTZ:.,/~?%X\[\]{}]*(?: \d{1,2}:\d\d(?::\d\d)?)?"
_LINE = re.compile(r"[ \t]*([^\W\d_][\w -]{1,20}?)[ \t]*:[ \t]*(.*?)[ \t]*(?:\r?\n|$)")
_FENCE = re.compile(r"[ \t]*---[ \t]*(?:\r?\n|$)")
_BLANK = re.compile(r"[ \t]*(?:\r?\n|$)")


@dataclass(frozen=True)
class Header:
    """The fields that a header gives, and where the text begins."""

    fields: Mapping[str, str]
    end: int


def header_of(text: str, pack: Pack) -> Header:
    """Return the header of a plain text; with no fields and end 0 where there is none."""
    start = len(text) - len(text.lstrip())
    keys = pack.index(_keys)
    block = _block(text, start, keys)
    if block.fields:
        return block
    found = pack.index(_first_words).match(text, start)
    if found:
        return Header({"published": found["value"]}, found.end())
    return Header({}, 0)


def _block(text: str, start: int, keys: Mapping[str, str]) -> Header:
    at = start
    fence = _FENCE.match(text, at)
    if fence:
        at = fence.end()
    fields: dict[str, str] = {}
    while (line := _LINE.match(text, at)) and (key := keys.get(line[1].casefold())):
        if key in fields or at == len(text):
            break
        fields[key] = line[2]
        at = line.end()
    closing = (_FENCE if fence else _BLANK).match(text, at)
    # One key alone may be a sentence of the report ("Source : AFP"), unless a blank line ends it.
    if not fields or (len(fields) == 1 and (at == len(text) or not closing)):
        return Header({}, 0)
    if closing:
        at = closing.end()
    return Header({k: v for k, v in fields.items() if v}, at)


def _keys(pack: Pack) -> dict[str, str]:
    names = {name: name for name in FIELDS}
    rows = {row["form"].casefold(): row["field"] for row in pack.rows("reading/keys")}
    return names | rows


def _first_words(pack: Pack) -> re.Pattern[str]:
    words = [form for form, field in _keys(pack).items() if field == "published"]
    alternatives = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    sign = r"[ \t]*(?:[:=]|(?=[ \t]))[ \t]*"
    # A year in figures tells the header "date 2023-11" from the words "Publié le 9 août".
    return re.compile(rf"(?:{alternatives}){sign}(?P<value>(?=\S*\d{{4}}){_DATE})(?:\s+|$)", re.I)
