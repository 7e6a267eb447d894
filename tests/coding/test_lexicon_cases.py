"""Words of the lexicon by class: every case of tests/cases/lexicon.yaml through the model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "lexicon.yaml").read_text("utf-8"))


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_words_of_acts(case: dict[str, Any], code: Callable[..., Any]) -> None:
    analysis = code(case["text"], published="2023-11-03")
    found = [(e.trigger.text, e.type, e.mode or "-") for e in analysis.events]
    if case["acts"] == ["none"]:
        assert found == []
    for act in (a for a in case["acts"] if a != "none"):
        word, kind, mode = act.split()
        assert any(word in t and (kind, mode) == (k, m) for t, k, m in found), found
