"""Before, same day, both, either."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.dates import UncertainDate as U


@pytest.mark.parametrize(
    ("left", "right", "surely", "possibly", "same"),
    [
        ("2023-11-03", "2023-11-04", True, True, False),
        ("2023-11-03", "2023-11-03", False, False, True),
        ("2023-11-04", "2023-11-03", False, False, False),
        ("2023-11", "2023-11-15", False, True, True),
        ("2023-10", "2023-11", True, True, False),
        ("2014/..", "2020", False, True, True),
        ("2020/..", "2014", False, False, False),
        ("../2020", "2021", True, True, False),
        ("2019/", "2021", False, True, True),
        ("[2023-11-03,2023-11-10]", "2023-11-07", False, True, False),
        ("2023-11-07", "[2023-11-03,2023-11-10]", False, True, False),
        ("-0043", "0001", True, True, False),
        ("Y-17E7", "Y17E7", True, True, False),
    ],
)
def test_order(left: str, right: str, surely: bool, possibly: bool, same: bool) -> None:
    a, b = U(left), U(right)
    assert a.surely_before(b) is surely
    assert a.possibly_before(b) is possibly
    assert a.possibly_same_day(b) is b.possibly_same_day(a) is same


def test_slack_of_some_days() -> None:
    near, far = U("2023-10-20~"), U("2023-10-22")
    assert not near.possibly_same_day(far)
    assert near.possibly_same_day(far, slack=2)


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        ("2023-11", "2023-11-15", "2023-11-15", "2023-11"),
        ("2023-11", "2023-12", None, "2023-11/2023-12"),
        ("2023-11", "2023-10-30/2023-11-05", "2023-11-01/2023-11-05", "2023-10-30/2023-11-30"),
        ("2014/..", "../2020", "2014/2020", "../.."),
        ("2014/..", "2016", "2016", "2014/.."),
        ("2023-11-03", "2023-11-03~", "2023-11-03", "2023-11-03~"),
        (
            "2023-11~",
            "2023-11-29/2023-12-02?",
            "2023-11-29%/2023-11-30%",
            "2023-11-01%/2023-12-02%",
        ),
        ("2020-22", "2020-07", "2020-07", "2020-22"),
        ("2020-33", "2020-01/2020-03", "2020-33", "2020-33"),
        ("2023-11-03", "2023-11-10", None, "[2023-11-03,2023-11-10]"),
        ("XXXX-12-25", "2020/2022", "[2020-12-25,2021-12-25,2022-12-25]", None),
    ],
)
def test_both_and_either(left: str, right: str, both: str | None, either: str | None) -> None:
    a, b = U(left), U(right)
    for met in (a.intersection(b), b.intersection(a)):
        assert (met.edtf if met else None) == both
    if either:
        assert a.union(b).edtf == b.union(a).edtf == either


def test_days_of_a_weekday() -> None:
    fridays = U("2023-11").on_weekday(4)
    assert fridays
    assert fridays.edtf == "[2023-11-03,2023-11-10,2023-11-17,2023-11-24]"
    assert [d.weekday() for d in fridays.days()] == [4] * 4
    assert U("2023-11-04/2023-11-05").on_weekday(4) is None


def test_contains() -> None:
    november = U("2023-11")
    assert november.contains(date(2023, 11, 30))
    assert not november.contains(date(2023, 12, 1))
    assert november.contains(U("[2023-11-03,2023-11-10]"))
    assert not november.contains(U("2023"))
    assert november.same_days(U("2023-11-01/2023-11-30"))
    assert november != U("2023-11-01/2023-11-30")
