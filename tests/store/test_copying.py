"""`python -m store copy FROM TO`: all of it, just as it was, or nothing."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from questionnaire import Assessment
from store import CopyRefused, Store, Version, copy
from tests.postgres import Postgres
from tests.store.test_sqlite_processes import ROOT


def filled(url: str, sheet: Assessment, count: int = 3) -> tuple[str, ...]:
    store = Store(url)
    keys = tuple(store.create(sheet.noted("desk", f"it's “{number}” 漢字 🩺\n %s")).id for number in range(count))
    store.report_versions.change_brand(lambda _: "brand")
    store.report_versions.freeze(keys[0], lambda number: Version("{}", f"letter {number}", "0" * 64))
    store.change(keys[0], lambda now: now.noted("org_role", "We bill \0 insurers 漢字."), who="Dana")
    store.example(sheet)
    store.close()
    return keys


def answers(url: str, keys: tuple[str, ...]) -> list[object]:
    store = Store(url)
    said = [
        store.recent(50),
        store.history.of(keys[0]),
        store.report_versions.brand(),
        store.report_versions.finals(keys[0]),
        *map(store.load, keys),
    ]
    store.close()
    return said


def file_url(file: Path) -> str:
    return f"sqlite:///{file.as_posix()}"


def test_everything_moves_to_a_server_and_back_as_it_was(postgres: Postgres, sqlite_file: Path, tmp_path: Path, sheet: Assessment) -> None:
    keys, server = filled(file_url(sqlite_file), sheet, count=110), postgres.emptied()
    before, back = sqlite_file.read_bytes(), tmp_path / "back ? 100%.sqlite3"
    assert copy(str(sqlite_file), server) == {"assessments": 111, "brands": 1, "changes": 1, "finals": 1, "standings": 0}
    assert copy(server, str(back)) == {"assessments": 111, "brands": 1, "changes": 1, "finals": 1, "standings": 0}
    assert sqlite_file.read_bytes() == before
    query = "SELECT id, is_example, client, as_of, document, revision, checksum FROM assessments ORDER BY id"
    assert sqlite3.connect(back).execute(query).fetchall() == sqlite3.connect(sqlite_file).execute(query).fetchall()
    said = answers(file_url(sqlite_file), keys[:3])
    assert answers(server, keys[:3]) == said and Store(server).change(keys[0], lambda newest: newest.noted("desk", "goes on")).revision == 3


def test_a_database_with_anything_in_it_takes_nothing(postgres: Postgres, sqlite_file: Path, sheet: Assessment) -> None:
    filled(file_url(sqlite_file), sheet)
    server = postgres.emptied()
    Store(server).report_versions.change_brand(lambda _: "ours")
    with pytest.raises(CopyRefused, match="is not empty: 1 in brands"):
        copy(str(sqlite_file), server)
    with pytest.raises(CopyRefused, match="is not empty"):
        copy(str(sqlite_file), str(sqlite_file))
    assert Store(server).recent() == [] and Store(server).report_versions.brand() == "ours"


def test_what_was_changed_behind_our_back_arrives_as_damaged_as_it_was(postgres: Postgres, sqlite_file: Path, sheet: Assessment) -> None:
    keys = filled(file_url(sqlite_file), sheet)
    with sqlite3.connect(sqlite_file) as connection:
        connection.execute("UPDATE assessments SET client = 'forged' WHERE id = ?", (keys[1],))
    server = postgres.emptied()
    copy(str(sqlite_file), server)
    assert Store(server).recent() == Store(file_url(sqlite_file)).recent()


@pytest.mark.parametrize(("value", "said"), [("'no day'", "a row of assessments is damaged"), ("x'ff'", "a row of assessments is damaged")])
def test_what_cannot_be_read_is_said_and_nothing_is_copied(
    postgres: Postgres, sqlite_file: Path, sheet: Assessment, value: str, said: str
) -> None:
    filled(file_url(sqlite_file), sheet)
    with sqlite3.connect(sqlite_file) as connection:
        connection.execute(f"UPDATE assessments SET as_of = {value} WHERE id = 'example'")
    server = postgres.emptied()
    with pytest.raises(CopyRefused, match=said):
        copy(str(sqlite_file), server)
    assert Store(server).recent() == []


@pytest.mark.parametrize("value", [b"Caf\xe9", b"A\0B"])
def test_a_text_that_the_server_cannot_hold_is_said(postgres: Postgres, sqlite_file: Path, sheet: Assessment, value: bytes) -> None:
    filled(file_url(sqlite_file), sheet)
    with sqlite3.connect(sqlite_file) as connection:
        connection.execute("UPDATE assessments SET client = CAST(? AS TEXT) WHERE id = 'example'", (value,))
    server = postgres.emptied()
    with pytest.raises(CopyRefused, match="holds a text that the new database cannot hold"):
        copy(str(sqlite_file), server)
    assert Store(server).recent() == []


def test_a_row_that_arrives_as_another_undoes_it_all(postgres: Postgres, sqlite_file: Path, sheet: Assessment) -> None:
    """A server that writes something else than it was given, by a rule of its own."""
    filled(file_url(sqlite_file), sheet)
    server = postgres.emptied()
    Store(server).check()
    postgres.run("CREATE FUNCTION bend() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.text := 'bent'; RETURN NEW; END $$")
    postgres.run("CREATE TRIGGER bend BEFORE INSERT ON brands FOR EACH ROW EXECUTE FUNCTION bend()")
    with pytest.raises(CopyRefused, match="Not all rows of brands arrived"):
        copy(str(sqlite_file), server)
    assert Store(server).recent() == []


def test_the_command_says_what_it_did_and_refuses_in_a_sentence(postgres: Postgres, sqlite_file: Path, sheet: Assessment, command) -> None:
    missing = command("copy", sqlite_file, postgres.emptied())
    assert (missing.returncode, missing.stdout) == (2, "") and "There is nothing to copy" in missing.stderr
    filled(file_url(sqlite_file), sheet)
    away = command("copy", sqlite_file, "postgresql+psycopg://desk:secret@127.0.0.1:9/x")
    assert away.returncode == 2 and "desk:***@127.0.0.1" in away.stderr and "cannot reach the database server" in away.stderr
    assert "secret" not in away.stderr
    done = command("copy", sqlite_file, postgres.url())
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith("Copied, and compared row by row: 4 in assessments, ")


@pytest.mark.skipif(os.name == "nt", reason="no signals")
def test_one_that_is_killed_leaves_the_target_empty(postgres: Postgres, sqlite_file: Path, sheet: Assessment) -> None:
    """Killed in the middle: the assessments are written, and the brand takes its time."""
    filled(file_url(sqlite_file), sheet)
    server = postgres.emptied()
    Store(server).check()
    postgres.run("CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(2); RETURN NEW; END $$")
    postgres.run("CREATE TRIGGER wait BEFORE INSERT ON brands FOR EACH ROW EXECUTE FUNCTION wait()")
    command = [sys.executable, "-m", "store", "copy", str(sqlite_file), server]
    copying = subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not postgres.ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"):
        assert copying.poll() is None
        time.sleep(0.02)
    copying.send_signal(signal.SIGKILL)
    copying.communicate(timeout=20)
    assert Store(server).recent() == []
    postgres.run("DROP FUNCTION wait CASCADE")
    assert copy(str(sqlite_file), server)["assessments"] == 4
