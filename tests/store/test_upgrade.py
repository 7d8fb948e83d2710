"""A database that an older Deskcheck made: brought up with all that is in it. `version_1.sql` and its like are what they wrote."""

import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaire import Assessment
from questionnaire.handover import NOTHING_ADDED, Additions, Override
from store import Kind, Store, StoreTrouble, Version
from store.document import to_text
from store.engine import make_engine
from store.migrations import HEAD
from store.migrations.before_alembic import STEPS
from tests.handovers import ADDITIONS
from tests.scoring.sheets import ANY_SHEET
from tests.store.removal import remove

ROOT = Path(__file__).parents[2]
DUMPS = Path(__file__).parent
KEY, EXAMPLE = "XfETSweJuMnp7jhO4p8xHCs-LbBbPB4P", "m8JvRPr_pQaZo3W3Y1RyCqTwh-0QzRGC"
ADDED, TORN_TEXT, TORN_SHEET = "JQbaT-ZAPLWJANagGLEw8I-XGPjxC-9a", "uoQ5-uIPO1sJ7318vjg9-b6ipOstj9BA", "5c6nBCCYwJyEpPrfQ5BieVloq2Z_bssr"
"""Of version 2: one with all that can be added, one whose added text is torn, one that is torn itself."""
TODAY = [(HEAD, 5)]
"""The revision, and for a Deskcheck from before Alembic a version beyond its last, which it refuses as a newer one's."""
MOMENT = "2026-11-21 22:56:17.108"
OPENER = """
import sys
from store import Store
from store import Version
print(Store(sys.argv[1]).report_versions.freeze(sys.argv[2], lambda _: Version("{}", "", "0" * 64)).number)
"""


def rows(file: Path) -> list[tuple[object, ...]]:
    """What the first version knew of each assessment; a later one adds columns, and with each the checksum is another."""
    known = "id, is_example, client, as_of, document, revision, created_at, updated_at"
    return sqlite3.connect(file).execute(f"SELECT {known} FROM assessments ORDER BY id").fetchall()


def stamp(file: Path) -> list[tuple[object, ...]]:
    return sqlite3.connect(file).execute("SELECT * FROM deskcheck_store").fetchall()


def made(sqlite_file: Path, dump: str) -> Path:
    with sqlite3.connect(sqlite_file) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript((DUMPS / dump).read_text("utf-8"))
    connection.close()
    return sqlite_file


def columns(file: Path) -> list[tuple[object, ...]]:
    """Of every table and index, in their order."""
    tables = "SELECT m.name, m.type, c.* FROM sqlite_master m LEFT JOIN pragma_table_info(m.name) c ORDER BY m.name, c.cid"
    keys = "SELECT m.name, f.* FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f ORDER BY m.name"
    connection = sqlite3.connect(file)
    return connection.execute(tables).fetchall() + connection.execute(keys).fetchall()


@pytest.fixture
def old_file(sqlite_file: Path) -> Path:
    """A database as version 1 left it."""
    return made(sqlite_file, "version_1.sql")


@pytest.fixture
def second_file(sqlite_file: Path) -> Path:
    """A database as version 2 left it, with what was added to assessments in a table of its own."""
    return made(sqlite_file, "version_2.sql")


def test_an_older_database_keeps_every_row_and_takes_papers(old_file: Path) -> None:
    before = rows(old_file)
    store = Store(f"sqlite:///{old_file.as_posix()}")
    loaded = store.load(KEY)
    assert loaded is not None and loaded.revision == 2 and loaded.assessment.notes["desk"] == "It's Intercom."
    assert rows(old_file) == before, "not one letter has changed"
    assert stamp(old_file) == TODAY
    store.report_versions.change_brand(lambda _: "brand")
    assert store.report_versions.freeze(EXAMPLE, lambda _: Version("{}", "{}", "0" * 64)).number == 1
    remove(store, KEY)
    assert (store.load(KEY), len(store.report_versions.finals(EXAMPLE))) == (None, 1)


