"""The library's front: ``code`` for one text, ``Coder`` for many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError
from dateline.gazetteer import Gazetteer, open_gazetteer
from dateline.lexicon import Pack, load_pack
from dateline.parsing import Parser
from dateline.pipeline import code_document
from dateline.reading import Failure
from dateline.reading.mappings import report_of
from dateline.records import Analysis as PlainAnalysis
from dateline.records import Document, Report
from dateline.running import code_many


class Analysis(PlainAnalysis):
    """All that was read out of one report.

    Adds to ``dateline.records.Analysis`` what a notebook wants: ``to_frame``, ``to_map`` and an
    HTML view.
    """

    def to_frame(self) -> Any:
        """Return one row an event, as a polars frame, else a pandas one.

        Raises
        ------
        UsageError
            ``coder.no_frames`` when neither polars nor pandas is installed.
        """
        from dateline.presenting.frames import frame_of

        return frame_of([self])

    def to_map(self, *, lang: str | None = None) -> str:
        """Return a map of the acts as SVG, with labels in ``lang`` (``fr`` or ``en``).

        Of several analyses: ``dateline.presenting.map.map_of``.
        """
        from dateline.presenting.map import map_of

        return map_of([self], lang=lang)

    def _repr_html_(self) -> str:
        from dateline.presenting.page import fragment_of

        return fragment_of(self)


class Coder:
    """Codes many reports with one loaded model; use it as a context manager.

    Parameters
    ----------
    language
        A pack's language code.
    packs
        Folders that overlay the packs that ship, in the order given.
    notify
        Called with one line of text before the table of places is built, which the first use on a
        machine does once, in some seconds.

    Examples
    --------
    >>> with Coder() as coder:  # doctest: +SKIP
    ...     for analysis in coder.code_all(reports):
    ...         print(len(analysis.events))
    """

    def __init__(
        self,
        *,
        language: str = "fr",
        packs: Sequence[str | Path] = (),
        notify: Callable[[str], None] | None = None,
    ) -> None:
        self._notify = notify
        self.pack: Pack = load_pack(language, overlays=tuple(Path(p) for p in packs))
        self.parser = Parser(self.pack)

    def __enter__(self) -> Coder:
        return self

    def __exit__(self, *exception: object) -> None:
        self.__dict__.pop("gazetteer", None)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The table of places, opened at first use."""
        return open_gazetteer(notify=self._notify)

    def code(self, text: str, *, published: str | None = None, **fields: str) -> Analysis:
        """Return the analysis of one text.

        Parameters
        ----------
        published
            Day, month, year or interval of publication, in EDTF; ``None`` leaves relative dates
            open.
        **fields
            Other fields of ``Report``: id, title, publisher, url, dateline.
        """
        return self.code_report(Report(text=text, published=published, **fields))

    def code_report(self, report: Report) -> Analysis:
        """Return the analysis of one report."""
        return self.code_parsed(report, self.parser.parse(report.text))

    def code_parsed(self, report: Report, document: Document) -> Analysis:
        """Return the analysis of a report that was parsed before: milliseconds, no model."""
        analysis = code_document(report, document, self.pack, self.gazetteer, keep_document=True)
        return _wrap(analysis)

    def code_all(
        self, reports: Iterable[Report | Mapping[str, Any]], *, processes: int = 1
    ) -> Iterator[Analysis | Failure]:
        """Yield the analysis of each report, in order; a ``Failure`` for each that failed.

        One bad report never stops the others: its ``Failure`` holds the report and the error.

        Parameters
        ----------
        reports
            Reports, or mappings with ``text`` and any of id, title, published, publisher, url,
            language, dateline, as the lines of a corpus. They may be endless.
        processes
            Workers. Each takes about a gigabyte of memory; two batches of 32 are needed to fill
            more than one.

        Examples
        --------
        >>> with Coder() as coder:  # doctest: +SKIP
        ...     for result in coder.code_all([{"text": "Paris condamne l'attentat."}]):
        ...         print(result)
        """
        results = code_many(
            map(_report_or_failure, reports),
            parser=self.parser,
            gazetteer=self.gazetteer,
            processes=processes,
        )
        for result in results:
            yield result if isinstance(result, Failure) else _wrap(result)


def _report_or_failure(report: Report | Mapping[str, Any]) -> Report | Failure:
    if isinstance(report, Report):
        return report
    try:
        return report_of(report)
    except DatelineError as error:
        return Failure(str(report.get("id", "")), error, Report(text=""))


def code(
    text: str, *, published: str | None = None, language: str = "fr", **fields: str
) -> Analysis:
    """Return the analysis of one text; the model is loaded once a process.

    Examples
    --------
    >>> analysis = code("Le ministre a été arrêté mardi.", published="2023-11-03")  # doctest: +SKIP
    """
    return _coder(language).code(text, published=published, **fields)


_CODERS: dict[str, Coder] = {}


def _coder(language: str) -> Coder:
    if language not in _CODERS:
        _CODERS[language] = Coder(language=language)
    return _CODERS[language]


def _wrap(analysis: PlainAnalysis) -> Analysis:
    return Analysis(**{name: getattr(analysis, name) for name in analysis.__dataclass_fields__})
