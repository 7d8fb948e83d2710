"""The backups on the start page: saved, listed and put back."""

import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.store.removal import remove
from tests.ui.conftest import said, the_button
from ui.shell import session
from ui.start.backup import BEFORE, DAILY, ON_A_SERVER, RESTORED

NOON = datetime(2026, 11, 26, 12)


def labels(app) -> list[str]:
    return [button.label for button in app.button]


def test_before_there_is_one_none_can_be_put_back(store, visit) -> None:
    app = visit("start")
    assert "Save a backup" in labels(app) and "Restore this backup" not in labels(app) and DAILY not in said(app)


def test_a_backup_is_listed_with_its_day_and_what_is_in_it_and_put_back(store, visit, example, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = store.create(replace(example, client="Kept"))
    store.backups.make(NOON - timedelta(1))
    lost = store.create(replace(example, client="Deleted by mistake"))
    store.backups.make(NOON)
    remove(store, lost.id)
    store.change(kept.id, lambda sheet: sheet.answered("baa_status", None))
    app = visit("start")
    assert app.selectbox(key="backup_chosen_0").options == ["Nov 26, 2026, 12:00: 2 assessments", "Nov 25, 2026, 12:00: 1 assessment"]
    assert "on **Nov 26, 2026, 12:00**?" in said(app) and DAILY in said(app) and "Deleted by mistake" not in said(app)
    monkeypatch.setattr("ui.start.backup.now", lambda: NOON + timedelta(1))
    the_button(app, "restore").click().run()
    assert (store.load(kept.id), store.load(lost.id)) == (kept, lost)
    (message,) = app.success
    assert message.value == f"{RESTORED} {BEFORE.format(name='deskcheck-2026-11-27-120000.sqlite3')}"
    assert "Deleted by mistake" in said(app) and not app.error
    assert app.selectbox(key="backup_chosen_1").options[0] == "Nov 27, 2026, 12:00: 1 assessment"
    assert not app.run().success, "said once"


def test_what_is_open_elsewhere_goes_on_from_what_was_restored(store, visit, example) -> None:
    key = store.create(example).id
    made = store.backups.make(NOON)
    store.change(key, lambda sheet: sheet.answered("desk", None))
    other = visit("results", key)
    store.backups.restore(made, NOON + timedelta(1))
    assert not other.run().error
    other.switch_page("pages/questions.py").run()
    assert not other.error and store.load(key).assessment == example


@pytest.mark.parametrize("content", [b"", b"\xff" * 9000, b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_file_beyond_reading_is_said_and_a_backup_is_offered(store, visit, example, tmp_path, content: bytes) -> None:
    stored = store.create(example)
    store.backups.make(NOON)
    store.close()
    (tmp_path / "deskcheck.sqlite3").unlink()
    (tmp_path / "deskcheck.sqlite3").write_bytes(content)
    app = visit("start")
    assert len(app.error) == 1 and "Save a backup" not in labels(app)
    the_button(app, "restore").click().run()
    assert not app.error and store.load(stored.id) == stored and "Save a backup" in labels(app)


def test_a_backup_that_cannot_be_put_back_is_said_and_changes_nothing(store, visit, example) -> None:
    stored = store.create(example)
    made = store.backups.make(NOON)
    with sqlite3.connect(made) as connection:
        connection.execute("UPDATE deskcheck_store SET version_num = '0999'")
    app = visit("start")
    the_button(app, "restore").click().run()
    assert "a newer Deskcheck made it. Nothing was changed." in app.error[0].value.replace("\\", "") and store.load(stored.id) == stored


def test_a_database_server_is_left_to_its_own_tools(store, visit, monkeypatch: pytest.MonkeyPatch, postgres) -> None:
    monkeypatch.setenv("DESKCHECK_DATABASE_URL", postgres.emptied())
    app = visit("start")
    assert ON_A_SERVER in said(app) and "Save a backup" not in labels(app)
    session.store().close()
