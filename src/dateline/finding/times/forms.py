"""Read the forms of the pack: "il y a [environ] {number} {unit}" and its like.

word        that word, in the units of ``units.py``
{slot}      a table of ``times/``, a group of rules, or a kind of number
{name:slot} the same, bound to another name
[a|b]       one of these, or nothing
(a|b)       one of these
\\( \\)       the parenthesis itself
<  >        where the expression begins and ends, when words around it are only looked at
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.finding.times.units import pieces

_TOKEN = re.compile(r"\{[^}]*\}|\\.|[\[\]()|<>]|[^\s{}\[\]()|<>\\]+")
OPEN, CLOSE = "<", ">"


class Step(NamedTuple):
    """One step of a form: a word (``name`` empty), a slot bound to a name, or a mark."""

    what: str
    name: str = ""


Sequence = tuple[Step, ...]


def sequences(form: str) -> list[Sequence]:
    """Return every sequence of steps that a form allows; ``ValueError`` for a stray bracket."""
    tokens = _TOKEN.findall(form)
    found, position = _alternatives(tokens, 0)
    opened = [t for t in tokens if t in ("[", "(")]
    closed = [t for t in tokens if t in ("]", ")")]
    if position != len(tokens) or len(opened) != len(closed):
        raise ValueError(form)
    return found


def _alternatives(tokens: list[str], k: int) -> tuple[list[Sequence], int]:
    found: list[Sequence] = []
    current: list[Sequence] = [()]
    while k < len(tokens) and tokens[k] not in ("]", ")"):
        if tokens[k] == "|":
            found, current = found + current, [()]
            k += 1
            continue
        choices, k = _choices(tokens, k)
        current = [a + b for a in current for b in choices]
    return found + current, k


def _choices(tokens: list[str], k: int) -> tuple[list[Sequence], int]:
    token = tokens[k]
    if token in ("[", "("):
        inner, k = _alternatives(tokens, k + 1)
        return ([*inner, ()] if token == "[" else inner), k + 1
    if token in (OPEN, CLOSE):
        return [(Step(token, token),)], k + 1
    if token[0] == "\\":
        return [(Step(token[1]),)], k + 1
    if token[0] == "{":
        name, _, slot = token[1:-1].partition(":")
        return [(Step(slot or name, name),)], k + 1
    return [tuple(Step(p) for p in pieces(token.lower()))], k + 1
