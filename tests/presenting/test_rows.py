"""The flat rows of CSV and frames, and the page that documents their columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.presenting import COLUMNS, event_rows

Record = dict[str, Any]
PAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "columns.md"


def test_every_column_is_documented_in_order() -> None:
    told = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.M)
    assert told == list(COLUMNS)


def test_one_row_an_event(record: Record) -> None:
    rows = list(event_rows(record))
    assert [r["event_id"] for r in rows] == [e["id"] for e in record["events"]]
    assert rows[0]["when_edtf"] == "2023-10-31"
    assert rows[3]["numbers"] == "killed 12.."


def test_lists_stay_aligned(record: Record) -> None:
    event = record["events"][0]
    event["actors"] = [event["actors"][0] | {"country": c} for c in ("COD", None, "RWA")]
    assert next(event_rows(record))["actor_countries"] == "COD||RWA"


def test_csv_has_a_header_also_with_no_report(printed: Callable[..., str], record: Record) -> None:
    assert printed("csv").strip() == ",".join(COLUMNS)
    assert len(list(csv.DictReader(io.StringIO(printed("csv", record))))) == len(record["events"])


def test_failed_report_has_no_row() -> None:
    assert list(event_rows({"report": {}, "error": {"code": "x", "message": "y"}})) == []
