"""Where expressions of time begin and end, and what their rules mean: no model needed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import PackError
from dateline.finding.times import find_times
from dateline.finding.times.ahead import Lookahead
from dateline.finding.times.forms import Step, sequences
from dateline.finding.times.grammar import TOP, grammar_of
from dateline.finding.times.numbers import Numbers
from dateline.finding.times.tables import Table
from dateline.finding.times.units import pieces, units_of
from dateline.finding.times.walk import Walk
from dateline.lexicon import Pack, load_pack
from dateline.records import Document

WORDS = (
    "le la 3 12 2019 mai mars vingt et un deux ans jours dernier soir à de du au l' depuis il y a "
    "fin début , . h 30 lundi nuit XIXe siècle"
)
_TOKEN = re.compile(r"[^\W\d_]+['’]|\w+(?:[-/]\w+)*|\S")


def document_of(text: str) -> Document:
    """Return a text cut into tokens, with nothing else known of them."""
    found = list(_TOKEN.finditer(text))
    size, words = len(found), tuple(m.group() for m in found)
    return Document(
        text, "fr", ((0, size),), ((0, size),), tuple(m.start() for m in found),
        tuple(m.end() for m in found), words, words, ("X",) * size, ("",) * size,
        ("",) * size, tuple(range(size)), (),
    )  # fmt: skip


def found_in(text: str, pack: Pack) -> list[str]:
    return [m.span.text for m in find_times(document_of(text), pack)]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("a b", [["a", "b"]]),
        ("[a|b] c", [["a", "c"], ["b", "c"], ["c"]]),
        ("(a|b c) d", [["a", "d"], ["b", "c", "d"]]),
        ("l'été", [["l'", "été"]]),
        (r"\( a \)", [["(", "a", ")"]]),
        ("a [b [c]]", [["a", "b", "c"], ["a", "b"], ["a"]]),
    ],
)
def test_forms_are_laid_out(form: str, expected: list[list[str]]) -> None:
    assert [[s.what for s in steps] for steps in sequences(form)] == expected


def test_a_slot_may_have_a_name_of_its_own() -> None:
    assert sequences("{a:months}") == [(Step("months", "a"),)]


def test_an_unclosed_form_is_refused() -> None:
    with pytest.raises(ValueError, match="a"):
        sequences("a ] b")


def overlay(folder: Path, rule: str) -> Pack:
    (folder / "fr" / "times").mkdir(parents=True)
    (folder / "fr" / "times" / "rules.yaml").write_text(rule, encoding="utf-8")
    return load_pack("fr", overlays=(folder,))


@pytest.mark.parametrize(
    ("form", "code"),
    [("[le {months}", "packs.bad_form"), ("le {moons}", "packs.unknown_slot")],
)
def test_a_bad_form_is_told_with_its_place(form: str, code: str, tmp_path: Path) -> None:
    pack = overlay(tmp_path, f"- id: times.mine\n  form: '{form}'\n  means: {{}}\n")
    with pytest.raises(PackError, match=r"times\.mine") as told:
        find_times(document_of("le mois"), pack)
    assert told.value.code == code


def test_a_rule_of_ones_own_is_laid_over(tmp_path: Path) -> None:
    rule = "- id: times.mine\n  form: 'à la saint-glinglin'\n  means: {op: ref, ref: FUTURE_REF}\n"
    assert found_in("Il part à la Saint-Glinglin.", overlay(tmp_path, rule)) == [
        "à la Saint-Glinglin"
    ]


def test_a_language_without_rules_has_no_times(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    assert found_in("Il part lundi.", Pack("xx", (tmp_path,))) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("20h00", ("20", "h", "00")),
        ("03/11/2023", ("03", "/", "11", "/", "2023")),
        ("mi-mars", ("mi", "-", "mars")),
        ("février", ("fevrier",)),
        ("été", ("été",)),  # three letters: the accent tells words apart
        ("l'an", ("l'", "an")),
        ("1er", ("1", "er")),
    ],
)
def test_words_are_cut_into_units(word: str, expected: tuple[str, ...]) -> None:
    assert pieces(word) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("vingt et un", 21), ("quatre-vingt-dix-sept", 97), ("septante-deux", 72),
        ("nonante-neuf", 99), ("huitante", 80), ("octante", 80), ("cent vingt", 120),
        ("deux cents", 200), ("mil neuf cent nonante-huit", 1998), ("deux mille vingt-trois", 2023),
        ("12,5", 12.5), ("1.200", 1200), ("1 200", 1200), ("soixante et onze", 71),
        ("quatre-vingts", 80), ("trois cent mille", 300_000),
    ],
)  # fmt: skip
def test_numbers(text: str, value: float, pack: Pack) -> None:
    words = [p for word in text.split() for p in pieces(word)] + [""]
    assert Numbers(pack).number(words, 0)[-1] == (len(words) - 1, value)


def test_a_table_gives_every_match_the_shortest_first(pack: Pack) -> None:
    words = ["quatre", "-", "vingt", "-", "dix", "-", "sept", ""]
    assert [v for _, v in Table(pack, "times/numbers").matches(words, 0)] == [4, 80, 90, 97]


def test_offsets_are_code_points_of_the_text(pack: Pack) -> None:
    text = "😀 À 20H00, le 3.11.2023, mi-mars."
    spans = [m.span for m in find_times(document_of(text), pack)]
    assert [s.text for s in spans] == ["20H00", "le 3.11.2023", "mi-mars"]
    assert all(text[s.start : s.end] == s.text for s in spans)


def test_the_preposition_stays_outside_and_the_article_inside(pack: Pack) -> None:
    text = "depuis le 7 octobre dernier et jusqu'à la mi-mars, à partir du 22 mai"
    assert found_in(text, pack) == ["le 7 octobre dernier", "la mi-mars", "22 mai"]


def test_the_longest_expression_wins(pack: Pack) -> None:
    assert found_in("dans le mois précédent", pack) == ["le mois précédent"]
    assert found_in("mardi soir 5 novembre 2024", pack) == ["mardi soir 5 novembre 2024"]


def test_no_expression_crosses_a_line(pack: Pack) -> None:
    assert found_in("le 3\nnovembre 2023", pack) != ["le 3\nnovembre 2023"]


@pytest.mark.parametrize(
    "text",
    ["01 42 03 11 22", "1.03.11.2022.5", "49.3", "12 %", "3-1", "le G7", "l'article 16",
     "la Ve République", "le journal de 20 heures", "du 20 Heures", "Père Noël", "Le Soir"],
)  # fmt: skip
def test_what_only_looks_like_time(text: str, pack: Pack) -> None:
    assert found_in(f"Il cite {text} !", pack) == []


def test_a_range_keeps_its_ends(pack: Pack) -> None:
    (mention,) = find_times(document_of("le maire de 2005 à 2017"), pack)
    assert [p.span.text for p in mention.parts] == ["2005", "2017"]


def test_means_are_the_rule_with_its_slots_filled(pack: Pack) -> None:
    (mention,) = find_times(document_of("il y a trois semaines"), pack)
    assert mention.means["amount"] == {"number": 3, "unit": "week"}
    assert (mention.rule, mention.kind) == ("times.relative.ago", "date")


def test_what_opens_or_closes_a_date_is_kept(pack: Pack) -> None:
    text = "dès lundi, depuis mardi, à partir de jeudi, avant samedi, vers 1950"
    bounds = [m.means["bound"] for m in find_times(document_of(text), pack)]
    assert bounds == ["at", "since", "from", "before", "around"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=14))
def test_the_look_ahead_loses_nothing(words: list[str]) -> None:
    pack = load_pack("fr")
    units = units_of(document_of(" ".join(words)))
    grammar = grammar_of(pack)
    lookahead = Lookahead(grammar)
    walk = Walk(grammar, lookahead, units)
    for u in range(len(units.words) - 1):
        if walk.at(u):
            assert units.keys[u] in grammar.starts
            assert lookahead.may_begin(TOP, units.keys[u], units.keys[u + 1])


@pytest.mark.parametrize("words", ["le", "il y a", "de la", "1 2", "un peu plus de", "mardi"])
def test_the_steps_grow_with_the_text_and_not_faster(
    words: str, steps: Callable[[Callable[[], object]], int], pack: Pack
) -> None:
    small, large = (document_of(f"{words} " * size) for size in (100, 800))
    find_times(small, pack)  # builds the indexes
    assert steps(lambda: find_times(large, pack)) < 8 * 1.5 * steps(lambda: find_times(small, pack))
