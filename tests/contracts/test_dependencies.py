"""What the code imports is declared, and what is declared is locked."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import dateline

HOME = Path(dateline.__file__).parent
ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OPTIONAL = {"pandas"}  # taken where a user has it
MODULES = {"pyyaml": "yaml"}  # where the package's name is not the module's


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", r)[0].lower() for r in requirements}


def _imported() -> set[str]:
    found: set[str] = set()
    for path in HOME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"dateline"}


def test_every_import_is_declared() -> None:
    extras = PROJECT["optional-dependencies"]
    declared = _names([*PROJECT["dependencies"], *extras["frames"], *extras["map"]])
    modules = {MODULES.get(n, n).replace("-", "_") for n in declared}
    # A dependency that spaCy brings is spaCy's to declare.
    assert sorted(_imported() - modules - OPTIONAL - {"numpy", "thinc"}) == []


def test_every_dependency_is_locked() -> None:
    extras = PROJECT["optional-dependencies"]
    wanted = _names([*PROJECT["dependencies"], *extras["test"], *extras["dev"], *extras["docs"]])
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert sorted(wanted - set(re.findall(r"^([a-z0-9.-]+)==", lock, re.MULTILINE))) == []


def test_only_tested_pythons_are_claimed() -> None:
    claimed = [c for c in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", c)]
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    versions = re.search(r"^versions='(.*)'$", run, re.MULTILINE)
    assert versions
    assert [c.split(":: ")[-1] for c in claimed] == versions[1].split()
