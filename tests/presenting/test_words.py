"""Labels and names in the reader's language."""

from __future__ import annotations

import pytest

from dateline.errors import UsageError
from dateline.lexicon import Pack
from dateline.presenting import Words, label_languages, user_language


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "fr"}, "fr"),
        ({}, "en"),
    ],
)
def test_language_of_the_locale(environment: dict[str, str], lang: str) -> None:
    assert user_language(environment, ["fr", "en"]) == lang


def test_a_language_with_no_labels(pack: Pack) -> None:
    with pytest.raises(UsageError, match="fr, en"):
        Words(pack, "tlh")


@pytest.mark.parametrize(
    ("lang", "told"),
    [("fr", ["0 acte", "1 acte", "2 actes"]), ("en", ["0 acts", "1 act", "2 acts"])],
)
def test_counted_labels(pack: Pack, lang: str, told: list[str]) -> None:
    words = Words(pack, lang)
    assert [words.count("events", n) for n in (0, 1, 2)] == told


def test_labels_name_the_same_values_in_every_language(pack: Pack) -> None:
    import re

    for row in pack.rows("core/labels"):
        named = [set(re.findall(r"\{\w+\}", row[lang])) for lang in label_languages(pack)]
        assert named[0] == named[1], row.id


def test_what_is_the_mode_when_there_is_one(pack: Pack) -> None:
    words = Words(pack, "en")
    assert words.what({"type": "CONSULT", "mode": "visit"}) == "visit"
    assert words.what({"type": "PROTEST", "mode": None}) == "protest"
    assert words.what({"type": "OWN_TYPE", "mode": None}) == "OWN_TYPE"


def test_notes_are_put_into_words(pack: Pack) -> None:
    note = {"code": "times.no_such_day", "message": "as it came", "start": 3, "end": 14}
    text = "le 30 février, il pleut"
    assert Words(pack, "en").note(note, text) == "“30 février,”: the calendar has no such day."
    assert Words(pack, "en").note({**note, "code": "own"}, text) == "as it came"
