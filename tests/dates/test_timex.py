"""TIMEX3 values, read and written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dateline.dates import UncertainDate as U
from dateline.dates.timex import Amount, duration_value, mod_of, parse_value, value_of
from dateline.errors import DateError

# value | EDTF; a value with a place on the calendar comes back when written from its date
CALENDAR = """
2023-11-03    | 2023-11-03
2023-11       | 2023-11
2023          | 2023
199           | 199X
18            | 18XX
2             | 2XXX
2020-SP       | 2020-21
2020-SU       | 2020-22
2020-FA       | 2020-23
2020-WI       | 2020-24
2020-Q1       | 2020-33
2020-Q4       | 2020-36
2020-H1       | 2020-40
2020-H2       | 2020-41
2023-W44      | 2023-10-30/2023-11-05
2020-W53      | 2020-12-28/2021-01-03
2023-W44-WE   | 2023-11-04/2023-11-05
2023-W52-WE   | 2023-12-30/2023-12-31
BC0044        | -0043
BC0001        | 0000
BC0044-03-15  | -0043-03-15
XXXX-12-25    | XXXX-12-25
2023-XX-05    | 2023-XX-05
2023-11-XX    | 2023-11-XX
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in CALENDAR.strip().splitlines()]


@pytest.mark.parametrize(("value", "edtf"), ROWS)
def test_a_value_and_its_date(value: str, edtf: str) -> None:
    read = parse_value(value)
    assert read.date == U(edtf)
    assert (read.kind, read.value) == ("date", value)
    assert value_of(U(edtf)) == value


@pytest.mark.parametrize(
    ("value", "edtf"),
    [("2020-AU", "2020-23"), ("2023-W44-5", "2023-11-03"), ("2023-W44-X", "2023-10-30/2023-11-05")],
)
def test_values_that_are_written_otherwise(value: str, edtf: str) -> None:
    assert parse_value(value).date == U(edtf)


def test_a_weekday_of_any_week_of_a_year() -> None:
    date = parse_value("2021-WXX-3").date
    assert date
    assert date.size == 52
    assert {day.weekday() for day in date.days()} == {2}


@pytest.mark.parametrize(
    ("value", "edtf", "part", "clock"),
    [
        ("2023-11-02TEV", "2023-11-02", "EV", None),
        ("2023-11-02TNI", "2023-11-02", "NI", None),
        ("2023-11-02T20:00", "2023-11-02", None, "20:00"),
        ("2023-11-02T20", "2023-11-02", None, "20"),
        ("2023-11-02T18:00Z", "2023-11-02", None, "18:00Z"),
        ("2023-11-02T18:00:30+02:00", "2023-11-02", None, "18:00:30+02:00"),
        ("2023-11TMO", "2023-11", "MO", None),
        ("XXXX-XX-XXT20:00", None, None, "20:00"),
        ("TEV", None, "EV", None),
    ],
)
def test_times(value: str, edtf: str | None, part: str | None, clock: str | None) -> None:
    read = parse_value(value)
    assert (read.kind, read.part, read.clock) == ("time", part, clock)
    assert (read.date.edtf if read.date else None) == edtf
    if read.date:
        assert value_of(read.date, part=part, clock=clock) == value


@pytest.mark.parametrize(
    ("value", "amounts"),
    [
        ("PT24H", [("24", "hour")]),
        ("P2Y", [("2", "year")]),
        ("P3M", [("3", "month")]),
        ("PT3M", [("3", "minute")]),
        ("P2W", [("2", "week")]),
        ("P1WE", [("1", "week_end")]),
        ("P2DE", [("2", "decade")]),
        ("P1CE", [("1", "century")]),
        ("P2Q", [("2", "quarter")]),
        ("PXD", [(None, "day")]),
        ("PT12.5S", [("12.5", "second")]),
        ("P1Y6M", [("1", "year"), ("6", "month")]),
        ("P1DT2H30M", [("1", "day"), ("2", "hour"), ("30", "minute")]),
    ],
)
def test_durations(value: str, amounts: list[tuple[str | None, str]]) -> None:
    read = parse_value(value)
    assert read.kind == "duration"
    assert read.date is None
    assert read.amounts == tuple(Amount(Decimal(n) if n else None, u) for n, u in amounts)
    if len(amounts) == 1:
        assert duration_value(read.amounts[0].count, read.amounts[0].unit) == value


@pytest.mark.parametrize("value", ["XXXX-WXX-1", "XXXX-WXX-WE", "XXXX-WXX"])
def test_what_recurs_has_no_date(value: str) -> None:
    assert (parse_value(value).kind, parse_value(value).date) == ("set", None)


@pytest.mark.parametrize("value", ["PAST_REF", "PRESENT_REF", "FUTURE_REF", "XXXX-XX-XX", "XXXX"])
def test_values_without_a_day(value: str) -> None:
    assert (parse_value(value).kind, parse_value(value).date) == ("date", None)


@pytest.mark.parametrize(
    ("edtf", "value"),
    [
        ("2023-11-03~", "2023-11-03"),
        ("2020-05-04T07:30", "2020-05-04T07:30"),
        ("2023-10-21/2023-10-31", "2023-10"),
        ("2022-01/2022-04", "2022"),
        ("2020-25", "2020-SP"),
        ("2020-30", "2020-SU"),
        ("[2023-11-03,2023-11-10]", "2023-11-XX"),
        ("[2023-10-27,2023-11-03]", "2023-XX-XX"),
        ("[2022,2023]", "XXXX-XX-XX"),
        ("2014/..", None),
        ("2009/2017", None),
        ("{2018-11-24,2018-12-01}", None),
        ("2020-37", None),
        ("Y12023", None),
        ("1950S2", None),
    ],
)
def test_writing(edtf: str, value: str | None) -> None:
    assert value_of(U(edtf)) == value


@pytest.mark.parametrize(
    ("edtf", "mod"),
    [
        ("2023-11-01/2023-11-10", "START"),
        ("2023-03-11/2023-03-20", "MID"),
        ("2023-10-21/2023-10-31", "END"),
        ("2022-09/2022-12", "END"),
        ("1950~", "APPROX"),
        ("2023", None),
        ("2014/..", None),
    ],
)
def test_mod(edtf: str, mod: str | None) -> None:
    assert mod_of(U(edtf)) == mod


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "bad_timex"),
        ("P", "bad_timex"),
        ("PT", "bad_timex"),
        ("P3", "bad_timex"),
        ("P3H", "bad_timex"),
        ("hier", "bad_timex"),
        ("2020-Q5", "bad_timex"),
        ("2020-H0", "bad_timex"),
        ("2020-W1", "bad_timex"),
        ("2023-11-02TXY", "bad_timex"),
        ("2023-11-02T25:00", "bad_timex"),
        ("2023-W53", "no_week"),
        ("2020-21", "no_month"),
        ("2023-02-30", "no_day"),
    ],
)
def test_what_is_no_value(value: str, code: str) -> None:
    with pytest.raises(DateError) as error:
        parse_value(value)
    assert error.value.code == f"dates.{code}"
