"""The same app on PostgreSQL: nothing is different but where it is kept, and a server that dies in mid-work loses nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from questionnaire import Assessment
from store import Store
from tests.postgres import Postgres
from tests.ui.conftest import said
from tests.ui.test_synced_widget import choose
from ui.shell import session


@pytest.fixture
def store(postgres: Postgres, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("DESKCHECK_DATABASE_URL", postgres.emptied())
    store = session.store()
    yield store
    store.close()


@pytest.mark.parametrize("page", ["start", "questions", "results", "plan", "report", "method"])
def test_each_page_is_drawn(store: Store, visit, example: Assessment, page: str) -> None:
    key = store.create(example).id
    assert not visit(page, key).error


def test_the_start_page_says_where_it_is_saved(store: Store, visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "saved as you go, in the database of your team." in said(visit("start"))
    monkeypatch.delenv("DESKCHECK_DATABASE_URL")
    monkeypatch.setenv("DESKCHECK_DATA", str(tmp_path))
    assert "saved as you go, on this computer." in said(visit("start"))


def test_a_server_that_dies_in_mid_work_loses_nothing_and_is_said_to_be_away(
    store: Store, postgres: Postgres, visit, example: Assessment
) -> None:
    key = store.create(example).id
    app = visit("questions", key, section="scope")
    postgres.kill()
    choose(app, key, "org_role", 1)
    app.run()
    assert not app.exception and "Not saved yet" in said(app) and "cannot reach the database server" in said(app)
    assert "Download the answers (JSON)" in [button.label for button in app.button]
    assert app.radio(key=f"a_{key}_org_role").value.endswith("business associate\\)"), "the answer stays on the screen"
    postgres.start()
    choose(app, key, "desk", 1)
    app.run()
    answers = store.load(key).assessment.answers
    assert (answers["org_role"], answers["desk"]) == ("business_associate", "other_help_desk")
    assert "Not saved yet" not in said(app)


def test_an_address_that_is_none_is_said_on_the_page(visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKCHECK_DATABASE_URL", "mysql://desk:secret@x/y")
    for page in ("start", "results"):
        app = visit(page, "some-id")
        assert "DESKCHECK_DATABASE_URL" in app.error[0].value and "secret" not in said(app)
