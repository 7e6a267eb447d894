"""Gold analyses: a folder of JSON files, one report each, coded by hand.

A gold file is an analysis as the program prints it, with ``sentences``, and for what careful
coders may differ in: ``triggers`` (other words that count), ``status_also``, ``also`` (EDTF).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.errors import ReadError

Analysis = Mapping[str, Any]


def read_gold(folder: Path) -> list[Analysis]:
    """Return the gold analyses of a folder, in the order of their names.

    Raises
    ------
    ReadError
        ``evaluation.no_gold`` when the folder holds none, ``evaluation.bad_gold`` when a file is
        not one.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise ReadError("evaluation.no_gold", where=str(folder))
    return [_read(path) for path in files]


def _read(path: Path) -> Analysis:
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = gold["report"]["text"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReadError("evaluation.bad_gold", where=str(path), reason=str(error)) from error
    for span in _spans(gold):
        if text[span["start"] : span["end"]] != span["text"]:
            raise ReadError(
                "evaluation.bad_gold",
                where=str(path),
                reason=f"{span['text']!r} is not at its place",
            )
    result: Analysis = gold
    return result


def _spans(gold: Analysis) -> Iterator[Mapping[str, Any]]:
    for layer in ("times", "places"):
        yield from gold.get(layer, [])
    for event in gold.get("events", []):
        yield event["trigger"]
