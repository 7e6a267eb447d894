"""Run the examples that rules carry: each family of rules by the stage that reads it.

A family is the first part of a rule file's name. What the examples of a family look like stands
with its rule file, and in docs/how-to/packs.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from dateline.lexicon import Pack
from dateline.lexicon.files import Entry

PUBLISHED = "2023-11-03"  # a Friday; the day of an example that names none

Complaints = Iterator[str]


class Examples:
    """Runs the examples of rules; the parser's model is loaded when a family needs it.

    An instance is a ``Trial`` of ``lexicon.check``.
    """

    def __call__(self, pack: Pack, table: str, entry: Entry) -> Complaints:
        """Yield what goes wrong with the examples of one rule, in words."""
        matches, rejects = entry.cells.get("matches") or [], entry.cells.get("rejects") or []
        if not matches and not rejects:
            return
        family = FAMILIES.get(table.removeprefix("core/").partition("/")[0])
        if family is None:
            yield f"nothing runs the examples of '{table}'"
            return
        for example in matches:
            yield from family(self, pack, entry, example, True)
        for example in rejects:
            yield from family(self, pack, entry, example, False)

    def parser(self, pack: Pack) -> Any:
        """Return the parser of a pack's language, loaded once."""
        if pack.language not in self._parsers:
            from dateline.parsing import Parser

            self._parsers[pack.language] = Parser(pack)
        return self._parsers[pack.language]

    @cached_property
    def _parsers(self) -> dict[str, Any]:
        return {}


Family = Callable[[Examples, Pack, Entry, Any, bool], Complaints]


def reading_example(
    examples: Examples, pack: Pack, entry: Entry, example: Any, wanted: bool
) -> Complaints:
    """``{text, place, agency, date}``: what the dateline at the head of a text says."""
    from dateline.reading.datelines import dateline_of

    found = dateline_of(example["text"], pack)
    if (found.rule == entry.id) != wanted:
        yield _met(example["text"], wanted)
        return
    told = {"place": found.place, "agency": found.agency, "date": found.published}
    for field, value in told.items():
        if wanted and field in example and str(example[field]) != value:
            yield f"{example['text']!r} gives the {field} '{value}', expected '{example[field]}'"


def times_example(
    examples: Examples, pack: Pack, entry: Entry, example: Any, wanted: bool
) -> Complaints:
    """``Il part [vendredi]. = 2023-11-03 @ 2023-11-02``: the expression, its value, the day."""
    text, span, value, published = bracketed(example)
    found = _times(examples, pack, text, published)
    if not wanted:
        if any(time.rule == entry.id for time in found):
            yield _met(text, wanted)
        return
    met = [t for t in found if (t.span.start, t.span.end) == span]
    if not met:
        spans = ", ".join(repr(t.span.text) for t in found) or "nothing"
        yield f"{text!r}: expected {text[span[0] : span[1]]!r}, found {spans}"
    elif value and value not in {met[0].value, met[0].date.edtf if met[0].date else None}:
        yield f"{text!r} gives '{met[0].value}', expected '{value}'"


def quotes_example(
    examples: Examples, pack: Pack, entry: Entry, example: Any, wanted: bool
) -> Complaints:
    """``{text, kind, verb}``: the words reported in [ ], the head of who speaks in * *."""
    from dateline.finding.quotes import find_quotes

    text, ranges, speaker = signed(example["text"])
    document = examples.parser(pack).parse(text)
    mine = [q for q in find_quotes(document, pack) if q.rule == entry.id]
    if bool(mine) != wanted:
        yield _met(text, wanted)
    if not (mine and wanted):
        return
    for field in ("kind", "verb"):
        value = getattr(mine[0], field)
        if field in example and value != example[field]:
            yield f"{text!r} gives the {field} '{value}', expected '{example[field]}'"
    if "pieces" not in example and sorted(s[1:] for q in mine for s in q.content) != ranges:
        found = ", ".join(repr(s.text) for q in mine for s in q.content)
        yield f"{text!r}: other words reported, {found}"
    head = mine[0].speaker
    told = None not in (speaker, head) and not example.get("loose")
    if head is not None and told and document.start[head] != speaker:
        yield f"{text!r}: another speaker, {document.word[head]!r}"


def signed(example: str) -> tuple[str, list[tuple[int, int]], int | None]:
    """Return a text without its signs, the ranges that were in [ ], and where * first stood.

    Examples
    --------
    >>> signed("La *ministre* dit [oui].")
    ('La ministre dit oui.', [(16, 19)], 3)
    """
    text, begun, ranges, star = "", [], [], None
    for sign in example:
        if sign == "[":
            begun.append(len(text))
        elif sign == "]":
            ranges.append((begun.pop(), len(text)))
        elif sign == "*":
            star = len(text) if star is None else star
        else:
            text += sign
    return text, sorted(ranges), star


def bracketed(example: str) -> tuple[str, tuple[int, int], str, str]:
    """Return text, span, value and day of publication of an example with its answer inside.

    Examples
    --------
    >>> bracketed("Il part [vendredi]. = 2023-11-03")
    ('Il part vendredi.', (8, 16), '2023-11-03', '2023-11-03')
    """
    sentence, _, published = example.partition(" @ ")
    sentence, _, value = sentence.partition(" = ")
    match = re.search(r"\[(.*)\]", sentence)
    text = sentence.replace("[", "", 1).replace("]", "", 1) if match else sentence
    span = (match.start(), match.end() - 2) if match else (0, 0)
    return text, span, value.strip(), published.strip() or PUBLISHED


def _times(examples: Examples, pack: Pack, text: str, published: str) -> Any:
    from dateline.dates.published import parse_published
    from dateline.finding.times import find_times
    from dateline.resolving.times import resolve_times

    document = examples.parser(pack).parse(text)
    mentions = find_times(document, pack)
    return resolve_times(document, mentions, parse_published(published), pack).times


def _met(text: str, wanted: bool) -> str:
    return f"{text!r} is {'not read by it' if wanted else 'read by it, and should not be'}"


FAMILIES: dict[str, Family] = {
    "quotes": quotes_example,
    "reading": reading_example,
    "times": times_example,
}
