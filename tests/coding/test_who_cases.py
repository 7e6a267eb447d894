"""Who did it to whom: every case of tests/cases/who.yaml through the model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "who.yaml").read_text("utf-8"))


def words(people: Any) -> list[str]:
    return [p.span.text if p.span else "-" for p in people]


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_who_takes_part(case: dict[str, Any], code: Callable[..., Any]) -> None:
    analysis = code(case["text"], published="2023-11-03")
    events = [e for e in analysis.events if case["act"] in e.trigger.text]
    assert events, [e.trigger.text for e in analysis.events]
    if "names" in case:
        assert sorted(analysis.entities[p.entity].name for p in events[0].actors) == case["names"]
        return
    assert sorted(words(events[0].actors)) == sorted(case["actors"])
    assert sorted(words(events[0].recipients)) == sorted(case["recipients"])
