"""Constructors and what they print."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.dates import UncertainDate as U
from dateline.errors import DateError


@pytest.mark.parametrize(
    ("made", "edtf"),
    [
        (U.day(2023, 11, 3), "2023-11-03"),
        (U.day(0, 2, 29), "0000-02-29"),
        (U.of(date(800, 12, 25)), "0800-12-25"),
        (U.month(2023, 11), "2023-11"),
        (U.year(2023), "2023"),
        (U.year(-43), "-0043"),
        (U.year(12_023), "Y12023"),
        (U.decade(1994), "199X"),
        (U.century(1994), "19XX"),
        (U.season(2020, "summer"), "2020-22"),
        (U.season(2020, 4), "2020-24"),
        (U.season(2020, 29), "2020-29"),
        (U.quarter(2020, 1), "2020-33"),
        (U.half(2020, 2), "2020-41"),
        (U.week(2023, 44), "2023-10-30/2023-11-05"),
        (U.week(2020, 53), "2020-12-28/2021-01-03"),
        (U.week_end(date(2023, 11, 3)), "2023-11-04/2023-11-05"),
        (U.week_end(date(2023, 11, 5)), "2023-11-04/2023-11-05"),
        (U.week_end(U("2023-11-03/2023-11-08")), "[2023-11-04..2023-11-05,2023-11-11..2023-11-12]"),
        (U.part_of_month(2023, 11, "early"), "2023-11-01/2023-11-10"),
        (U.part_of_month(2023, 3, "mid"), "2023-03-11/2023-03-20"),
        (U.part_of_month(2023, 10, "late"), "2023-10-21/2023-10-31"),
        (U.part_of_month(2024, 2, "late"), "2024-02-21/2024-02-29"),
        (U.part_of_year(2022, "early"), "2022-01/2022-04"),
        (U.part_of_year(2022, "mid"), "2022-05/2022-08"),
        (U.part_of_year(2022, "late"), "2022-09/2022-12"),
        (U.interval(U("2014"), None), "2014/.."),
        (U.interval(None, U("2020-12")), "../2020-12"),
        (U.interval(U("2014"), None, unknown=True), "2014/"),
        (U.interval(U("2005"), U("2017")), "2005/2017"),
        (U.interval(U("2005"), U("2005")), "2005"),
        (U.interval(U("2023-10-21/2023-10-31"), U("2023-11~")), "2023-10-21/2023-11~"),
        (U.interval(U("[2023-11-03,2023-11-10]"), U("2023-12")), "2023-11-03/2023-12"),
        (U.interval(U("2014/.."), U("2020")), "2014/2020"),
        (U.one_of([U("2023"), U("2022")]), "[2022,2023]"),
        (U.one_of([U("2023")]), "2023"),
        (U.one_of([U("2019-04-25"), U("2019-04-24")]), "[2019-04-24,2019-04-25]"),
        (
            U.one_of([U("2023-11-11/2023-11-12"), U("2023-11-04/2023-11-05")]),
            "[2023-11-04..2023-11-05,2023-11-11..2023-11-12]",
        ),
        (U.one_of([U("[2020,2021]"), U("2022/..")]), "[2020,2021,2022..]"),
        (U.all_of([U("2018-12-01"), U("2018-11-24")]), "{2018-11-24,2018-12-01}"),
        (U.from_days([date(2023, 11, 4), date(2023, 11, 3)]), "2023-11-03/2023-11-04"),
        (U.from_runs([(None, date(2020, 6, 14))]), "../2020-06-14"),
        (U.from_runs([(date(2009, 1, 1), date(2017, 12, 31))]), "2009/2017"),
        (U.from_runs([(date(1990, 1, 1), date(1999, 12, 31))]), "199X"),
        (U.from_runs([(date(2022, 1, 1), date(2022, 4, 30))]), "2022-01/2022-04"),
        (
            U.from_runs([(None, date(2019, 1, 1)), (date(2020, 1, 1), None)]),
            "[..2019-01-01,2020-01-01..]",
        ),
        (U("2023-11").marked(approximate=True), "2023-11~"),
        (U("2023-11?").marked(approximate=True), "2023-11%"),
        (U("2014/..").marked(uncertain=True), "2014?/.."),
        (U("[2022,2023]").marked(approximate=True, uncertain=True), "[2022%,2023%]"),
        (U("2023-11-03").widened("week"), "2023-10-30/2023-11-05"),
        (U("2023-11-03~").widened("month"), "2023-11~"),
        (U("[2023-10-31,2023-11-03]").widened("year"), "[2023]"),
        (U("2023-11/..").widened("decade"), "202X/.."),
    ],
)
def test_a_date_is_made_and_printed(made: U, edtf: str) -> None:
    assert made.edtf == edtf
    assert U.parse(made.edtf) == made
    assert hash(U.parse(made.edtf)) == hash(made)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: U.day(2023, 2, 29), "no_day"),
        (lambda: U.day(2023, 13, 1), "no_month"),
        (lambda: U.month(2023, 21), "no_month"),
        (lambda: U.season(2020, "monsoon"), "no_month"),
        (lambda: U.quarter(2020, 5), "no_month"),
        (lambda: U.week(2023, 53), "no_week"),
        (lambda: U.part_of_month(2023, 11, "end"), "unknown_part"),
        (lambda: U.one_of([]), "no_days"),
        (lambda: U.from_runs([]), "no_days"),
        (lambda: U.from_runs([(date(2023, 1, 2), date(2023, 1, 1))]), "no_days"),
        (lambda: U.interval(U("2023"), U("2022")), "reversed"),
        (lambda: U.week_end(U("2023/..")), "endless"),
        (lambda: U("0001/Y99999").on_weekday(4), "endless"),
        (lambda: next(U("../2023").days()), "endless"),
        (lambda: U("2023").widened("fortnight"), "unknown_unit"),
        (lambda: U("2023").shift(days=10**15), "too_far"),
    ],
)
def test_what_cannot_be_made(make, code: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(DateError) as error:
        make()
    assert error.value.code == f"dates.{code}"
