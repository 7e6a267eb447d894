"""The parser's usual slips are mended, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.records import Document

CASES = [
    # sentence, dependent, label, head
    ("La ministre est arrivée lundi à Bamako.", "ministre", "nsubj", "arrivée"),
    ("Les deux chefs se sont réunis à Genève.", "chefs", "nsubj", "réunis"),
    ("Le maire a pour sa part dénoncé cette attaque.", "maire", "nsubj", "dénoncé"),
    ("Awa Traoré, 44 ans, a dénoncé cette attaque.", "Awa", "nsubj", "dénoncé"),
    ("Deux soldats ont été tués lundi.", "soldats", "nsubj:pass", "tués"),
    ("La police a arrêté à Sfax deux syndicalistes.", "syndicalistes", "obj", "arrêté"),
    ("Berlin a expulsé jeudi deux diplomates russes.", "diplomates", "obj", "expulsé"),
    ("Berlin a expulsé jeudi deux diplomates russes.", "jeudi", "obl:mod", "expulsé"),
    ("Ils ont libéré mercredi 3 mai douze otages.", "otages", "obj", "libéré"),
    ("Le ministre a annoncé jeudi la fermeture du port.", "fermeture", "obj", "annoncé"),
    ("Ils ont bombardé le port de la ville.", "ville", "nmod", "port"),
    ("Le Hamas a rejeté l'offre et appelé à la grève.", "appelé", "conj", "rejeté"),
    ("Il a purgé sept ans de prison.", "ans", "obj", "purgé"),
    ("Le ministre a lui-même appelé au calme.", "lui-même", "advmod", "appelé"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "word", "label", "head"), CASES)
def test_slips_are_mended(
    text: str, word: str, label: str, head: str, parse: Callable[[str], Document]
) -> None:
    document = parse(text)
    i = document.word.index(word)
    assert (document.dep[i], document.word[document.head[i]]) == (label, head)


INVERTED = [
    # a subject after its verb of saying is no object
    ("Le port est fermé, a assuré vendredi 15 mai une infirmière.", "infirmière"),
    ("Tout est calme, ont indiqué lundi 13 avril les autorités.", "autorités"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "word"), INVERTED)
def test_inverted_subjects_are_no_objects(
    text: str, word: str, parse: Callable[[str], Document]
) -> None:
    document = parse(text)
    assert document.dep[document.word.index(word)] != "obj"
