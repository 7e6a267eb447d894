"""How statuses compose, from the inside out."""

from __future__ import annotations

import pytest

from dateline.coding.qualifiers import compose

ALL = ["happened", "ongoing", "planned", "wanted", "possible", "alleged", "denied"]


@pytest.mark.parametrize("inner", ALL)
def test_what_is_denied_from_outside_is_denied(inner: str) -> None:
    assert compose(inner, "denied") == "denied"


@pytest.mark.parametrize("outer", ALL)
def test_what_is_denied_inside_stays_denied(outer: str) -> None:
    assert compose("denied", outer) == "denied"


@pytest.mark.parametrize(
    ("inner", "outer", "status"),
    [
        ("happened", "wanted", "wanted"),  # "demande la libération"
        ("planned", "happened", "planned"),  # "a annoncé une visite prévue"
        ("wanted", "planned", "wanted"),  # "va demander la libération"
        ("possible", "wanted", "wanted"),  # "souhaite pouvoir rencontrer"
        ("alleged", "happened", "alleged"),  # "a appris qu'il aurait tué"
        ("ongoing", "alleged", "alleged"),  # "serait en train de"
    ],
)
def test_pairs(inner: str, outer: str, status: str) -> None:
    assert compose(inner, outer) == status
