"""A report as it was published, and a piece of its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


class Span(NamedTuple):
    """A piece of a text: ``text == report.text[start:end]``, in Unicode code points."""

    text: str
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """Return ``{"text", "start", "end"}``."""
        return {"text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True)
class Report:
    """One news report.

    Attributes
    ----------
    text
        The body, to the letter; all offsets count its code points.
    id
        The publisher's or the reader's name for it, unique within a run.
    published
        Publication date as given: EDTF, a day, a month, a year, an interval, or a day with a
        clock and an offset. ``None`` when unknown. Never today.
    dateline
        The place and date line of an agency ("KINSHASA, 3 nov"), when there is one.
    origin
        Where it was read: a path, or path and line.
    """

    text: str
    id: str = ""
    title: str = ""
    published: str | None = None
    publisher: str = ""
    url: str = ""
    language: str = ""
    dateline: str = ""
    origin: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the ``report`` object of an analysis, without the resolved date."""
        return {
            "id": self.id,
            "title": self.title,
            "text": self.text,
            "published": self.published,
            "language": self.language,
            "url": self.url,
            "publisher": self.publisher,
            "dateline": self.dateline,
        }
