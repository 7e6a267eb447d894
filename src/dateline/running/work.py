"""What one process does with a batch: parse, code, and keep a bad report from the others."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.errors import DatelineError
from dateline.gazetteer import Gazetteer
from dateline.parsing import Parser
from dateline.pipeline import code_document
from dateline.reading import Failure
from dateline.records import Analysis, Document, Report
from dateline.running.batches import Item

Finish = Callable[[Analysis], Any]


@dataclass(frozen=True)
class Work:
    """The loaded model and tables, and what to make of each analysis.

    Attributes
    ----------
    finish
        Applied to each analysis in the process that made it (``Analysis.to_dict``), so that the
        main process need not; ``None`` gives the analysis itself.
    """

    parser: Parser
    gazetteer: Gazetteer
    finish: Finish | None = None

    def warm(self) -> None:
        """Load the model and build every index, so that a fork shares them."""
        for _ in self.code([Report(text=".", id="warm")]):
            pass

    def code(self, batch: Sequence[Item]) -> Iterator[Any]:
        """Yield the result of each item of a batch, in order; a failure for one that fails."""
        documents = self._parsed([item for item in batch if isinstance(item, Report)])
        for item in batch:
            yield self._coded(item, next(documents)) if isinstance(item, Report) else item

    def _parsed(self, reports: Sequence[Report]) -> Iterator[Document | None]:
        """Parse the batch at once; when that fails, leave each to be parsed alone."""
        documents: deque[Document | None]
        try:
            documents = deque(self.parser.parse_all(report.text for report in reports))
        except Exception:
            documents = deque([None] * len(reports))
        while documents:
            yield documents.popleft()

    def _coded(self, report: Report, document: Document | None) -> Any:
        try:
            document = document or self.parser.parse(report.text)
            analysis = code_document(report, document, self.parser.pack, self.gazetteer)
            del document  # the longest has 300 MB
            return self.finish(analysis) if self.finish else analysis
        except DatelineError as error:
            return Failure(report.origin or report.id, error, report)
        except Exception as error:
            return _broken(report, error)


def _broken(report: Report, error: Exception) -> Failure:
    where = report.origin or report.id
    reason = " ".join(str(error).split())[:200]
    coded = DatelineError("running.failed", where=where, kind=type(error).__name__, reason=reason)
    return Failure(where, coded, report, traceback.format_exc())