def test_what_was_added_before_handing_over_moves_into_its_assessment(second_file: Path) -> None:
    before = {row[0]: row for row in rows(second_file)}
    store = Store(f"sqlite:///{second_file.as_posix()}")
    loaded = store.load(ADDED)
    assert loaded is not None and loaded.assessment.notes == {"desk": "It's Intercom."}
    assert loaded.assessment.handover == Additions(
        prepared_by="Rivera Advisory",
        letter="Dear board,\n\nit's “page two” 🩺.",
        left_out=("method",),
        comments={"sms_cover": "Seen on site.", "desk": "Before it in the alphabet."},
        overrides=(
            Override(what="due", on="sign_baa", value="2026-12-12", reason="The board's day."),
            Override(what="risk", on="desk", value="low", reason="A barrier."),
        ),
    )
    assert "Rivera" in store.report_versions.brand() and [final.number for final in store.report_versions.finals(ADDED)] == [1]
    changed = {row[0] for row in rows(second_file) if row != before[row[0]]}
    assert (changed, stamp(second_file)) == ({ADDED}, TODAY), "no other row has changed by a letter"


def test_what_cannot_be_merged_stays_where_it_is_and_takes_nothing_with_it(second_file: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A damaged text beside a sound assessment, and a sound text beside a damaged one."""
    store = Store(f"sqlite:///{second_file.as_posix()}")
    opened = store.load(TORN_TEXT)
    assert opened is not None and opened.assessment.client == "Damaged words" and opened.assessment.handover == NOTHING_ADDED
    with pytest.raises(StoreTrouble):
        store.load(TORN_SHEET)
    kept = dict(sqlite3.connect(second_file).execute("SELECT assessment_id, text FROM handovers").fetchall())
    assert kept.keys() == {TORN_TEXT, TORN_SHEET} and kept[TORN_TEXT] == '{"letter": "Dear bo' and "Still readable" in kept[TORN_SHEET]
    assert "could not be read" in caplog.text and "Dear bo" not in caplog.text
    remove(store, TORN_TEXT)
    assert sqlite3.connect(second_file).execute("SELECT assessment_id FROM handovers").fetchall() == [(TORN_SHEET,)]


@pytest.mark.parametrize("version", [2, 3])
def test_a_database_of_version_2_or_3_keeps_its_papers(old_file: Path, version: int) -> None:
    engine = make_engine(f"sqlite:///{old_file.as_posix()}")
    with engine.begin() as connection:
        STEPS[0](connection)
        connection.exec_driver_sql("INSERT INTO brands VALUES (1, 'brand', '2026-11-21 22:56:17.108')")
        values = (KEY, 1, "{}", "letter", "0" * 64, "2026-11-21 22:56:17.108")
        connection.exec_driver_sql("INSERT INTO finals VALUES (?, ?, ?, ?, ?, ?)", values)
        for step in STEPS[1 : version - 1]:
            step(connection)
        connection.exec_driver_sql(f"UPDATE deskcheck_store SET version = {version}")
    engine.dispose()
    store = Store(f"sqlite:///{old_file.as_posix()}")
    assert store.report_versions.brand() == "brand"
    assert [(final.number, final.handover) for final in store.report_versions.finals(KEY)] == [(1, "letter")]
    assert store.report_versions.freeze(KEY, lambda number: Version("{}", str(number), "0" * 64)).number == 2


def test_the_last_database_from_before_alembic_keeps_every_letter_and_gets_its_stamp(sqlite_file: Path) -> None:
    file = made(sqlite_file, "version_4.sql")
    before = rows(file)
    store = Store(f"sqlite:///{file.as_posix()}")
    (listed,) = store.recent()
    loaded = store.load(listed.id)
    assert loaded is not None and loaded.revision == 2 and loaded.assessment.handover.prepared_by == "Rivera Advisory"
    assert [final.handover for final in store.report_versions.finals(listed.id)] == ["letter 1"]
    assert (rows(file), stamp(file)) == (before, TODAY)


def test_a_row_that_is_damaged_already_does_not_keep_the_others_from_being_brought_up(old_file: Path) -> None:
    with sqlite3.connect(old_file) as connection:
        connection.execute("UPDATE assessments SET as_of = 'no day' WHERE id = ?", (EXAMPLE,))
    store = Store(f"sqlite:///{old_file.as_posix()}")
    assert store.load(KEY) is not None
    with pytest.raises(StoreTrouble) as caught:
        store.load(EXAMPLE)
    assert caught.value.kind is Kind.damaged_entry


@pytest.mark.parametrize("dump", ["version_1.sql", "version_2.sql", "version_4.sql"])
def test_an_upgraded_database_has_the_tables_of_a_new_one(dump: str, sqlite_file: Path, tmp_path: Path) -> None:
    old_file, new_file = made(sqlite_file, dump), tmp_path / "new.sqlite3"
    with sqlite3.connect(old_file) as connection:
        connection.executescript(f"PRAGMA foreign_keys = ON; DELETE FROM assessments WHERE id IN ('{TORN_TEXT}', '{TORN_SHEET}');")
    for file in (old_file, new_file):
        Store(f"sqlite:///{file.as_posix()}").check()
    assert columns(old_file) == columns(new_file)


def test_two_processes_that_meet_at_an_older_database(old_file: Path) -> None:
    command = [sys.executable, "-c", OPENER, f"sqlite:///{old_file.as_posix()}?timeout=60", KEY]
    openers = [subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    told = [opener.communicate(timeout=120) for opener in openers]
    assert sorted(out.strip() for out, _ in told) == ["1", "2"], told
    assert stamp(old_file) == TODAY


def test_an_upgrade_that_cannot_be_done_changes_nothing(old_file: Path) -> None:
    """Another program writes meanwhile: the older database is left at its version, and brought up the next time."""
    other = sqlite3.connect(old_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = Store(f"sqlite:///{old_file.as_posix()}?timeout=0.1")
    with pytest.raises(StoreTrouble) as caught:
        store.recent()
    assert caught.value.kind is Kind.locked
    assert stamp(old_file) == [(1,)]
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
    assert (connection.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall(), stamp(old_file)) == (before, [(1,)])


def test_an_older_database_without_its_assessments_is_damaged(old_file: Path) -> None:
    with sqlite3.connect(old_file) as connection:
        connection.execute("DROP TABLE assessments")
    with pytest.raises(StoreTrouble) as caught:
        Store(f"sqlite:///{old_file.as_posix()}").recent()
    assert caught.value.kind is Kind.damaged, "an empty list would look as if nothing had ever been there"


TABLES = [statement for statement in (DUMPS / "version_2.sql").read_text("utf-8").split(";\n") if statement.startswith("CREATE")]


@given(rounds=st.lists(st.tuples(ANY_SHEET, ADDITIONS), min_size=1, max_size=4))
@settings(max_examples=15)
def test_whatever_an_older_deskcheck_saved_is_read_as_it_was_saved(rounds: list[tuple[Assessment, Additions]]) -> None:
    """From version 2, where what was added by hand lay in a table of its own, through everything that came after."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "deskcheck.sqlite3"
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(";\n".join(["PRAGMA synchronous = OFF", *TABLES]))
            connection.execute("INSERT INTO deskcheck_store VALUES (2)")
            for number, (sheet, added) in enumerate(rounds):
                row = (f"key{number}", False, sheet.client, sheet.as_of.isoformat(), to_text(sheet), number + 1, MOMENT, MOMENT)
                connection.execute("INSERT INTO assessments VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
                connection.execute("INSERT INTO handovers VALUES (?, ?, ?)", (row[0], added.model_dump_json(), MOMENT))
            connection.commit()
        store = Store(f"sqlite:///{file.as_posix()}")
        for number, (sheet, added) in enumerate(rounds):
            loaded = store.load(f"key{number}")
            assert loaded is not None and loaded.assessment == replace(sheet, handover=added) and loaded.revision == number + 1
        assert len(store.recent(10)) == len(rounds) and stamp(file) == TODAY
        store.close()
