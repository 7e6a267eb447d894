"""What a gold source may hold: codes of the codebook, counts, EDTF dates and TIMEX3 values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from dateline.dates import UncertainDate
from dateline.dates.published import parse_published
from dateline.dates.timex import parse_value
from dateline.errors import DateError
from dateline.lexicon import Pack, load_pack
from dateline.lexicon.schema import Schemas, read_schemas

Json = dict[str, Any]


class GoldError(Exception):
    """A fault in a source, with the place where it stands."""


@cache
def codebook() -> tuple[Pack, Schemas]:
    """Return the pack, which carries the codebook, and its vocabularies."""
    pack = load_pack("fr")
    return pack, read_schemas(pack)


@cache
def codes(vocabulary: str, of: str | None = None) -> frozenset[str]:
    """Return the codes of a vocabulary, for one type or thing: ``modes``, ``kinds``."""
    pack, schemas = codebook()
    if vocabulary == "kinds":
        return frozenset(row["code"] for row in pack.rows("core/kinds") if row["of"] == of)
    listed = schemas.vocabularies[vocabulary]
    return frozenset(code for code in listed.codes if listed.allows(code, of))


def known(code: str, vocabulary: str, of: str | None = None) -> str:
    """Return the code when the codebook has it, else say which there are."""
    return among(code, codes(vocabulary, of), " ".join(filter(None, (of, vocabulary))))


def among(code: str, there_are: Iterable[str], what: str) -> str:
    """Return the code when it is one of these, else say which there are."""
    if code not in there_are:
        raise GoldError(f"{code!r} is none of the {what}: {' '.join(sorted(there_are))}")
    return code


def fields(entry: Mapping[str, Any], required: str, optional: str) -> None:
    """Refuse an entry that lacks a field or has one that nothing reads."""
    missing = set(required.split()) - set(entry)
    strange = set(entry) - set(required.split()) - set(optional.split())
    if missing or strange:
        told = [f"lacks {' '.join(sorted(missing))}"] if missing else []
        told += [f"has unknown {' '.join(sorted(strange))}"] if strange else []
        raise GoldError(f"the entry {' and '.join(told)}")


def number(written: str) -> float | None:
    """Return a count, whole where it is; ``null`` is an open end."""
    if written == "null":
        return None
    try:
        return int(written) if written.isdecimal() else float(written)
    except ValueError:
        raise GoldError(f"{written!r} is no number") from None


@cache
def date_of(edtf: str) -> Json:
    """Return ``edtf``, ``earliest`` and ``latest``; the text must be as the value prints it."""
    try:
        date = UncertainDate.parse(edtf)
    except DateError as fault:
        raise GoldError(f"{edtf!r}: {fault}") from None
    if date.edtf != edtf:
        raise GoldError(f"{edtf!r} is written {date.edtf!r}")
    first, last = date.earliest, date.latest
    return {
        "edtf": edtf,
        "earliest": str(first) if first else None,
        "latest": str(last) if last else None,
    }


CALENDAR = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?|\d{3}X)(?:T.*)?")


def kind_of(value: str) -> str:
    """Return the TIMEX3 kind that a value shows, unless the source says otherwise."""
    if value.startswith("P") and not value.endswith("_REF"):
        return "duration"
    return "time" if "T" in value and not value.endswith("_REF") else "date"


def check_published(written: str | None) -> str | None:
    """Return a publication date when the reader of reports understands it."""
    try:
        if written is not None:
            parse_published(written)
    except DateError as fault:
        raise GoldError(f"published {written!r}: {fault}") from None
    return written


def check_value(value: str) -> None:
    """Refuse what is no TIMEX3 value."""
    try:
        parse_value(value)
    except DateError as fault:
        raise GoldError(f"{value!r}: {fault}") from None


def read_value(written: str) -> tuple[str, str | None, str | None, list[str]]:
    """Read ``[kind] VALUE [= EDTF | also | also]`` into kind, value, EDTF and alternatives."""
    left, _, right = written.partition(" = ")
    kind, _, value = left.rpartition(" ")
    value = value.strip()
    if value != "-":
        check_value(value)
    kind = known(kind or ("date" if value == "-" else kind_of(value)), "kinds", "time")
    dates = [part.strip() for part in right.split("|")] if right else []
    if not dates and kind in ("date", "time"):
        plain = CALENDAR.fullmatch(value)
        dates = [plain[1]] if plain else []
    return kind, None if value == "-" else value, dates[0] if dates else None, dates[1:]
