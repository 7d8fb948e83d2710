"""What a person changed is saved; what changed elsewhere is shown; neither undoes the other."""

import sqlite3
from dataclasses import replace

from questionnaire.assessment import Integration
from store import Store
from tests.ui.conftest import said
from ui.excuse import taken_back
from ui.question import settled
from ui.rows import added_row, changed_row, removed_row


def choose(app, key: str, question: str, place: int) -> None:
    radio = app.radio(key=f"a_{key}_{question}")
    radio.set_value(radio.options[place])


def test_an_answer_is_saved_at_once(store: Store, visit, example) -> None:
    key = store.create(example).id
    app = visit("questions", key, section="scope")
    choose(app, key, "org_role", 1)
    app.run()
    assert store.load(key).assessment.answers["org_role"] == "business_associate"
    assert "Saved" in [caption.value for caption in app.caption]


def test_a_tab_that_shows_something_old_overwrites_nothing(store: Store, visit, example) -> None:
    key = store.create(example).id
    one, two = (visit("questions", key, section="scope") for _ in range(2))
    choose(one, key, "org_role", 1)
    one.run()
    choose(two, key, "desk", 1)
    two.run()
    answers = store.load(key).assessment.answers
    assert (answers["org_role"], answers["desk"]) == ("business_associate", "other_help_desk")
    assert two.radio(key=f"a_{key}_org_role").value.startswith("Business associate")
    two.run()
    one.run()
    assert store.load(key).revision == 3


def test_the_last_click_wins_where_two_tabs_answer_the_same(store: Store, visit, example) -> None:
    key = store.create(example).id
    one, two = (visit("questions", key, section="scope") for _ in range(2))
    choose(one, key, "desk", 1)
    one.run()
    choose(two, key, "desk", 2)
    two.run()
    one.run()
    assert store.load(key).assessment.answers["desk"] == "shared_inbox"
    assert one.radio(key=f"a_{key}_desk").value == two.radio(key=f"a_{key}_desk").value


def test_none_and_the_others_exclude_each_other() -> None:
    assert settled(["sms"], ["none", "sms"]) == ["none"]
    assert settled(["none"], ["none", "sms"]) == ["sms"]
    assert settled([], ["email", "sms"]) == ["email", "sms"]


def test_multi_answers_are_saved_and_can_be_cleared(store: Store, visit, example) -> None:
    key = store.create(example).id
    app = visit("questions", key, section="channels")
    pills = app.button_group(key=f"a_{key}_channels")
    pills.set_value(["email"]).run()
    assert store.load(key).assessment.answers["channels"] == ("email",)
    app.button_group(key=f"a_{key}_channels").set_value([]).run()
    assert "channels" not in store.load(key).assessment.answers


def test_a_reason_that_is_taken_back_moves_into_the_note(example) -> None:
    question = "customer_requirements"
    sheet = example.excused(question, "No such customers.").noted(question, "Ask again.")
    back = taken_back(sheet, question)
    assert question not in back.not_applicable and back.notes[question] == "Ask again.\nNo such customers."
    full = sheet.noted(question, "x" * 2000)
    assert taken_back(full, question) == full


def test_rows_of_apps_are_found_again_where_another_tab_moved_them(example) -> None:
    question = "integrations"
    one, two = Integration("Slack", "phi", "signed"), Integration("HubSpot", "unknown", "unknown")
    sheet = example.answered(question, (one, two))
    moved = removed_row(sheet, question, 0, one)
    changed = changed_row(moved, question, 1, two, lambda row: replace(row, data="no_phi"))
    assert changed.answers[question] == (Integration("HubSpot", "no_phi", "unknown"),)
    gone = changed_row(moved, question, 0, one, lambda row: replace(row, baa="not_signed"))
    assert gone.answers[question] == (two, Integration("Slack", "phi", "not_signed"))
    assert added_row(moved, question, "Zoom").answers[question] == (two, Integration("Zoom", "unknown", "unknown"))
    assert question not in removed_row(moved, question, 0, two).answers


def test_a_row_can_be_added_changed_and_removed_on_the_page(store: Store, visit, example) -> None:
    key = store.create(example.answered("integrations_inventory", "complete").answered("integrations", None)).id
    app = visit("questions", key, section="integrations")
    app.text_input(key=f"add_{key}_integrations_0").set_value("Slack [x](http://evil.example)").run()
    assert store.load(key).assessment.answers["integrations"] == (Integration("Slack [x](http://evil.example)", "unknown", "unknown"),)
    app.selectbox(key=f"row_{key}_integrations_0_data").set_value("phi").run()
    assert store.load(key).assessment.answers["integrations"][0].data == "phi"
    app.button(key=f"row_{key}_integrations_0_remove").click().run()
    assert "integrations" not in store.load(key).assessment.answers


def test_owner_day_and_status_of_an_action_are_kept(store: Store, visit, example) -> None:
    key = store.create(example).id
    app = visit("plan", key)
    action = app.session_state["judged"][1].plan[0].action
    app.session_state[f"p_{action}"] = True
    app.run()
    app.text_input(key=f"plan_owner_{key}_{action}").set_value("Dana").run()
    app.session_state[f"p_{action}"] = True  # the test's browser does not send what is open
    app.run()
    app.selectbox(key=f"plan_status_{key}_{action}").set_value("done").run()
    entry = store.load(key).assessment.plan[action]
    assert (entry.owner, entry.status) == ("Dana", "done")


def test_a_store_in_trouble_loses_nothing_and_says_so(store: Store, visit, example, tmp_path) -> None:
    key = store.create(example).id
    app = visit("questions", key, section="scope")
    other = sqlite3.connect(tmp_path / "deskcheck.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    choose(app, key, "org_role", 1)
    app.run()
    assert not app.exception
    assert "Not saved yet" in said(app) and "Another program" in said(app)
    assert app.radio(key=f"a_{key}_org_role").value.startswith("Business associate")
    other.execute("ROLLBACK")
    choose(app, key, "desk", 1)
    app.run()
    answers = store.load(key).assessment.answers
    assert (answers["org_role"], answers["desk"]) == ("business_associate", "other_help_desk")
    assert "Not saved yet" not in said(app)


def test_a_database_that_is_none_is_said_plainly(store: Store, visit, tmp_path) -> None:
    (tmp_path / "deskcheck.sqlite3").write_bytes(b"this is no database, but long enough to be read as one" * 40)
    for page in ("start", "results"):
        app = visit(page, "some-id")
        assert not app.exception and app.error
    begin = visit("start")
    begin.button(key="begin").click().run()
    assert not begin.exception and begin.error
