"""Sources -> reports, lazily, one by one; what cannot be read becomes a failure in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from dateline.dates.published import parse_published
from dateline.errors import DateError, DatelineError, ReadError
from dateline.lexicon import Pack
from dateline.reading.datelines import Dateline, date_of, dateline_of
from dateline.reading.encodings import mend_surrogates
from dateline.reading.failure import Failure
from dateline.reading.headers import header_of
from dateline.reading.languages import language_name, language_of, primary
from dateline.reading.mappings import each_of, parse_json, report_of
from dateline.reading.names import Names
from dateline.reading.sources import files_of, stem_of
from dateline.reading.streams import Stream, opened
from dateline.records import Report

_JSON_LINE = re.compile(rb'\s*\{\s*("|\})')
_JSON_ARRAY = re.compile(rb"\s*(\[\s*(\{|\]|$)|\{\s*$)")
_MARKUP = re.compile(rb"\s*<(!doctype|html|\?xml|rss|feed)\b", re.I)


def read_reports(
    sources: Iterable[str],
    *,
    pack: Pack,
    published: str | None = None,
    language: str | None = None,
) -> Iterator[Report | Failure]:
    """Yield the reports of the sources in order, each as soon as it is read.

    Parameters
    ----------
    sources
        Paths of files and folders, patterns with ``*``, ``-`` for standard input.
    pack
        The language expected, and its headers and datelines.
    published
        Publication date that overrides what the sources say.
    language
        Takes every text for one in this language, whatever it looks like.

    Yields
    ------
    Report or Failure
        A failure stands in the place of what could not be read; the rest goes on.

    Raises
    ------
    DateError
        When ``published`` is no date: before anything is read.
    """
    if published is not None:
        parse_published(published)
    return _read(sources, Checks(pack, published, language))


class Checks:
    """Complete a draft with what its text says of itself, and refuse what cannot be coded.

    Parameters
    ----------
    pack, published, language
        As in :func:`read_reports`.
    """

    def __init__(
        self, pack: Pack, published: str | None = None, language: str | None = None
    ) -> None:
        self.pack = pack
        self.published = published
        self.forced = language
        self._names = Names()

    def __call__(self, draft: Report, stem: str = "") -> Report | Failure:
        """Return the report ready to be coded, or why it is not."""
        named = replace(draft, id=self._names.of(draft.id, stem))
        try:
            return self._checked(named)
        except DatelineError as error:
            return Failure(named.origin, error, named)

    def _checked(self, report: Report) -> Report:
        if not report.text.strip():
            raise ReadError("reading.empty", where=report.origin)
        language = self._language(report)
        line = dateline_of(report.text, self.pack)
        published = self._published(report, line)
        return replace(
            report,
            published=published,
            language=language,
            dateline=report.dateline or line.text,
            publisher=report.publisher or line.agency,
        )

    def _language(self, report: Report) -> str:
        if self.forced:
            return report.language or self.forced
        language = language_of(report.text, report.language, self.pack)
        if language != self.pack.language:
            raise ReadError(
                "reading.other_language",
                where=report.origin,
                language=language_name(language),
                expected=language_name(self.pack.language),
                option=self.pack.language,
            )
        return report.language if primary(report.language) == language else language

    def _published(self, report: Report, line: Dateline) -> str | None:
        given = self.published or report.published
        if given:
            return _narrowed(_valid(given, report.origin, self.pack), line.published)
        if not line.published or line.published.startswith("X"):
            return None
        return _valid(line.published, report.origin, self.pack)


def _read(sources: Iterable[str], check: Checks) -> Iterator[Report | Failure]:
    for path in files_of(sources):
        if isinstance(path, ReadError):
            yield _failure(path)
            continue
        try:
            with opened(path) as stream:
                for draft in _drafts(stream, path, check.pack):
                    yield _failure(draft) if isinstance(draft, ReadError) else check(*draft)
        except ReadError as error:
            yield _failure(error)


def _drafts(stream: Stream, path: str, pack: Pack) -> Iterator[tuple[Report, str] | ReadError]:
    kind = _kind(stream, path)
    if kind == "lines":
        yield from _from_lines(stream, path)
    elif kind == "json":
        yield from _from_json(stream.text(), stream.origin, path)
    elif kind == "markup":
        yield ReadError("reading.markup", where=stream.origin)
    else:
        yield _plain(stream.text(), stream.origin, pack), stem_of(path)


def _kind(stream: Stream, path: str) -> str:
    name = path.lower().removesuffix(".gz")
    if name.endswith((".jsonl", ".ndjson")):
        return "lines"
    if name.endswith((".json", ".txt")):
        return name.rsplit(".", 1)[1]
    head = stream.head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _MARKUP.match(head):
        return "markup"
    first = head.lstrip().partition(b"\n")[0]
    if _JSON_ARRAY.match(first):
        return "json"
    return "lines" if _JSON_LINE.match(first) else "txt"


def _from_lines(stream: Stream, path: str) -> Iterator[tuple[Report, str] | ReadError]:
    stem = stem_of(path)
    for number, line in stream.lines():
        where = f"{stream.origin}:{number}"
        yield line if isinstance(line, ReadError) else _drafted(line, where, f"{stem}-{number}")


def _drafted(line: str, where: str, stem: str) -> tuple[Report, str] | ReadError:
    try:
        return report_of(parse_json(line, where=where), where=where), stem
    except ReadError as error:
        return error


def _from_json(text: str, origin: str, path: str) -> Iterator[tuple[Report, str] | ReadError]:
    if not text.strip():
        raise ReadError("reading.empty", where=origin)
    stem = stem_of(path)
    for where, entry in each_of(parse_json(text, where=origin), origin):
        try:
            yield report_of(entry, where=where), stem
        except ReadError as error:
            yield error


def _plain(text: str, origin: str, pack: Pack) -> Report:
    header = header_of(text, pack)
    body = mend_surrogates(text[header.end :].strip())
    values: dict[str, Any] = dict(header.fields)
    return Report(text=body, origin=origin, **values)


def _valid(published: str, where: str, pack: Pack) -> str:
    """Return a date as given when it is one, or as ISO 8601 when the pack reads its words."""
    try:
        parse_published(published)
    except DateError as error:
        in_words = date_of(published, pack)
        if in_words:
            return _valid(in_words, where, pack)
        reason = error.message[:1].lower() + error.message[1:]
        raise ReadError("reading.bad_date", where=where, value=published, reason=reason) from error
    return published


def _narrowed(published: str, day: str) -> str:
    """Return the day of a dateline without a year when the header's month or year has just one.

    "date: 2023-11" over "KINSHASA, 3 nov (AFP) -" was published on 3 November 2023.
    """
    if not day.startswith("XXXX-") or len(published) > 7:
        return published
    known = parse_published(published)
    years = {d.year for d in (known.earliest, known.latest) if d}
    narrowed = f"{min(years, default=0):04d}{day[4:]}"
    fits = len(years) == 1 and narrowed.startswith(published)
    return narrowed if fits and _is_date(narrowed) else published


def _is_date(text: str) -> bool:
    try:
        parse_published(text)
    except DateError:
        return False
    return True


def _failure(error: ReadError) -> Failure:
    return Failure(error.where, error, Report(text="", origin=error.where))
