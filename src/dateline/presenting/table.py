"""The chronology for a terminal: a table where it is wide enough, cards where it is narrow.

What is told as fact stands upright under a filled mark; what is planned, wanted, supposed or
denied leans and has a mark of its own, so that the two are told apart without colour too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, TextIO

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as Grid
from rich.text import Text

from dateline.presenting import phrases
from dateline.presenting.chronology import Act, acts_of, by_date
from dateline.presenting.consoles import printer, unbroken, width_of
from dateline.presenting.words import Words

Record = Mapping[str, Any]


class Column(NamedTuple):
    """A column of the table: the widths between which it may be, in cells of the terminal."""

    name: str
    least: int
    most: int
    whole: bool = False  # its cells stay on one line

    @property
    def overflow(self) -> Literal["ellipsis", "fold"]:
        """What happens to what does not fit."""
        return "ellipsis" if self.whole else "fold"


COLUMNS = (
    Column("date", 14, 22),
    Column("status", 13, 16, whole=True),
    Column("who", 18, 60),
    Column("what", 14, 30),
    Column("place", 10, 24),
    Column("source", 10, 24),
    Column("trigger", 14, 32),
    Column("report", 12, 18, whole=True),
)
BETWEEN = 2  # blanks between columns


class Table:
    """Gather the records of a run, then print one chronology and the quotations.

    Parameters
    ----------
    out
        Where to print; escape codes go to terminals only, and not where ``NO_COLOR`` is set.
    """

    def __init__(self, out: TextIO, words: Words) -> None:
        self._words = words
        self._out = out
        self._width = width_of(out)
        self._styles = _Styles(words, plain=not _prints_marks(out))
        self._reports: list[Record] = []
        self._names: list[str] = []
        self._acts: list[Act] = []
        self._quotes: list[tuple[int, Record]] = []
        self._notes: list[tuple[int, str]] = []

    def add(self, record: Record) -> None:
        """Take one record; of a report that failed, nothing is shown here."""
        if "error" in record:
            return
        number = len(self._reports)
        report = {k: v for k, v in record["report"].items() if k != "text"}
        self._reports.append(report)
        self._names.append(phrases.report_name(report, number))
        self._acts += acts_of(number, record)
        self._quotes += [(number, quote) for quote in record["quotes"]]
        text = record["report"]["text"]
        self._notes += [(number, self._words.note(note, text)) for note in record["notes"]]

    def finish(self) -> None:
        """Print what was gathered."""
        with printer(self._out) as show:
            for piece in self._pieces():
                show(piece)

    def _pieces(self) -> Iterator[RenderableType]:
        if not self._reports:
            return
        yield self._heading()
        if not self._acts:
            yield unbroken("\n" + self._words.label("no_events"), style="italic")
        elif self._width >= self._least:
            yield self._grid()
        else:
            yield from self._cards()
        yield from self._quotations()
        yield from self._remarks()

    @property
    def _least(self) -> int:
        """The width from which a table reads better than cards."""
        columns = [c for c in COLUMNS if self._several or c.name != "report"]
        return sum(c.least + BETWEEN for c in columns) + BETWEEN

    @property
    def _several(self) -> bool:
        return len(self._reports) > 1

    def _heading(self) -> RenderableType:
        words = self._words
        sizes = [words.count("events", len(self._acts))]
        if self._quotes:
            sizes.append(words.count("quotations_counted", len(self._quotes)))
        if self._several:
            title = words.label("chronology")
            facts = [words.count("reports", len(self._reports)), *sizes]
        else:
            report = self._reports[0]
            title = report.get("title") or phrases.report_name(report, 0)
            day = words.published(report)
            facts = [f for f in (report.get("publisher"), day) if f] + sizes
        return Text.assemble((title, "bold"), "\n", (" · ".join(facts), "dim"))

    # --- wide --------------------------------------------------------------------------------

    def _grid(self) -> RenderableType:
        days = [
            [self._row("" if k else self._day(edtf), act) for k, act in enumerate(acts)]
            for edtf, acts in by_date(self._acts)
        ]
        columns = [c for c in COLUMNS if self._several or c.name != "report"]
        labels = [self._words.label(f"column_{c.name}") for c in columns]
        grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
        widths = _widths(columns, labels, [row for day in days for row in day], self._width)
        for column, label, width in zip(columns, labels, widths, strict=True):
            grid.add_column(label, width=width, no_wrap=column.whole, overflow=column.overflow)
        for day in days:
            grid.add_section()
            for row in day:
                grid.add_row(*row)
        return grid

    def _row(self, day: str, act: Act) -> list[Text]:
        style = self._styles.body(act)
        cells = [
            unbroken(day, "bold"),
            self._styles.status(act),
            self._who(act, style),
            self._what(act, style),
            unbroken(phrases.names(act.where)),
            unbroken(phrases.source(act)),
            unbroken(phrases.triggers(act, self._words), "dim"),
        ]
        return [*cells, unbroken(self._names[act.report], "dim")] if self._several else cells

    def _who(self, act: Act, style: str) -> Text:
        return unbroken(phrases.who(act), style)

    def _what(self, act: Act, style: str) -> Text:
        what = unbroken(self._words.what(act.event), style)
        counts = phrases.counts(act, self._words)
        return what.append_text(unbroken(f" ({counts})", style)) if counts else what

    def _day(self, edtf: str | None) -> str:
        return self._words.date({"edtf": edtf}) or self._words.label("no_date")

    # --- narrow ------------------------------------------------------------------------------

    def _cards(self) -> Iterator[RenderableType]:
        for edtf, acts in by_date(self._acts):
            yield unbroken("")
            yield Rule(unbroken(self._day(edtf), "bold"), align="left", style="dim")
            for act in acts:
                yield Padding(self._card(act), (0, 0, 0, 1))

    def _card(self, act: Act) -> RenderableType:
        style = self._styles.body(act)
        head = Text.assemble(self._styles.status(act), "  ", self._what(act, style))
        lines = [phrases.who(act), self._circumstances(act), self._origin(act)]
        body = unbroken("\n").join(
            unbroken(line, "dim" if line is lines[-1] else "") for line in lines if line
        )
        card = Grid.grid(padding=0)
        card.add_row(head)
        card.add_row(Padding(body, (0, 0, 0, 2)))
        return card

    def _circumstances(self, act: Act) -> str:
        told_by = phrases.source(act)
        on_word = f"{self._words.label('according')} {told_by}" if told_by else ""
        return " · ".join(p for p in (phrases.names(act.where), on_word) if p)

    def _origin(self, act: Act) -> str:
        words = phrases.triggers(act, self._words)
        return f"{words} · {self._names[act.report]}" if self._several else words

    # --- after the chronology ----------------------------------------------------------------

    def _quotations(self) -> Iterator[RenderableType]:
        if not self._quotes:
            return
        yield unbroken("\n" + self._words.label("quotations"), "bold")
        for number, quote in self._quotes:
            said = Text.assemble((phrases.speaker(quote, self._words), "bold"), "  ")
            said.append_text(unbroken(self._words.quoted(phrases.content(quote))))
            report = f"  {self._names[number]}" if self._several else ""
            yield Padding(said.append(report, "dim"), (0, 0, 0, 1))

    def _remarks(self) -> Iterator[RenderableType]:
        if not self._notes:
            return
        yield unbroken("\n" + self._words.label("notes"), "bold")
        for number, note in self._notes:
            report = f" · {self._names[number]}" if self._several else ""
            yield Padding(unbroken(f"{note}{report}"), (0, 0, 0, 1))


def _widths(
    columns: list[Column], labels: list[str], rows: list[list[Text]], room: int
) -> list[int]:
    """Return the width of each column: what it would like, less its share of what is too much."""
    wanted = []
    for k, column in enumerate(columns):
        longest = max((row[k].cell_len for row in rows), default=0)
        wanted.append(min(max(longest, len(labels[k])), column.most))
    give = [max(0, want - c.least) for want, c in zip(wanted, columns, strict=True)]
    excess = sum(wanted) + BETWEEN * (len(columns) + 1) - room
    if excess <= 0:
        return wanted
    share = min(1.0, excess / max(1, sum(give)))
    return [want - math.ceil(g * share) for want, g in zip(wanted, give, strict=True)]


class _Styles:
    """How a status looks: its mark, its colour, and the slant of what is not told as fact."""

    def __init__(self, words: Words, *, plain: bool) -> None:
        self._words = words
        self._column = "plain_mark" if plain else "mark"

    def status(self, act: Act) -> Text:
        code = act.event["status"]
        row = self._words.statuses.get(("", code))
        mark, colour = (row[self._column], row["colour"]) if row else ("", "")
        return unbroken(f"{mark} {self._words.status(code)}".strip(), colour)

    def body(self, act: Act) -> str:
        return "bold" if self._words.is_fact(act.event["status"]) else "italic"


def _prints_marks(out: TextIO) -> bool:
    return "utf" in (getattr(out, "encoding", None) or "utf-8").lower()
