"""Every engine that Deskcheck may be run on, one after the other."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from questionnaire import Assessment
from store import Store
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
