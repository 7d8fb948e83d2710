"""Export and import of clients on the screen: what is shown before one yes, and what is said afterwards."""

from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from questionnaire import Assessment
from questionnaire.file import write
from store import Store, Version, unpack
from tests.ui.conftest import said, table, the_button, unfolded


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Store]:
    other = Store(f"sqlite:///{(tmp_path / 'elsewhere' / 'deskcheck.sqlite3').as_posix()}")
    yield other
    other.close()


def screen() -> AppTest:
    """The part alone, as the clients page draws it; what would go to the browser stands in a caption of its own."""

    def part() -> None:
        import streamlit as st

        from ui.clients.portable import portable
        from ui.shell import downloads

        portable()
        st.caption(f"READY {downloads.ready().get('data', '')}")

    app = AppTest.from_function(part, default_timeout=30).run()
    assert not app.exception
    return app


def given(data: bytes) -> AppTest:
    app = screen()
    assert not app.file_uploader(key="import_clients").proto.type, "one turned away by its name is told so by nobody"
    app.file_uploader(key="import_clients").upload("clients.zip", data, "application/zip").run()
    assert not app.exception
    return app


def exported(app: AppTest) -> bytes:
    app.button(key="download_clients").click().run()
    assert not app.exception
    return b64decode(next(one.value for one in app.caption if one.value.startswith("READY ")).removeprefix("READY "))


def names(store: Store) -> list[str]:
    return sorted(one.latest.client for one in store.clients.all()[0])


def test_all_clients_or_those_chosen_are_exported(store: Store, example: Assessment) -> None:
    keys = [store.create(replace(example, client=name)).id for name in ("Acme", "Other")]
    app = screen()
    assert app.button(key="download_clients").label == "Export all clients (2)"
    assert exported(app) == store.portable.export().data and "In the file: 2 clients, 2 rounds." in said(app)
    app.multiselect(key="export_clients").select(keys[1]).run()
    assert app.button(key="download_clients").label == "Export 1 client"
    assert [one.id for one in unpack(exported(app))] == [keys[1]]


def test_without_clients_there_is_nothing_to_export(store: Store) -> None:
    assert "There is no client to export yet." in said(screen())


def test_new_clients_are_imported_after_one_yes_but_for_those_left_out(store: Store, elsewhere: Store, example: Assessment) -> None:
    keys = [elsewhere.create(replace(example, client=name)).id for name in ("*Acme*", "Other")]
    app = given(elsewhere.portable.export().data)
    assert "**In the file: 2 clients (2 not here yet).**" in said(app)
    assert app.checkbox(key=f"import_tick_{keys[0]}").label == "**\\*Acme\\***: Not here yet\\: 1 round"
    assert names(store) == [], "nothing is written before the yes"
    app.checkbox(key=f"import_tick_{keys[1]}").uncheck().run()
    assert the_button(app, "import_yes").label == "Import 1 client"
    the_button(app, "import_yes").click().run()
    assert names(store) == ["*Acme*"]
    assert app.success[0].value == "Imported:\n\n- **\\*Acme\\*:** added with 1 round."
    assert "(1 not here yet, 1 the same here).**" in said(app)


def test_who_is_imported_stands_in_the_list_of_clients_at_once(
    store: Store, elsewhere: Store, example: Assessment, visit: Callable[..., AppTest]
) -> None:
    elsewhere.create(replace(example, client="Acme"))
    app = unfolded(visit("clients"), "moving")
    app.file_uploader(key="import_clients").upload("clients.zip", elsewhere.portable.export().data, "application/zip")
    unfolded(app, "moving")
    the_button(app, "import_yes").click()
    unfolded(app, "moving")
    assert ">Acme</a>" in table(app) and app.success[0].value.startswith("Imported:")


def test_a_conflict_is_decided_by_a_person(store: Store, elsewhere: Store, example: Assessment) -> None:
    key = elsewhere.create(replace(example, client="Acme")).id
    first = elsewhere.portable.export().data
    the_button(given(first), "import_yes").click().run()
    for place, words in ((store, "here"), (elsewhere, "there")):
        place.change(key, lambda now, words=words: now.noted("desk", words))  # type: ignore[misc]
    app = given(elsewhere.portable.export().data)
    assert "Changed in both places\\: round 1. Last changed in the file on" in said(app)
    assert "note | here | there |" in said(app) and app.expander[0].label == "What differs: 1 field"
    assert the_button(app, "import_yes").disabled and the_button(app, "import_yes").label == "Import"
    choice = app.radio(key=f"import_choice_{key}")
    assert choice.value == "Leave as it is here" and len(choice.options) == 3
    choice.set_value(choice.options[2]).run()
    the_button(app, "import_yes").click().run()
    assert [name.split(" (imported")[0] for name in names(store)] == ["Acme", "Acme"]
    assert "added as a further client, \u201cAcme (imported" in app.success[0].value.replace("\\", "")
    assert app.expander[0].label == "Nothing to do for 1 client"
    (beside,) = (one.latest for one in store.clients.all()[0] if one.latest.id != key)
    store.change(beside.id, lambda now: now.noted("desk", "in what was added"))
    elsewhere.change(key, lambda now: now.noted("desk", "there, later"))
    app = given(elsewhere.portable.export().data)
    assert "note | in what was added | there\\, later |" in said(app), "what is there is that of the one that would be replaced"
    assert f"Acme (imported {beside.updated_at.astimezone():%Y-%m-%d}) (in the file: Acme)" in said(app).replace("\\", "")


