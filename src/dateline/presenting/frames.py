"""Events as a data frame, in polars or pandas, whichever is installed."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from dateline.errors import UsageError
from dateline.presenting.rows import COLUMNS, event_rows

if TYPE_CHECKING:
    from dateline.records import Analysis

DECIMAL = {"place_lat", "place_lon", "confidence"}
WHOLE = {
    "place_geonames_id",
    "trigger_start",
    "trigger_end",
    "sentence_start",
    "sentence_end",
}


def frame_of(analyses: Iterable[Analysis]) -> Any:
    """Return one row an event, with the columns of ``docs/reference/columns.md``.

    Raises
    ------
    UsageError
        ``coder.no_frames`` when neither polars nor pandas is installed.
    """
    rows = [row for analysis in analyses for row in event_rows(analysis.to_dict())]
    if find_spec("polars"):
        import polars

        return polars.DataFrame(rows, schema={c: _polars_type(c, polars) for c in COLUMNS})
    if find_spec("pandas"):
        import pandas

        return pandas.DataFrame(rows, columns=list(COLUMNS)).astype(
            {c: _pandas_type(c) for c in COLUMNS}
        )
    raise UsageError("coder.no_frames")


def _polars_type(column: str, polars: Any) -> Any:
    if column in WHOLE:
        return polars.Int64
    return polars.Float64 if column in DECIMAL else polars.String


def _pandas_type(column: str) -> str:
    if column in WHOLE:
        return "Int64"
    return "Float64" if column in DECIMAL else "string"
