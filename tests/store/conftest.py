"""Every engine that Deskcheck may be run on, one after the other."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine

from questionnaire import Assessment
from store import Store

# More engines: DESKCHECK_TEST_URLS="postgresql+psycopg://localhost/deskcheck_test,..." Their tables are dropped before each test.
ENGINES = ["sqlite", *filter(None, os.environ.get("DESKCHECK_TEST_URLS", "").split(","))]


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        # On a busy machine a disk may take seconds for one commit, and it is not patience that is tested.
        return f"sqlite:///{(tmp_path / 'kept' / 'deskcheck.sqlite3').as_posix()}?timeout=60"
    engine = create_engine(request.param)
    existing = MetaData()
    existing.reflect(engine)
    existing.drop_all(engine)
    engine.dispose()
    return request.param


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
