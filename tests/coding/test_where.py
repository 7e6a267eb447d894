"""Where acts took place: their own words, words that point back, and what places nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model

POINTING = [
    (
        "Le Paraguay a voté dimanche. Des manifestants ont affronté la police dans le pays.",
        "Paraguay",
    ),
    ("Trois soldats ont été tués mardi dans la capitale togolaise.", "Lomé"),
    ("Le Togo est en deuil. Trois soldats ont été tués mardi dans la capitale.", "Lomé"),
    (
        "Une bombe a explosé lundi à Bunia. Des soldats ont été déployés mardi sur place.",
        "Bunia",
    ),
    (
        "Le ministre grec est arrivé lundi à Ankara. Il y a rencontré mardi le ministre turc.",
        "Ankara",
    ),
    (
        "Des rebelles ont attaqué Bunia lundi. Deux soldats ont été tués dans cette ville.",
        "Bunia",
    ),
]


@pytest.mark.parametrize(("text", "name"), POINTING)
def test_words_that_point_back_place_an_act(text: str, name: str, code: Callable[..., Any]) -> None:
    events = code(text, published="2023-11-03").events
    assert [p.name for p in events[-1].where] == [name]


ELSEWHERE = [
    # a place that only says who somebody is
    ("Le porte-parole du maire de Lyon a annoncé que deux hommes ont été arrêtés.", "arrêtés"),
    # a place of what a promise is about
    ("Le ministre a promis vendredi des logements aux habitants de Mayenne.", "promis"),
    # a place of a purpose
    ("Le secrétaire d'État a démissionné lundi pour se présenter à Nantes.", "démissionné"),
    # the place of another act
    ("Le préfet a interdit les rassemblements après l'attentat de Nice.", "interdit"),
    # words that point at nothing: no place, or another one
    ("La Suède a voté. Des soldats ont été tués dans le pays voisin.", "tués"),
    ("Le Togo est en deuil. Des rebelles ont attaqué l'armée pour l'avenir du pays.", "attaqué"),
    ("Une mission est arrivée à Bunia. Il y a eu une attaque contre des soldats.", "attaque"),
]


@pytest.mark.parametrize(("text", "word"), ELSEWHERE)
def test_places_of_something_else_place_no_act(
    text: str, word: str, code: Callable[..., Any]
) -> None:
    events = code(text, published="2023-11-03").events
    assert [e.where for e in events if word in e.trigger.text] == [()]


def test_a_verb_over_an_act_places_it(code: Callable[..., Any]) -> None:
    (event,) = code("Une attaque a eu lieu lundi à Bunia.", published="2023-11-03").events
    assert [p.name for p in event.where] == ["Bunia"]
    assert "where.clause" in {e.reason for e in event.evidence}


def test_the_one_state_of_a_report_has_its_measures(code: Callable[..., Any]) -> None:
    text = (
        "Au Portugal, les hôpitaux se remplissent.\n\n"
        "Le gouvernement portugais a décrété vendredi le confinement de la population."
    )
    analysis = code(text, published="2020-11-06")
    event = analysis.events[-1]
    assert [p.name for p in event.where] == ["Portugal"]
    assert "where.ground" in {e.reason for e in event.evidence}


def test_a_town_told_before_takes_a_measure_from_the_state(code: Callable[..., Any]) -> None:
    text = (
        "Au Portugal, les hôpitaux se remplissent. À Porto, les lits manquent.\n\n"
        "Le gouvernement portugais a décrété vendredi le confinement de la population."
    )
    assert code(text, published="2020-11-06").events[-1].where == ()


def test_the_name_stands_and_not_the_words_beside_it(code: Callable[..., Any]) -> None:
    text = "Des rebelles ont attaqué une caserne lundi dans la capitale malienne, Bamako."
    (event,) = code(text, published="2023-11-03").events
    assert [p.span.text for p in event.where] == ["Bamako"]
