"""Where the database lies."""

import sys
from pathlib import Path

import pytest
from sqlalchemy import URL, make_url

from questionnaire import Assessment
from store import Store, data_folder, default_url


def test_the_environment_chooses_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "with space & ümlaut"
    monkeypatch.setenv("DESKCHECK_DATA", str(folder))
    assert data_folder() == folder
    assert make_url(default_url()).database == (folder / "deskcheck.sqlite3").as_posix()
    assert not folder.exists(), "asking creates nothing"


@pytest.mark.parametrize("name", ["100%", "what?x=1", "no#1", "a b%20c", "mode=ro&uri=true", "žluť 漢字"])
def test_a_path_is_that_path_whatever_letters_it_has(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sheet: Assessment, name: str) -> None:
    if sys.platform == "win32" and "?" in name:
        pytest.skip("Windows allows no such name")
    monkeypatch.setenv("DESKCHECK_DATA", str(tmp_path / name))
    stored = Store(default_url()).create(sheet)
    assert [path.relative_to(tmp_path) for path in tmp_path.rglob("*.*3*")] == [Path(name) / "deskcheck.sqlite3"]
    again, copy = Store(default_url()), tmp_path / f"{name} copy"
    again.backup(copy)
    assert again.load(stored.id) == Store(URL.create("sqlite", database=str(copy)).render_as_string()).load(stored.id) == stored


@pytest.mark.parametrize("value", ["", "  "])
def test_else_the_place_for_application_data(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DESKCHECK_DATA", value)
    assert data_folder().is_absolute() and data_folder().name == "deskcheck"


def test_a_home_sign_and_a_relative_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKCHECK_DATA", "~/sheets")
    assert data_folder() == Path.home() / "sheets"
    monkeypatch.setenv("DESKCHECK_DATA", "sheets")
    assert make_url(default_url()).database == (Path.cwd() / "sheets" / "deskcheck.sqlite3").as_posix()
