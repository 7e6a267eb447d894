"""Report -> Document. The only place that knows spaCy."""

from dateline.parsing.parser import Parser

__all__ = ["Parser"]
