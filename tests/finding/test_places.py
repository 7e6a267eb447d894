"""Places found in sentences of our own; the answer stands in the line, in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from dateline.finding.metonymy import acts
from dateline.finding.places import find_places
from dateline.lexicon import Pack
from dateline.records import Document

Parse = Callable[[str], Document]

FOUND = [
    "Le ministre est arrivé mardi à [Bamako].",
    "Des combats ont éclaté dans la ville de [Goma], au [Nord-Kivu].",
    "L'armée a bombardé la [bande de Gaza] dans la nuit.",
    "Le maire de [Séoul] a fermé les bars.",
    "Le député de la [Creuse] a voté contre.",
    "Le président des États-Unis est attendu à [Londres].",
    "L'ambassadeur de Chine en [Israël] a été convoqué.",
    "Paris condamne les frappes israéliennes.",
    "Les relations entre Pékin et Washington se dégradent.",
    "La route entre [Marseille] et [Toulon] est coupée.",
    "Le porte-parole du Kremlin a démenti.",
    "Des manifestants se sont réunis devant la [Maison Blanche].",
    "Elle a quitté la [Syrie] avec ses enfants.",
    "La [Hongrie] compte dix millions d'habitants.",
    "Le convoi a franchi le [poste-frontière de Rafah].",
    "Les secours sont partis de l'[aéroport de Goma].",
    "Une bombe a explosé devant l'[ambassade de France] à [Beyrouth].",
    "Le porte-parole de l'ambassade de France a réagi.",
    "Le navire a été attaqué au large de [Djibouti].",
    "Il a lu le communiqué de l'Agence France-Presse.",
    "Les négociations reprendront en [République démocratique du Congo].",
    "Un attentat a frappé la capitale [Kaboul].",
    "Les soldats français ont quitté le [Sahel].",
    "L'Iran a accusé les États-Unis.",
    "La réunion se tiendra au [Caire].",
    "Selon Moscou, rien n'a été décidé.",
    "La capacité de la France et de l'Allemagne à s'entendre est réelle.",
    "Les combats ont touché [Goma], [Sake] et [Bunagana].",
    "La région est séparée de l'[Asie centrale] par un désert.",
    "Le candidat à la Maison Blanche a tenu un meeting dans l'[Ohio].",
    "Le garde des Sceaux s'est rendu à la [prison de Fresnes].",
    "Téhéran a demandé à Washington de lever les sanctions.",
]


@pytest.mark.model
@pytest.mark.parametrize("sentence", FOUND)
def test_places_in_brackets_and_no_others(sentence: str, parse: Parse, pack: Pack) -> None:
    text = re.sub(r"[\[\]]", "", sentence)
    found = [m.span.text for m in find_places(parse(text), pack)]
    assert found == re.findall(r"\[(.*?)\]", sentence)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Il vit dans la ville de Mopti.", "Mopti", "city"),
        ("Il vit dans la province du Haut-Katanga.", "Haut-Katanga", "region"),
        ("Il a fui le camp de Dadaab.", "camp de Dadaab", "site"),
        ("Ils défilaient avenue Foch à Paris.", "avenue Foch", "site"),
        ("Il vit dans le village Kabezi.", "Kabezi", "city"),
    ],
)
def test_the_words_before_tell_the_kind(
    text: str, name: str, kind: str, parse: Parse, pack: Pack
) -> None:
    mention = find_places(parse(text), pack)[0]
    assert (mention.name, mention.feature) == (name, kind)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Ankara dénonce l'accord.", True),
        ("L'accord a été signé à Ankara.", False),
        ("Le texte a été rejeté par Ankara.", True),
        ("La position d'Ankara reste ferme.", True),
        ("Le nord d'Ankara est privé d'eau.", False),
    ],
)
def test_acting_and_locating(text: str, answer: bool, parse: Parse, pack: Pack) -> None:
    document = parse(text)
    token = document.word.index("Ankara")
    assert acts(document, token, token + 1, pack) is answer


@pytest.mark.model
def test_spans_are_the_text_and_do_not_overlap(parse: Parse, pack: Pack) -> None:
    text = "De Lille à Nice, en passant par la région parisienne et le Massif central, on a défilé."
    mentions = find_places(parse(text), pack)
    assert all(text[m.span.start : m.span.end] == m.span.text for m in mentions)
    assert all(a.stop <= b.first for a, b in pairwise(mentions))


def test_soft_hyphens_inside_a_name_do_no_harm(parse: Parse, pack: Pack) -> None:
    mentions = find_places(parse("Des heurts ont eu lieu en Loire \u00adAtlantique."), pack)
    assert [m.span.text for m in mentions] == ["Loire \u00adAtlantique"]
