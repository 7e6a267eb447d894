"""The day of publication, as files, feeds and pages give it."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.dates.points import shown
from dateline.dates.timex import parse_value
from dateline.dates.uncertain import UncertainDate
from dateline.errors import DateError

_CLOCK = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ]+(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?"
    r"\s*(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?",
    re.ASCII,
)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{4,6}(?:Z|[+-]\d{2,4})?)?", re.ASCII)
_MAIL = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4}\b.*", re.ASCII)


@lru_cache(maxsize=1024)
def parse_published(text: str) -> UncertainDate:
    """Read a date of publication: the civil day as written, never moved to another zone.

    A clock and an offset are read, checked and left out: "2020-05-04T23:30:00-05:00" is 4 May, the
    day on the publisher's own calendar, which is what "aujourd'hui" in the text refers to.

    Parameters
    ----------
    text
        Any EDTF text, a day with a clock (ISO 8601, with ``T`` or a blank), an interval of such
        days, a week or quarter as TIMEX3 writes it, or the date of a mail or feed (RFC 5322).

    Returns
    -------
    UncertainDate
        Without a clock; its marks are kept.

    Raises
    ------
    DateError
        ``dates.bad_published`` when it is no date, another code ``dates.*`` when it names a day,
        month or hour that does not exist.

    References
    ----------
    ISO 8601-1:2019; RFC 5322, 3.3. docs/method/dates.md

    Examples
    --------
    >>> parse_published("2020-05-04T13:47:36+02:00").edtf
    '2020-05-04'
    >>> parse_published("2023-11").edtf
    '2023-11'
    """
    given = text.strip()
    if "/" in given:
        start, _, end = given.partition("/")
        return UncertainDate.parse(f"{_end(start, text)}/{_end(end, text)}")
    return _read(given, text)


def _end(end: str, text: str) -> str:
    given = end.strip()
    if given in ("", ".."):
        return given
    date = _read(given, text)
    if date.precision in ("interval", "set"):
        raise DateError("dates.bad_published", text=shown(text))
    return date.edtf


def _read(given: str, text: str) -> UncertainDate:
    match = _CLOCK.fullmatch(given)
    if match:
        return _with_clock(match)
    if given and given[0] in "0123456789[{?~%-XY":
        basic = _BASIC.fullmatch(given)
        if basic:
            return UncertainDate.parse("-".join(basic.groups()))
        if not _MAIL.fullmatch(given):
            return _iso(given, text)
    return _mail(given, text)


def _with_clock(match: re.Match[str]) -> UncertainDate:
    hour, minute, second = int(match[2]), int(match[3]), int(match[4] or 0)
    # 24:00 ends a day, and 60 is a leap second; both are written by real publishers.
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and minute + second):
        raise DateError("dates.no_clock", text=match[0], clock=match[0][11:])
    return UncertainDate.parse(match[1])


def _iso(given: str, text: str) -> UncertainDate:
    try:
        date = UncertainDate.parse(given)
    except DateError as error:
        if error.code != "dates.bad_edtf":
            raise
        value = _timex_date(given)
        if value is None:
            raise DateError("dates.bad_published", text=shown(text)) from None
        date = value
    return _without_clock(date)


def _without_clock(date: UncertainDate) -> UncertainDate:
    if not date.clock or not date.earliest:
        return date
    day = UncertainDate.of(date.earliest)
    return day.marked(approximate=date.approximate, uncertain=date.uncertain)


def _timex_date(given: str) -> UncertainDate | None:
    try:
        value = parse_value(given)
    except DateError:
        return None
    # Three or two digits are a decade or a century in TIMEX3, and a slip in a header.
    return value.date if value.part is None and len(given) > 4 else None


def _mail(given: str, text: str) -> UncertainDate:
    from email.utils import parsedate

    clock = "" if ":" in given else " 00:00"
    parts = parsedate(given + clock) if _MAIL.fullmatch(given) else None
    if parts is None:
        raise DateError("dates.bad_published", text=shown(text))
    return UncertainDate.day(*parts[:3])
