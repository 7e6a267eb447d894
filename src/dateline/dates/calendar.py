"""Day numbers of the proleptic Gregorian calendar, for any year.

``datetime.date`` stops at the years 1 and 9999; EDTF does not. A day number here is what
``date.toordinal`` gives inside that range, and goes on beyond it in both directions. Years are
astronomical: 0 is 1 BC, -9 is 10 BC.
"""

from __future__ import annotations

FAR = 2**62  # stands for "no end"; every day that can be written lies well within
FURTHEST_YEAR = 10**15

_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def is_leap(year: int) -> bool:
    """Return whether ``year`` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month]


def day_number(year: int, month: int, day: int) -> int:
    """Return the number of a day: 1 for 1 January of the year 1.

    >>> day_number(2023, 11, 3)
    738827
    """
    y = year - 1
    leap = 1 if month > 2 and is_leap(year) else 0
    return y * 365 + y // 4 - y // 100 + y // 400 + _BEFORE[month] + leap + day


def civil(number: int) -> tuple[int, int, int]:
    """Return the year, month and day of a day number.

    >>> civil(738827)
    (2023, 11, 3)
    """
    # Counted from 1 March of the year 0, so that the leap day ends the year (Hinnant 2013).
    era, of_era = divmod(number + 305, 146097)
    y = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * y + y // 4 - y // 100)
    shifted = (5 * of_year + 2) // 153
    day = of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9
    return era * 400 + y + (month <= 2), month, day


def month_run(year: int, month: int) -> tuple[int, int]:
    """Return the first and last day number of a month."""
    first = day_number(year, month, 1)
    return first, first + month_length(year, month) - 1


def year_run(year: int) -> tuple[int, int]:
    """Return the first and last day number of a year."""
    first = day_number(year, 1, 1)
    return first, first + 364 + is_leap(year)


def months_later(year: int, month: int, count: int) -> tuple[int, int]:
    """Return the year and month that lie ``count`` months after.

    >>> months_later(2023, 1, -1)
    (2022, 12)
    """
    years, index = divmod(month - 1 + count, 12)
    return year + years, index + 1


def first_week(year: int) -> int:
    """Return the Monday of ISO week 1: the week that holds 4 January."""
    fourth = day_number(year, 1, 4)
    return fourth - (fourth - 1) % 7


def iso_week(number: int) -> tuple[int, int]:
    """Return the ISO year and week of a day number.

    >>> iso_week(day_number(2021, 1, 3))
    (2020, 53)
    """
    thursday = number - (number - 1) % 7 + 3
    year = civil(thursday)[0]
    return year, (thursday - 3 - first_week(year)) // 7 + 1
