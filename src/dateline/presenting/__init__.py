"""Analyses -> what a person or another program reads: a table, a page, rows, lines of JSON."""

from dateline.presenting.rows import COLUMNS, event_rows
from dateline.presenting.words import Words, label_languages, user_language, words_for
from dateline.presenting.writers import FORMATS, Writer, json_parts, writer_for

__all__ = [
    "COLUMNS",
    "FORMATS",
    "Words",
    "Writer",
    "event_rows",
    "json_parts",
    "label_languages",
    "user_language",
    "words_for",
    "writer_for",
]
