"""The revisions together make the tables of today, and a stamp says which of them a database has."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Connection, MetaData, Table, insert, inspect, text

from questionnaire import Assessment
from questionnaire.file import write
from store import EXAMPLE, Damaged, Kind, Store, StoreTrouble
from store.checksum import seal_all, sealed
from store.document import to_text
from store.engine import make_engine
from store.migrations import FOLDER, HEAD, bring_up, configured
from store.tables import metadata, stamp
from tests.scoring.sheets import ANY_SHEET


def described(connection: Connection) -> list[tuple[str, list[str], list[object]]]:
    """Every table with its columns in their order (a checksum is over them as they come) and what goes when something else goes."""
    tables = inspect(connection)
    parts = ("name", "type", "nullable", "default")
    return [
        (name, [" ".join(str(column[part]) for part in parts) for column in tables.get_columns(name)], list(tables.get_foreign_keys(name)))
        for name in sorted(tables.get_table_names())
    ]


def test_the_revisions_make_the_tables_of_today(url: str, store: Store) -> None:
    store.check()
    engine = make_engine(url)
    with engine.begin() as connection:
        today = described(connection)
        metadata.drop_all(connection)
        stamp.drop(connection)
        stamp.create(connection)
        bring_up(connection)
        context = MigrationContext.configure(connection, opts={"version_table": stamp.name})
        assert compare_metadata(context, metadata) == []
        assert described(connection) == today
    engine.dispose()


def test_servers_that_start_together_bring_an_older_database_up_once(url: str, sheet: Assessment) -> None:
    """From the first revision, with what it held; the others wait, and find nothing left to do."""
    engine = make_engine(url)
    if engine.url.database and engine.dialect.name == "sqlite":
        Path(engine.url.database).parent.mkdir()
    with engine.execution_options(writes=True).begin() as connection:
        stamp.create(connection)
        command.upgrade(configured(connection), "0001")
        old = Table("assessments", MetaData(), autoload_with=connection)
        moment = datetime(2026, 11, 26, 12, 0, 0, 108000)
        row = {"id": "key", "is_example": False, "client": sheet.client, "as_of": sheet.as_of, "document": to_text(sheet), "revision": 3}
        connection.execute(insert(old).values(row | {"created_at": moment, "updated_at": moment}))
        seal_all(connection, "assessments")
    engine.dispose()
    stores = [Store(url) for _ in range(4)]
    with ThreadPoolExecutor(len(stores)) as pool:
        loaded = list(pool.map(lambda store: store.load("key"), stores))
    assert [(one.assessment, one.revision) for one in loaded if one is not None] == [(sheet, 3)] * len(stores)
    assert stores[0].change("key", lambda newest: newest.noted("desk", "goes on")).revision == 4
    for store in stores:
        store.close()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM deskcheck_store")).scalars().all() == [HEAD]
    engine.dispose()


def test_the_newest_revision_is_known_without_alembic() -> None:
    """Which takes half a second to import, and is not needed where there is nothing to bring up."""
    script = ScriptDirectory(FOLDER)
    assert script.get_current_head() == HEAD
    numbers = [revision.revision for revision in script.walk_revisions()]
    assert numbers == [f"{number:04}" for number in range(len(numbers), 0, -1)], "one after the other, without branches"


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("SET version_num = '0999'", Kind.newer),
        ("SET version_num = '1000'", Kind.damaged),
        ("SET version_num = '0000'", Kind.damaged),
        ("SET version_num = 'ae1027a6acf'", Kind.damaged),
        ("SET version_num = x'ff'", Kind.damaged),
        ("SET version_num = 7", Kind.damaged),
        ("RENAME COLUMN version_num TO version_", Kind.damaged),
    ],
)
def test_a_stamp_of_a_newer_deskcheck_and_one_that_is_none(sqlite_file: Path, sheet: Assessment, change: str, kind: Kind) -> None:
    Store(f"sqlite:///{sqlite_file.as_posix()}").create(sheet)
    with sqlite3.connect(sqlite_file) as connection:
        connection.execute(f"{'UPDATE' if change.startswith('SET') else 'ALTER TABLE'} deskcheck_store {change}")
    before = sqlite_file.read_bytes()
    with pytest.raises(StoreTrouble) as caught:
        Store(f"sqlite:///{sqlite_file.as_posix()}").recent()
    assert caught.value.kind is kind and sqlite_file.read_bytes() == before


@pytest.mark.parametrize("count", [0, 2])
def test_no_stamp_and_two_stamps_are_damage(sqlite_file: Path, sheet: Assessment, count: int) -> None:
    Store(f"sqlite:///{sqlite_file.as_posix()}").create(sheet)
    with sqlite3.connect(sqlite_file) as connection:
        connection.execute("DELETE FROM deskcheck_store" if not count else "INSERT INTO deskcheck_store VALUES ('0099', 5)")
    with pytest.raises(StoreTrouble) as caught:
        Store(f"sqlite:///{sqlite_file.as_posix()}").recent()
    assert caught.value.kind is Kind.damaged


def test_a_file_of_ours_is_known_by_its_header_whatever_became_of_its_tables(sqlite_file: Path) -> None:
    Store(f"sqlite:///{sqlite_file.as_posix()}").check()
    with sqlite3.connect(sqlite_file) as connection:
        for table in (stamp, *metadata.tables.values()):
            connection.execute(f"DROP TABLE {table.name}")
    connection.execute("VACUUM")
    connection.close()
    assert sqlite_file.read_bytes()[68:72] == b"Desk" and stamp.name.encode() not in sqlite_file.read_bytes()
    with pytest.raises(StoreTrouble) as caught:
        Store(f"sqlite:///{sqlite_file.as_posix()}").recent()
    assert caught.value.kind is Kind.damaged


def test_a_row_that_was_damaged_before_a_revision_is_found_damaged_after_it(sqlite_file: Path) -> None:
    with sqlite3.connect(sqlite_file) as connection:
        connection.executescript((Path(__file__).parent / "version_4.sql").read_text("utf-8"))
        connection.execute("UPDATE assessments SET client = 'Somebody else' WHERE is_example = 0")
    connection.close()
    store = Store(f"sqlite:///{sqlite_file.as_posix()}")
    (damaged,) = store.recent()
    assert isinstance(damaged, Damaged)
    assert store.load(EXAMPLE) is not None, "the others are whole, and brought up"


@pytest.mark.property
@given(sheet=ANY_SHEET)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_stored_before_the_revisions_is_loaded_after_them(tmp_path_factory: pytest.TempPathFactory, sheet: Assessment) -> None:
    file = tmp_path_factory.mktemp("old") / "deskcheck.sqlite3"
    with sqlite3.connect(file) as connection:
        connection.executescript((Path(__file__).parent / "version_4.sql").read_text("utf-8"))
    connection.close()
    engine, key = make_engine(f"sqlite:///{file.as_posix()}"), "k" * 32
    time = datetime(2026, 11, 1, 12, 30)
    values = (key, False, sheet.client, sheet.as_of, write(sheet), 7, time, time)
    with engine.begin() as begun:
        table = Table("assessments", MetaData(), autoload_with=begun)
        begun.execute(insert(table).values(sealed(dict(zip(table.columns.keys(), values, strict=False)))))
    engine.dispose()
    store = Store(f"sqlite:///{file.as_posix()}")
    loaded = store.load(key)
    assert loaded is not None and (loaded.assessment, loaded.revision, loaded.client_id, loaded.round) == (sheet, 7, key, 1)
    assert store.history.of(key) == () and store.change(key, lambda now: now.noted("desk", "Goes on.")).revision == 8
    store.close()
