"""What a person changed is saved; what changed elsewhere is shown; neither undoes the other."""

import sqlite3
from dataclasses import replace
from datetime import date

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import StopException
from streamlit.testing.v1 import AppTest

from questionnaire import load_bank
from questionnaire.assessment import Integration
from questionnaire.handover import Additions
from report.paper.wording import day
from scoring import assess
from store import Store
from tests.ui.conftest import said
from ui.elements import words
from ui.shell import session
from ui.shell.fields import alone
from ui.shell.session_values import SessionValue


def choose(app, key: str, question: str, place: int) -> None:
    radio = app.radio(key=f"a_{key}_{question}")
    radio.set_value(radio.options[place])


def test_an_answer_is_saved_at_once(store: Store, visit, example) -> None:
    key = store.create(example).id
    app = visit("questions", key, section="scope")
    choose(app, key, "org_role", 1)
    app.run()
    assert store.load(key).assessment.answers["org_role"] == "business_associate"
    assert any(">Saved<" in html.body for html in app.get("html"))


def test_a_tab_that_shows_something_old_overwrites_nothing(store: Store, visit, example) -> None:
    key = store.create(example).id
    one, two = (visit("questions", key, section="scope") for _ in range(2))
    choose(one, key, "org_role", 1)
    one.run()
    choose(two, key, "desk", 1)
    two.run()
    answers = store.load(key).assessment.answers
    assert (answers["org_role"], answers["desk"]) == ("business_associate", "other_help_desk")
    assert two.radio(key=f"a_{key}_org_role_v1").value.endswith("business associate\\)")
    two.run()
    one.run()
    assert store.load(key).revision == 3


@pytest.mark.parametrize(("press", "kept"), [("mine", "shared_inbox"), ("theirs", "other_help_desk")])
def test_two_tabs_that_answer_the_same_question_are_shown_both_and_asked(store: Store, visit, example, press: str, kept: str) -> None:
    key = store.create(example).id
    one, two = (visit("questions", key, section="scope") for _ in range(2))
    choose(one, key, "desk", 1)
    one.run()
    choose(two, key, "desk", 2)
    two.run()
    assert store.load(key).assessment.answers["desk"] == "other_help_desk", "nothing is written over in silence"
    options = two.radio(key=f"a_{key}_desk_v1").options
    assert two.radio(key=f"a_{key}_desk_v1").value == options[1]
    assert "changed elsewhere in the meantime" in said(two) and options[2] in said(two)
    for page in ("results", "questions"):
        two.switch_page(f"pages/{page}.py").run()
        links = [link.proto for link in two.get("page_link")]
        there = [(link.label, link.query_string) for link in links if "question=desk" in link.query_string]
        told = "Choose which of the two to keep; until then yours is not saved." in said(two)
        assert (told, bool(there)) == (page == "results",) * 2
    two.button(key=f"{press}_a_{key}_desk").click().run()
    assert store.load(key).assessment.answers["desk"] == kept
    assert "changed elsewhere in the meantime" not in said(two)


def test_none_and_the_others_exclude_each_other() -> None:
    assert alone("none", ["sms"], ["none", "sms"]) == ["none"]
    assert alone("none", ["none"], ["none", "sms"]) == ["sms"]
    assert alone("none", [], ["email", "sms"]) == ["email", "sms"]


def test_multi_answers_are_saved_and_can_be_cleared(store: Store, visit, example) -> None:
    key = store.create(example).id
    app = visit("questions", key, section="channels")
    pills = app.button_group(key=f"a_{key}_channels")
    pills.set_value(["email"]).run()
    assert store.load(key).assessment.answers["channels"] == ("email",)
    app.button_group(key=f"a_{key}_channels").set_value([]).run()
    assert "channels" not in store.load(key).assessment.answers


def test_what_stands_alone_is_shown_alone_at_once(store: Store, visit, example) -> None:
    key = store.create(example.answered("ai_use", ("vendor_ai",))).id
    app = visit("questions", key, section="ai")
    app.button_group(key=f"a_{key}_ai_use").set_value(["vendor_ai", "none"]).run()
    assert store.load(key).assessment.answers["ai_use"] == ("none",)
    assert app.button_group(key=f"a_{key}_ai_use_v1").value == ["none"]


