"""The day of publication as publishers write it."""

from __future__ import annotations

import pytest

from dateline.dates.published import parse_published
from dateline.errors import DateError


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2023-11-03", "2023-11-03"),
        (" 2023-11-03\n", "2023-11-03"),
        ("2020-05-04T13:47:36+02:00", "2020-05-04"),
        ("2020-05-04T23:30:00-05:00", "2020-05-04"),
        ("2020-05-04T00:00:00", "2020-05-04"),
        ("2020-05-04T24:00:00Z", "2020-05-04"),
        ("2020-05-04T13:47:36.123Z", "2020-05-04"),
        ("2020-05-04T13:47", "2020-05-04"),
        ("2020-05-04T13", "2020-05-04"),
        ("?2020-05-04T13:00", "2020-05-04?"),
        ("2024-11-06 18:51:00", "2024-11-06"),
        ("2024-11-06 18:51:00 +0100", "2024-11-06"),
        ("2024-11-06 18:51 UTC", "2024-11-06"),
        ("20231103", "2023-11-03"),
        ("20231103T184500Z", "2023-11-03"),
        ("2023-11", "2023-11"),
        ("2023", "2023"),
        ("2023-11~", "2023-11~"),
        ("2023-11-01/2023-11-07", "2023-11-01/2023-11-07"),
        ("2023-11-01T10:00:00Z / 2023-11-07T10:00:00Z", "2023-11-01/2023-11-07"),
        ("../2023-11", "../2023-11"),
        ("[2023-11-03,2023-11-10]", "[2023-11-03,2023-11-10]"),
        ("2020-22", "2020-22"),
        ("2023-W44", "2023-10-30/2023-11-05"),
        ("2020-Q1", "2020-33"),
        ("Mon, 06 Jan 2020 23:10:00 -0500", "2020-01-06"),
        ("6 Jan 2020", "2020-01-06"),
    ],
)
def test_the_civil_day_as_written(text: str, edtf: str) -> None:
    assert parse_published(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "bad_published"),
        ("hier", "bad_published"),
        ("03/11/2023", "bad_published"),
        ("199", "bad_published"),
        ("PRESENT_REF", "bad_published"),
        ("P3D", "bad_published"),
        ("2023-11-02TEV", "bad_published"),
        ("[2023]/2024", "bad_published"),
        ("31 Abc 2020", "bad_published"),
        ("2023-13-45", "no_month"),
        ("2023-11-31", "no_day"),
        ("20231131", "no_day"),
        ("31 Feb 2020", "no_day"),
        ("2023-11-31 18:00", "no_day"),
        ("2023-11-30T25:00:00Z", "no_clock"),
        ("2023-11-30 24:30", "no_clock"),
        ("2023-11-07/2023-11-01", "reversed"),
    ],
)
def test_what_is_no_day_of_publication(text: str, code: str) -> None:
    with pytest.raises(DateError) as error:
        parse_published(text)
    assert error.value.code == f"dates.{code}"


def test_the_error_says_what_is_wrong() -> None:
    with pytest.raises(DateError, match="there is no month or season 13 in '2023-13-45'"):
        parse_published("2023-13-45")