def test_what_was_replaced_is_named_by_its_round(store: Store, elsewhere: Store, example: Assessment) -> None:
    """The client was said to be replaced, of which one round was."""
    key = elsewhere.create(replace(example, client="Acme")).id
    the_button(given(elsewhere.portable.export().data), "import_yes").click().run()
    for place, words in ((store, "here"), (elsewhere, "there")):
        place.change(key, lambda now, words=words: now.noted("desk", words))  # type: ignore[misc]
    app = given(elsewhere.portable.export().data)
    choice = app.radio(key=f"import_choice_{key}")
    choice.set_value(choice.options[1]).run()
    the_button(app, "import_yes").click().run()
    assert "**Acme:** round 1 replaced by the file's; what was here is in the trash for 30 days" in app.success[0].value.replace("\\", "")


@pytest.fixture
def apart(store: Store, elsewhere: Store, example: Assessment) -> str:
    """The id of a round that is in both places, with another note in each."""
    key = elsewhere.create(replace(example, client="Acme")).id
    the_button(given(elsewhere.portable.export().data), "import_yes").click().run()
    for place, words in ((store, "here"), (elsewhere, "there")):
        place.change(key, lambda now, words=words: now.noted("desk", words))  # type: ignore[misc]
    return key


def test_that_one_of_the_two_is_frozen_is_said_too(apart: str, elsewhere: Store) -> None:
    elsewhere.clients.finish(apart)
    text = said(given(elsewhere.portable.export().data)).replace("\\", "")
    assert "| Round | open | finished |\n| Support desk: note | here | there |" in text


def test_a_round_that_was_begun_in_both_places_is_compared_too(apart: str, store: Store, elsewhere: Store) -> None:
    for place in (store, elsewhere):
        words = "begun there" if place is elsewhere else "begun here"
        place.clients.next_round(apart, lambda last, words=words: replace(last, notes={"desk": words}))  # type: ignore[misc]
    text = said(given(elsewhere.portable.export().data)).replace("\\", "")
    assert "| Round 1: Support desk: note | here | there |\n| Round 2: Support desk: note | begun here | begun there |" in text


def test_where_something_changed_after_the_look_nothing_is_taken_and_the_list_is_of_now(
    store: Store, elsewhere: Store, example: Assessment
) -> None:
    key = elsewhere.create(replace(example, client="Acme")).id
    data = elsewhere.portable.export().data
    app, other = given(data), given(data)
    the_button(other, "import_yes").click().run()
    store.change(key, lambda now: now.noted("desk", "typed since"))
    the_button(app, "import_yes").click().run()
    assert "Something changed here after the list was made\\. Nothing was imported" in app.warning[0].value
    assert not app.success and "(1 newer here).**" in said(app)
    assert not app.run().warning


def test_a_file_that_is_none_is_refused_in_words(store: Store) -> None:
    app = given(b"%PDF-1.7")
    assert app.error[0].value.startswith("Nothing was imported, and nothing here was changed. What is wrong with the file:\n\n- file")


def test_many_clients_stand_in_one_line(store: Store, elsewhere: Store, example: Assessment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.clients.portable.MOST_LISTED", 2)
    for number in range(5):
        elsewhere.create(replace(example, client=f"Client {number}"))
    app = given(elsewhere.portable.export().data)
    assert [one.label for one in app.checkbox][-1] == "The 3 others: not here yet"
    the_button(app, "import_yes").click().run()
    assert len(names(store)) == 5
    assert "… and 3 more" in said(app)


def test_a_store_in_trouble_is_said(store: Store, tmp_path: Path) -> None:
    (tmp_path / "deskcheck.sqlite3").write_bytes(b"not a database, and long enough to be looked at" * 9)
    assert screen().error


def test_a_frozen_version_that_a_stranger_made_up_is_not_shown(
    store: Store, elsewhere: Store, example: Assessment, visit: Callable[..., AppTest]
) -> None:
    key = elsewhere.create(example).id
    elsewhere.report_versions.freeze(key, lambda _: Version(write(example), '{"brand": 1}', "0" * 64))
    the_button(given(elsewhere.portable.export().data), "import_yes").click().run()
    app = visit("report", key)
    assert "**Version 1** is damaged: what is stored" not in said(app)
    app.session_state[f"report_views_{key}"] = "Final versions"
    assert "**Version 1** is damaged: what is stored" in said(app.run())
