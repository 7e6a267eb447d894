"""EDTF texts: what is read, what it means, what is refused."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from dateline.dates import UncertainDate
from dateline.errors import DateError

# text | first day | last day | precision; "-" is an open or unknown end, or a year past 1 to 9999
MEANINGS = """
1985-04-12                     | 1985-04-12 | 1985-04-12 | day
1985-04                        | 1985-04-01 | 1985-04-30 | month
2024-02                        | 2024-02-01 | 2024-02-29 | month
1900-02                        | 1900-02-01 | 1900-02-28 | month
1985                           | 1985-01-01 | 1985-12-31 | year
1985-04-12T23:20:30            | 1985-04-12 | 1985-04-12 | day
1985-04-12T23:20:30Z           | 1985-04-12 | 1985-04-12 | day
1985-04-12T23:20:30-04         | 1985-04-12 | 1985-04-12 | day
1985-04-12T23:20:30+04:30      | 1985-04-12 | 1985-04-12 | day
2020-05-04T07:30               | 2020-05-04 | 2020-05-04 | day
1964/2008                      | 1964-01-01 | 2008-12-31 | interval
2004-06/2006-08                | 2004-06-01 | 2006-08-31 | interval
2004-02-01/2005-02-08          | 2004-02-01 | 2005-02-08 | interval
2004-02-01/2005                | 2004-02-01 | 2005-12-31 | interval
2005/2006-02                   | 2005-01-01 | 2006-02-28 | interval
Y170000002                     | -          | -          | year
Y-170000002                    | -          | -          | year
2001-21                        | 2001-03-21 | 2001-06-20 | season
2001-22                        | 2001-06-21 | 2001-09-20 | season
2001-23                        | 2001-09-21 | 2001-12-20 | season
2001-24                        | 2001-12-21 | 2002-03-20 | season
2001-25                        | 2001-03-21 | 2001-06-20 | season
2001-28                        | 2001-12-21 | 2002-03-20 | season
2001-29                        | 2001-09-21 | 2001-12-20 | season
2001-30                        | 2001-12-21 | 2002-03-20 | season
2001-31                        | 2001-03-21 | 2001-06-20 | season
2001-32                        | 2001-06-21 | 2001-09-20 | season
2001-33                        | 2001-01-01 | 2001-03-31 | quarter
2001-34                        | 2001-04-01 | 2001-06-30 | quarter
2001-36                        | 2001-10-01 | 2001-12-31 | quarter
2001-37                        | 2001-01-01 | 2001-04-30 | third
2001-39                        | 2001-09-01 | 2001-12-31 | third
2001-40                        | 2001-01-01 | 2001-06-30 | half
2001-41                        | 2001-07-01 | 2001-12-31 | half
1984?                          | 1984-01-01 | 1984-12-31 | year
2004-06~                       | 2004-06-01 | 2004-06-30 | month
2004-06-11%                    | 2004-06-11 | 2004-06-11 | day
201X                           | 2010-01-01 | 2019-12-31 | decade
20XX                           | 2000-01-01 | 2099-12-31 | century
1XXX                           | 1000-01-01 | 1999-12-31 | millennium
2004-XX                        | 2004-01-01 | 2004-12-31 | year
1985-04-XX                     | 1985-04-01 | 1985-04-30 | month
1985-XX-XX                     | 1985-01-01 | 1985-12-31 | year
1985-04/..                     | 1985-04-01 | -          | interval
1985/..                        | 1985-01-01 | -          | interval
../1985-04-12                  | -          | 1985-04-12 | interval
1985-04-12/                    | 1985-04-12 | -          | interval
/1985-04                       | -          | 1985-04-30 | interval
../..                          | -          | -          | interval
-1985                          | -          | -          | year
0000                           | -          | -          | year
Y-17E7                         | -          | -          | year
Y17E4                          | -          | -          | year
1950S2                         | 1900-01-01 | 1999-12-31 | century
1950S3                         | 1950-01-01 | 1959-12-31 | decade
1950S4                         | 1950-01-01 | 1950-12-31 | year
Y171010000S3                   | -          | -          | interval
Y3388E2S3                      | -          | -          | millennium
[1667,1668,1670..1672]         | 1667-01-01 | 1672-12-31 | set
[..1760-12-03]                 | -          | 1760-12-03 | set
[1760-12..]                    | 1760-12-01 | -          | set
[1760-01,1760-02,1760-12..]    | 1760-01-01 | -          | set
[1667,1760-12]                 | 1667-01-01 | 1760-12-31 | set
{1667,1668,1670..1672}         | 1667-01-01 | 1672-12-31 | set
{1960,1961-12}                 | 1960-01-01 | 1961-12-31 | set
{..1984}                       | -          | 1984-12-31 | set
2004-06-11%                    | 2004-06-11 | 2004-06-11 | day
2004-06~-11                    | 2004-06-11 | 2004-06-11 | day
2004?-06-11                    | 2004-06-11 | 2004-06-11 | day
?2004-06-~11                   | 2004-06-11 | 2004-06-11 | day
2004-%06-11                    | 2004-06-11 | 2004-06-11 | day
156X-12-25                     | 1560-12-25 | 1569-12-25 | set
15XX-12-25                     | 1500-12-25 | 1599-12-25 | set
1XXX-12                        | 1000-12-01 | 1999-12-31 | set
1984-1X                        | 1984-10-01 | 1984-12-31 | set
1X99                           | 1099-01-01 | 1999-12-31 | set
2023-11-1X                     | 2023-11-10 | 2023-11-19 | set
2004-06-~01/2004-06-~20        | 2004-06-01 | 2004-06-20 | interval
2004-06-XX/2004-07-03          | 2004-06-01 | 2004-07-03 | interval
1984~/2004-06                  | 1984-01-01 | 2004-06-30 | interval
2019-12/2020%                  | 2019-12-01 | 2020-12-31 | interval
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in MEANINGS.strip().splitlines()]


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


