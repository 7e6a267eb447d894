"""Laws of uncertain dates, on made-up dates of every shape."""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import UncertainDate as U
from dateline.dates.calendar import civil, day_number, iso_week
from dateline.dates.published import parse_published
from dateline.dates.timex import parse_value, value_of
from dateline.dates.words import in_words, languages
from dateline.errors import DateError

days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
years = st.integers(1000, 2999)
marks = st.sampled_from(["", "", "", "~", "?", "%"])


@st.composite
def points(draw: st.DrawFn) -> U:
    day = draw(days)
    text = draw(
        st.sampled_from(
            [
                f"{day}",
                f"{day:%Y-%m}",
                f"{day:%Y}",
                f"{day.year // 10}X",
                f"{day.year // 100}XX",
                f"{day:%Y}-{draw(st.integers(21, 41))}",
                f"{day:%Y-%m}-XX",
                f"{day.year // 10}X-{day:%m}",
                f"{day.year // 100}XX-{day.month:02d}-15",
                f"{day:%Y}S{draw(st.integers(1, 4))}",
                f"{day}T{draw(st.integers(0, 23)):02d}:30",
            ]
        )
    )
    return U(text + draw(marks))


@st.composite
def intervals(draw: st.DrawFn) -> U:
    first, last = sorted([draw(points()), draw(points())], key=lambda p: (p.earliest, p.latest))
    if draw(st.booleans()):
        return U.interval(first, last)
    return U.interval(
        *draw(st.sampled_from([(first, None), (None, last)])), unknown=draw(st.booleans())
    )


@st.composite
def sets(draw: st.DrawFn) -> U:
    members = draw(st.lists(st.one_of(points(), intervals()), min_size=1, max_size=4))
    return draw(st.sampled_from([U.one_of, U.all_of]))(members)


dates = st.one_of(points(), intervals(), sets())
bounded = dates.filter(lambda d: d.size is not None)


@given(dates)
def test_a_text_round_trips(a: U) -> None:
    again = U.parse(a.edtf)
    assert (again, hash(again), again.edtf) == (a, hash(a), a.edtf)
    assert again.runs == a.runs
    assert pickle.loads(pickle.dumps(a)) == a


near_texts = st.text("0123456789-/.,~?%XYES[]{}TPWQ:+ ", max_size=20)


@pytest.mark.parametrize("read", [U.parse, parse_value, parse_published])
@given(text=st.one_of(st.text(max_size=30), near_texts))
def test_no_text_breaks_a_reader(read: Callable[[str], object], text: str) -> None:
    with contextlib.suppress(DateError):
        assert read(text)


@given(dates)
def test_runs_are_sorted_and_apart(a: U) -> None:
    assert all(first <= last for first, last in a.numbers)
    assert all(p[1] + 1 < q[0] for p, q in zip(a.numbers, a.numbers[1:], strict=False))
    if a.earliest and a.latest:
        assert a.earliest <= a.latest


@given(bounded)
def test_size_counts_the_days(a: U) -> None:
    if a.size and a.size < 5000:
        listed = list(a.days())
        assert len(listed) == a.size
        assert all(a.contains(day) for day in listed)
        assert U.from_days(listed).same_days(a)


@given(dates, dates)
def test_one_of_three_holds(a: U, b: U) -> None:
    assert a.possibly_before(b) or b.possibly_before(a) or a.possibly_same_day(b)
    assert a.surely_before(b) == (not b.possibly_before(a) and not a.possibly_same_day(b))
    assert not (a.surely_before(b) and b.surely_before(a))
    assert a.possibly_same_day(b) == b.possibly_same_day(a) == (a.intersection(b) is not None)


@given(dates, dates)
def test_both_and_either_are_sets(a: U, b: U) -> None:
    both, either = a.intersection(b), a.union(b)
    assert both == b.intersection(a)
    assert either == b.union(a)
    assert either.contains(a)
    assert either.contains(b)
    if both:
        assert a.contains(both)
        assert b.contains(both)
        assert both.union(a).same_days(a)
    assert a.intersection(either).same_days(a)  # type: ignore[union-attr]


