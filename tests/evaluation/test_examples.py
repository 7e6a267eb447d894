"""The examples of rules run, and a rule that fails them is told."""

from __future__ import annotations

import pytest

from dateline.evaluation.examples import Examples, bracketed, signed
from dateline.lexicon import PACKS, Pack
from dateline.lexicon.check import check_pack
from dateline.lexicon.files import Entry


def _told(pack: Pack, table: str, **cells: object) -> list[str]:
    rule = str(cells.pop("id", "own.rule"))
    return list(Examples()(pack, table, Entry(rule, cells, 1)))


def test_an_answer_inside_its_sentence() -> None:
    told = bracketed("Il part [ce soir]. = 2020-05-04TEV @ 2020-05-04")
    assert told == ("Il part ce soir.", (8, 15), "2020-05-04TEV", "2020-05-04")
    assert signed("[Oui], dit *Anne*.") == ("Oui, dit Anne.", [(0, 3)], 9)


def test_a_dateline_that_is_read_otherwise(pack: Pack) -> None:
    example = {"text": "AFP - Le ministre a démissionné.", "agency": "Reuters"}
    rule = "reading.datelines.agency_alone"
    told = _told(pack, "reading/datelines", id=rule, matches=[example])
    assert told == ["'AFP - Le ministre a démissionné.' gives the agency 'AFP', expected 'Reuters'"]


def test_a_text_that_should_not_match(pack: Pack) -> None:
    example = {"text": "AFP - Le ministre a démissionné."}
    told = _told(pack, "reading/datelines", id="reading.datelines.agency_alone", rejects=[example])
    assert told == ["'AFP - Le ministre a démissionné.' is read by it, and should not be"]


def test_a_family_that_nothing_runs(pack: Pack) -> None:
    told = _told(pack, "own/rules", matches=["x"])
    assert told == ["nothing runs the examples of 'own/rules'"]


@pytest.mark.model
def test_every_rule_of_ours_does_as_its_examples_say(pack: Pack) -> None:
    checked = check_pack(pack, folder=PACKS, trial=Examples())
    assert [str(f) for f in checked.findings if f.code == "packs.bad_example"] == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("table", "matches", "told"),
    [
        ("times/rules", "Il part [demain]. = 2023-11-05", "gives '2023-11-04', expected"),
        ("times/rules", "Il part [bientôt demain].", "expected 'bientôt demain'"),
    ],
)
def test_times_that_fail(pack: Pack, table: str, matches: str, told: str) -> None:
    found = _told(pack, table, matches=[matches])
    assert len(found) == 1
    assert told in found[0]
