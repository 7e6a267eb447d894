"""Actor mentions in passages of our own: form, head, role, sectors (tests/cases/actors.yaml)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.finding.actors import find_actors
from dateline.finding.actors.tables import lexicon
from dateline.finding.actors.words import pieces
from dateline.lexicon import Pack
from dateline.records import ActorMention, Document

CASES = Path(__file__).parent.parent / "cases"
DOCUMENTS = [
    Document.from_dict(json.loads(line))
    for line in (CASES / "actors.jsonl").read_text(encoding="utf-8").splitlines()
]


def mention(words: str, pack: Pack) -> ActorMention:
    """Return the mention with these words, in whichever passage has it."""
    for document in DOCUMENTS:
        if words in document.text:
            for found in find_actors(document, pack):
                if found.span.text == words:
                    return found
    raise AssertionError(f"no mention {words!r}")


@pytest.mark.parametrize(
    ("words", "form", "sort"),
    [
        ("Le chef de la diplomatie américaine", "description", "role"),
        ("Antony Blinken", "name", "persons"),
        ("M. Blinken", "name", "persons"),
        ("Il", "pronoun", "third"),
        ("israéliennes", "adjective", "adjective"),
        ("armée israélienne", "name", "agencies"),
        ("Le gouvernement", "description", "institution"),
        ("Bamako", "name", "capitals"),
        ("qui", "relative", "relative"),
        ("sa", "possessive", "possessive"),
        ("Ce dernier", "pronoun", "last"),
        ("Les Suédois", "description", "demonym"),
        ("Des milliers de manifestants", "description", "human"),
    ],
)
def test_form_and_class(words: str, form: str, sort: str, pack: Pack) -> None:
    found = mention(words, pack)
    assert (found.form, found.sort) == (form, sort)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Le ministre malien de la Défense", "ministre malien de la Défense"),
        ("L'ancien Premier ministre béninois", "ancien Premier ministre béninois"),
        ("son homologue turc", "homologue turc"),
        ("Le chef de la diplomatie américaine", "chef de la diplomatie américaine"),
    ],
)
def test_a_role_is_as_the_report_words_it(words: str, role: str, pack: Pack) -> None:
    assert mention(words, pack).role == role


@pytest.mark.parametrize(
    ("words", "sectors"),
    [
        ("La députée LR", ("LEG", "PTY")),
        ("L'ancien Premier ministre béninois", ("ELI",)),
        ("Un porte-parole de la police fédérale allemande", ("COP",)),
    ],
)
def test_sectors_from_the_words(words: str, sectors: tuple[str, ...], pack: Pack) -> None:
    assert mention(words, pack).sectors == sectors


def test_a_count_heads_the_people_it_counts(pack: Pack) -> None:
    found = mention("Des milliers de manifestants", pack)
    document = next(d for d in DOCUMENTS if "Des milliers de manifestants" in d.text)
    assert document.word[found.head] == "milliers"


def test_no_two_mentions_share_a_head(pack: Pack) -> None:
    for document in DOCUMENTS:
        heads = [m.head for m in find_actors(document, pack)]
        assert len(heads) == len(set(heads))


def test_a_place_is_marked(pack: Pack) -> None:
    assert mention("Malmö", pack).sort == "place"


def test_fixed_phrases_mean_nobody(pack: Pack) -> None:
    document = next(d for d in DOCUMENTS if "pouvoir d'achat" in d.text)
    assert [m.span.text for m in find_actors(document, pack)] == ["député"]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Le ministre a reçu le maire. Le budget sera voté lundi, a déclaré celui-ci",
        "Le ministre a reçu le maire. Celui-ci a déclaré que le budget sera voté.",
    ],
)
def test_a_pronoun_with_a_hyphen_is_whole_wherever_it_stands(
    text: str, parse: Callable[[str], Document], pack: Pack
) -> None:
    found = [m.span.text for m in find_actors(parse(text), pack) if m.form == "pronoun"]
    assert [words.lower() for words in found] == ["celui-ci"]


def test_letters_are_folded() -> None:
    assert pieces("Côte") == pieces("cote")
    assert pieces("États-Unis") == ("etats", "unis")


@pytest.mark.parametrize(
    ("form", "gender", "number"),
    [("policières", "Fem", "Plur"), ("sénatrice", "Fem", "Sing"), ("généraux", "Masc", "Plur")],
)
def test_nouns_are_inflected(form: str, gender: str, number: str, pack: Pack) -> None:
    noun = lexicon(pack).nouns[form]
    assert (noun.gender, noun.number) == (gender, number)
