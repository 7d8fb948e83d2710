"""Days on the screen are those of the computer that shows them, where the database's clock is already, or still, at another."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from questionnaire import Assessment
from report.paper.wording import day
from store import TRASH_KEPT, Store
from store.portable import Choice, unpack
from tests.ui.conftest import said, the_button
from tests.ui.test_report_page import TABS, view


@pytest.fixture(autouse=True)
def far_from_greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where it is another day than in UTC, at whatever time this runs."""
    monkeypatch.setenv("TZ", "Etc/GMT+12" if datetime.now(UTC).hour < 12 else "Etc/GMT-14")
    time.tzset()
    assert date.today() != datetime.now(UTC).date()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_round_is_finished_and_deleted_on_the_day_of_here(store: Store, visit, example: Assessment) -> None:
    key = store.create(example).id
    store.clients.finish(key)
    assert f"Finished {day(date.today())}" in said(visit("clients", client=key))
    store.clients.delete([key])
    app = visit("clients")
    app.session_state["trash"] = True
    assert f"deleted {day(date.today())}, kept until {day(date.today() + TRASH_KEPT)}" in said(app.run()).replace("\\", "")


def test_a_version_is_frozen_on_the_day_that_its_cover_says(store: Store, visit, example: Assessment) -> None:
    key = store.create(example).id
    the_button(view(visit, key, TABS[3]), "freeze").click().run()
    assert f"**Version 1**, frozen on {day(date.today())}" in said(view(visit, key, TABS[3]))


def test_what_is_imported_beside_another_bears_the_day_of_here(store: Store, tmp_path: Path, example: Assessment) -> None:
    elsewhere = Store(f"sqlite:///{tmp_path}/elsewhere.sqlite3")
    key = elsewhere.create(replace(example, client="Acme")).id
    exported = unpack(elsewhere.portable.export().data)
    store.portable.take(exported, dict.fromkeys(store.portable.look(exported), Choice.take))
    for place in (store, elsewhere):
        place.change(key, lambda now, place=place: now.noted("desk", str(id(place))))  # type: ignore[misc]
    exported = unpack(elsewhere.portable.export().data)
    (taken,) = store.portable.take(exported, dict.fromkeys(store.portable.look(exported), Choice.both))
    assert taken.name == f"Acme (imported {date.today()})"
