"""Acts by place, cards that do not cover each other, names that do not either."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.presenting.map.conftest import place

from dateline.presenting.map.arranging import Box, Card
from dateline.presenting.map.chart import Chart
from dateline.presenting.map.drawing import Drawing
from dateline.presenting.map.glyphs import Signs
from dateline.presenting.map.naming import Name, names_of
from dateline.presenting.map.spots import places_of

Record = dict[str, Any]
Told = Callable[..., Record]
Charted = Callable[..., Chart]

GOMA = place("Goma", -1.68, 29.22, country="COD")
SAKE = place("Sake", -1.57, 29.04, country="COD")
CONGO = place("Congo", -2.9, 23.7, country="COD", kind="country")
NOWHERE = place("rue des Lilas", None, None, kind="site")


def drawing_of(chart: Chart, width: int = 960) -> Drawing:
    signs = Signs(chart.words, "t")
    return Drawing(chart, chart.spots, signs, width=width, lowest=400, tallest=680)


def overlaps(cards: list[Card]) -> list[tuple[str, str]]:
    return [(a.name, b.name) for k, a in enumerate(cards) for b in cards[:k] if a.box.meets(b.box)]


def test_acts_at_one_place_share_a_spot(told_at: Told, charted: Charted) -> None:
    chart = charted(told_at([GOMA], [SAKE], [GOMA], [NOWHERE], []))
    assert [(s.name, len(s.acts)) for s in chart.spots] == [("Goma", 2), ("Sake", 1)]
    assert "2 acts have no place" in chart.notes()[0]


def test_acts_of_one_sign_are_stacked(told_at: Told, charted: Charted) -> None:
    chart = charted(told_at([GOMA], [GOMA], [GOMA], type="ASSAULT"))
    (card,) = drawing_of(chart).cards
    assert [len(stack.acts) for stack in card.stacks] == [3]


def test_a_country_gives_way_to_a_place_inside_it(told_at: Told, charted: Charted) -> None:
    chart = charted(told_at([CONGO, GOMA]))
    assert [p["name"] for p in places_of(chart.acts[0].act)] == ["Goma"]


def test_places_known_roughly_are_told_apart(told_at: Told, charted: Charted) -> None:
    region = place("Kivu", -2.5, 28.5, country="COD", kind="region")
    near = place("près de Goma", -1.7, 29.3, country="COD", approximate=True, radius=40)
    chart = charted(told_at([GOMA], [region], [near], [CONGO]))
    rough = {s.name for s in chart.spots if s.rough}
    assert rough == {"Kivu", "près de Goma", "Congo-Kinshasa"}


def test_cards_of_close_places_lie_apart_with_a_leader(told_at: Told, charted: Charted) -> None:
    close = [[place(f"Quartier {k}", -1.68 + k / 300, 29.22)] for k in range(6)]
    drawing = drawing_of(charted(told_at(*close, [place("Kinshasa", -4.3, 15.3)])))
    assert overlaps(drawing.cards) == []
    assert '<g class="leaders"><path' in drawing.markup()


def test_a_crowd_shares_cards(told_at: Told, charted: Charted) -> None:
    grid = [[place(f"Lieu {a}-{b}", a, b)] for a in range(-30, 30, 5) for b in range(-60, 60, 5)]
    chart = charted(told_at(*grid))
    drawing = drawing_of(chart)
    assert len(drawing.cards) < len(chart.spots) == len(grid)
    assert sum(len(card.spots) for card in drawing.cards) == len(grid)
    assert overlaps(drawing.cards) == []


def test_cards_stay_on_the_paper(told_at: Told, charted: Charted) -> None:
    drawing = drawing_of(charted(told_at([GOMA], [SAKE], [GOMA])), width=420)
    for card in drawing.cards:
        assert 0 <= card.box.left <= drawing.view.width - card.box.width
        assert 0 <= card.box.top <= drawing.view.height - card.box.height


def test_names_of_countries_cover_nothing() -> None:
    land = [[(0.0, 0.0), (300.0, 0.0), (300.0, 200.0), (0.0, 200.0)]]
    paper = Box(0, 0, 300, 200)
    card = Box(80, 80, 140, 40)
    (name,) = names_of({"FRA": land}, {"FRA": "France"}, [card], paper)
    assert isinstance(name, Name)
    assert not name.box.meets(card)
    assert names_of({"FRA": land}, {"FRA": "France"}, [paper], paper) == []


def test_a_name_is_left_out_where_it_has_no_room() -> None:
    sliver = [[(0.0, 0.0), (20.0, 0.0), (20.0, 200.0), (0.0, 200.0)]]
    assert names_of({"CHL": sliver}, {"CHL": "Chili"}, [], Box(0, 0, 300, 200)) == []


def test_an_act_with_two_places_at_one_spot_stands_there_once(
    told_at: Told, charted: Charted
) -> None:
    suburb = place("Goma-Ville", -1.6801, 29.2201, country="COD")
    (spot,) = charted(told_at([GOMA, suburb])).spots
    assert len(spot.acts) == 1
