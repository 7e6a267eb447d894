"""Error messages are public: each code is raised, known and has its line in the docs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import dateline
from dateline.errors import messages

HOME = Path(dateline.__file__).parent
DOCS = Path(__file__).resolve().parents[2] / "docs"
CODE = re.compile(r"[a-z]+\.[a-z_]+")


def _strings() -> Iterator[str]:
    for path in HOME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for path in HOME.rglob("packs/core/schemas/*.yaml"):  # a vocabulary names its own error
        yield from CODE.findall(path.read_text(encoding="utf-8"))


def _raised() -> Iterator[tuple[str, str]]:
    """Yield the codes that are given to an error, with the error's name."""
    for path in HOME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", "")
                if name.endswith("Error") and CODE.fullmatch(str(node.args[0].value)):
                    yield name, str(node.args[0].value)


def test_table_is_sorted() -> None:
    table = (HOME / "errors.tsv").read_text(encoding="utf-8")
    codes = [line.split("\t")[0] for line in table.splitlines() if not line.startswith("#")]
    assert codes == sorted(set(codes))


def test_every_code_is_used() -> None:
    assert sorted(set(messages()) - set(_strings())) == []


def test_every_code_raised_is_in_the_table() -> None:
    assert sorted({code for _, code in _raised()} - set(messages())) == []


def test_every_code_has_its_line_in_the_docs() -> None:
    page = (DOCS / "reference" / "errors.md").read_text(encoding="utf-8")
    assert [code for code in messages() if f"| `{code}` |" not in page] == []


def test_no_message_ends_without_a_stop_or_a_command() -> None:
    bare = [c for c, text in messages().items() if re.search(r"[,:;]$", text.strip())]
    assert bare == []
