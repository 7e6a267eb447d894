"""What ``dateline codebook`` prints."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.cli.options import pack_for
from dateline.cli.output import standard_output
from dateline.errors import UsageError
from dateline.presenting import words_for
from dateline.presenting.codebook import codebook, markdown, print_table

FORMATS = ("table", "markdown", "json")


def print_codebook(
    only: str | None, format: str, lang: str | None, packs: list[Path] | None
) -> None:
    """Print the codebook, or one type of it, in a format of ``FORMATS``."""
    if format not in FORMATS:
        raise UsageError("presenting.unknown_format", value=format, known=", ".join(FORMATS))
    pack = pack_for(None, packs)
    book = codebook(pack, only)
    words = words_for(lang, pack)
    out = standard_output()
    if format == "json":
        out.write(json.dumps(book, ensure_ascii=False, indent=2) + "\n")
    elif format == "markdown":
        out.write(markdown(book, words))
    else:
        print_table(book, words, out)
