"""Fixtures that the whole suite shares."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.lexicon import Pack, load_pack
from dateline.records import Analysis, Document

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The French pack, without overlays."""
    return load_pack("fr")


@pytest.fixture(scope="session")
def parse(pack: Pack) -> Callable[[str], Document]:
    """Text -> Document through the model; for tests marked ``model``."""
    from dateline.parsing import Parser

    return Parser(pack).parse


@pytest.fixture(scope="session")
def code(pack: Pack) -> Callable[..., Analysis]:
    """Text, published -> Analysis, with one coder for the whole session."""
    from dateline.coder import Coder

    return Coder().code


@pytest.fixture(scope="session")
def steps() -> Callable[[Callable[[], object]], int]:
    """Work -> lines run, turns of loops included: a measure that no busy machine disturbs."""

    def counted(work: Callable[[], object]) -> int:
        count = 0

        def trace(frame: object, event: str, argument: object) -> Callable[..., object]:
            nonlocal count
            count += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            work()
        finally:
            sys.settrace(before)
        return count

    return counted


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared reports; the test is skipped where there is none."""
    if not SHARED.is_dir():
        pytest.skip("no shared reports beside the checkout")
    return SHARED
