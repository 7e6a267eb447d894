"""Our reading beside that of the ``edtf`` package, where both read the same text the same way.

Left out, with the reason: seasons (edtf: whole months from March; ours: from the 21st, see
docs/method/dates.md), open ends (edtf raises), marked seasons and years before 1 (no date to
compare), winter (edtf ends it with the year).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import UncertainDate
from dateline.errors import DateError

edtf = pytest.importorskip("edtf")

TEXTS = [
    *("2023-11-03", "2023-11", "2023", "0800", "2024-02", "1900-02", "199X", "19XX", "1XXX"),
    *("2004-XX", "1985-04-XX", "1985-XX-XX", "1984?", "2004-06~", "2004-06-11%", "1964/2008"),
    *("2004-06/2006-08", "2004-02-01/2005", "2004-06~/2004-08", "2020-33", "2020-34", "2020-35"),
    *("2020-36", "2020-37", "2020-38", "2020-39", "2020-40", "2020-41", "[1667,1668,1670..1672]"),
    *("{1960,1961-12}", "[1667,1760-12]", "{1667,1668,1670..1672}", "156X-12-25", "1XXX-12"),
    *("1X99", "2004-06~-11", "2004?-06-11", "2004-06-~01/2004-06-~20", "2004-06-11T13:00:00Z"),
    *("1985-04-12T23:20:30",),
]


def _bounds(text: str) -> tuple[date, date]:
    theirs: Any = edtf.parse_edtf(text)
    return date(*theirs.lower_strict()[:3]), date(*theirs.upper_strict()[:3])


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_bounds(text: str) -> None:
    ours = UncertainDate(text)
    assert (ours.earliest, ours.latest) == _bounds(text)


@pytest.mark.parametrize("text", TEXTS)
def test_they_read_what_we_print(text: str) -> None:
    assert edtf.parse_edtf(UncertainDate(text).edtf)


YEARS = st.integers(1, 9999).map(lambda y: f"{y:04d}")
MONTHS = st.tuples(YEARS, st.integers(1, 12)).map(lambda p: f"{p[0]}-{p[1]:02d}")
DAYS = st.dates().map(str)


@given(st.one_of(YEARS, MONTHS, DAYS), st.sampled_from(["", "~", "?", "%"]))
def test_the_same_bounds_of_any_point(text: str, mark: str) -> None:
    ours = UncertainDate(text + mark)
    assert (ours.earliest, ours.latest) == _bounds(text + mark)


@pytest.mark.parametrize("text", ["1984-13", "1984-4", "198", "1984/1985/1986", "abc", "1984-1"])
def test_what_they_refuse_we_refuse(text: str) -> None:
    with pytest.raises(edtf.EDTFParseException):
        edtf.parse_edtf(text)
    with pytest.raises(DateError):
        UncertainDate(text)
