"""The acts of a page as cards under their dates, and the quotations, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from dateline.presenting import phrases
from dateline.presenting.chronology import Act, by_date
from dateline.presenting.page.marked import clean
from dateline.presenting.words import Words

Record = Mapping[str, Any]


class Cards:
    """Writes the chronology of a page.

    Parameters
    ----------
    numbers
        The number of each act on the page, by the act's identity.
    reports
        Short names of the reports; a card names its report when there are several.
    """

    def __init__(
        self, words: Words, page: str, numbers: Mapping[int, int], reports: list[str]
    ) -> None:
        self._words = words
        self._page = page
        self._numbers = numbers
        self._reports = reports

    def chronology(self, acts: Iterable[Act]) -> str:
        """Return the days with their acts, in order."""
        days = [self._day(edtf, group) for edtf, group in by_date(acts)]
        if not days:
            return f'<p class="none">{self._label("no_events")}</p>'
        return f'<ol class="days">{"".join(days)}</ol>'

    def legend(self) -> str:
        """Return the statuses with their marks, and the choice of which acts to show."""
        choices = "".join(
            f'<label><input type="radio" name="{self._page}-show" class="show-{key}"'
            f"{' checked' if key == 'all' else ''}> {self._label('filter_' + key)}</label>"
            for key in ("all", "fact", "other")
        )
        statuses = "".join(
            f"<li>{self._status(row['code'])} "
            f"<small>{clean(row.get('definition_' + self._words.lang))}</small></li>"
            for row in self._words.statuses.values()
        )
        return (
            f'<div class="choice" role="radiogroup">{choices}</div>'
            f'<details class="legend"><summary>{self._label("legend")}</summary>'
            f"<ul>{statuses}</ul></details>"
        )

    def quotations(self, quotes: Iterable[tuple[int, Record]]) -> str:
        """Return the quotations with their speakers."""
        items = "".join(self._quotation(number, quote) for number, quote in quotes)
        if not items:
            return ""
        return f'<h2>{self._label("quotations")}</h2><ul class="quotes">{items}</ul>'

    def _day(self, edtf: str | None, acts: list[Act]) -> str:
        if edtf is None:
            heading = self._label("no_date")
        else:
            heading = (
                f'<span title="{escape(edtf)}">{clean(self._words.date({"edtf": edtf}))}</span>'
            )
        kinds = {"fact" if self._words.is_fact(a.event["status"]) else "other" for a in acts}
        cards = "".join(self._card(act) for act in acts)
        only = f" only-{kinds.pop()}" if len(kinds) == 1 else ""
        return f'<li class="day{only}"><h3>{heading}</h3><ol class="acts">{cards}</ol></li>'

    def _card(self, act: Act) -> str:
        number = self._numbers[id(act)]
        event = act.event
        told = "fact" if self._words.is_fact(event["status"]) else "other"
        code = event["type"] + (f"/{event['mode']}" if event["mode"] else "")
        lines = [
            f'<p class="head">{self._status(event["status"])} '
            f'<span class="what">{clean(self._words.what(event))}</span> '
            f"<code>{escape(code)}</code></p>",
            self._line("whom", clean(phrases.who(act))),
            self._line("circumstances", " · ".join(self._circumstances(act))),
            self._line("origin", self._origin(act, number)),
        ]
        return (
            f'<li class="act {told} s-{escape(event["status"])} k{number}" '
            f'id="{self._page}-a{number}" tabindex="0">{"".join(lines)}</li>'
        )

    def _circumstances(self, act: Act) -> list[str]:
        source = phrases.source(act)
        parts = [
            clean(phrases.names(act.where)),
            clean(phrases.counts(act, self._words)),
            f"{self._label('according')} {clean(source)}" if source else "",
            *(self._why(w) for m in act.mentions for w in m["why"]),
        ]
        return [p for p in parts if p]

    def _why(self, why: Record) -> str:
        kind = clean(self._words.kind("why", why["kind"]))
        return f'{kind}: <q class="why">{clean(" ".join(why["text"].split()))}</q>'

    def _origin(self, act: Act, number: int) -> str:
        words = clean(phrases.triggers(act, self._words))
        link = f'<a href="#{self._page}-t{number}">{words}</a>'
        if len(self._reports) == 1:
            return link
        name = clean(self._reports[act.report])
        return f'{link} <a class="report" href="#{self._page}-r{act.report + 1}">{name}</a>'

    def _quotation(self, number: int, quote: Record) -> str:
        said = clean(self._words.quoted(phrases.content(quote)))
        name = clean(phrases.speaker(quote, self._words))
        report = ""
        if len(self._reports) > 1:
            target = f"#{self._page}-r{number + 1}"
            report = f' <a class="report" href="{target}">{clean(self._reports[number])}</a>'
        return f"<li><strong>{name}</strong> {said}{report}</li>"

    def _status(self, code: str) -> str:
        row = self._words.statuses.get(("", code))
        mark = f'<span class="mark" aria-hidden="true">{escape(row["mark"])}</span> ' if row else ""
        return (
            f'<span class="status s-{escape(code)}">{mark}{clean(self._words.status(code))}</span>'
        )

    def _line(self, kind: str, content: str) -> str:
        return f'<p class="{kind}">{content}</p>' if content else ""

    def _label(self, key: str) -> str:
        return clean(self._words.label(key))