def test_a_row_can_be_added_changed_and_removed_on_the_page(store: Store, visit, example) -> None:
    key = store.create(example.answered("integrations_inventory", "complete").answered("integrations", None)).id
    app = visit("questions", key, section="integrations")
    app.text_input(key=f"draft_add_{key}_integrations").set_value("Slack [x](http://evil.example)").run()
    assert store.load(key).assessment.answers["integrations"] == (Integration("Slack [x](http://evil.example)", "unknown", "unknown"),)
    picked = next(box for box in app.selectbox if box.key.endswith("_data"))
    picked.set_value("phi").run()
    assert store.load(key).assessment.answers["integrations"][0].data == "phi"
    next(button for button in app.button if button.label == "Remove").click().run()
    assert "integrations" not in store.load(key).assessment.answers
    for button, shown in (("undo", False), ("redo", True)):
        app.button(key=button).click().run()
        assert any(b.key == f"undo_{key}_integrations" for b in app.button) is shown, "said only while it is so"
    app.button(key=f"undo_{key}_integrations").click().run()
    row = Integration("Slack [x](http://evil.example)", "phi", "unknown")
    assert store.load(key).assessment.answers["integrations"] == (row,)


def test_owner_day_and_status_of_an_action_are_kept(store: Store, visit, example) -> None:
    key = store.create(example).id
    app = visit("plan", key)
    action = assess(load_bank(), example).plan[0].action
    app.session_state[f"p_{key}_{action}"] = True
    app.run()
    app.text_input(key=f"plan_owner_{key}_{action}").set_value("Dana").run()
    app.session_state[f"p_{key}_{action}"] = True  # the test's browser does not send what is open
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
    assert app.radio(key=f"a_{key}_org_role").value.endswith("business associate\\)")
    other.execute("ROLLBACK")
    choose(app, key, "desk", 1)
    app.run()
    answers = store.load(key).assessment.answers
    assert (answers["org_role"], answers["desk"]) == ("business_associate", "other_help_desk")
    assert "Not saved yet" not in said(app)


