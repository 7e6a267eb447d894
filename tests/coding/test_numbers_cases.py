"""Numbers of acts: every case of tests/cases/numbers.yaml through the model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.records import Count

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "numbers.yaml").read_text("utf-8"))


def written(count: Count) -> str:
    """Write a count as the cases do: ``killed ~20..99``, ``amount 500000.. EUR``."""
    about = "~" if count.approx else ""
    high = "" if count.max == count.min else f"..{'' if count.max is None else f'{count.max:.0f}'}"
    currency = f" {count.currency}" if count.currency else ""
    return f"{count.what} {about}{count.min:.0f}{high}{currency}"


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_numbers_of_acts(case: dict[str, Any], code: Callable[..., Any]) -> None:
    analysis = code(case["text"], published="2023-11-03")
    found = {written(n) for e in analysis.events for n in e.numbers}
    wanted = set() if case["counts"] == ["none"] else set(case["counts"])
    assert found == wanted
