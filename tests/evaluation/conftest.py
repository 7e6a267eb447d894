"""A tiny gold set, and an analysis of it with one of each error."""

from __future__ import annotations

from typing import Any

import pytest

TEXT = "Le maire a arrêté un voleur. La police a tiré. Paris refuse. Le préfet viendra demain."


def span(words: str) -> dict[str, Any]:
    """Return the span of words of the text."""
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def event(k: int, kind: str, words: str, status: str = "happened", **fields: Any) -> dict[str, Any]:
    """Return an event with nothing but its trigger, type and status."""
    empty: dict[str, Any] = {"actors": [], "recipients": [], "where": [], "numbers": []}
    empty |= {"mode": None, "when": None, "source": None, "event_key": f"k{k}"}
    return {
        **empty,
        "id": f"e{k}",
        "type": kind,
        "status": status,
        "trigger": span(words),
        "content_of": None,
        **fields,
    }


@pytest.fixture
def gold() -> list[dict[str, Any]]:
    """One report with three events."""
    sentences = [span(s) for s in ("Le maire a arrêté un voleur.", "La police a tiré.")]
    sentences += [span(s) for s in ("Paris refuse.", "Le préfet viendra demain.")]
    events = [
        event(1, "COERCE", "arrêté", actors=[{"name": "maire", "kind": "person"}], mode="arrest"),
        event(2, "ASSAULT", "tiré", mode="firearms"),
        event(3, "CONSULT", "viendra", "planned"),
    ]
    report = {"id": "r", "text": TEXT, "published": "2024-06-18"}
    layers: dict[str, Any] = {"times": [], "places": [], "quotes": []}
    return [{"report": report, "sentences": sentences, **layers, "events": events}]


@pytest.fixture
def found(gold: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One event right, one missed, one in excess, one with the wrong status."""
    events = [
        event(
            1, "COERCE", "arrêté", actors=[{"name": "Le maire", "kind": "person"}], mode="arrest"
        ),
        event(2, "REJECT", "refuse", rule="events.reject.v.refuser"),
        event(3, "CONSULT", "viendra", "happened"),
    ]
    return [{**gold[0], "events": events}]
