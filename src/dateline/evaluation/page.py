"""A page of what is wrong: each miss, false alarm and wrong field in its sentence, by kind.

A blind set is to be scored and never to be read: of a folder named ``blind`` the page has counts
alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib import resources
from pathlib import Path
from string import Template
from typing import Any

from dateline.evaluation.matching import Record, sentence_of
from dateline.evaluation.measures import Error, Scores

KINDS = {
    "missed": "events missed",
    "extra": "events found in excess",
    "status": "wrong status",
    "mode": "wrong mode",
    "actors": "wrong actors",
    "recipients": "wrong recipients",
    "when": "wrong date",
    "where": "wrong places",
    "source": "wrong source",
}


def is_blind(folder: Path) -> bool:
    """Return whether the texts of a gold set must not be shown: ``blind`` is in its path.

    Examples
    --------
    >>> is_blind(Path("gold/Blind")), is_blind(Path("gold/blindness"))
    (True, False)
    """
    parts = (*folder.parts, *folder.resolve().parts)
    return any(part.lower() == "blind" for part in parts)


def page_of(sets: Sequence[tuple[Path, Sequence[Record], Scores]]) -> str:
    """Return one HTML page of the errors of gold sets: folder, gold and scores of each."""
    body = "\n".join(part for folder, gold, scores in sets for part in _set(folder, gold, scores))
    home = resources.files("dateline.evaluation").joinpath("page.html")
    return Template(home.read_text(encoding="utf-8")).substitute(body=body)


def _set(folder: Path, gold: Sequence[Record], scores: Scores) -> Iterator[str]:
    yield f"<h2>{escape(folder.as_posix())}</h2>"
    blind = is_blind(folder)
    if blind:
        yield "<p>A blind set: its texts are not shown.</p>"
    reports = {str(g["report"].get("id", "")): g for g in gold}
    groups: defaultdict[str, list[Error]] = defaultdict(list)
    for error in scores.errors:
        groups[error.kind].append(error)
    for kind, title in KINDS.items():
        if groups[kind]:
            yield from _group(title, groups[kind], {} if blind else reports)


def _group(title: str, errors: Sequence[Error], reports: Mapping[str, Record]) -> Iterator[str]:
    if not reports:
        yield f"<p>{title}: {len(errors)}</p>"
        return
    yield f"<details><summary>{title}: {len(errors)}</summary><ul>"
    for error in sorted(errors, key=_order):
        yield _item(error, reports[error.report])
    yield "</ul></details>"


def _order(error: Error) -> tuple[str, str, str, int]:
    event = _event(error)
    return event["type"], event.get("mode") or "", error.report, event["trigger"]["start"]


def _event(error: Error) -> Record:
    event = error.found if error.gold is None else error.gold
    assert event is not None
    return event


def _item(error: Error, gold: Record) -> str:
    event = _event(error)
    facts = [f"<b>{escape(_code(event))}</b>", *_difference(error), escape(error.report)]
    if error.found and error.found.get("rule"):
        facts.append(f"<code>{escape(error.found['rule'])}</code>")
    return f"<li><p>{_sentence(event['trigger'], gold)}</p><p>{' · '.join(facts)}</p></li>"


def _code(event: Record) -> str:
    mode = f"/{event['mode']}" if event.get("mode") else ""
    return f"{event['type']}{mode} {event['status']}"


def _difference(error: Error) -> Iterator[str]:
    if error.gold is not None and error.found is not None:
        wanted, met = (_told(e.get(error.kind)) for e in (error.gold, error.found))
        yield f"{escape(error.kind)}: gold {escape(wanted)}, found {escape(met)}"


def _told(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_told, value)) or "none"
    if isinstance(value, Mapping):
        return str(value.get("name") or value.get("edtf") or value.get("text"))
    return str(value or "none")


def _sentence(trigger: Record, gold: Record) -> str:
    """Return the sentence of an event with its trigger marked."""
    text = gold["report"]["text"]
    start, end = trigger["start"], trigger["end"]
    k = sentence_of(trigger, gold["sentences"])
    if k < 0:
        return f"<mark>{escape(text[start:end])}</mark>"
    bounds = gold["sentences"][k]
    before, after = text[bounds["start"] : start], text[end : bounds["end"]]
    return f"{escape(before)}<mark>{escape(text[start:end])}</mark>{escape(after)}"
