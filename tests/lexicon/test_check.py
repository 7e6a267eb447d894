"""``check_pack``: each fault of a pack is told with its place and what mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.lexicon import PACKS, load_pack
from dateline.lexicon.check import check_pack
from dateline.lexicon.files import Entry

SCHEMA = """\
- id: events/own
  kind: csv
  about: rows of one's own
  unique: [[form, type]]
  columns:
    form: {required: true}
    type: {values: types}
    mode: {values: modes, within: type}
    sectors: {values: [GOV, MIL], many: true}
    since: {type: date}
- id: events/rules
  kind: yaml
  about: rules of one's own
  columns: {form: {required: true}}
"""


def _faults(folder: Path, name: str, data: str | bytes) -> list[str]:
    path = folder / "fr" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    schemas = folder / "core" / "schemas"
    schemas.mkdir(parents=True, exist_ok=True)
    (schemas / "own.yaml").write_text(SCHEMA, encoding="utf-8")
    checked = check_pack(load_pack("fr", overlays=(folder,)), folder=folder)
    return [str(error) for error in checked.findings]


HEAD = "id,form,type,mode,sectors,since\n"


def test_a_good_table_has_no_finding(tmp_path: Path) -> None:
    rows = "own.a,défiler,PROTEST,demo,GOV|MIL,2020-01-01\nown.b,céder,RETREAT,,,\n"
    assert _faults(tmp_path, "events/own.csv", HEAD + rows) == []


@pytest.mark.parametrize(
    ("rows", "code", "told"),
    [
        ("own.a,défiler,PROTESTT,,,\n", "packs.unknown_type", "Did you mean 'PROTEST'?"),
        ("own.a,défiler,PROTEST,demos,,\n", "packs.unknown_value", "Did you mean 'demo'?"),
        ("own.a,défiler,PROTEST,visit,,\n", "packs.unknown_value", "mode of PROTEST 'visit'"),
        ("own.a,défiler,PROTEST,,GOV|MUL,\n", "packs.unknown_value", "Did you mean 'MIL'?"),
        ("own.a,défiler,PROTEST,,,2020-13-01\n", "packs.bad_value", "'2020-13-01'"),
        ("own.a,,PROTEST,,,\n", "packs.empty_cell", "'form'"),
        ("own.a,défiler\n", "packs.bad_columns", "2 cells where the header names 6"),
        ('own.a,"a\nb",PROTEST,,,\n', "packs.open_quote", "own.csv:2"),
        ("own.b,a,PROTEST,,,\nown.a,b,PROTEST,,,\n", "packs.unsorted", "after 'own.b'"),
        ("own.a,a,PROTEST,,,\nown.a,b,PROTEST,,,\n", "packs.double_id", "own.csv:2"),
        ("own.a,a,PROTEST,,,\nown.b,a,PROTEST,,,\n", "packs.double_row", "line 2"),
        ("Own A,a,PROTEST,,,\n", "packs.bad_id", "'Own A'"),
        ("own.a,de\u0301filer,PROTEST,,,\n", "packs.not_nfc", "own.csv:2"),
        ("own.a,a,PROTEST,,,\n".replace("own.a", "types.none"), "", ""),
    ],
)
def test_faults_of_a_row(tmp_path: Path, rows: str, code: str, told: str) -> None:
    faults = _faults(tmp_path, "events/own.csv", HEAD + rows)
    if not code:
        assert faults == []
        return
    assert len(faults) == 1
    assert faults[0].endswith(f"[{code}]")
    assert told in faults[0]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("events/own.csv", "id,form,typ\nown.a,a,PROTEST\n", "packs.unknown_column"),
        ("events/own.csv", "form,id\na,own.a\n", "packs.id_column"),
        ("events/own.csv", "id,off\nevents.none.such,x\n", "packs.off_nothing"),
        ("events/own.csv", b"id,form\nown.a,\xe9t\xe9\n", "packs.not_utf8"),
        ("other/own.csv", "id,form\nown.a,a\n", "packs.no_schema"),
        ("events/rules.yaml", "- {id: own.r, form: a, from: b}\n", "packs.unknown_column"),
        ("events/rules.yaml", "- {form: a}\n", "packs.no_id"),
        ("events/rules.yaml", "- {id: own.r\n", "packs.bad_yaml"),
        ("events/rules.yaml", "id: own.r\n", "packs.no_id"),
    ],
)
def test_faults_of_a_file(tmp_path: Path, name: str, data: str | bytes, code: str) -> None:
    assert f"[{code}]" in "".join(_faults(tmp_path, name, data))


def test_a_message_tells_line_guess_and_where_to_look(tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    told = _faults(folder, "events/own.csv", HEAD + "own.a,défiler,PROTESTT,,,\n")
    assert told == [
        "packs/fr/events/own.csv:2: unknown event type 'PROTESTT'.\n"
        "Did you mean 'PROTEST'?  The 16 types: dateline codebook\n"
        "[packs.unknown_type]"
    ]


def test_an_overlay_may_add_a_type_and_use_it(tmp_path: Path) -> None:
    core = tmp_path / "core"
    core.mkdir()
    header = ",".join(load_pack("fr").rows("core/types")[0].cells)
    own = "types.mourn,MOURN,1,no,0,,deuil,mourning,Pleurer un mort.,Mourn the dead.,Drapeaux."
    (core / "types.csv").write_text(f"{header}\n{own}\n", encoding="utf-8")
    assert _faults(tmp_path, "events/own.csv", HEAD + "own.a,pleurer,MOURN,,,\n") == []


def test_failing_examples_are_findings() -> None:
    def never(pack: object, table: str, entry: Entry) -> list[str]:
        return ["no luck"] if entry.cells.get("matches") else []

    checked = check_pack(load_pack("fr"), folder=PACKS, trial=never)
    told = [str(f) for f in checked.findings if f.code == "packs.bad_example"]
    assert told
    assert "fails its own example: no luck" in told[0]


def test_a_bad_schema_is_a_finding(tmp_path: Path) -> None:
    schemas = tmp_path / "core" / "schemas"
    schemas.mkdir(parents=True)
    text = "- {id: a/b, kind: csv, columns: {form: {needed: true}}}\n"
    (schemas / "own.yaml").write_text(text, encoding="utf-8")
    checked = check_pack(load_pack("fr", overlays=(tmp_path,)), folder=tmp_path)
    assert [f.code for f in checked.findings] == ["packs.bad_schema"]
