"""The day of acts by phenomenon: every case of tests/cases/when.yaml through the model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "when.yaml").read_text("utf-8"))


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_when_of_acts(case: dict[str, Any], code: Callable[..., Any]) -> None:
    analysis = code(case["text"], published="2023-11-03")
    found = [(e.trigger.text, e.when.date.edtf if e.when else "-") for e in analysis.events]
    for word, day in case["acts"].items():
        assert any(word in trigger and str(day) == when for trigger, when in found), found
