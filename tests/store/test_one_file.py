"""The one file is one file: alone it holds everything, whatever ends the program; a copy opens, and what is deleted is gone."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from questionnaire import Assessment
from store import BackupRefused, Kind, Store, StoreTrouble, Version
from tests.store.removal import remove
from tests.store.test_sqlite_processes import PATIENT, ROOT, WRITER, start

NAME = "Quillfeather Telehealth"


def url(file: Path) -> str:
    return f"sqlite:///{file.as_posix()}"


def copied(file: Path, to: Path) -> Store:
    """A copy of the file and of nothing beside it."""
    to.write_bytes(file.read_bytes())
    return Store(url(to))


def test_a_copy_made_in_use_holds_everything(sqlite_file: Path, sheet: Assessment, tmp_path: Path) -> None:
    store = Store(url(sqlite_file))
    for number in range(3):
        stored = store.create(sheet.noted("desk", f"note {number}"))
        assert list(tmp_path.iterdir()) == [sqlite_file], "no log and no journal beside it"
        assert copied(sqlite_file, tmp_path / "copy").load(stored.id) == stored
        (tmp_path / "copy").unlink()


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP", "SIGINT", "SIGKILL"])
def test_whatever_ends_the_program_the_file_holds_what_was_saved(sqlite_file: Path, sheet: Assessment, tmp_path: Path, ending: str) -> None:
    if not hasattr(signal, ending):
        pytest.skip("this system has no such signal")
    key = Store(url(sqlite_file)).create(sheet).id
    waiting = WRITER + "sys.stdin.read()\n"
    command = [sys.executable, "-c", waiting, url(sqlite_file) + PATIENT, key, "desk", "5"]
    writer = subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert writer.stdout is not None
    while "6" not in writer.stdout.readline():
        assert writer.poll() is None
    writer.send_signal(getattr(signal, ending))
    writer.communicate(timeout=20)
    assert list(tmp_path.iterdir()) == [sqlite_file]
    assert copied(sqlite_file, tmp_path / "copy").load(key).assessment.notes == {"desk": "note 4"}


def test_an_older_file_with_its_log_beside_becomes_one_file(sqlite_file: Path, sheet: Assessment, tmp_path: Path) -> None:
    """As an older Deskcheck left it when it was killed: all of it in the log."""
    key = Store(url(sqlite_file)).create(sheet).id
    older = "import os, sqlite3, sys\nc = sqlite3.connect(sys.argv[1])\nc.execute('PRAGMA journal_mode = WAL')\n"
    older += "c.execute('CREATE TABLE t (x)')\nc.execute('DROP TABLE t')\nc.commit()\nos._exit(0)"
    start(older, sqlite_file).communicate(timeout=20)
    assert sqlite_file.with_name("deskcheck.sqlite3-wal").exists()
    assert Store(url(sqlite_file)).load(key) is not None
    assert list(tmp_path.iterdir()) == [sqlite_file]


def test_a_backup_is_one_private_file_that_opens(sqlite_file: Path, sheet: Assessment, tmp_path: Path) -> None:
    store = Store(url(sqlite_file))
    stored = store.create(sheet)
    store.report_versions.change_brand(lambda _: "brand")
    store.report_versions.freeze(stored.id, lambda number: Version("{}", str(number), "0" * 64))
    target = tmp_path / "with 'space' & ümlaut.sqlite3"
    store.backup(target)
    again = Store(f"sqlite:///{target.as_posix()}")
    assert (again.load(stored.id), again.report_versions.brand(), again.report_versions.finals(stored.id)) == (
        stored,
        "brand",
        store.report_versions.finals(stored.id),
    )
    assert again.change(stored.id, lambda newest: newest.noted("desk", "goes on")).revision == 2
    assert os.name == "nt" or stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_backup_replaces_nothing(sqlite_file: Path, sheet: Assessment, tmp_path: Path) -> None:
    store = Store(url(sqlite_file))
    store.create(sheet)
    (tmp_path / "letter").write_text("keep me")
    for target in (tmp_path / "letter", tmp_path):
        with pytest.raises(BackupRefused, match="exists already"):
            store.backup(target)
    with pytest.raises(BackupRefused, match="cannot be written"):
        store.backup(tmp_path / "no such folder" / "backup")
    assert (tmp_path / "letter").read_text() == "keep me"


def test_a_damaged_file_gives_no_backup(sqlite_file: Path, sheet: Assessment, tmp_path: Path) -> None:
    Store(url(sqlite_file)).create(sheet)
    sqlite_file.write_bytes(sqlite_file.read_bytes()[:-5000])
    with pytest.raises(StoreTrouble) as caught:
        Store(url(sqlite_file)).backup(tmp_path / "backup")
    assert caught.value.kind is Kind.damaged and not (tmp_path / "backup").exists()


def test_the_command_writes_a_backup_once_and_refuses_in_a_sentence(sqlite_file: Path, sheet: Assessment, tmp_path: Path, command) -> None:
    target = tmp_path / "backup.sqlite3"
    nothing = command("backup", target)
    assert (nothing.returncode, nothing.stdout) == (2, "") and "nothing to back up" in nothing.stderr
    assert not list(tmp_path.iterdir()), "looking creates nothing"
    stored = Store(url(sqlite_file)).create(sheet)
    done = command("backup", target)
    assert done.returncode == 0 and Store(url(target)).load(stored.id) == stored, done.stderr
    again = command("backup", target)
    assert (again.returncode, again.stdout) == (2, "")
    assert "exists already" in again.stderr and "Traceback" not in again.stderr and again.stderr.count("\n") == 1
    sqlite_file.write_bytes(b"")
    empty = command("backup", tmp_path / "other")
    assert empty.returncode == 2 and "is empty" in empty.stderr and "Traceback" not in empty.stderr


def test_what_is_deleted_is_in_no_file_of_the_folder(sqlite_file: Path, sheet: Assessment, tmp_path: Path) -> None:
    store = Store(url(sqlite_file))
    others = [store.create(sheet).id for _ in range(20)]
    key = store.create(sheet).id
    for number in range(30):
        longer = replace(sheet, client=f"{NAME} {number}").noted("desk", f"{NAME} {'x' * 60 * number}")
        store.change(key, lambda _, longer=longer: longer)
        store.change(others[number % 20], partial(Assessment.noted, question="desk", note="y" * 50 * number))
        store.report_versions.freeze(key, lambda _: Version(NAME * 300, NAME, "0" * 64))
    assert NAME.encode() in sqlite_file.read_bytes()
    remove(store, key)
    for file in tmp_path.iterdir():
        assert NAME.casefold().encode() not in file.read_bytes().lower(), file
    assert len(store.recent(limit=50)) == 20
    assert sqlite3.connect(sqlite_file).execute("PRAGMA integrity_check").fetchone() == ("ok",)
