"""Respell a text for the parser, one code point for one, so that offsets hold.

The model was trained on edited text: it reads a typographic apostrophe or a straight quotation
mark worse than the marks it knows (measured in docs/method/parsing.md). What is respelled is only
what the parser sees; records keep the report's own letters.
"""

from __future__ import annotations

from dateline.lexicon import Pack


class Spelling:
    """The table ``parsing/spelling.csv`` of a pack: one code point becomes another."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("parsing/spelling")
        self._table = str.maketrans({chr(int(r["from"], 16)): chr(int(r["to"], 16)) for r in rows})

    def respell(self, text: str) -> str:
        """Return the text as the parser should see it; of the same length."""
        return text.translate(self._table)
