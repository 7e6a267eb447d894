"""Datelines: the pack's own examples, and what the head of a report gives."""

from __future__ import annotations

import pytest

from dateline.lexicon import Pack, load_pack
from dateline.reading.datelines import date_of, dateline_of

_RULES = load_pack("fr").rules("reading/datelines")
_MATCHES = [(r.id, example) for r in _RULES for example in r.fields["matches"]]
_REJECTS = [(r.id, example) for r in _RULES for example in r.fields["rejects"]]


@pytest.mark.parametrize(("rule", "example"), _MATCHES)
def test_rule_matches(rule: str, example: dict[str, str], pack: Pack) -> None:
    found = dateline_of(example["text"], pack)
    told = {"place": found.place, "agency": found.agency, "date": found.published}
    expected = {k: str(v) for k, v in example.items() if k in told}
    assert found.rule == rule
    assert {k: told[k] for k in expected} == expected


@pytest.mark.parametrize(("rule", "example"), _REJECTS)
def test_rule_rejects(rule: str, example: dict[str, str], pack: Pack) -> None:
    assert dateline_of(example["text"], pack).rule != rule


def test_every_rule_has_examples() -> None:
    assert all(r.fields["matches"] and r.fields["rejects"] for r in _RULES)


def test_title_line_before_the_date(pack: Pack) -> None:
    text = "Le ministre s'en va\nPublié le 3 novembre 2023 à 10h15\n\nLe ministre a démissionné."
    assert dateline_of(text, pack).published == "2023-11-03T10:15:00"


def test_place_of_one_line_and_date_of_another(pack: Pack) -> None:
    text = "Publié le 3 novembre 2023\n\nKINSHASA (ACP) - Le ministre a démissionné."
    found = dateline_of(text, pack)
    assert (found.published, found.agency, found.text) == ("2023-11-03", "ACP", "KINSHASA (ACP)")


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("3 novembre 2023", "2023-11-03"),
        ("vendredi 3 novembre 2023", "2023-11-03"),
        ("1er févr. 2024", "2024-02-01"),
        ("03/11/23", "2023-11-03"),
        ("hier", ""),
        ("3 personnes 2023", ""),
    ],
)
def test_date_of_words(words: str, iso: str, pack: Pack) -> None:
    assert date_of(words, pack) == iso