@given(dates, dates, dates)
def test_grouping_does_not_matter(a: U, b: U, c: U) -> None:
    assert a.union(b).union(c).same_days(a.union(b.union(c)))
    ab, bc = a.intersection(b), b.intersection(c)
    left = ab.intersection(c) if ab else None
    right = a.intersection(bc) if bc else None
    assert (left is None) == (right is None)
    if left and right:
        assert left.same_days(right)


@given(dates)
def test_a_date_with_itself(a: U) -> None:
    assert a.intersection(a) == a.union(a) == a
    assert a.contains(a)


@given(dates, st.integers(-2000, 2000))
def test_days_shift_back(a: U, count: int) -> None:
    there = a.shift(days=count)
    assert there.shift(days=-count).same_days(a)
    assert there.size == a.size
    assert there.mark == a.mark


@given(days, st.integers(-500, 500))
def test_months_of_a_day_are_months(day: date, count: int) -> None:
    shifted = U.of(day).shift(months=count)
    assert shifted.precision == "month" or count == 0
    if count:
        assert shifted.shift(months=-count).contains(day)


@given(days, st.integers(-500, 500).filter(bool))
def test_a_day_asked_for_is_the_same_day_or_the_month(day: date, count: int) -> None:
    shifted = U.of(day).shift(months=count, precision="day")
    assert shifted.precision in ("day", "month")
    if shifted.precision == "day":
        assert shifted.earliest
        assert shifted.earliest.day == day.day
        assert shifted.shift(months=-count, precision="day") == U.of(day)
    else:
        assert day.day > 28


@given(points(), st.integers(-50, 50))
def test_years_keep_a_whole_year_whole(a: U, count: int) -> None:
    whole = a.widened("year")
    moved = whole.shift(years=count)
    assert moved.shift(years=-count).same_days(whole)


@given(dates, st.sampled_from(["day", "week", "month", "year", "decade", "century"]))
def test_widening_only_adds(a: U, unit: str) -> None:
    wide = a.widened(unit)
    assert wide.contains(a)
    assert wide.widened(unit).same_days(wide)


@given(dates, st.booleans(), st.booleans())
def test_marks_change_no_day(a: U, approximate: bool, uncertain: bool) -> None:
    marked = a.marked(approximate=approximate, uncertain=uncertain)
    assert marked.same_days(a)
    assert marked.approximate == (a.approximate or approximate)
    assert marked.uncertain == (a.uncertain or uncertain)


@given(st.lists(st.tuples(days, st.integers(0, 40)), min_size=1, max_size=6))
def test_runs_in_runs_out(pieces: list[tuple[date, int]]) -> None:
    runs = [(d, d + timedelta(days=n)) for d, n in pieces]
    made = U.from_runs(runs)
    assert made.runs == U.parse(made.edtf).runs
    assert all(made.contains(d) and made.contains(e) for d, e in runs)


@given(bounded, st.integers(0, 6))
def test_weekdays(a: U, weekday: int) -> None:
    if a.size and a.size < 5000:
        found = a.on_weekday(weekday)
        expected = [d for d in a.days() if d.weekday() == weekday]
        assert (list(found.days()) if found else []) == expected


@given(points())
def test_a_timex_value_holds_its_date(a: U) -> None:
    value = value_of(a)
    southern = any(f"-{code}" in a.edtf[4:] for code in range(29, 33)) and a.precision == "season"
    if value and not southern:  # TIMEX3 names a season without its hemisphere
        read = parse_value(value)
        assert read.date
        assert read.date.contains(a)
        assert value_of(read.date, clock=read.clock) == value


@given(dates)
def test_words_exist(a: U) -> None:
    for language in languages():
        words = in_words(a, language)
        assert words
        assert "{" not in words


@given(st.integers(-(10**9), 10**9))
def test_day_numbers(number: int) -> None:
    assert day_number(*civil(number)) == number


@given(st.dates())
def test_day_numbers_agree_with_datetime(day: date) -> None:
    number = day_number(day.year, day.month, day.day)
    assert number == day.toordinal()
    assert civil(number) == (day.year, day.month, day.day)
    assert iso_week(number) == day.isocalendar()[:2]
