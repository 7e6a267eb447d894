"""Events as a data frame."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.errors import UsageError
from dateline.presenting import COLUMNS
from dateline.presenting.frames import frame_of


class Told:
    """Stands for an analysis."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.record = record

    def to_dict(self) -> dict[str, Any]:
        return self.record


def test_polars_frame_has_typed_columns(record: dict[str, Any]) -> None:
    polars = pytest.importorskip("polars")
    frame = frame_of([Told(record)])  # type: ignore[list-item]
    assert frame.columns == list(COLUMNS)
    assert frame["trigger_start"].dtype == polars.Int64
    assert frame["place_lat"].to_list()[0] == pytest.approx(-1.67)
    assert frame["mode"].null_count() > 0


def test_frame_of_nothing_keeps_its_columns() -> None:
    pytest.importorskip("polars")
    assert frame_of([]).columns == list(COLUMNS)


def test_without_a_library_of_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.presenting.frames.find_spec", lambda name: None)
    with pytest.raises(UsageError, match="pip install"):
        frame_of([])
