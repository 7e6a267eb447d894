"""The packs that ship have no finding; their examples run in tests/evaluation/test_examples.py."""

from __future__ import annotations

import pytest

from dateline.lexicon import PACKS, languages, load_pack
from dateline.lexicon.check import check_pack


@pytest.mark.parametrize("language", languages())
def test_nothing_is_found_in_our_packs(language: str) -> None:
    checked = check_pack(load_pack(language), folder=PACKS)
    assert [str(finding) for finding in checked.findings] == []