@pytest.mark.parametrize(("text", "first", "last", "precision"), ROWS)
def test_a_text_means_its_days(text: str, first: str, last: str, precision: str) -> None:
    read = UncertainDate(text)
    assert (read.earliest, read.latest) == (_day(first), _day(last))
    assert read.precision == precision


@pytest.mark.parametrize("text", [row[0] for row in ROWS])
def test_a_text_comes_back_to_the_letter(text: str) -> None:
    read = UncertainDate.parse(text)
    assert read.edtf == str(read) == text
    assert pickle.loads(pickle.dumps(read)) == read


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("[2023-11-10, 2023-11-03]", "[2023-11-03,2023-11-10]"),
        ("{ 1960, 1959-12 }", "{1959-12,1960}"),
        ("[1984,1984]", "[1984]"),
        ("[1984..1984]", "[1984]"),
        ("[1670..1672,..1600]", "[..1600,1670..1672]"),
    ],
)
def test_sets_are_put_in_order(text: str, canonical: str) -> None:
    assert UncertainDate(text).edtf == canonical


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "mark"),
    [
        ("1984", False, False, ""),
        ("1984~", True, False, "~"),
        ("1984?", False, True, "?"),
        ("1984%", True, True, "%"),
        ("?2004-06-~11", True, True, "%"),
        ("2019~/..", True, False, "~"),
        ("[1984?,1985]", False, True, "?"),
    ],
)
def test_marks(text: str, approximate: bool, uncertain: bool, mark: str) -> None:
    read = UncertainDate(text)
    assert (read.approximate, read.uncertain, read.mark) == (approximate, uncertain, mark)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "bad_edtf"),
        ("/", "bad_edtf"),
        ("[]", "bad_edtf"),
        ("[1984", "bad_edtf"),
        ("[1984,]", "bad_edtf"),
        ("[..]", "bad_edtf"),
        ("[1984}", "bad_edtf"),
        ("84", "bad_edtf"),
        ("198", "bad_edtf"),
        ("19840412", "bad_edtf"),
        ("1984-4", "bad_edtf"),
        ("1984-04-12 ", "bad_edtf"),
        ("1984x", "bad_edtf"),
        ("1984/1985/1986", "bad_edtf"),
        ("1984-04T10:00", "bad_edtf"),
        ("Y1984", "bad_edtf"),
        ("Y17E7-12", "bad_edtf"),
        ("١٩٨٤", "bad_edtf"),
        ("1984-13", "no_month"),
        ("2023-13-45", "no_month"),
        ("1984-00", "no_month"),
        ("1984-42", "no_month"),
        ("1984-21-03", "no_month"),
        ("1984-2X", "no_month"),
        ("2023-02-29", "no_day"),
        ("2023-04-31", "no_day"),
        ("2023-04-00", "no_day"),
        ("2023-02-3X", "no_day"),
        ("XXXX-02-30", "no_day"),
        ("1984-04-12T24:30", "no_clock"),
        ("1984-04-12T12:60", "no_clock"),
        ("1984-04-XXT12:00", "no_clock"),
        ("1984-04-12T12:00+15:00", "no_clock"),
        ("2008/1964", "reversed"),
        ("[1984..1983]", "reversed"),
        ("-0000", "too_far"),
        ("Y1E16", "too_far"),
    ],
)
def test_what_cannot_be_is_refused(text: str, code: str) -> None:
    with pytest.raises(DateError) as error:
        UncertainDate(text)
    assert error.value.code == f"dates.{code}"


def test_a_long_text_is_cut_in_its_error() -> None:
    with pytest.raises(DateError) as error:
        UncertainDate("[" * 100_000)
    assert len(error.value.message) < 300


def test_days_of_unknown_digits() -> None:
    assert UncertainDate("2023-XX-31").size == 7
    assert UncertainDate("200X-02-29").runs == tuple(
        (d, d) for d in [date(2000, 2, 29), date(2004, 2, 29), date(2008, 2, 29)]
    )
    assert UncertainDate("XXXX-12-25").size == 10_000
    assert UncertainDate("-19XX").size == UncertainDate("-1999/-1900").size


def test_a_clock_is_kept_as_written() -> None:
    assert UncertainDate("2020-05-04T18:00:00Z").clock == "18:00:00Z"
    assert UncertainDate("2020-05-04T18:00~").clock == "18:00"
    assert UncertainDate("2020-05-04").clock is None


def test_the_ends_of_an_interval() -> None:
    read = UncertainDate("2016~/2020-05-12")
    assert (read.start, read.end) == (UncertainDate("2016~"), UncertainDate("2020-05-12"))
    assert UncertainDate("2016/..").end is None
    assert UncertainDate("2016").start == UncertainDate("2016")


def test_nothing_changes_a_date() -> None:
    with pytest.raises(AttributeError):
        UncertainDate("2023").edtf = "2024"  # type: ignore[misc]
    with pytest.raises(TypeError):
        sorted([UncertainDate("2023"), UncertainDate("2022")])  # type: ignore[type-var]
