"""Place, date and agency at the head of a report, by the forms of the pack's ``reading/datelines``.

The text itself is left whole: the dateline is read, not cut off.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.lexicon import Pack
from dateline.reading.months import is_weekday, month_number

_LINES = 4  # how far down a date may stand
_REACH = 400  # code points of the head that are looked at
_CENTURY = 69  # "23" is 2023, "70" is 1970: POSIX


@dataclass(frozen=True)
class Dateline:
    """What the head of a report says of its origin.

    Attributes
    ----------
    text
        The place and date as written, without the dash that ends them; empty without a place.
    place, agency
        Words of the text; empty when not said.
    published
        ISO 8601; ``XXXX-11-03`` when the year is not said; empty when there is no date.
    rule
        The id of the form that matched.
    """

    text: str = ""
    place: str = ""
    agency: str = ""
    published: str = ""
    rule: str = ""


def dateline_of(text: str, pack: Pack) -> Dateline:
    """Return what the first lines say: the first place, date and agency found in them.

    Examples
    --------
    >>> from dateline.lexicon import load_pack
    >>> dateline_of("KINSHASA, 3 nov 2023 (ACP) - Fin.", load_pack("fr")).published
    '2023-11-03'
    """
    found, opening = Dateline(), True
    for head in _heads(text):
        read = _best(head, opening, pack)
        found = _merged(found, read)
        opening = opening and bool(read.rule)
    return found


def _best(head: str, opening: bool, pack: Pack) -> Dateline:
    """Return the reading of one line that says the most."""
    best = Dateline()
    for rule, first, form in pack.index(_forms):
        match = form.match(head) if opening or not first else None
        read = _read(match, rule, pack.language) if match else None
        if read and _told(read) > _told(best):
            best = read
    return best


def _told(found: Dateline) -> int:
    return bool(found.place) + bool(found.agency) + bool(found.published)


def date_of(words: str, pack: Pack) -> str:
    """Return the ISO date that words alone write ("3 novembre 2023", "03/11/2023"), or ''."""
    match = pack.index(_date_form).fullmatch(words.strip())
    return _date(match.groupdict(), pack.language) if match else ""


def _heads(text: str) -> list[str]:
    head = text[:_REACH].lstrip("\ufeff \t\r\n")
    heads: list[str] = []
    while head and len(heads) < _LINES:
        heads.append(head)
        _, _, head = head.partition("\n")
        head = head.lstrip()
    return heads


def _read(match: re.Match[str], rule: str, language: str) -> Dateline | None:
    parts = match.groupdict()
    dated = bool(parts.get("month") or parts.get("month_n"))
    published = _date(parts, language) if dated else ""
    place = (parts.get("place") or "").strip()
    weekday = parts.get("weekday")
    if (dated and not published) or (weekday and not is_weekday(weekday, language)):
        return None
    if place and is_weekday(place, language):
        return None
    text = match[0].strip(" \t\r\n-–—:.") if place else ""
    return Dateline(text, place, parts.get("agency") or "", published, rule)


def _merged(a: Dateline, b: Dateline) -> Dateline:
    return Dateline(
        a.text or b.text,
        a.place or b.place,
        a.agency or b.agency,
        a.published or b.published,
        a.rule or b.rule,
    )


def _date(parts: Mapping[str, str | None], language: str) -> str:
    if parts.get("month_n"):
        month, year = int(parts["month_n"] or 0), _full_year(parts["year_n"] or "")
    else:
        month, year = month_number(parts.get("month") or "", language), parts.get("year") or ""
    day = int(parts.get("day") or parts.get("day_n") or 0)
    if not month:
        return ""
    return f"{year}-{month:02d}-{day:02d}{_clock(parts)}" if year else f"XXXX-{month:02d}-{day:02d}"


def _clock(parts: Mapping[str, str | None]) -> str:
    hour = parts.get("clock_hour")
    return f"T{int(hour):02d}:{parts.get('clock_minute') or '00'}:00" if hour else ""


def _full_year(year: str) -> str:
    if len(year) == 4:
        return year
    return f"{'20' if int(year) < _CENTURY else '19'}{year}"


def _forms(pack: Pack) -> Sequence[tuple[str, bool, re.Pattern[str]]]:
    parts = _parts(pack)
    return tuple(
        (rule.id, bool(rule.fields.get("first")), re.compile(_filled(rule.fields["form"], parts)))
        for rule in pack.rules("reading/datelines")
    )


def _date_form(pack: Pack) -> re.Pattern[str]:
    parts = _parts(pack)
    form = _filled("{date}{clock}?", parts) if "date" in parts else "(?!)"
    return re.compile(form, re.I)


def _parts(pack: Pack) -> dict[str, str]:
    agencies = sorted((row["form"] for row in pack.rows("reading/agencies")), key=len, reverse=True)
    parts = {r.fields["name"]: r.fields["form"] for r in pack.rules("reading/parts")}
    return parts | {"agencies": "|".join(map(re.escape, agencies))}


def _filled(form: str, parts: Mapping[str, str]) -> str:
    while slot := re.search(r"\{([a-z_]+)\}", form):
        form = form[: slot.start()] + f"(?:{parts[slot[1]]})" + form[slot.end() :]
    return form
