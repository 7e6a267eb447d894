"""Examples in docstrings run."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import dateline

HOME = Path(dateline.__file__).parent
MODULES = sorted(
    ".".join(("dateline", *p.relative_to(HOME).with_suffix("").parts)).removesuffix(".__init__")
    for p in HOME.rglob("*.py")
    if ">>> " in p.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_docstrings(name: str) -> None:
    result = doctest.testmod(import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.failed == 0
