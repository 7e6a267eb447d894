"""The packs that ship hold together; every table and rule file is declared."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.lexicon import PACKS, Pack, languages
from dateline.lexicon.check import check_pack
from dateline.lexicon.schema import read_schemas

CORE = PACKS / "core"
FILES = sorted(
    p
    for p in PACKS.rglob("*")
    if p.suffix in {".csv", ".yaml"} and "schemas" not in p.parts and p.name != "pack.yaml"
)


@pytest.mark.parametrize("path", FILES, ids=[str(p.relative_to(PACKS)) for p in FILES])
def test_every_table_has_a_schema_that_says_what_it_is(path: Path, pack: Pack) -> None:
    folder, *rest = path.relative_to(PACKS).with_suffix("").parts
    name = "/".join([folder, *rest] if folder == "core" else rest)
    schema = read_schemas(pack).of(name)
    assert schema is not None
    assert schema.kind == path.suffix[1:]
    assert schema.about


@pytest.mark.parametrize("language", languages())
def test_packs_have_no_findings(language: str) -> None:
    pack = Pack(language)
    assert [str(f) for f in check_pack(pack, folder=PACKS, trial=None).findings] == []
