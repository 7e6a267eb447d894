"""What ``dateline explain`` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import typer
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli.guard import FOUND
from dateline.cli.options import pack_for
from dateline.cli.output import standard_output
from dateline.presenting import Words, words_for
from dateline.presenting.consoles import printer, unbroken
from dateline.presenting.explanation import Explainer, Step
from dateline.reading import Failure, read_reports
from dateline.records import Analysis, Event

Show = Callable[[Any], None]


def run_explain(
    source: str,
    event: str | None,
    *,
    published: str | None,
    language: str | None,
    lang: str | None,
    packs: list[Path] | None,
) -> None:
    """Code the reports of a source and explain each."""
    from dateline.coder import Coder

    pack = pack_for(language, packs)
    words = words_for(lang, pack)
    failed = False
    reports = read_reports([source], pack=pack, published=published, language=language)
    with Coder(language=pack.language, packs=packs or ()) as coder:
        for report in reports:
            if isinstance(report, Failure):
                typer.echo(str(report.error), err=True)
                failed = True
                continue
            analysis = coder.code_report(report)
            with printer(standard_output()) as show:
                show(_heading(analysis, words))
                _explain(Explainer(analysis, pack, words), event, words, show)
    if failed:
        raise typer.Exit(FOUND)


def _heading(analysis: Analysis, words: Words) -> Text:
    report = analysis.to_dict()["report"]
    title = report["title"] or report["id"]
    notes = [words.note(n.to_dict(), report["text"]) for n in analysis.notes]
    facts = "\n".join([words.published(report), *notes])
    return Text.assemble((title, "bold"), "\n", (facts, "dim"))


def _explain(explainer: Explainer, only: str | None, words: Words, show: Show) -> None:
    for event in explainer.events(only):
        _event(event, explainer, words, show)
    if only is not None:
        return
    considered = list(explainer.considered())
    if considered:
        show(Text("\n" + words.label("no_event_told"), "bold"))
    for sentence in considered:
        show(Padding(unbroken(words.quoted(sentence.sentence), "italic"), (1, 0, 0, 1)))
        _steps(sentence.steps, show)
    refused = explainer.also_refused()
    if refused:
        show(Text("\n" + words.label("also_refused") + "\n", "bold"))
        _steps(refused, show)


def _event(event: Event, explainer: Explainer, words: Words, show: Show) -> None:
    row = words.statuses.get(("", event.status))
    mark, colour = (row["mark"], row["colour"]) if row else ("", "")
    head = Text.assemble(
        "\n", (event.id, "bold"), "  ", (f"{mark} {words.status(event.status)}", colour), "  "
    )
    show(head.append_text(unbroken(words.quoted(event.trigger.text), "bold")))
    show(Padding(unbroken(words.quoted(event.sentence.text), "italic"), (0, 0, 1, 4)))
    _steps(explainer.steps(event), show)


def _steps(steps: Iterable[Step], show: Show) -> None:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    for step in steps:
        grid.add_row(step.field, unbroken(step.value or ("–" if step.field else ""), "bold"))
        # A row that gives several reasons in turn is named once, under the last of them.
        for row, grounds in groupby(step.grounds, key=itemgetter(1)):
            for reason, _ in grounds:
                if reason:
                    grid.add_row("", unbroken(reason))
            if row:
                grid.add_row("", Padding(unbroken(row, "dim"), (0, 0, 0, 2)))
    show(Padding(grid, (0, 0, 0, 4)))
