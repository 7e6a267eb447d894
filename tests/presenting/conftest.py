"""One analysis written by hand, and how to print it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.lexicon import Pack
from dateline.presenting import Words, writer_for

CASE = Path(__file__).parent.parent / "cases" / "kinshasa.json"

Record = dict[str, Any]


@pytest.fixture
def record() -> Record:
    """An analysis in its JSON form: ten events of all seven statuses, and a quotation."""
    read: Record = json.loads(CASE.read_text(encoding="utf-8"))
    return read


@pytest.fixture
def printed(pack: Pack) -> Callable[..., str]:
    """Format, records, language -> what the writer prints to a file."""

    def printed(name: str, *records: Record, lang: str = "en") -> str:
        out = io.StringIO()
        writer = writer_for(name, out, Words(pack, lang))
        for record in records:
            writer.add(record)
        writer.finish()
        return out.getvalue()

    return printed
