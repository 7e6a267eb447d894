"""What could not be read or coded, kept beside what could: nothing is dropped in silence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dateline.errors import DatelineError
from dateline.records import Report


@dataclass(frozen=True)
class Failure:
    """One report that failed, with its reason.

    Attributes
    ----------
    origin
        Where it was read: a path, or path and line.
    error
        The coded error.
    report
        What is known of the report; its text is empty when it could not be read.
    traceback
        Of an error that nobody foresaw, for those who mend it.
    """

    origin: str
    error: DatelineError
    report: Report
    traceback: str = field(default="", repr=False, compare=False)

    @property
    def code(self) -> str:
        """The code of the error, a line of ``errors.tsv``."""
        return self.error.code

    @property
    def message(self) -> str:
        """Where it happened and what is wrong, without the code."""
        return self.error.message

    def to_dict(self) -> dict[str, Any]:
        """Return ``{"report", "error"}`` as section 11 of the coding manual lays it out."""
        report = {**self.report.to_dict(), "origin": self.origin}
        return {"report": report, "error": {"code": self.code, "message": self.message}}
