"""Civil calendar arithmetic that the readings share. No language here."""

from __future__ import annotations

import calendar
import datetime as dt

from dateline.dates import UncertainDate

DAY = dt.timedelta(days=1)
SPRING = 21  # EDTF; summer, autumn and winter follow


def day_of(day: dt.date) -> UncertainDate:
    """Return one day as an uncertain date."""
    return UncertainDate.of(day)


def between(first: dt.date | None, last: dt.date | None) -> UncertainDate:
    """Return the days from one to the other; ``None`` is open."""
    return UncertainDate.parse(f"{first or '..'}/{last or '..'}")


def safe_day(year: int, month: int, day: int) -> dt.date | None:
    """Return a day, or ``None`` where the calendar has none."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return dt.date(year, month, day)


def on_or_before(day: dt.date, weekday: int) -> dt.date:
    """Return the last such weekday (Monday 1) up to a day."""
    return day - (day.isoweekday() - weekday) % 7 * DAY


def on_or_after(day: dt.date, weekday: int) -> dt.date:
    """Return the first such weekday (Monday 1) from a day on."""
    return day + (weekday - day.isoweekday()) % 7 * DAY


def nearest_weekday(day: dt.date, weekday: int) -> dt.date:
    """Return the such weekday within three days of a day."""
    return on_or_before(day + 3 * DAY, weekday)


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return Monday and Sunday of a day's week."""
    monday = day - (day.isoweekday() - 1) * DAY
    return monday, monday + 6 * DAY


def months_on(year: int, month: int, count: int) -> tuple[int, int]:
    """Return the month that lies ``count`` months on."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def same_day_months_on(day: dt.date, count: int) -> dt.date:
    """Return the same day of another month, or its last day where it is shorter."""
    year, month = months_on(day.year, day.month, count)
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def season_months(year: int, season: int) -> UncertainDate:
    """Return the three months of a season; winter begins in the December of its year."""
    first = 3 * (season - SPRING) + 3
    last_year, last = months_on(year, first, 2)
    return UncertainDate.parse(f"{year:04d}-{first:02d}/{last_year:04d}-{last:02d}")


def distance(date: UncertainDate, day: dt.date) -> int:
    """Return the days from a day to the nearest day of a date: 0 inside, negative when past."""
    if date.latest is not None and date.latest < day:
        return (date.latest - day).days
    if date.earliest is not None and date.earliest > day:
        return (date.earliest - day).days
    return 0


def iso_week(day: dt.date) -> str:
    """Return the ISO week of a day: ``2023-W44``."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def easter(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar.

    References
    ----------
    The anonymous algorithm, in Jean Meeus, Astronomical Algorithms, chapter 8.
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    k = (32 + 2 * e + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)
