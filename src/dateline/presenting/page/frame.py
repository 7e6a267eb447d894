"""What every page has: a head with its style, a link past what comes first, a foot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from string import Template
from typing import Any

from dateline.presenting.page.marked import clean
from dateline.presenting.words import Words

Record = Mapping[str, Any]


def framed(
    body: str,
    words: Words,
    *,
    title: str,
    style: str,
    target: str,
    generated: str,
    script: str = "",
) -> str:
    """Return a whole page around a body.

    Parameters
    ----------
    target
        Id of the chronology, where the link past the rest leads.
    generated
        The line at the foot, as ``made_by`` gives it.
    """
    return Template(template("page", "page.html")).substitute(
        lang=words.lang,
        title=clean(title),
        style=style,
        skip=clean(words.label("skip")),
        target=target,
        body=body,
        generated=clean(generated),
        script=f"<script>\n{script}\n</script>\n" if script else "",
    )


def style_of(words: Words, *, marks: str = "", ties: str = "") -> str:
    """Return the style sheet of pages with the colours of statuses.

    Parameters
    ----------
    marks, ties
        Rules for a page that has the texts: the marks of statuses in them, and what ties words to
        acts.
    """
    rows = words.statuses.values()
    light = "".join(f".s-{r['code']}{{--status:{r['light']}}}" for r in rows)
    dark = "".join(f".s-{r['code']}{{--status:{r['dark']}}}" for r in rows)
    sheet = Template(template("page", "page.css"))
    return sheet.substitute(light=light, dark=dark, marks=marks, ties=ties)


def made_by(records: Sequence[Record], words: Words) -> str:
    """Return by which version and pack the analyses were made; nothing when there are none."""
    if not records:
        return ""
    return words.label("generated", version=records[0]["version"], pack=records[0]["pack"])


def noted(heading: str, notes: Iterable[str]) -> str:
    """Return a list of notes below its heading; nothing when there are none."""
    items = "".join(f"<li>{clean(note)}</li>" for note in notes)
    return f"<h2>{clean(heading)}</h2><ul class='notes'>{items}</ul>" if items else ""


def template(part: str, name: str) -> str:
    """Return a file of ``presenting/PART/templates``."""
    home = resources.files(f"dateline.presenting.{part}").joinpath("templates", name)
    return home.read_text(encoding="utf-8")
