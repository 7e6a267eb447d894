"""The pages hang together: the menu has all of them, links lead somewhere, fields are told."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest
from docblocks import ROOT, pages

from dateline.dates import UncertainDate
from dateline.lexicon import load_pack
from dateline.records import (
    Actors,
    Analysis,
    Entity,
    Event,
    Place,
    Quote,
    QuoteMention,
    Report,
    Span,
    Time,
)

LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")
NAMED = re.compile(r"`([a-z_]+)`")


def test_every_page_stands_in_the_menu() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    docs = [p.relative_to(ROOT / "docs").as_posix() for p in (ROOT / "docs").rglob("*.md")]
    assert [p for p in docs if f": {p}\n" not in menu] == []


@pytest.mark.parametrize("page", pages(), ids=[str(p.relative_to(ROOT)) for p in pages()])
def test_links_lead_to_files(page: Any) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_field_of_an_analysis_is_told() -> None:
    told = set(NAMED.findall((ROOT / "docs/reference/analysis.md").read_text(encoding="utf-8")))
    assert sorted(_keys(_full().to_dict()) - told) == []


def test_every_code_of_the_codebook_is_told() -> None:
    page = (ROOT / "docs/reference/codebook.md").read_text(encoding="utf-8")
    pack = load_pack("fr")
    codes = {
        r["code"] for t in ("types", "modes", "contexts", "sectors") for r in pack.rows(f"core/{t}")
    }
    assert sorted(c for c in codes if c not in page) == []


def test_tables_of_measures_are_fresh() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "build_measures.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def _keys(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(_keys, value)) if value else set()
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set()


def _full() -> Analysis:
    """Return an analysis with something in every layer."""
    span, day = Span("Goma", 0, 4), UncertainDate.day(2024, 6, 18)
    time = Time(span, 0, 1, "date", "2024-06-18", day, "r")
    entity = Entity("n1", "Goma", "city", None, None, (), (span,))
    place = Place(span, 0, 1, 0, "Goma", 1, 0.0, 0.0, "COD", "city", 1.0, "r")
    mention = QuoteMention("direct", (span,), ((0, 1),), "dire", 0, 0, None, None, "r")
    event = Event(
        "e1", "k", "ASSAULT", None, (), "happened", span, span, (), (), time, (place,),
        None, (), (), None, 1.0, "r",
    )  # fmt: skip
    return Analysis(
        report=Report("Goma", published="2024-06-18"),
        pack="fr",
        version="0",
        published=day,
        times=(time,),
        notes=(),
        actors=Actors((entity,), (), ()),
        places=(place,),
        quotes=(Quote(mention, (0,), span),),
        events=(event,),
    )
