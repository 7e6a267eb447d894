"""Which days expressions mean: one unknown publication day, slips, focus, and the day of speech."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from dateline.dates import UncertainDate
from dateline.finding.times import find_times
from dateline.lexicon import Pack
from dateline.records import Document, QuoteMention, Times
from dateline.resolving.times import resolve_times
from dateline.resolving.times.feasts import feast
from dateline.resolving.times.moves import length
from dateline.resolving.times.reading import opened
from dateline.resolving.times.spans import easter, on_or_after, on_or_before

CASES = Path(__file__).parent.parent / "cases" / "times.txt"
_TOKEN = re.compile(r"[^\W\d_]+['’]|\w+(?:[-/]\w+)*|\S")


def document_of(text: str, *, past: bool = True) -> Document:
    """Return a text as one sentence, every token hanging on the first, a verb in the past."""
    found = list(_TOKEN.finditer(text))
    size, words = len(found), tuple(m.group() for m in found)
    tense = "Mood=Ind|Tense=Past|VerbForm=Fin" if past else "Mood=Ind|Tense=Fut|VerbForm=Fin"
    return Document(
        text, "fr", ((0, size),), ((0, size),), tuple(m.start() for m in found),
        tuple(m.end() for m in found), words, words, ("VERB",) + ("X",) * (size - 1),
        (tense,) + ("",) * (size - 1), ("ROOT",) + ("obl",) * (size - 1), (0,) * size, (),
    )  # fmt: skip


def read(text: str, published: str | None, pack: Pack, **options: Any) -> Times:
    document = document_of(text, past=options.pop("past", True))
    known = UncertainDate.parse(published) if published else None
    return resolve_times(document, find_times(document, pack), known, pack, **options)


def edtf(times: Times) -> list[str | None]:
    return [t.date.edtf if t.date else None for t in times.times]


# --- one unknown for the whole report ---------------------------------------------------------


def test_a_weekday_of_a_month_is_a_set_of_days(pack: Pack) -> None:
    times = read("évacua mercredi", "2023-11", pack)
    assert edtf(times) == ["[2023-11-01,2023-11-08,2023-11-15,2023-11-22,2023-11-29]"]


def test_dates_of_one_report_move_together(pack: Pack) -> None:
    times = read("reçut aujourd'hui (vendredi) ceux qu'il vit mercredi", "2023-11", pack)
    assert times.published == UncertainDate.parse("[2023-11-03,2023-11-10,2023-11-17,2023-11-24]")
    assert edtf(times)[1] == "[2023-11-01,2023-11-08,2023-11-15,2023-11-22]"


def test_what_fixes_one_fixes_all(pack: Pack) -> None:
    times = read("reçut hier, jeudi 2 novembre, ceux d'avant-hier", "2023-11", pack)
    assert times.published == UncertainDate.parse("2023-11-03")
    assert edtf(times) == ["2023-11-02", "2023-11-01"]


def test_a_day_told_as_past_is_not_after_publication(pack: Pack) -> None:
    times = read("mourut le 20 novembre 2023", "2023-11", pack)
    assert times.published == UncertainDate.parse("2023-11-20/2023-11-30")


def test_a_day_told_as_future_is_not_before_publication(pack: Pack) -> None:
    times = read("viendra le 20 novembre 2023", "2023-11", pack, past=False)
    assert times.published == UncertainDate.parse("2023-11-01/2023-11-20")


def test_ce_with_a_date_is_written_near_it(pack: Pack) -> None:
    times = read("mourut ce vendredi 17 novembre", "2023", pack)
    assert times.published is not None
    assert times.published.earliest == dt.date(2023, 11, 17)
    assert times.published.latest == dt.date(2023, 11, 24)


def test_the_days_left_do_not_depend_on_the_way_the_month_is_written(pack: Pack) -> None:
    text = "reçut mercredi, puis ce week-end"
    month = read(text, "2023-11", pack)
    days = read(text, "2023-11-01/2023-11-30", pack)
    assert edtf(month) == edtf(days)


def test_each_day_is_among_the_days_of_the_month(pack: Pack) -> None:
    text = "reçut mercredi ceux d'hier, de la semaine dernière et du 20 octobre"
    whole = read(text, "2023-11", pack)
    for day in range(1, 31):
        one = read(text, f"2023-11-{day:02d}", pack)
        for narrow, wide in zip(one.times, whole.times, strict=True):
            assert narrow.date is not None
            assert wide.date is not None
            assert wide.date.contains(narrow.date)


def test_contradictions_are_named_and_never_forced(pack: Pack) -> None:
    times = read("reçut hier, jeudi 2 novembre, ceux de mercredi", "2023-06", pack)
    assert times.published == UncertainDate.parse("2023-06")
    assert [n.code for n in times.notes] == ["times.deictic_conflict"]


def test_without_publication_absolute_dates_stand(pack: Pack) -> None:
    times = read("mourut le 3 mai 2019, et fut enterré hier", None, pack)
    assert edtf(times) == ["2019-05-03", None]
    assert [n.code for n in times.notes] == ["times.no_publication"]


def test_without_publication_the_story_still_counts_from_itself(pack: Pack) -> None:
    times = read("mourut le 3 mai 2019, fut enterré le lendemain, et oublié le 10 mai", None, pack)
    assert edtf(times) == ["2019-05-03", "2019-05-04", "2019-05-10"]


def test_values_keep_what_all_days_share(pack: Pack) -> None:
    assert read("vint hier soir", "2023-11", pack).times[0].value == "2023-XX-XXTEV"
    assert read("vint mercredi", "2023-11", pack).times[0].value == "2023-11-XX"


def test_a_publication_too_wide_stays_open(pack: Pack) -> None:
    times = read("vint hier", "199X", pack)
    assert edtf(times) == [None]
    assert [n.code for n in times.notes] == ["times.wide_publication"]


# --- slips ------------------------------------------------------------------------------------


def test_a_wrong_weekday_near_publication_is_a_slip(pack: Pack) -> None:
    times = read("mourut mercredi 2 novembre", "2023-11-03", pack)
    assert edtf(times) == ["[2023-11-01,2023-11-02]"]
    assert [n.code for n in times.notes] == ["times.weekday_conflict"]


def test_a_wrong_month_near_publication_is_a_slip(pack: Pack) -> None:
    times = read("mourut vendredi 3 décembre", "2023-11-04", pack)
    assert times.times[0].date is not None
    assert times.times[0].date.contains(dt.date(2023, 11, 3))
    assert [n.code for n in times.notes] == ["times.weekday_conflict"]


def test_a_wrong_weekday_far_from_publication_is_another_year(pack: Pack) -> None:
    times = read("mourut vendredi 13 novembre", "2016-03-10", pack)
    assert (edtf(times), times.notes) == (["2015-11-13"], ())


def test_a_day_that_no_calendar_has_is_named(pack: Pack) -> None:
    times = read("mourut le 31 septembre 2023", "2023-11-03", pack)
    assert (edtf(times), [n.code for n in times.notes]) == ([None], ["times.no_such_day"])


# --- focus, speech, bounds --------------------------------------------------------------------


def quote(document: Document, first: int, stop: int, cue: int) -> QuoteMention:
    span = document.span(first, stop)
    return QuoteMention("direct", (span,), ((first, stop),), "dire", cue, None, None, None, "t")


def test_hier_in_a_quotation_counts_from_the_day_of_speech(pack: Pack) -> None:
    document = document_of("dit mardi : « il est mort hier »")
    said = quote(document, 4, 8, 0)
    found = find_times(document, pack)
    published = UncertainDate.parse("2023-11-03")
    times = resolve_times(document, found, published, pack, quotes=(said,))
    assert edtf(times) == ["2023-10-31", "2023-10-30"]


def test_the_day_of_speech_may_come_after_the_words(pack: Pack) -> None:
    document = document_of("dit : « il est mort hier » mardi")
    said = quote(document, 3, 7, 0)
    published = UncertainDate.parse("2023-11-03")
    times = resolve_times(document, find_times(document, pack), published, pack, quotes=(said,))
    assert edtf(times) == ["2023-10-30", "2023-10-31"]


@pytest.mark.parametrize(
    ("date", "bound", "expected"),
    [
        ("2023-03", "since", "2023-03/.."),
        ("2023-03-11/2023-03-20", "since", "2023-03-11/.."),
        ("2023-03-11/2023-03-20", "until", "../2023-03-20"),
        ("2023-03", "before", "../2023-03"),
        ("2015", "after", "2015/.."),
        ("1950", "around", "1950~"),
        ("199X", "since", "199X/.."),
        ("[2023-11-01,2023-11-08]", "since", "2023-11-01/.."),
    ],
)
def test_bounds_open_a_date(date: str, bound: str, expected: str) -> None:
    assert opened(UncertainDate.parse(date), bound).edtf == expected


# --- the calendar -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, "1818-03-22"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2011, "2011-04-24"),
     (2023, "2023-04-09"), (2024, "2024-03-31"), (2038, "2038-04-25")],
)  # fmt: skip
def test_easter(year: int, day: str) -> None:
    assert str(easter(year)) == day


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2023, "2023-12-25"),
        ("easter+39", 2023, "2023-05-18"),
        ("4-4-11", 2023, "2023-11-23"),
        ("last-1-05", 2020, "2020-05-25"),
        ("3-7-09", 2023, "2023-09-17"),
        ("1<05-25", 2023, "2023-05-22"),
        ("table.eid_fitr", 2023, "2023-04-21"),
        ("table.ramadan", 2023, "2023-03-23/2023-04-20"),
    ],
)
def test_feasts(rule: str, year: int, day: str, pack: Pack) -> None:
    found = feast(rule, year, pack)
    assert found is not None
    assert found.edtf == day


def test_no_table_no_feast(pack: Pack) -> None:
    assert feast("table.ramadan", 1900, pack) is None


def test_weekdays_around_a_day() -> None:
    friday = dt.date(2023, 11, 3)
    assert on_or_before(friday, 5) == on_or_after(friday, 5) == friday
    assert on_or_before(friday, 6) == dt.date(2023, 10, 28)
    assert on_or_after(friday, 1) == dt.date(2023, 11, 6)


@pytest.mark.parametrize(
    ("amount", "value"),
    [
        ({"number": 24, "unit": "hour"}, "PT24H"),
        ({"number": 12.5, "unit": "second"}, "PT12.5S"),
        ({"number": 1, "unit": "half"}, "P6M"),
        ({"few": "few", "unit": "year"}, "PXY"),
        ({"number": 3, "unit": "decade"}, "P3DE"),
        ({"number": 1, "unit": "year", "half": True}, "P1.5Y"),
    ],
)
def test_lengths(amount: dict[str, Any], value: str) -> None:
    assert length(amount) == value


# --- the cases --------------------------------------------------------------------------------


def case_lines() -> list[str]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and line[0] != "#"]


def bracketed(line: str) -> tuple[str, tuple[int, int] | None, str, str]:
    """Return text, span, expected value and day of publication of a case."""
    line, _, published = line.partition(" @ ")
    line, _, value = line.partition(" = ")
    match = re.search(r"\[(.*)\]", line)
    if not match:
        return line, None, "", published or "2023-11-03"
    text = line.replace("[", "", 1).replace("]", "", 1)
    return text, (match.start(), match.end() - 2), value, published or "2023-11-03"


@pytest.mark.model
@pytest.mark.parametrize("line", case_lines())
def test_case(line: str, pack: Pack, parse: Any) -> None:
    text, span, value, published = bracketed(line)
    document = parse(text)
    found = find_times(document, pack)
    times = resolve_times(document, found, UncertainDate.parse(published), pack).times
    if span is None:
        assert [t.span.text for t in times] == []
        return
    (time,) = [t for t in times if (t.span.start, t.span.end) == span]
    if value == "none":
        assert time.date is None
    else:
        assert value in {"", time.value, time.date.edtf if time.date else None}


def test_there_are_six_hundred_cases(pack: Pack) -> None:
    rules = pack.rules("times/rules")
    examples = [e for r in rules for k in ("matches", "rejects") for e in r.fields.get(k, ())]
    assert len(case_lines()) + len(examples) >= 600
