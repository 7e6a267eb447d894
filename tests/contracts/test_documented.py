"""What is public is documented, and words of a language stand in packs alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest

import dateline

HOME = Path(dateline.__file__).parent
MODULES = sorted(p for p in HOME.rglob("*.py") if "packs" not in p.relative_to(HOME).parts)
ACCENT = re.compile("[\u0300-\u0327]")  # of letters taken apart; "œ" and "ø" stay whole

each_module = pytest.mark.parametrize(
    "path", MODULES, ids=[str(p.relative_to(HOME)) for p in MODULES]
)


@each_module
def test_public_names_have_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = [name for name, node in _public(tree) if not ast.get_docstring(node)]
    assert ast.get_docstring(tree) or path.name == "__main__.py"
    assert bare == []


@each_module
def test_no_accented_words_outside_docstrings(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in told]
    assert [n.value for n in strings if ACCENT.search(normalize("NFD", str(n.value)))] == []


Documented = ast.FunctionDef | ast.ClassDef


def _public(tree: ast.Module | ast.ClassDef) -> Iterator[tuple[str, Documented]]:
    """Yield the functions, classes and methods that others may call."""
    for node in tree.body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                yield from ((f"{node.name}.{n}", inner) for n, inner in _public(node))
