"""A database that an older Deskcheck made: brought up with all that is in it. `version_1.sql` is what version 1 wrote."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from store import Kind, Store, StoreTrouble, Version
from store.engine import make_engine
from store.upgrade import STEPS, VERSION

ROOT = Path(__file__).parents[2]
DUMP = (Path(__file__).parent / "version_1.sql").read_text("utf-8")
KEY, EXAMPLE = "XfETSweJuMnp7jhO4p8xHCs-LbBbPB4P", "m8JvRPr_pQaZo3W3Y1RyCqTwh-0QzRGC"
OPENER = """
import sys
from store import Store
from store import Version
print(Store(sys.argv[1]).papers.freeze(sys.argv[2], lambda _: Version("{}", "", "0" * 64)).number)
"""


def rows(file: Path) -> list[tuple[object, ...]]:
    return sqlite3.connect(file).execute("SELECT * FROM assessments ORDER BY id").fetchall()


def version(file: Path) -> list[tuple[int]]:
    return sqlite3.connect(file).execute("SELECT version FROM deskcheck_store").fetchall()


def columns(file: Path) -> list[tuple[object, ...]]:
    """Of every table and index, in their order."""
    tables = "SELECT m.name, m.type, c.* FROM sqlite_master m LEFT JOIN pragma_table_info(m.name) c ORDER BY m.name, c.cid"
    keys = "SELECT m.name, f.* FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f ORDER BY m.name"
    connection = sqlite3.connect(file)
    return connection.execute(tables).fetchall() + connection.execute(keys).fetchall()


@pytest.fixture
def old_file(sqlite_file: Path) -> Path:
    """A database as version 1 left it."""
    with sqlite3.connect(sqlite_file) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(DUMP)
    connection.close()
    return sqlite_file


def test_an_older_database_keeps_every_row_and_takes_papers(old_file: Path) -> None:
    before = rows(old_file)
    store = Store(f"sqlite:///{old_file.as_posix()}")
    loaded = store.load(KEY)
    assert loaded is not None and loaded.revision == 2 and loaded.assessment.notes["desk"] == "It's Intercom."
    assert [row[:-1] for row in rows(old_file)] == before, "not one letter has changed"
    assert version(old_file) == [(VERSION,)]
    store.papers.save_brand("brand")
    store.papers.save_handover(KEY, "{}")
    assert store.papers.freeze(EXAMPLE, lambda _: Version("{}", "{}", "0" * 64)).number == 1
    store.delete(KEY)
    assert (store.papers.handover(KEY), len(store.papers.finals(EXAMPLE))) == ("", 1)


def test_a_database_of_version_2_keeps_its_papers(old_file: Path) -> None:
    engine = make_engine(f"sqlite:///{old_file.as_posix()}")
    with engine.begin() as connection:
        STEPS[0](connection)
        connection.exec_driver_sql("UPDATE deskcheck_store SET version = 2")
        connection.exec_driver_sql("INSERT INTO brands VALUES (1, 'brand', '2026-11-21 22:56:17.108')")
        values = (KEY, 1, "{}", "letter", "0" * 64, "2026-11-21 22:56:17.108")
        connection.exec_driver_sql("INSERT INTO finals VALUES (?, ?, ?, ?, ?, ?)", values)
    engine.dispose()
    store = Store(f"sqlite:///{old_file.as_posix()}")
    assert store.papers.brand() == "brand"
    assert [(final.number, final.handover) for final in store.papers.finals(KEY)] == [(1, "letter")]
    assert store.papers.freeze(KEY, lambda number: Version("{}", str(number), "0" * 64)).number == 2


def test_a_row_that_is_damaged_already_does_not_keep_the_others_from_being_brought_up(old_file: Path) -> None:
    with sqlite3.connect(old_file) as connection:
        connection.execute("UPDATE assessments SET as_of = 'no day' WHERE id = ?", (EXAMPLE,))
    store = Store(f"sqlite:///{old_file.as_posix()}")
    assert store.load(KEY) is not None
    with pytest.raises(StoreTrouble) as caught:
        store.load(EXAMPLE)
    assert caught.value.kind is Kind.damaged_entry


def test_an_upgraded_database_has_the_tables_of_a_new_one(old_file: Path, tmp_path: Path) -> None:
    new_file = tmp_path / "new.sqlite3"
    for file in (old_file, new_file):
        Store(f"sqlite:///{file.as_posix()}").check()
    assert columns(old_file) == columns(new_file)


def test_two_processes_that_meet_at_an_older_database(old_file: Path) -> None:
    command = [sys.executable, "-c", OPENER, f"sqlite:///{old_file.as_posix()}?timeout=60", KEY]
    openers = [subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    told = [opener.communicate(timeout=120) for opener in openers]
    assert sorted(out.strip() for out, _ in told) == ["1", "2"], told
    assert version(old_file) == [(VERSION,)]


def test_an_upgrade_that_cannot_be_done_changes_nothing(old_file: Path) -> None:
    """Another program writes meanwhile: the older database is left at its version, and brought up the next time."""
    other = sqlite3.connect(old_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = Store(f"sqlite:///{old_file.as_posix()}?timeout=0.1")
    with pytest.raises(StoreTrouble) as caught:
        store.recent()
    assert caught.value.kind is Kind.locked
    assert version(old_file) == [(1,)]
    other.execute("ROLLBACK")
    assert [summary.id for summary in store.recent()] == [KEY]


def test_an_upgrade_that_fails_halfway_changes_nothing(old_file: Path) -> None:
    """An index of somebody else has the name of the last table: the others are not made either, and the version stays."""
    with sqlite3.connect(old_file) as connection:
        connection.execute("CREATE INDEX finals ON assessments (client)")
    before = connection.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()
    with pytest.raises(StoreTrouble) as caught:
        Store(f"sqlite:///{old_file.as_posix()}").recent()
    assert caught.value.kind is Kind.damaged
    assert (connection.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall(), version(old_file)) == (before, [(1,)])


def test_an_older_database_without_its_assessments_is_damaged(old_file: Path) -> None:
    with sqlite3.connect(old_file) as connection:
        connection.execute("DROP TABLE assessments")
    with pytest.raises(StoreTrouble) as caught:
        Store(f"sqlite:///{old_file.as_posix()}").recent()
    assert caught.value.kind is Kind.damaged, "an empty list would look as if nothing had ever been there"