def test_undo_takes_back_what_waits_to_be_saved_and_nothing_older(store: Store, visit, example, tmp_path, monkeypatch) -> None:
    """It took back the change before, and what waited was gone."""
    key = store.create(example).id
    store.change(key, lambda sheet: sheet.noted("desk", "An earlier change."))
    app = visit("questions", key, section="scope")
    other = sqlite3.connect(tmp_path / "deskcheck.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    choose(app, key, "org_role", 1)
    app.run()
    assert "Not saved yet" in said(app)
    monkeypatch.setattr(session, "PATIENCE", 60.0)
    app.button(key="undo").click().run()
    assert "Undone" not in said(app) and "Not saved yet" in said(app)
    other.execute("ROLLBACK")
    app.button(key="undo").click().run()
    left = store.load(key).assessment
    assert left.notes["desk"] == "An earlier change." and left.answers["org_role"] == example.answers["org_role"]
    assert "Undone" in said(app)


def test_a_database_that_is_none_is_said_plainly(store: Store, visit, tmp_path) -> None:
    (tmp_path / "deskcheck.sqlite3").write_bytes(b"this is no database, but long enough to be read as one" * 40)
    for page in ("start", "results"):
        app = visit(page, "some-id")
        assert not app.exception and app.error
    begin = visit("start")
    begin.button(key="begin").click().run()
    assert not begin.exception and begin.error


def test_an_old_value_that_comes_again_is_no_edit(store: Store, visit, example) -> None:
    """A browser that has not heard of the newer value sends the one it has, under the key it knows."""
    key = store.create(example).id
    one, two = (visit("questions", key, section="scope") for _ in range(2))
    choose(one, key, "desk", 1)
    one.run()
    two.run()
    old = example.answers["desk"]
    assert old == "intercom"
    two.session_state[f"a_{key}_desk"] = two.radio(key=f"a_{key}_desk_v1").options[0]
    choose(two, key, "org_role", 1)
    two.run()
    assert store.load(key).assessment.answers["desk"] == "other_help_desk"


def test_an_answer_whose_question_was_away_comes_back_as_it_was_and_what_it_began_with_is_no_edit(store: Store, visit, example) -> None:
    """Over a slow line: the browser sends its answer once more before it hears that the question is gone, and forgets it then."""
    key = store.create(example).id
    app = visit("questions", key, section="scope")
    choose(app, key, "desk", 1)
    choose(app.run(), key, "org_role", 0)
    began, given = app.radio(key=f"a_{key}_desk").options[:2]
    assert not any("desk" in radio.key for radio in app.run().radio)
    app.session_state[f"a_{key}_desk"] = given
    choose(app, key, "org_role", 1)
    assert app.run().radio(key=f"a_{key}_desk_v1").value == given
    app.session_state[f"a_{key}_desk"] = began
    app.run()
    assert store.load(key).assessment.answers["desk"] == "other_help_desk"


def elsewhere_nothing_is_open(app, key: str, store: Store, example) -> None:
    del app.query_params["a"]
    app.switch_page("pages/plan.py").run()
    app.query_params["a"] = key


def elsewhere_another_is_open(app, key: str, store: Store, example) -> None:
    app.query_params["a"] = store.create(example).id
    app.run()
    app.query_params["a"] = key


def the_page_fails(app, key: str, store: Store, example) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.questions.sections.head", lambda *_: 1 / 0)
        assert words.FAILED in said(app.run())


@pytest.mark.parametrize("happens", [elsewhere_nothing_is_open, elsewhere_another_is_open, the_page_fails])
def test_whatever_took_the_page_away_an_answer_is_drawn_under_a_new_key_after_it(happens, store: Store, visit, example) -> None:
    """As above: the browser's message that its place was taken crosses the one in which it tells its value once more."""
    key = store.create(example).id
    app = visit("questions", key, section="scope")
    choose(app, key, "desk", 1)
    given = app.run().radio(key=f"a_{key}_desk").value
    happens(app, key, store, example)
    app.session_state[f"a_{key}_desk"] = given
    app.switch_page("pages/questions.py").run()
    assert app.radio(key=f"a_{key}_desk_v1").value == given


def test_nothing_that_a_fresh_session_is_shown_first_is_an_edit(store: Store, visit, example) -> None:
    lists = {question: answer[::-1] for question, answer in example.answers.items() if isinstance(answer, tuple)}
    key = store.create(replace(example, answers={**example.answers, **lists})).id
    for section in load_bank().sections:
        visit("questions", key, section=section.id).run()
    for page in ("plan", "report", "results"):
        visit(page, key).run()
    assert store.load(key).revision == 1


TOO_LONG = {
    "a note": (("notes", "desk"), "scope", 2000),
    "the organization": (("client",), "scope", 200),
}


@pytest.mark.parametrize("name", TOO_LONG)
def test_what_is_too_long_stays_in_its_field_which_says_by_how_much(name: str, store: Store, visit, example) -> None:
    path, section, most = TOO_LONG[name]
    key = store.create(example).id
    app = visit("questions", key, section=section)
    if path[0] == "notes":
        app.session_state[f"note_{key}_desk"] = True
        app.run()
        field = app.text_area(key=f"n_{key}_desk")
    else:
        field = app.text_input(key=f"client_{key}")
    app.session_state[f"note_{key}_desk"] = True
    field.set_value("x" * (most + 11)).run()
    assert f"{most + 11:,} characters; {most:,} fit. Shorten this by 11" in said(app)
    assert store.load(key).revision == 1


@pytest.mark.parametrize("typed", ["2026-02-01", "20260201", "2/1/2026", " 02/01/2026 "])
def test_a_day_is_stored_as_it_is_typed(typed: str, store: Store, visit, example) -> None:
    key = store.create(example).id
    app = visit("questions", key, section="exposure")
    app.text_input(key=f"a_{key}_first_phi_on").set_value(typed).run()
    assert store.load(key).assessment.answers["first_phi_on"] == date(2026, 2, 1)
    assert "February 1, 2026" in said(app)


@pytest.mark.parametrize(
    ("typed", "why"),
    [("2026-02", "is not a valid date"), ("1 Feb", "is not a valid date"), ("3126-01-02", "The year 3126 cannot be right")],
)
def test_what_is_no_day_is_said_and_not_stored(typed: str, why: str, store: Store, visit, example) -> None:
    key = store.create(example).id
    app = visit("questions", key, section="exposure")
    app.text_input(key=f"a_{key}_first_phi_on").set_value(typed).run()
    assert why in said(app) and store.load(key).revision == 1
    assert f"{day(example.answers['first_phi_on'])} stays until you type another." in said(app).replace("\\", ""), "it still counts"
    key = store.create(example.answered("first_phi_on", None)).id
    app = visit("questions", key, section="exposure")
    app.text_input(key=f"a_{key}_first_phi_on").set_value(typed).run()
    assert why in said(app) and "stays until" not in said(app)


def test_a_newer_text_is_shown_and_asked_about_before_an_old_view_writes_over_it(store: Store, visit, example) -> None:
    key = store.create(replace(example, handover=Additions(letter="Dear board,"))).id
    app = visit("report", key)
    app.session_state[f"report_views_{key}"] = "Before handing over"
    app.run()
    store.change(key, lambda sheet: replace(sheet, handover=Additions(letter="Dear board, " * 400)))
    app.session_state[f"report_views_{key}"] = "Before handing over"
    app.text_area(key=f"letter_{key}").set_value("Dear board,x").run()
    assert store.load(key).assessment.handover.letter == "Dear board, " * 400
    assert "was changed elsewhere in the meantime" in said(app) and r"Dear board\,x" in said(app)
    assert app.text_area(key=f"letter_{key}_v1").value == "Dear board, " * 400
    app.session_state[f"report_views_{key}"] = "Before handing over"
    app.button(key=f"mine_letter_{key}").click().run()
    assert store.load(key).assessment.handover.letter == "Dear board,x"


def two_desks(visit, key: str) -> tuple[AppTest, AppTest]:
    """Two sessions that gave different desks; the second is asked which of them stays."""
    one, two = (visit("questions", key, section="scope") for _ in range(2))
    for app, place in ((one, 1), (two, 2)):
        choose(app, key, "desk", place)
        app.run()
    return one, two


def test_who_chooses_and_goes_to_another_page_in_the_same_breath_has_chosen(store: Store, visit, example) -> None:
    """The press came with the run of a page that has no such button, and was lost."""
    key = store.create(example).id
    _, two = two_desks(visit, key)
    two.button(key=f"mine_a_{key}_desk").click()
    two.switch_page("pages/results.py").run()
    assert store.load(key).assessment.answers["desk"] == "shared_inbox"


def test_who_chooses_a_value_that_was_changed_once_more_is_asked_again(store: Store, visit, example) -> None:
    """The press failed before any of the page was drawn, and took the question with it."""
    key = store.create(example).id
    one, two = two_desks(visit, key)
    choose(one, key, "desk", 3)
    one.run()
    newest = store.load(key).assessment.answers["desk"]
    two.button(key=f"mine_a_{key}_desk").click().run()
    assert not two.exception and store.load(key).assessment.answers["desk"] == newest
    assert "was changed elsewhere" in said(two)
    two.button(key=f"mine_a_{key}_desk").click().run()
    assert store.load(key).assessment.answers["desk"] == "shared_inbox"


def test_a_run_that_is_ended_as_soon_as_it_has_saved_remembers_what_it_saved(store: Store, visit, example, monkeypatch) -> None:
    """The next click was taken for one over something newer from elsewhere. Streamlit may end a run at any look at the session."""
    key = store.create(example).id
    app = visit("questions", key, section="scope")
    saved: list[bool] = []
    change, look = Store.change, SessionValue.get

    def noted(*given: object, **named: object) -> object:
        found = change(*given, **named)  # type: ignore[arg-type]
        saved.append(True)
        return found

    def ended(*given: object) -> object:
        if saved:
            saved.clear()
            raise StopException
        return look(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Store, "change", noted)
        patch.setattr(SessionValue, "get", ended)
        choose(app, key, "desk", 1)
        app.run()
    assert store.load(key).assessment.answers["desk"] == "other_help_desk"
    choose(app, key, "desk", 2)
    app.run()
    assert store.load(key).assessment.answers["desk"] == "shared_inbox" and "changed elsewhere" not in said(app)
