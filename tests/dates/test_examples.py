"""The examples of the documentation and of the docstrings run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import dateline.dates

PAGE = Path(__file__).resolve().parents[2] / "docs" / "method" / "dates.md"
MODULES = [module.name for module in pkgutil.iter_modules(dateline.dates.__path__)]


def test_the_page_on_dates() -> None:
    result = doctest.testfile(str(PAGE), module_relative=False)
    assert result.attempted > 20
    assert not result.failed


@pytest.mark.parametrize("name", MODULES)
def test_the_docstrings(name: str) -> None:
    module = importlib.import_module(f"dateline.dates.{name}")
    assert not doctest.testmod(module).failed
