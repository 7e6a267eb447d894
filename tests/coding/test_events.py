"""Whole events: who, whom, when, where, on whose word, and the links between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model


def names(analysis: Any, people: Any) -> list[str]:
    return [analysis.entities[p.entity].name for p in people]


def test_passive_with_agent(code: Callable[..., Any]) -> None:
    analysis = code("Deux opposants ont été arrêtés par la police.", published="2023-11-03")
    (event,) = analysis.events
    assert (event.type, event.mode, event.status) == ("COERCE", "arrest", "happened")
    assert [p.span.text for p in event.actors] == ["la police"]
    assert event.numbers[0].what == "arrested"
    assert (event.numbers[0].min, event.numbers[0].max) == (2, 2)


def test_demand_and_its_content(code: Callable[..., Any]) -> None:
    text = "L'ONU a appelé le gouvernement soudanais à libérer les prisonniers."
    demand, release = code(text, published="2023-11-03").events
    assert (demand.type, demand.status) == ("REQUEST", "happened")
    assert (release.type, release.status, release.content_of) == ("RETREAT", "wanted", demand.id)


def test_visit_has_its_host(code: Callable[..., Any]) -> None:
    analysis = code("Le ministre français se rendra lundi à Bamako.", published="2023-11-03")
    (visit,) = analysis.events
    assert visit.status == "planned"
    assert visit.when.date.edtf == "2023-11-06"
    assert [p.name for p in visit.where] == ["Bamako"]
    assert names(analysis, visit.recipients) == ["Mali"]


def test_source_of_hearsay(code: Callable[..., Any]) -> None:
    text = "Selon la Croix-Rouge, des soldats ont tué douze civils."
    analysis = code(text, published="2023-11-03")
    (killing,) = analysis.events
    assert analysis.entities[killing.source.entity].name == "Croix-Rouge"


def test_report_in_its_own_voice_has_no_source(code: Callable[..., Any]) -> None:
    (event,) = code("Des soldats ont tué douze civils.", published="2023-11-03").events
    assert event.source is None


def test_charge_is_no_deed(code: Callable[..., Any]) -> None:
    (event,) = code("L'ancien ministre est accusé de meurtre.", published="2023-11-03").events
    assert event.type == "ACCUSE"


def test_blamed_is_who_did_it(code: Callable[..., Any]) -> None:
    text = "La France a condamné l'ingérence de la Russie au Mali."
    analysis = code(text, published="2023-11-03")
    blame = next(e for e in analysis.events if e.type == "ACCUSE")
    assert names(analysis, blame.recipients) == ["Russie"]


def test_sports_page_has_no_event(code: Callable[..., Any]) -> None:
    text = (
        "La France a battu l'Irlande en finale du tournoi. Le sélectionneur a salué ses joueurs. "
        "Le match s'est joué dans un stade plein et l'arbitre a sifflé trois pénalités. "
        "L'Irlande a attaqué toute la seconde mi-temps. Le championnat reprend samedi."
    )
    assert code(text, published="2023-11-03").events == ()


def test_same_report_same_bytes(code: Callable[..., Any]) -> None:
    text = "Paris a dénoncé l'arrestation de deux journalistes et exige leur libération."
    first = code(text, published="2023-11").to_dict()
    assert first == code(text, published="2023-11").to_dict()


def test_offsets_are_those_of_the_text(code: Callable[..., Any]) -> None:
    text = "« Nous ne céderons pas », a dit mardi le maire d’Oran, qui a\u00a0interdit la marche."
    analysis = code(text, published="2023-11-03")
    assert analysis.events
    for event in analysis.events:
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("Les deux ministres ont signé un accord de paix.", "SUPPORT", "AGREE"),
        ("L'Union européenne a levé les sanctions contre Bamako.", "CONCEDE", "SANCTION"),
        ("Le préfet a interdit la manifestation de samedi.", "COERCE", "PROTEST"),
        ("Le Rwanda accuse Kinshasa d'avoir bombardé Rubavu.", "ACCUSE", "ASSAULT"),
        ("La police a ordonné aux rebelles de libérer les otages.", "REQUEST", "RETREAT"),
    ],
)
def test_what_is_signed_lifted_banned_or_blamed(
    text: str, outer: str, inner: str, code: Callable[..., Any]
) -> None:
    events = code(text, published="2023-11-03").events
    about = next(e for e in events if e.type == outer)
    assert [e.content_of for e in events if e.type == inner] == [about.id]
