"""Every engine that Deskcheck may be run on, one after the other."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from questionnaire import Assessment
from store import Store
from store.__main__ import main
from tests.postgres import Postgres

ENGINES = ["sqlite", "postgresql"]


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        # On a busy machine a disk may take seconds for one commit, and it is not patience that is tested.
        return f"sqlite:///{(tmp_path / 'kept' / 'deskcheck.sqlite3').as_posix()}?timeout=60"
    postgres: Postgres = request.getfixturevalue("postgres")
    return f"{postgres.emptied()}&options=-c lock_timeout=60s -c statement_timeout=60s"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(url)
    yield store
    store.close()


@pytest.fixture
def sqlite_file(tmp_path: Path) -> Path:
    """Where an SQLite database may come to lie; nothing is there yet."""
    return tmp_path / "deskcheck.sqlite3"


@pytest.fixture
def sheet() -> Assessment:
    return Assessment("2026.2", date(2026, 11, 21), "Acme Telehealth", {"org_role": "covered_entity"})


class Done(NamedTuple):
    """What a command line came to."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """`python -m store` with the data folder of the test, in this process: to start one takes a second."""
    monkeypatch.setenv("DESKCHECK_DATA", str(tmp_path))

    def run(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["store", *map(str, arguments)])
        return Done(main(), *capsys.readouterr())

    return run
