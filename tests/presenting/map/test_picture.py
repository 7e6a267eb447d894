"""The picture and the page: well-formed, the same every time, safe, and complete."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from tests.presenting.map.conftest import place
from tests.presenting.test_page import Reader

from dateline.errors import UsageError
from dateline.lexicon import Pack
from dateline.presenting.map import map_of, png_of, raster, svg_of
from dateline.presenting.map.glyphs import SHAPES, Signs
from dateline.presenting.map.svg import room_of
from dateline.presenting.words import Words

Record = dict[str, Any]
Told = Callable[..., Record]
Drawn = Callable[..., str]

SVG = "{http://www.w3.org/2000/svg}"
GOMA = place("Goma", -1.68, 29.22, country="COD")
SAHEL = place("Sahel", 14.0, 1.0, kind="region", approximate=True, radius=150)


def test_picture_is_well_formed_and_says_what_it_is(told_at: Told, drawn: Drawn) -> None:
    record = told_at([GOMA], [SAHEL], [])
    root = ElementTree.fromstring(drawn(record))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == record["report"]["title"]  # type: ignore[union-attr]
    assert "2 on the map" in root.find(f"{SVG}desc").text  # type: ignore[union-attr,operator]


def test_same_input_same_bytes(told_at: Told, drawn: Drawn) -> None:
    record = told_at([GOMA], [SAHEL], [GOMA])
    assert drawn(record) == drawn(record)


def test_every_sign_tells_its_acts(told_at: Told, drawn: Drawn) -> None:
    root = ElementTree.fromstring(drawn(told_at([GOMA], [GOMA], status="denied")))
    told = [t.text or "" for t in root.iter(f"{SVG}title")][1:]
    assert len(told) == 2
    assert all("denied" in t and "Goma" in t for t in told)


def test_legend_has_the_types_and_statuses_that_occur(told_at: Told, drawn: Drawn) -> None:
    text = drawn(told_at([GOMA], [], status="planned"))
    assert ">use of force</text>" in text
    assert ">protest</text>" not in text  # that act has no place
    assert ">planned</text>" in text
    assert ">happened</text>" not in text
    assert "1 act has no place on the map." in text


def test_a_rough_place_has_a_ring_of_its_size(told_at: Told, drawn: Drawn) -> None:
    rings = re.findall(r'r="([\d.]+)" class="ring"', drawn(told_at([SAHEL])))
    on_map, in_legend = sorted(map(float, rings), reverse=True)
    assert on_map > 50 > in_legend
    assert 'class="ring"' not in drawn(told_at([GOMA]))


def test_a_country_told_of_is_lit(told_at: Told, drawn: Drawn) -> None:
    country = place("Mali", 17.0, -4.0, country="MLI", kind="country")
    assert 'class="land told"' in drawn(told_at([country]))
    assert 'class="land told"' not in drawn(told_at([GOMA]))


def test_labels_in_the_language_asked_for(told_at: Told, drawn: Drawn) -> None:
    record = told_at([GOMA], [])
    assert "Frontières" not in drawn(record)
    assert "Contours : Natural Earth" in drawn(record, lang="fr")
    assert ">Ouganda</text>" in drawn(record, lang="fr")
    assert ">Uganda</text>" in drawn(record)


def test_markup_in_a_report_stays_text(told_at: Told, drawn: Drawn, paged: Drawn) -> None:
    bad = "<script>alert(1)</script>&\x07\"'"
    record = told_at([place(bad, -1.68, 29.22)])
    record["report"] |= {"title": bad, "id": bad, "publisher": bad}
    ElementTree.fromstring(drawn(record))
    for text in (drawn(record), paged(record)):
        assert "<script>alert" not in text
        assert "\x07" not in text


def test_a_map_of_nothing_is_a_map_of_the_world(told_at: Told, drawn: Drawn, paged: Drawn) -> None:
    for text in (drawn(), drawn(told_at()), drawn(told_at([]))):
        ElementTree.fromstring(text)
        assert 'class="coast"' in text
    assert "No act was coded." in paged(told_at())


def test_page_is_well_formed_and_links_lead_somewhere(told_at: Told, paged: Drawn) -> None:
    text = paged(told_at([GOMA], [SAHEL], [], [GOMA]))
    page = Reader(text)
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert {f"a{k}" for k in (1, 2, 3, 4)} <= set(page.ids)


def test_page_fetches_nothing(told_at: Told, paged: Drawn) -> None:
    text = paged(told_at([GOMA]))
    assert not re.search(r'(src|href)="(https?:)?//|@import|url\((?!#)', text)


def test_page_names_the_reports_that_failed(told_at: Told, paged: Drawn) -> None:
    failed = {"report": {"id": "x"}, "error": {"code": "reading.empty", "message": "x.txt: empty"}}
    assert "x.txt: empty" in paged(told_at([GOMA]), failed)


def test_every_type_has_a_shape_of_its_own(pack: Pack) -> None:
    assert set(SHAPES) == {row["code"] for row in pack.rows("core/types")}
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_every_status_has_a_fill_of_its_own(pack: Pack) -> None:
    signs = Signs(Words(pack, "en"), "t")
    colours = re.compile("#[0-9a-f]{6}")
    fills = {colours.sub("", signs.sample(code)) for _, code in Words(pack, "en").statuses}
    assert len(fills) == 7


def test_a_type_of_an_overlay_takes_a_shape(pack: Pack) -> None:
    assert "<path" in Signs(Words(pack, "en"), "t").sign("NEW", "unheard")


def test_a_map_from_python(told_at: Told) -> None:
    class Analysis:
        def to_dict(self) -> Record:
            return told_at([GOMA])

    assert ">a eu lieu</text>" in map_of([Analysis()], lang="fr")  # type: ignore[list-item]


def test_png(told_at: Told, drawn: Drawn) -> None:
    pytest.importorskip("resvg_py")
    try:
        picture = png_of(drawn(told_at([GOMA])))
    except UsageError as error:
        pytest.skip(error.code)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 2000  # twice the width of the drawing


def test_png_without_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'dateline\[map\]'"):
        png_of("<svg/>")


def test_png_without_a_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "find_spec", lambda name: True)
    monkeypatch.setattr(raster, "_drawn", lambda svg, zoom=1.0: b"")
    with pytest.raises(UsageError, match="no font"):
        png_of("<svg/>")


def test_a_region_has_a_scale_and_continents_have_none(told_at: Told, drawn: Drawn) -> None:
    assert re.search(r'class="scale">.*? km</text>', drawn(told_at([GOMA])))
    far = place("Québec", 46.81, -71.21, country="CAN")
    assert 'class="scale"' not in drawn(told_at([GOMA], [far]))


def test_places_that_share_a_card_have_a_map_of_their_own(told_at: Told, drawn: Drawn) -> None:
    close = [[place(f"Quartier {k}", -1.68 + k // 8 / 50, 29 + k % 8 / 50)] for k in range(64)]
    text = drawn(told_at(*close, [place("Kinshasa", -4.3, 15.3)]))
    assert text.count('class="map"') > 1
    assert drawn(told_at([GOMA], [SAHEL])).count('class="map"') == 1


def test_signs_without_room_are_counted(told_at: Told, drawn: Drawn) -> None:
    statuses = ("happened", "planned", "denied")
    records = [told_at(*[[GOMA]] * 4, status=status) for status in statuses]
    assert 'class="rest">+4</text>' in drawn(*records)


def test_a_sign_of_many_acts_tells_some_and_counts_the_rest(told_at: Told, drawn: Drawn) -> None:
    assert "+ 2 acts</title>" in drawn(told_at(*[[GOMA]] * 10, type="AID"))


def test_a_sign_names_the_report_where_there_are_several(told_at: Told, drawn: Drawn) -> None:
    one, other = told_at([GOMA]), told_at([SAHEL])
    one["report"]["id"], other["report"]["id"] = "lundi-7", "mardi-8"
    assert "lundi-7" not in drawn(one)
    assert "\nlundi-7</title>" in drawn(one, other)


def test_legend_stays_on_the_paper(told_at: Told, pack: Pack) -> None:
    record = told_at(*[[GOMA]] * 4)
    text = svg_of([record], Words(pack, "fr"), width=380)
    rows = re.findall(r'<text x="([\d.]+)" y="[\d.]+" font-size="12.5">([^<]+)', text)
    assert len(rows) > 4
    assert all(float(x) + room_of(word, 12.5) <= 380 for x, word in rows)


def test_page_tells_which_acts_are_not_on_the_map(told_at: Told, paged: Drawn) -> None:
    text = paged(told_at([GOMA], []))
    assert re.findall(r'class="act [^"]*?( away)?" id="a(\d)"', text) == [("", "1"), (" away", "2")]


def test_page_has_the_script_that_zooms_with_its_labels(told_at: Told, paged: Drawn) -> None:
    script = paged(told_at([GOMA]), lang="en").split("<script>")[1]
    assert "$labels" not in script
    assert re.search(r'labels = \["[^"]+", "[^"]+", "[^"]+"\];', script)
