"""SQLite on a bad day: each kind of trouble made real, with no part of ours replaced."""

import os
import re
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from questionnaire import Assessment
from store import Kind, Store, StoreTrouble, Version

WORDS = "Patient Jane Roe wrote to us"
NOBODY = 65534


def url_of(file: Path) -> str:
    return f"sqlite:///{file.as_posix()}"


def trouble(action: Any) -> StoreTrouble:
    """The trouble that an action runs into. Whatever it is, it must not quote an answer, not even in its causes."""
    with pytest.raises(StoreTrouble) as caught:
        action()
    found = caught.value
    assert str(found).count(".") >= 2, "what happened, what is safe, the way out"
    assert WORDS not in str(found)
    assert found.__cause__ is None and (found.__context__ is None or found.__suppress_context__)
    return found


def write_words(store: Store, key: str) -> Any:
    return lambda: store.change(key, lambda sheet: sheet.noted("desk", WORDS))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that an ordinary user can reach, unlike pytest's own when root runs the tests."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


@pytest.fixture
def file_modes() -> None:
    """Where files have an owner's modes (POSIX): Windows keeps access lists instead."""
    if sys.platform == "win32":
        pytest.skip("file modes work otherwise on Windows")


@pytest.fixture
def ordinary_user(file_modes: None) -> Iterator[Any]:
    """Turns root into an ordinary user when called: for root, files have no modes."""
    was_root = os.geteuid() == 0
    yield lambda: os.seteuid(NOBODY) if was_root else None
    if was_root:
        os.seteuid(0)


def paper_writers(store: Store, key: str) -> list[Any]:
    return [
        lambda: store.report_versions.change_brand(lambda _: WORDS),
        lambda: store.report_versions.freeze(key, lambda _: Version(WORDS, WORDS, "0" * 64)),
    ]


def paper_readers(store: Store, key: str) -> list[Any]:
    return [store.report_versions.brand, lambda: store.report_versions.finals(key)]


