"""The list on the start page: every assessment is reached, found and deleted; a damaged one stands in its place."""

import sqlite3
from dataclasses import replace

import pytest

from tests.ui.conftest import said
from ui.start.recent import SHOWN


@pytest.fixture
def many(store, example) -> dict[str, str]:
    """Twenty clients and the ids of their assessments."""
    return {client: store.create(replace(example, client=client)).id for client in (f"Client {number:02}" for number in range(20))}


def lines(app) -> int:
    return said(app).count("answered]")


def test_every_assessment_is_reached(many, visit) -> None:
    app = visit("start")
    assert lines(app) == SHOWN
    app.button(key="recent_more").click().run()
    assert lines(app) == 20 and "recent_more" not in [button.key for button in app.button]


def test_a_client_is_found_by_a_part_of_its_name(many, visit) -> None:
    app = visit("start")
    app.text_input(key="recent_search").set_value(" cLIENT 03").run()
    assert lines(app) == 1
    app.text_input(key="recent_search").set_value("nobody").run()
    assert lines(app) == 0 and "No client's name" in said(app)
    app.text_input(key="recent_search").set_value("").run()
    assert lines(app) == SHOWN


def test_a_short_list_has_no_search(store, visit, example) -> None:
    store.create(replace(example, client="Acme"))
    assert not visit("start").text_input


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
    app.button(key="recent_more").click().run()
    assert lines(app) == 19 and said(app).count("Damaged:") == 1 and "Save a backup" not in [button.label for button in app.button]
    app.button(key=f"delete_{many['Client 05']}").click().run()
    assert "Nothing was saved" in "".join(error.value for error in app.error)


def test_an_empty_file_is_said_to_be_empty_and_stays_empty(store, visit, tmp_path) -> None:
    (tmp_path / "deskcheck.sqlite3").touch()
    app = visit("start")
    assert "is empty" in app.error[0].value and len(app.error) == 1
    app.button(key="begin").click().run()
    assert "Nothing was saved" in app.error[0].value
    assert (tmp_path / "deskcheck.sqlite3").read_bytes() == b""
