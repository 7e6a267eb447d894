"""Analyses with acts at places, made by hand, and their maps."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.lexicon import Pack
from dateline.presenting import Words
from dateline.presenting.map import map_page_of, svg_of
from dateline.presenting.map.chart import Chart, chart_of

CASE = Path(__file__).parents[2] / "cases" / "kinshasa.json"
KINDS = ("ASSAULT", "PROTEST", "CONSULT", "AID")

Record = dict[str, Any]


def place(name: str, lat: float | None, lon: float | None, **more: Any) -> Record:
    """Return a place of an event; a city unless told otherwise."""
    kind = {"country": None, "kind": "city", "geonames_id": None, **more}
    words = {"text": name, "start": 0, "end": len(name)}
    return {**words, "name": name, "lat": lat, "lon": lon, **kind}


@pytest.fixture
def told_at() -> Callable[..., Record]:
    """Lists of places -> an analysis with an act at each list, of ever other types."""

    def told_at(*wheres: list[Record], **fields: Any) -> Record:
        record: Record = json.loads(CASE.read_text(encoding="utf-8"))
        pattern = record["events"][0]
        record["events"] = []
        for k, where in enumerate(wheres):
            event = copy.deepcopy(pattern)
            event |= {"id": f"e{k}", "event_key": f"k{k}", "where": where, "mode": None}
            event |= {"type": KINDS[k % len(KINDS)], **fields}
            record["events"].append(event)
        return record

    return told_at


@pytest.fixture
def charted(pack: Pack) -> Callable[..., Chart]:
    """Analyses -> their chart."""
    return lambda *records, lang="en": chart_of(records, Words(pack, lang))


@pytest.fixture
def drawn(pack: Pack) -> Callable[..., str]:
    """Analyses -> their map as SVG."""
    return lambda *records, lang="en": svg_of(records, Words(pack, lang))


@pytest.fixture
def paged(pack: Pack) -> Callable[..., str]:
    """Analyses -> the page of their map."""
    return lambda *records, lang="en": map_page_of(records, Words(pack, lang))