def test_locked_by_another_program(sqlite_file: Path, sheet: Assessment) -> None:
    store = Store(f"{url_of(sqlite_file)}?timeout=0.2")
    stored = store.create(sheet)
    other = sqlite3.connect(sqlite_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert trouble(write_words(store, stored.id)).kind is Kind.locked
    assert trouble(store.check).kind is Kind.locked
    for write in paper_writers(store, stored.id):
        assert trouble(write).kind is Kind.locked
    assert store.load(stored.id) == stored, "reading goes on"
    assert [read() for read in paper_readers(store, stored.id)] == ["", ()]
    other.execute("ROLLBACK")
    assert write_words(store, stored.id)().revision == 2


def test_a_file_that_may_only_be_read(open_folder: Path, ordinary_user: Any, sheet: Assessment) -> None:
    file = open_folder / "deskcheck.sqlite3"
    store = Store(url_of(file))
    stored = store.create(sheet)
    store.close()
    file.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    ordinary_user()
    again = Store(url_of(file))
    assert again.load(stored.id) == stored
    assert [read() for read in paper_readers(again, stored.id)] == ["", ()]
    for write in (write_words(again, stored.id), *paper_writers(again, stored.id)):
        assert trouble(write).kind is Kind.read_only
    assert trouble(again.check).kind is Kind.read_only
    again.close()


def test_a_folder_that_may_only_be_read(open_folder: Path, ordinary_user: Any, sheet: Assessment) -> None:
    file = open_folder / "deskcheck.sqlite3"
    store = Store(url_of(file))
    key = store.create(sheet).id
    store.close()
    file.chmod(0o444)
    open_folder.chmod(0o555)
    ordinary_user()
    assert trouble(write_words(Store(url_of(file)), key)).kind is Kind.read_only
    assert Store(url_of(file)).load(key) is not None, "reading goes on"
    assert trouble(lambda: Store(url_of(open_folder / "new" / "deskcheck.sqlite3")).recent()).kind is Kind.read_only


def test_a_database_opened_for_reading_only(sqlite_file: Path, sheet: Assessment) -> None:
    stored = Store(url_of(sqlite_file)).create(sheet)
    reader = Store(f"sqlite:///file:{sqlite_file.as_posix()}?mode=ro&uri=true")
    assert reader.load(stored.id) == stored
    assert trouble(write_words(reader, stored.id)).kind is Kind.read_only


def test_a_full_disk(sqlite_file: Path, sheet: Assessment) -> None:
    """The limit is SQLite's own, set on each real connection: a write past it fails just as on a full disk."""

    def limit(connection: sqlite3.Connection, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {max(pages, 20)}")

    event.listen(Engine, "connect", limit)
    try:
        store = Store(url_of(sqlite_file))
        stored = store.create(sheet)
        assert trouble(lambda: [store.create(sheet.noted("desk", WORDS * 50)) for _ in range(200)]).kind is Kind.full
        assert store.load(stored.id) == stored
    finally:
        event.remove(Engine, "connect", limit)
    assert write_words(Store(url_of(sqlite_file)), stored.id)().revision == 2


OTHERS = {
    b"": Kind.empty,
    b"this is a letter, not a database\n" * 200: Kind.foreign,
    b"SQLite format 3\0" + b"\xff" * 8000: Kind.damaged,
}


@pytest.mark.parametrize(("content", "kind"), OTHERS.items(), ids=OTHERS.values())
def test_a_file_that_is_not_ours_is_said_to_be_so_and_left_as_it_is(
    sqlite_file: Path, sheet: Assessment, content: bytes, kind: Kind
) -> None:
    sqlite_file.write_bytes(content)
    store = Store(url_of(sqlite_file))
    for action in (
        lambda: store.create(sheet.noted("desk", WORDS)),
        store.recent,
        store.check,
        lambda: store.load("x"),
        *paper_readers(store, "x"),
    ):
        assert trouble(action).kind is kind
    assert sqlite_file.read_bytes() == content and list(sqlite_file.parent.iterdir()) == [sqlite_file]


def test_a_file_damaged_in_the_middle(sqlite_file: Path, sheet: Assessment) -> None:
    store = Store(url_of(sqlite_file))
    key = store.create(sheet.noted("desk", WORDS)).id
    store.close()
    whole = sqlite_file.read_bytes()
    broken = whole[:4096] + bytes(len(whole) - 4096)
    sqlite_file.write_bytes(broken)
    assert trouble(lambda: Store(url_of(sqlite_file)).load(key)).kind is Kind.damaged
    for action in (*paper_readers(store, key), *paper_writers(store, key)):
        assert trouble(action).kind is Kind.damaged
    assert sqlite_file.read_bytes() == broken


def test_a_database_of_a_newer_deskcheck(sqlite_file: Path, sheet: Assessment) -> None:
    store = Store(url_of(sqlite_file))
    key = store.create(sheet).id
    store.close()
    with sqlite3.connect(sqlite_file) as connection:
        connection.execute("UPDATE deskcheck_store SET version_num = '0999'")
    assert trouble(lambda: Store(url_of(sqlite_file)).load(key)).kind is Kind.newer


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
@pytest.mark.parametrize(
    ("table", "kind"), [("assessments (pupil TEXT)", Kind.foreign), ("marks (mark INTEGER)", Kind.foreign), ("", Kind.empty)]
)
def test_a_database_of_somebody_else_is_left_as_it_is(sqlite_file: Path, sheet: Assessment, table: str, kind: Kind, mode: str) -> None:
    """The last one has no table at all: what a copy of a file looks like whose log was left behind."""
    connection = sqlite3.connect(sqlite_file)
    connection.execute(f"PRAGMA journal_mode = {mode}")
    connection.execute("CREATE TABLE passing (x)")
    connection.execute("DROP TABLE passing")
    if table:
        connection.execute(f"CREATE TABLE {table}")
    connection.close()
    content, store = sqlite_file.read_bytes(), Store(url_of(sqlite_file))
    for action in (store.recent, store.check, lambda: store.create(sheet)):
        assert trouble(action).kind is kind
    assert sqlite_file.read_bytes() == content and list(sqlite_file.parent.iterdir()) == [sqlite_file]


def test_a_file_and_a_folder_that_may_not_be_read(open_folder: Path, ordinary_user: Any, sheet: Assessment) -> None:
    file = open_folder / "deskcheck.sqlite3"
    Store(url_of(file)).create(sheet)
    file.chmod(0)
    ordinary_user()
    assert trouble(Store(url_of(file)).recent).kind is Kind.forbidden


@pytest.mark.parametrize("kind", Kind)
def test_what_is_said_on_reading_does_not_speak_of_saving_and_on_writing_it_does(kind: Kind) -> None:
    reading, writing = str(StoreTrouble(kind)), str(StoreTrouble(kind, writing=True))
    told = re.compile("Nothing was saved|is saved")
    assert not told.search(reading) and told.search(writing)
    assert reading.count(".") >= 2 and writing.count(".") >= 2


def test_a_folder_where_the_file_should_be(sqlite_file: Path) -> None:
    sqlite_file.mkdir()
    assert trouble(Store(url_of(sqlite_file)).recent).kind is Kind.unreachable


def test_a_file_that_is_taken_away_does_not_swallow_what_comes_after(sqlite_file: Path, sheet: Assessment) -> None:
    """An open connection to a deleted file would go on saving into nothing."""
    store = Store(url_of(sqlite_file))
    store.create(sheet)
    sqlite_file.unlink()
    stored = store.create(sheet)
    assert Store(url_of(sqlite_file)).load(stored.id) == stored


def test_a_backup_put_back_is_what_is_read(sqlite_file: Path, sheet: Assessment) -> None:
    store = Store(url_of(sqlite_file))
    old = store.create(sheet)
    store.close()
    backup = sqlite_file.read_bytes()
    store.change(old.id, lambda newest: newest.noted("desk", "later"))
    store.close()
    restored = sqlite_file.with_suffix(".restored")
    restored.write_bytes(backup)
    restored.replace(sqlite_file)
    assert store.load(old.id) == old


@pytest.mark.usefixtures("file_modes")
def test_the_folder_and_the_file_are_private(tmp_path: Path, sheet: Assessment) -> None:
    file = tmp_path / "kept" / "deskcheck.sqlite3"
    Store(url_of(file)).create(sheet)
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()} == {0o600}
