"""Put a page together from its template, its style and what the reports tell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from string import Template
from typing import TYPE_CHECKING, Any, TextIO

from dateline.lexicon import load_pack
from dateline.presenting import phrases
from dateline.presenting.chronology import Act, acts_of
from dateline.presenting.page.cards import Cards
from dateline.presenting.page.frame import framed, made_by, noted, style_of, template
from dateline.presenting.page.marked import clean, marked_text, marks_of
from dateline.presenting.words import Words, words_for

if TYPE_CHECKING:
    from dateline.records import Analysis

Record = Mapping[str, Any]

MOST_TIED = 400  # acts; past that a browser slows down, and links alone tie words to cards


class Page:
    """Gather the records of a run, then write one page."""

    def __init__(self, out: TextIO, words: Words) -> None:
        self._out = out
        self._words = words
        self._records: list[Record] = []

    def add(self, record: Record) -> None:
        """Take one record; a report that failed is named on the page."""
        self._records.append(record)

    def finish(self) -> None:
        """Write the page."""
        self._out.write(page_of(self._records, self._words))


def page_of(records: Iterable[Record], words: Words) -> str:
    """Return a whole HTML page of one or many analyses in their JSON form.

    Nothing is fetched: style is inside, and no script is needed.
    """
    body = _Body(list(records), words)
    return framed(
        body.html(),
        words,
        title=body.title,
        style=body.style(),
        target=f"{body.page}-chronology",
        generated=body.generated(),
    )


def fragment_of(analysis: Analysis) -> str:
    """Return the view of one analysis for a notebook: style and content without a page around."""
    words = words_for(None, load_pack())
    body = _Body([analysis.to_dict()], words)
    return f"<style>{body.style()}</style>\n<div class='dateline'>{body.html()}</div>"


class _Body:
    """What stands between the body tags, and the rules that tie words to cards."""

    def __init__(self, records: list[Record], words: Words) -> None:
        self._words = words
        self._failed = [r for r in records if "error" in r]
        self._records = [r for r in records if "error" not in r]
        self._acts = [acts_of(k, record) for k, record in enumerate(self._records)]
        everything = [act for acts in self._acts for act in acts]
        self._numbers = {id(act): k for k, act in enumerate(everything, 1)}
        self._names = [phrases.report_name(r["report"], k) for k, r in enumerate(self._records)]
        self.page = _digest(self._records)
        self._cards = Cards(words, self.page, self._numbers, self._names)

    @property
    def title(self) -> str:
        """The report's title, or "Chronology" for several."""
        if len(self._records) != 1:
            return self._words.label("chronology")
        return _title(self._records[0]["report"], self._words)

    def html(self) -> str:
        """Return the chronology and the texts."""
        everything = [act for acts in self._acts for act in acts]
        quotes = [(k, q) for k, r in enumerate(self._records) for q in r["quotes"]]
        return Template(template("page", "body.html")).substitute(
            page=self.page,
            title=clean(self.title),
            sizes=clean(self._sizes(everything, quotes)),
            legend=self._cards.legend(),
            heading=clean(self._words.label("chronology")),
            chronology=self._cards.chronology(everything),
            quotations=self._cards.quotations(quotes),
            notes=self._notes(),
            texts="\n".join(self._text(k) for k in range(len(self._records))),
        )

    def style(self) -> str:
        """Return the style sheet with the colours of statuses and the ties of this page."""
        rows = self._words.statuses.values()
        marks = "".join(_mark_rule(r["code"], r["mark"], self._words) for r in rows)
        ties = ""
        if len(self._numbers) <= MOST_TIED:
            ties = "\n".join(_tie(self.page, k) for k in self._numbers.values())
        return style_of(self._words, marks=marks, ties=ties)

    def generated(self) -> str:
        """Return the line at the foot: by which version and pack."""
        return made_by(self._records, self._words)

    def _sizes(self, acts: list[Act], quotes: list[Any]) -> str:
        words = self._words
        several = len(self._records) != 1
        sizes = [words.count("reports", len(self._records))] if several else []
        sizes.append(words.count("events", len(acts)))
        if quotes:
            sizes.append(words.count("quotations_counted", len(quotes)))
        if self._failed:
            sizes.append(words.count("failures", len(self._failed)))
        return " · ".join(sizes)

    def _notes(self) -> str:
        """Return the notes of the analyses, and why reports failed."""
        notes = [
            self._words.note(n, r["report"]["text"]) for r in self._records for n in r["notes"]
        ]
        notes += [r["error"]["message"] for r in self._failed]
        return noted(self._words.label("notes"), notes)

    def _text(self, k: int) -> str:
        record = self._records[k]
        numbered = [(self._numbers[id(act)], act) for act in self._acts[k]]
        marks = marks_of(numbered, record["quotes"])
        return Template(template("page", "report.html")).substitute(
            id=f"{self.page}-r{k + 1}",
            title=clean(self._heading(record["report"])),
            facts=self._facts(record["report"]),
            language=clean(record["report"]["language"] or "und"),
            text=marked_text(record["report"]["text"], marks, self.page),
        )

    def _heading(self, report: Record) -> str:
        """A single report's title stands at the head of the page already."""
        return self._words.label("text") if len(self._records) == 1 else _title(report, self._words)

    def _facts(self, report: Record) -> str:
        day = self._words.published(report)
        name = report.get("id") if report.get("title") else ""
        facts = [clean(f) for f in (report.get("publisher"), day, name) if f]
        url = str(report.get("url") or "")
        if url.startswith(("http://", "https://")):
            facts.append(f'<a href="{clean(url)}" rel="noopener">{clean(_host(url))}</a>')
        return " · ".join(facts)


def _title(report: Record, words: Words) -> str:
    return str(report.get("title") or report.get("id") or words.label("untitled"))


def _host(url: str) -> str:
    return url.split("/")[2]


def _digest(records: Iterable[Record]) -> str:
    """Return a prefix of ids that differs between the outputs of one notebook, and never by run."""
    held = hashlib.sha256()
    for record in records:
        held.update(
            f"{record['report']['id']}\0{record['report']['text']}".encode(errors="replace")
        )
    return f"d{held.hexdigest()[:6]}"


def _tie(page: str, number: int) -> str:
    """A word or card under the pointer lights up all that belongs to the same act."""
    k = f".k{number}"
    return f"#{page}:has({k}:hover) {k},#{page}:has({k}:focus-visible) {k}{{--lit:var(--light)}}"


def _mark_rule(code: str, mark: str, words: Words) -> str:
    name = words.status(code).replace('"', "")
    shown = f'"{mark}\u2060"'  # a word joiner: the mark stays with its word at the end of a line
    return f'.told.begins.s-{code}::before{{content:{shown};content:{shown} / "{name}: "}}'
