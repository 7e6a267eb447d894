"""Files, folders, standard input -> reports. Touches the world."""

from dateline.reading.datelines import Dateline, dateline_of
from dateline.reading.encodings import decode
from dateline.reading.failure import Failure
from dateline.reading.mappings import report_of
from dateline.reading.reports import Checks, read_reports

__all__ = ["Checks", "Dateline", "Failure", "dateline_of", "decode", "read_reports", "report_of"]
