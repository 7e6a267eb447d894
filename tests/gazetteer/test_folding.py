"""Keys of names."""

import pytest

from dateline.gazetteer import fold_name


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Côte-d’Or", "cote d or"),
        ("CÔTE D'OR", "cote d or"),
        ("N'Djamena", "n djamena"),
        ("São Tomé", "sao tome"),
        ("Łódź", "lodz"),
        ("Œuilly", "oeuilly"),
        ("Hô Chi Minh-Ville", "ho chi minh ville"),
        ("Kin\u00adshasa", "kinshasa"),
        ("Kin\u200eshasa", "kinshasa"),
    ],
)
def test_case_accents_and_marks_fold(name: str, key: str) -> None:
    assert fold_name(name) == key


def test_a_key_is_its_own_key() -> None:
    assert fold_name(fold_name("Saint-Étienne-du-Rouvray")) == "saint etienne du rouvray"
