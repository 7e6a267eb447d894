"""Whose a site is."""

from __future__ import annotations

import pytest

from dateline.lexicon import Pack
from dateline.lexicon.home import country_of_site

SITES = {
    "https://www.actualite.cd/2024/11/06/titre": "COD",
    "7sur7.cd": "COD",
    "https://www.fratmat.info/article": None,
    "http://news.abidjan.net/h/1.html": "CIV",
    "https://www.bbc.co.uk/afrique": "GBR",
    "lesoir.be": "BEL",
    "http://exemple.tv:8080": None,
    "Le Figaro": None,
    "A. B.": None,
    "": None,
}


@pytest.mark.parametrize(("address", "country"), SITES.items())
def test_country_of_site(address: str, country: str | None, pack: Pack) -> None:
    assert country_of_site(address, pack) == country
