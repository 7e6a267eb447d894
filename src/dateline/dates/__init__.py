"""Uncertain dates as values: EDTF, intervals, sets. No language, no clock."""

from dateline.dates.uncertain import UncertainDate

__all__ = ["UncertainDate"]
