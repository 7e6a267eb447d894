"""A page with a map and, below it, the acts in the order of their dates. Nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from string import Template
from typing import Any

from dateline.presenting import phrases
from dateline.presenting.map.chart import Chart, chart_of
from dateline.presenting.map.glyphs import Signs
from dateline.presenting.map.picture import picture
from dateline.presenting.map.spots import Numbered, places_of
from dateline.presenting.page.frame import framed, noted, style_of, template
from dateline.presenting.page.marked import clean
from dateline.presenting.words import Words

Record = Mapping[str, Any]

WIDE, NARROW = (1000, 680), (420, 460)  # width and greatest height; the narrow one is for phones


def map_page_of(records: Iterable[Record], words: Words) -> str:
    """Return a whole HTML page: the map, readable without script, and the list of all acts.

    A map for wide screens and one for phones stand on the page, and one of them is shown. What
    script there is zooms.
    """
    held = list(records)
    chart = chart_of(held, words)
    signs = Signs(words, "list")
    body = Template(template("map", "map.html")).substitute(
        title=clean(chart.title),
        facts=clean(chart.facts),
        defined=signs.defined(),
        wide=_picture(chart, "wide", *WIDE),
        narrow=_picture(chart, "narrow", *NARROW),
        heading=clean(words.label("chronology")),
        acts=_days(chart, signs),
        failures=_failures(held, words),
    )
    return framed(
        body,
        words,
        title=chart.title,
        style=style_of(words) + template("map", "map.css"),
        target="acts",
        generated=chart.made,
        script=_script(words),
    )


def _picture(chart: Chart, prefix: str, width: int, tallest: int) -> str:
    return picture(chart, prefix=prefix, width=width, tallest=tallest, link=lambda k: f"#a{k}")


def _days(chart: Chart, signs: Signs) -> str:
    if not chart.acts:
        return f'<p class="none">{clean(chart.words.label("no_events"))}</p>'
    days = groupby(chart.acts, key=lambda one: one.act.when and one.act.when["edtf"])
    items = "".join(_day(edtf, list(acts), chart, signs) for edtf, acts in days)
    return f'<ol class="days">{items}</ol>'


def _day(edtf: str | None, acts: Sequence[Numbered], chart: Chart, signs: Signs) -> str:
    title = f' title="{escape(edtf)}"' if edtf else ""
    items = "".join(_act(one, chart, signs) for one in acts)
    day = clean(chart.day(acts[0]))
    return f'<li class="day"><h3><span{title}>{day}</span></h3><ol class="acts">{items}</ol></li>'


def _act(one: Numbered, chart: Chart, signs: Signs) -> str:
    act, words = one.act, chart.words
    event = act.event
    told = "fact" if words.is_fact(event["status"]) else "other"
    away = "" if places_of(act) else " away"
    drawn = signs.sign(event["type"], event["status"])
    sign = f'<svg viewBox="-11 -11 22 22" aria-hidden="true">{drawn}</svg>'
    head = (
        f'<span class="status">{clean(words.status(event["status"]))}</span> '
        f'<span class="what">{clean(words.what(event))}</span>'
    )
    lines = [
        ("head", head),
        ("whom", clean(phrases.who(act))),
        ("circumstances", clean(_circumstances(one, chart))),
        ("origin", clean(_origin(one, chart))),
    ]
    body = "".join(f'<p class="{kind}">{text}</p>' for kind, text in lines if text)
    return (
        f'<li class="act {told} s-{escape(event["status"])}{away}" id="a{one.number}">'
        f"{sign}<div>{body}</div></li>"
    )


def _circumstances(one: Numbered, chart: Chart) -> str:
    act, words = one.act, chart.words
    source = phrases.source(act)
    parts = [
        phrases.names(act.where),
        phrases.counts(act, words),
        f"{words.label('according')} {source}" if source else "",
    ]
    return " · ".join(p for p in parts if p)


def _origin(one: Numbered, chart: Chart) -> str:
    report = chart.reports[one.act.report] if chart.reports else ""
    return " · ".join(p for p in (phrases.triggers(one.act, chart.words), report) if p)


def _failures(records: Iterable[Record], words: Words) -> str:
    told = [r["error"]["message"] for r in records if "error" in r]
    return noted(words.count("failures", len(told)), told)


def _script(words: Words) -> str:
    names = [words.label(f"map_zoom_{way}") for way in ("in", "out", "reset")]
    return template("map", "map.js").replace("$labels", json.dumps(names).replace("<", "\\u003c"))
