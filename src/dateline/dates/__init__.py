from dateline.dates.uncertain import UncertainDate
__all__ = ["UncertainDate"]
