"""Mentions of one act: every case of tests/cases/same_acts.yaml through the model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "same_acts.yaml").read_text("utf-8")
)


def key_at(analysis: Any, text: str, words: str) -> str:
    """The key of the first act whose trigger stands in the words."""
    first = text.index(words)
    last = first + len(words)
    keys = [
        e.event_key for e in analysis.events if first < e.trigger.end and e.trigger.start < last
    ]
    assert keys, f"no act in {words!r}"
    return keys[0]


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_mentions_of_one_act(case: dict[str, Any], code: Callable[..., Any]) -> None:
    analysis = code(case["text"], published="2023-11-03")
    for kind in ("one", "two"):
        keys = [key_at(analysis, case["text"], words) for words in case.get(kind, ())]
        if keys:
            assert len(set(keys)) == (1 if kind == "one" else len(keys)), keys
