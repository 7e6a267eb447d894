"""The HTML page: complete without script, faithful to the text, safe."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from dateline.lexicon import Pack
from dateline.presenting.page import fragment_of
from dateline.presenting.page.marked import Mark, marked_text

Record = dict[str, Any]
Printed = Callable[..., str]

VOID = {"meta", "input", "br", "link", "img"}


class Reader(HTMLParser):
    """Collects text by the class of the element around it, ids, links and unclosed elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {k: v or "" for k, v in attrs}
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        if tag not in VOID:
            self.open.append((tag, values.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(kind == "text" for _, kind in self.open):
            self.text += data


def test_page_is_well_formed_and_links_lead_somewhere(printed: Printed, record: Record) -> None:
    page = Reader(printed("html", record))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_page_fetches_nothing_and_runs_nothing(printed: Printed, record: Record) -> None:
    text = printed("html", record)
    assert "<script" not in text
    assert not re.search(r'(src|href)="(https?:)?//|@import|url\(', text)


def test_text_is_whole(printed: Printed, record: Record) -> None:
    page = Reader(printed("html", record))
    assert page.text.split() == record["report"]["text"].split()


def test_markup_in_a_report_stays_text(printed: Printed, record: Record) -> None:
    bad = "<script>alert(1)</script>&\x07"
    record["report"] |= {"text": bad, "title": bad, "id": bad, "url": "javascript:alert(1)"}
    record["events"][0] |= {"trigger": {"text": "<script>", "start": 0, "end": 8}}
    record["events"] = record["events"][:1]
    text = printed("html", record)
    assert "<script" not in text
    assert 'href="javascript' not in text
    assert "\x07" not in text


def test_fragment_for_a_notebook(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    class Told:
        def to_dict(self) -> Record:
            return record

    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    text = fragment_of(Told())  # type: ignore[arg-type]
    assert text.startswith("<style>")
    assert "<html" not in text
    assert "a eu lieu" in text
    assert Reader(text).open == []


def test_same_input_same_bytes(printed: Printed, record: Record) -> None:
    assert printed("html", record) == printed("html", record)


def test_failed_report_is_named(printed: Printed, record: Record) -> None:
    failed = {"report": {"id": "x"}, "error": {"code": "reading.empty", "message": "x.txt: empty"}}
    text = printed("html", record, failed)
    assert "x.txt: empty" in text
    assert "1 report not coded" in text


@pytest.mark.parametrize(
    ("ranges", "html"),
    [
        ([(0, 3, "a")], '<span class="a">one</span> two'),
        ([(0, 7, "a"), (4, 7, "b")], '<span class="a">one </span><span class="a b">two</span>'),
        (
            [(0, 5, "a"), (4, 7, "b")],
            '<span class="a">one </span><span class="a b">t</span><span class="b">wo</span>',
        ),
    ],
)
def test_overlapping_marks(ranges: list[tuple[int, int, str]], html: str) -> None:
    marks = [Mark(start, end, (name,)) for start, end, name in ranges]
    assert marked_text("one two", marks, "p") == f"<p>{html}</p>"


def test_marks_stop_at_paragraphs() -> None:
    marked = marked_text("one\n\ntwo", [Mark(0, 8, ("a",))], "p")
    assert marked == '<p><span class="a">one</span></p>\n<p><span class="a">two</span></p>'


def _luminance(colour: str) -> float:
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_statuses_are_legible_on_their_paper(printed: Printed, record: Record, pack: Pack) -> None:
    papers = re.findall(r"--paper:(#\w{6})", printed("html", record))
    for row in pack.rows("core/statuses"):
        assert _contrast(row["light"], papers[0]) >= 4.5, row.id  # WCAG 2.2, 1.4.3
        assert _contrast(row["dark"], papers[1]) >= 4.5, row.id
