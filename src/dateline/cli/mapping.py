"""The run behind ``dateline map``: code the reports as ``dateline code`` does, then draw."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from dateline.cli.coding import write_all
from dateline.cli.options import pack_for
from dateline.cli.output import opened_bytes
from dateline.cli.requests import Request
from dateline.errors import UsageError
from dateline.presenting import Words, words_for
from dateline.presenting.map import check_png, map_page_of, png_of, svg_of

Record = Mapping[str, Any]

FORMATS: dict[str, Callable[[list[Record], Words], bytes]] = {
    "html": lambda records, words: map_page_of(records, words).encode(),
    "svg": lambda records, words: svg_of(records, words).encode(),
    "png": lambda records, words: png_of(svg_of(records, words)),
}
ENDINGS = {"htm": "html"}


def run(request: Request) -> None:
    """Draw the map; a report that fails is named, counted and passed over."""
    name = _format(request)
    if name == "png":
        check_png()  # before the reports are coded, which may take long
    pack = pack_for(request.language, list(request.packs))
    words = words_for(request.lang, pack)
    with opened_bytes(request.output) as out:
        write_all(request, pack, _Map(out, words, FORMATS[name]), lines=False, out=out)


class _Map:
    """Gathers the records of a run, then draws them."""

    def __init__(
        self, out: IO[bytes], words: Words, draw: Callable[[list[Record], Words], bytes]
    ) -> None:
        self._out, self._words, self._draw = out, words, draw
        self._records: list[Record] = []

    def add(self, record: Record) -> None:
        self._records.append(record)

    def finish(self) -> None:
        self._out.write(self._draw(self._records, self._words))


def _format(request: Request) -> str:
    if request.output is None and _to_terminal():
        raise UsageError("cli.no_file")
    ending = Path(request.output or "-").suffix.removeprefix(".").lower()
    name = request.format or ENDINGS.get(ending, ending) or "svg"
    if name not in FORMATS:
        raise UsageError("presenting.unknown_format", value=name, known=", ".join(FORMATS))
    return name


def _to_terminal() -> bool:
    return sys.stdout.isatty()
