"""One backup a day in a folder beside the file, thinned out with time, and put back without losing what is there now."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire import Assessment
from store import BackupRefused, Kind, Store, StoreTrouble
from store.backups import NAME, kept
from tests.postgres import Postgres
from tests.store.test_copying import file_url
from tests.store.test_sqlite_processes import ROOT, start

NOON = datetime(2026, 11, 27, 12)
MOMENTS = st.sets(st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1), allow_imaginary=False).map(lambda at: at.replace(microsecond=0)))
HOLDER = """
import sqlite3, sys
from store import Store
store = Store(sys.argv[1])
store.load(sys.argv[2])
print("open", flush=True)
sys.stdin.readline()
print(store.change(sys.argv[2], lambda sheet: sheet.noted("org_role", "after")).assessment.notes, flush=True)
"""


def day_by_day(first: datetime, days: int, skipped: int = 0) -> set[datetime]:
    """What is left of a backup each day."""
    made: set[datetime] = set()
    for number in range(days):
        if not skipped or number % (skipped + 1) == 0:
            made = kept(made | {first + timedelta(number)})
    return made


def test_seven_days_and_four_weeks_are_kept() -> None:
    sunday = datetime(2026, 11, 29, 3)
    ages = sorted((sunday - at).days for at in day_by_day(sunday - timedelta(99), 100))
    assert ages == [0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28]
    wednesday = datetime(2026, 11, 25, 3)
    ages = sorted((wednesday - at).days for at in day_by_day(wednesday - timedelta(99), 100))
    assert ages == [0, 1, 2, 3, 4, 5, 6, 7, 10, 17, 24], "the last of each week, and of the week that is not over the newest"


def test_after_a_holiday_the_old_ones_are_still_there() -> None:
    before = day_by_day(NOON - timedelta(199), 100)
    assert kept(before | {NOON}) >= {NOON, *sorted(before)[-6:]} and len(kept(before | {NOON})) == 11


def test_several_of_one_day_are_kept_for_seven_days() -> None:
    hours = {NOON + timedelta(hours=hour) for hour in range(5)}
    assert kept(hours) == hours
    later = hours | {NOON + timedelta(days) for days in range(1, 8)}
    assert kept(later) == later - hours | {max(hours)}


@given(made=MOMENTS)
def test_the_newest_is_always_kept_and_to_thin_out_twice_is_to_thin_out_once(made: set[datetime]) -> None:
    left = kept(made)
    assert left <= made and kept(left) == left and (not made or max(made) in left)
    assert len({at.date() for at in left}) <= 11


def test_a_backup_a_day_and_no_more(sqlite_file: Path, sheet: Assessment) -> None:
    store = Store(file_url(sqlite_file))
    assert store.backups.daily(NOON) is None and not sqlite_file.exists(), "there is nothing to back up yet, and nothing is created"
    stored = store.create(sheet)
    made = store.backups.daily(NOON)
    assert made == sqlite_file.parent / "backups" / "deskcheck-2026-11-27-120000.sqlite3"
    assert store.backups.daily(NOON + timedelta(hours=11)) is None
    store.create(sheet)
    assert store.backups.daily(NOON + timedelta(1)) is not None
    assert [(backup.made_at, backup.assessments) for backup in store.backups.all()] == [(NOON + timedelta(1), 2), (NOON, 1)]
    assert Store(file_url(made)).load(stored.id) == stored
    if os.name != "nt":
        assert (stat.S_IMODE(made.parent.stat().st_mode), stat.S_IMODE(made.stat().st_mode)) == (0o700, 0o600)


def test_old_ones_go_when_a_new_one_is_made_and_nothing_else_does(sqlite_file: Path, sheet: Assessment) -> None:
    store = Store(file_url(sqlite_file))
    store.create(sheet)
    folder = sqlite_file.parent / "backups"
    made = [NOON - timedelta(days) for days in range(1, 60)]
    folder.mkdir()
    others = [folder / "letter.sqlite3", folder / "deskcheck-of-march.sqlite3", folder / "deskcheck-2026-11-01-000000.damaged"]
    for file in [*(folder / at.strftime(NAME) for at in made), *others, folder / "a.new"]:
        file.write_bytes(b"")
    os.utime(folder / "a.new", (0, 0))
    store.backups.daily(NOON)
    assert {path.name for path in folder.iterdir()} == {at.strftime(NAME) for at in kept([*made, NOON])} | {path.name for path in others}
    assert [backup.assessments for backup in store.backups.all()][:2] == [1, None]


def test_a_backup_that_cannot_be_made_takes_no_other_with_it(sqlite_file: Path, sheet: Assessment) -> None:
    store = Store(file_url(sqlite_file))
    store.create(sheet)
    for days in range(30, 0, -1):
        store.backups.make(NOON - timedelta(days))
    store.close()
    sqlite_file.write_bytes(sqlite_file.read_bytes()[:-5000])
    before = store.backups.all()
    with pytest.raises(StoreTrouble):
        Store(file_url(sqlite_file)).backups.daily(NOON)
    assert store.backups.all() == before and len(before) == 30


@pytest.mark.parametrize("here", [True, False], ids=["by this program, which has one queue", "by another, which waits at the file"])
def test_people_go_on_saving_while_a_backup_is_made(sqlite_file: Path, sheet: Assessment, here: bool) -> None:
    """Of twenty megabytes, so that it takes a while; what is saved meanwhile is in it or not, but it is whole."""
    store = Store(file_url(sqlite_file))
    other = store if here else Store(f"{file_url(sqlite_file)}?timeout=60")
    key = store.create(sheet).id
    with sqlite3.connect(sqlite_file) as connection:
        row = connection.execute("SELECT * FROM assessments").fetchone()
        rows = [(f"copy{number}", 1, row[2], row[3], "x" * 200_000, *row[5:]) for number in range(100)]
        connection.executemany(f"INSERT INTO assessments VALUES ({', '.join('?' * len(row))})", rows)
    backing_up = threading.Thread(target=other.backups.make, args=(NOON,))
    backing_up.start()
    saved = 0
    while backing_up.is_alive():
        store.change(key, partial(Assessment.noted, question="desk", note=f"note {saved}"))
        saved += 1
    backing_up.join()
    (made,) = other.backups.all()
    assert saved and made.assessments == 1
    assert sqlite3.connect(made.file).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_restoring_puts_back_what_was_and_keeps_what_is(sqlite_file: Path, sheet: Assessment) -> None:
    store = Store(file_url(sqlite_file))
    old = store.create(sheet)
    made = store.backups.make(NOON)
    changed = store.change(old.id, lambda newest: newest.noted("desk", "later"))
    later = store.create(replace(sheet, client="Later"))
    before = store.backups.restore(made, NOON + timedelta(hours=1))
    assert (store.load(old.id), store.load(later.id)) == (old, None)
    assert before == store.backups.all()[0].file and store.backups.all()[0].assessments == 2
    store.backups.restore(before, NOON + timedelta(hours=2))
    assert (store.load(old.id), store.load(later.id)) == (changed, later)
    assert store.change(old.id, lambda newest: newest.noted("desk", "goes on")).revision == 3
    assert sorted(path.name for path in sqlite_file.parent.iterdir()) == ["backups", sqlite_file.name]


def test_another_program_that_has_the_file_open_sees_what_was_restored_and_loses_nothing(sqlite_file: Path, sheet: Assessment) -> None:
    store = Store(file_url(sqlite_file))
    key = store.create(sheet).id
    made = store.backups.make(NOON)
    store.change(key, lambda newest: newest.noted("desk", "later"))
    running = [sys.executable, "-c", HOLDER, file_url(sqlite_file), key]
    holder = subprocess.Popen(running, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None and holder.stdout.readline() == "open\n"
    store.backups.restore(made, NOON + timedelta(hours=1))
    said, _ = holder.communicate("go on\n", timeout=60)
    assert said == "{'org_role': 'after'}\n"
    restored = store.load(key)
    assert restored is not None and restored.assessment.notes == {"org_role": "after"}


@pytest.mark.parametrize("damage", ["end", "middle", "all", "empty", "gone"])
def test_a_file_beyond_reading_is_kept_byte_by_byte_and_the_backup_takes_its_place(
    sqlite_file: Path, sheet: Assessment, damage: str
) -> None:
    store = Store(file_url(sqlite_file))
    stored = store.create(sheet.noted("desk", "x" * 1900))
    made = store.backups.make(NOON)
    store.close()
    whole = sqlite_file.read_bytes()
    broken = {"end": whole[:-5000], "middle": whole[:4096] + bytes(4096) + whole[8192:], "all": b"\xff" * 9000, "empty": b""}.get(damage)
    sqlite_file.unlink()
    if broken is not None:
        sqlite_file.write_bytes(broken)
        sqlite_file.with_name(f"{sqlite_file.name}-journal").write_bytes(b"of another file")
    again = Store(file_url(sqlite_file))
    before = again.backups.restore(made, NOON + timedelta(hours=1))
    assert again.load(stored.id) == stored and again.change(stored.id, lambda newest: newest.noted("desk", "goes on")).revision == 2
    assert (before is None) == (damage == "gone")
    if before is not None:
        assert before.read_bytes() == broken and [backup.file for backup in again.backups.all()] == [made]
    assert sorted(path.name for path in sqlite_file.parent.iterdir()) == ["backups", sqlite_file.name]


def test_a_backup_of_an_older_deskcheck_is_brought_up_and_itself_stays_as_it_is(sqlite_file: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.sqlite3"
    with sqlite3.connect(old) as connection:
        connection.executescript((Path(__file__).parent / "version_4.sql").read_text("utf-8"))
    connection.close()
    content, store = old.read_bytes(), Store(file_url(sqlite_file))
    store.backups.restore(old, NOON)
    assert len(store.recent()) == 1 and old.read_bytes() == content


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"a letter\n" * 900, "not a file of Deskcheck"),
        (None, "does not exist"),
        ("newer", "a newer Deskcheck made it"),
        ("damaged", "it is damaged"),
    ],
)
def test_a_backup_that_is_no_good_changes_nothing(sqlite_file: Path, sheet: Assessment, content: bytes | str | None, said: str) -> None:
    store = Store(file_url(sqlite_file))
    store.create(sheet)
    backup = sqlite_file.with_name("backup")
    if isinstance(content, bytes):
        backup.write_bytes(content)
    elif content is not None:
        store.backup(backup)
        with sqlite3.connect(backup) as connection:
            connection.execute("UPDATE deskcheck_store SET version_num = '0999'")
        connection.close()
        if content == "damaged":
            backup.write_bytes(backup.read_bytes()[:-5000])
    before = {path: path.read_bytes() for path in sqlite_file.parent.iterdir()}
    with pytest.raises(BackupRefused, match=said):
        store.backups.restore(backup, NOON)
    assert {path: path.read_bytes() for path in sqlite_file.parent.iterdir()} == before


@pytest.mark.parametrize("broken", ["its end", "a page of its second half"])
def test_a_backup_that_is_broken_anywhere_is_listed_as_one_that_cannot_be_read(sqlite_file: Path, sheet: Assessment, broken: str) -> None:
    store = Store(file_url(sqlite_file))
    for number in range(20):
        store.create(replace(sheet, client=f"Client {number}"))
    made = store.backups.make(NOON)
    assert [backup.assessments for backup in store.backups.all()] == [20]
    whole = made.read_bytes()
    page = len(whole) // 4096 * 3 // 4 * 4096
    made.write_bytes(whole[:-5000] if broken == "its end" else whole[:page] + b"\xff" * 4096 + whole[page + 4096 :])
    assert [backup.assessments for backup in store.backups.all()] == [None]
    with pytest.raises(BackupRefused, match="it is damaged"):
        store.backups.restore(made, NOON + timedelta(1))


def test_while_another_program_keeps_the_file_nothing_is_restored(
    sqlite_file: Path, sheet: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.sqlite_file._LONGEST", 0.1)
    store = Store(file_url(sqlite_file))
    made_of = store.create(sheet)
    made = store.backups.make(NOON)
    changed = store.change(made_of.id, lambda newest: newest.noted("desk", "later"))
    other = sqlite3.connect(sqlite_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreTrouble) as caught:
        store.backups.restore(made, NOON + timedelta(hours=1))
    assert caught.value.kind is Kind.locked and "Nothing was saved" in str(caught.value)
    other.execute("ROLLBACK")
    assert store.load(made_of.id) == changed


@pytest.mark.skipif(os.name == "nt", reason="no signals")
def test_a_restore_that_is_killed_leaves_the_one_state_or_the_other(sqlite_file: Path, sheet: Assessment) -> None:
    restorer = "import sys, os\nfrom datetime import datetime\nfrom pathlib import Path\nfrom store import Store\n"
    restorer += "Store(sys.argv[1]).backups.restore(Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3]))"
    store = Store(file_url(sqlite_file))
    old = store.create(sheet)
    made = store.backups.make(NOON)
    new = store.change(old.id, lambda newest: newest.noted("desk", "later"))
    store.close()
    for number in range(2):
        running = start(restorer, file_url(sqlite_file), made, (NOON + timedelta(hours=1 + number)).isoformat())
        while not sqlite_file.with_name(f"{sqlite_file.name}-journal").exists() and running.poll() is None:
            pass
        running.kill()
        running.communicate(timeout=20)
        found = Store(file_url(sqlite_file)).load(old.id)
        assert found in (old, new)


def test_a_server_is_backed_up_by_its_own_tools(postgres: Postgres, sheet: Assessment, tmp_path: Path) -> None:
    store = Store(postgres.emptied())
    store.create(sheet)
    assert not store.backups.possible and store.backups.daily(NOON) is None and store.backups.all() == []
    for refused in (lambda: store.backup(tmp_path / "x"), lambda: store.backups.make(NOON), lambda: store.backups.restore(tmp_path, NOON)):
        with pytest.raises(BackupRefused, match="with its own tools, such as pg_dump"):
            refused()
    store.close()


def test_the_command_restores_and_says_where_the_rest_is(sqlite_file: Path, sheet: Assessment, tmp_path: Path, command) -> None:
    store = Store(file_url(sqlite_file))
    stored = store.create(sheet)
    made = store.backups.make(NOON)
    store.clients.delete([stored.id])
    done = command("restore", made)
    assert done.returncode == 0 and f"Restored {made}. What was there before is in " in done.stdout, done.stderr
    assert store.load(stored.id) == stored and len(store.backups.all()) == 2
    refused = command("restore", tmp_path / "nothing")
    assert refused.returncode == 2 and "does not exist" in refused.stderr and "Traceback" not in refused.stderr
