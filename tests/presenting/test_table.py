"""The chronology for a terminal."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

from dateline.lexicon import Pack
from dateline.presenting import Words
from dateline.presenting.table import Table

Record = dict[str, Any]
Printed = Callable[..., str]


class Screen(io.StringIO):
    """A terminal of our own."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "180")


def test_plain_when_it_goes_to_a_file(printed: Printed, record: Record) -> None:
    text = printed("table", record)
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


def test_colour_on_a_terminal(pack: Pack, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "140")
    screen = Screen()
    table = Table(screen, Words(pack, "fr"))
    table.add(record)
    table.finish()
    assert "\x1b[32m● a eu lieu" in screen.getvalue()


def test_every_status_is_told_by_word_and_mark(
    printed: Printed, record: Record, pack: Pack
) -> None:
    text = printed("table", record)
    for row in pack.rows("core/statuses"):
        assert f"{row['mark']} {row['name_en']}" in text


def test_order_of_dates_and_the_undated_last(printed: Printed, record: Record) -> None:
    text = printed("table", record)
    days = ["31 October 2023", "1 November 2023", "3 November 2023", "No date"]
    found = [text.index(day, text.index("When")) for day in days]
    assert found == sorted(found)


def test_who_to_whom_what_and_how_many(printed: Printed, record: Record) -> None:
    text = " ".join(printed("table", record).split())
    assert "armée congolaise → rebelles" in text
    assert "at least 12" in text
    assert "“doit se rendre”" in text


def test_cards_where_it_is_narrow(
    printed: Printed, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "48")
    text = printed("table", record, lang="fr")
    assert max(map(len, text.splitlines())) <= 48
    assert "Kibumba · selon gouverneur" in text


def test_several_reports_make_one_chronology(printed: Printed, record: Record) -> None:
    other = {**record, "report": {**record["report"], "id": "goma-2"}}
    lines = printed("table", record, other).splitlines()
    planned = [line for line in lines if "planned" in line]
    assert "2 reports · 20 acts" in lines[1]
    assert [line.split()[-1] for line in planned] == ["kinshasa-01", "goma-2"]


def test_mentions_of_one_act_are_one_line(printed: Printed, record: Record) -> None:
    first = record["events"][0]
    again = {**first, "id": "e99", "trigger": {"text": "rencontre", "start": 200, "end": 209}}
    text = printed("table", {**record, "events": [first, again]})
    assert "1 act ·" in text
    assert "“a rencontré”, “rencontre”" in " ".join(text.split())


def test_a_report_with_no_act_says_so(printed: Printed, record: Record) -> None:
    assert "No act was coded." in printed("table", {**record, "events": []})
