"""Where the database lies."""

from pathlib import Path

import pytest
from sqlalchemy import make_url

from store import data_folder, default_url


def test_the_environment_chooses_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "with space & ümlaut"
    monkeypatch.setenv("DESKCHECK_DATA", str(folder))
    assert data_folder() == folder
    assert make_url(default_url()).database == (folder / "deskcheck.sqlite3").as_posix()
    assert not folder.exists(), "asking creates nothing"


@pytest.mark.parametrize("value", ["", "  "])
def test_else_the_place_for_application_data(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DESKCHECK_DATA", value)
    assert data_folder().is_absolute() and data_folder().name == "deskcheck"


def test_a_home_sign_and_a_relative_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKCHECK_DATA", "~/sheets")
    assert data_folder() == Path.home() / "sheets"
    monkeypatch.setenv("DESKCHECK_DATA", "sheets")
    assert make_url(default_url()).database == (Path.cwd() / "sheets" / "deskcheck.sqlite3").as_posix()
