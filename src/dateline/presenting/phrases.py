"""The cells of a chronology in words: who, to whom, what, how many, where, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dateline.presenting.chronology import Act
from dateline.presenting.words import Words

Record = Mapping[str, Any]

ARROW = "→"


def names(parts: Iterable[Record]) -> str:
    """Return the names of entities or places, each once, set off by commas."""
    return ", ".join(dict.fromkeys(" ".join(p["name"].split()) for p in parts))


def who(act: Act) -> str:
    """Return "who → whom"; an unnamed side is left out, and nobody named gives nothing."""
    actors, recipients = names(act.actors), names(act.recipients)
    if not recipients:
        return actors
    return f"{actors} {ARROW} {recipients}".lstrip()


def counts(act: Act, words: Words) -> str:
    """Return the numbers tied to the act: "12 killed, about 30 injured"."""
    found = {count(n, words): None for m in act.mentions for n in m["numbers"]}
    return ", ".join(found)


def source(act: Act) -> str:
    """Return the name of the one on whose word it is told; empty for the report's own voice."""
    return names([act.source]) if act.source and act.source.get("name") else ""


def triggers(act: Act, words: Words) -> str:
    """Return the words that tell the act, quoted."""
    return ", ".join(words.quoted(t) for t in act.triggers)


def report_name(report: Record, number: int) -> str:
    """Return a short name of a report: its id, else its number in the run, from 1."""
    return str(report.get("id") or number + 1)


def speaker(quote: Record, words: Words) -> str:
    """Return the name of the one who speaks."""
    return str((quote.get("speaker") or {}).get("name") or words.label("speaker_unknown"))


def content(quote: Record) -> str:
    """Return the words of a quotation; pieces told apart in the text are joined by an ellipsis."""
    return " […] ".join(" ".join(s["text"].split()) for s in quote["content"])


def count(number: Record, words: Words) -> str:
    """Return one number tied to an act: "about 30 injured"."""
    low, high = _figure(number["min"], words), _figure(number["max"], words)
    if number["max"] is None:
        figures = words.label("number_at_least", number=low)
    elif low != high:
        figures = words.label("number_between", min=low, max=high)
    else:
        figures = low
    if number["approx"] and low == high:
        figures = words.label("number_about", number=figures)
    unit = number.get("currency") or words.kind("count", number["what"])
    return f"{figures} {unit}"


def _figure(value: float | None, words: Words) -> str:
    return "" if value is None else words.figure(value)
