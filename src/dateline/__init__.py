"""Reads dated news reports, French first, and writes the chronology behind them.

>>> import dateline
>>> analysis = dateline.code("Paris condamne l'attaque.", published="2023-11")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline._version import __version__

if TYPE_CHECKING:
    from dateline.coder import Analysis, Coder, code
    from dateline.dates import UncertainDate
    from dateline.errors import DatelineError
    from dateline.reading import Failure
    from dateline.records import Report

__all__ = [
    "Analysis",
    "Coder",
    "DatelineError",
    "Failure",
    "Report",
    "UncertainDate",
    "__version__",
    "code",
]

_HOMES = {
    "Analysis": "dateline.coder",
    "Coder": "dateline.coder",
    "code": "dateline.coder",
    "UncertainDate": "dateline.dates",
    "DatelineError": "dateline.errors",
    "Failure": "dateline.reading",
    "Report": "dateline.records",
}


def __getattr__(name: str) -> Any:
    """Load a public name at first use, so that ``import dateline`` stays quick."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'dateline' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
