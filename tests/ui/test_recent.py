"""The list on the start page: every assessment is reached, found and deleted; a damaged one stands in its place."""

import sqlite3
from dataclasses import replace

import pytest

from tests.in_turn import created
from tests.ui.conftest import said, table
from ui.start.recent import SHOWN


@pytest.fixture
def many(store, example) -> dict[str, str]:
    """Twenty clients and the ids of their assessments."""
    return created(store, {client: replace(example, client=client) for client in (f"Client {number:02}" for number in range(20))})


def lines(app) -> int:
    return said(app).count("questions answered")


def test_the_last_ones_stand_there_and_the_others_a_link_away(many, visit) -> None:
    app = visit("start")
    assert lines(app) == SHOWN and "Client 19" in said(app) and "Client 11" not in said(app)
    assert "All clients" in [link.proto.label for link in app.get("page_link")]


def test_assessments_of_one_client_are_told_apart(store, example, visit) -> None:
    acme = replace(example, client="Acme")
    first = store.create(acme).id
    store.clients.finish(first)
    store.clients.next_round(first, lambda last: last)
    listed = said(visit("start"))
    assert "Round 1, finished" in listed and "Round 2" in listed and "changed" not in listed
    assert "Delete this assessment of **Acme** (Round 1, finished)?" in listed and "of **Acme** (Round 2)?" in listed
    store.create(acme)  # another of the same name, such as a copy from a file
    store.clients.finish(store.create(acme).id)
    listed = said(visit("start"))
    assert listed.count("Round 1, finished, changed ") == 4 and "Round 2 \u00b7" in listed and "Round 1 \u00b7" in listed


def test_a_client_that_is_there_once_needs_no_round(store, example, visit) -> None:
    store.create(replace(example, client="Acme"))
    store.create(replace(example, client=""))
    assert "Round" not in said(visit("start")) and "Unnamed organization" in said(visit("start"))


def test_what_is_deleted_lies_in_the_trash_as_the_question_says(many, store, visit) -> None:
    key = many["Client 19"]
    app = visit("start")
    assert "You can put it back from the trash on the Clients page for 30 days" in said(app)
    app.button(key=f"delete_{key}").click().run()
    assert [told.value for told in app.success] == ["This assessment of **Client 19** is in the trash now."]
    assert not app.run().success
    assert [client.latest.id for client in store.clients.all(deleted=True)[0]] == [key]
    store.clients.delete([key], back=True)
    assert "Client 19" in said(visit("start"))


def test_an_assessment_is_deleted_after_one_question_and_twice_is_no_error(many, store, visit) -> None:
    key = many["Client 19"]
    app, other = visit("start", key), visit("start")
    app.button(key=f"delete_{key}").click().run()
    assert store.load(key) is None and not app.error and "a" not in app.query_params
    assert "Client 19" not in said(app) and lines(app) == SHOWN
    other.button(key=f"delete_{key}").click().run()
    assert not other.error and not other.exception and len(store.recent(limit=50)) == 19


def test_a_damaged_assessment_is_shown_in_its_place_and_the_others_open(many, store, visit, tmp_path) -> None:
    key = many["Client 18"]
    visit("start")  # what was judged before is not believed afterwards
    with sqlite3.connect(tmp_path / "deskcheck.sqlite3") as connection:
        connection.execute("UPDATE assessments SET document = replace(document, 'covered_entity', 'neither') WHERE id = ?", (key,))
    app = visit("start")
    assert lines(app) == SHOWN - 1 and not app.error
    (told,) = [line for line in said(app).splitlines() if "Damaged:" in line]
    assert "Client 18" in told
    assert visit("results", key).error and not visit("results", many["Client 17"]).error
    app.button(key=f"delete_{key}").click().run()
    assert "Damaged:" not in said(app)


def test_a_file_that_is_damaged_inside_is_said_above_the_list_and_gives_no_backup(many, store, visit, tmp_path) -> None:
    assert [button for button in visit("start").button if button.label == "Save a backup"]
    store.close()
    file = tmp_path / "deskcheck.sqlite3"
    content = file.read_bytes()
    place = content.index(b'"client": "Client 10"') // 4096 * 4096
    (tmp_path / "moved").write_bytes(content[:place] + bytes(4096) + content[place + 4096 :])
    (tmp_path / "moved").replace(file)
    app = visit("start")
    (error,) = app.error
    assert error.value.startswith("The file of assessments is damaged.")
    assert "Save a backup" not in [button.label for button in app.button]
    next(button for button in app.button if str(button.key).startswith("delete_")).click().run()
    assert "Nothing was saved" in "".join(error.value for error in app.error)
    listed = visit("clients")
    assert "Damaged:" in said(listed) and table(listed).count("<tr>") == 20


def test_an_empty_file_is_said_to_be_empty_and_stays_empty(store, visit, tmp_path) -> None:
    (tmp_path / "deskcheck.sqlite3").touch()
    app = visit("start")
    assert "is empty" in app.error[0].value and len(app.error) == 1
    app.button(key="begin").click().run()
    assert "Nothing was saved" in app.error[0].value
    assert (tmp_path / "deskcheck.sqlite3").read_bytes() == b""
