"""The outbox: edits that are sent again, late, twice or to a restarted server end as the person saw them, and no other is touched."""

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import streamlit as st
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Radio

from questionnaire import Assessment, load_bank
from questionnaire.assessment import Integration, PlanEntry
from questionnaire.file import to_document
from questionnaire.file.edit import value_at
from store import Store
from tests.ui.conftest import said
from ui.shell import page, session
from ui.shell.links import field_at
from ui.shell.outbox import take
from ui.shell.session import open_assessment
from ui.shell.synced_widget import declined, rivals

BANK = load_bank()
START = Assessment(BANK.version, date(2026, 11, 21), answers={"integrations": (Integration("Slack", "phi", "unknown"),)})
VALUES: dict[tuple[str, ...], list[Any]] = {
    ("answers", "desk"): ["intercom", "shared_inbox", "not_chosen", "unknown", None],
    ("answers", "channels"): [["email"], ["email", "sms"], ["web_chat"], None],
    ("answers", "baa_signed_on"): ["2026-03-01", "2026-04-01", None],
    ("answers", "integrations", "Slack~1", "baa"): ["signed", "not_signed", "unknown"],
    ("notes", "desk"): ["One.", "Two.", None],
    ("plan", "sign_baa", "owner"): ["Dana", "Kim", None],
    ("plan", "sign_baa", "status"): ["open", "in_progress", "done"],
    ("people", "founder"): ["Dana", "Kim", None],
    ("handover", "letter"): ["Dear board,", "Dear all,", None],
    ("workshop", "dissent", "desk", "1", "who"): ["Kim", "Lee", None],
    ("client",): ["Acme", "Beta"],
}


@pytest.fixture(autouse=True)
def no_session() -> Iterator[None]:
    st.session_state.clear()
    yield
    st.session_state.clear()


def entry(key: str, number: int, path: tuple[str, ...], before: Any, after: Any, **more: Any) -> dict[str, Any]:
    return {"id": f"e{number}", "a": key, "path": list(path), "before": before, "after": after, **more}


def sent(key: str, *entries: dict[str, Any]) -> list[str]:
    answers = take({"n": 1, "edits": list(entries)}, open_assessment(key))
    assert not answers.refused
    return answers.taken


def shown(sheet: Assessment) -> dict[tuple[str, ...], Any]:
    """What a screen shows in each field: of an action that nobody has touched, that it is open."""
    return {path: value_at(to_document(sheet), path) or ("open" if path[-1] == "status" else None) for path in VALUES}


steps = some.lists(
    some.tuples(some.sampled_from(sorted(VALUES)), some.integers(0, 4), some.sampled_from(["", "lost", "twice", "restart", "no answer"])),
    max_size=25,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(steps)
def test_whatever_the_line_does_the_store_ends_as_the_person_saw_it(store: Store, walk: list[tuple[tuple[str, ...], int, str]]) -> None:
    """A browser in little: the newest edit of each field waits until it is confirmed; what is lost is sent again, in any order."""
    st.session_state.clear()
    key = store.create(START).id
    seen = shown(START)
    stored, pending = dict(seen), {}
    for number, (path, which, fault) in enumerate(walk):
        value = VALUES[path][which % len(VALUES[path])]
        old = pending.get(path)
        before = old["before"] if old else stored[path]
        pending[path] = entry(key, number, path, before, value, sent=[*old["sent"], old["after"]] if old else [])
        seen[path] = value
        if fault == "restart":
            st.session_state.clear()
        if fault == "lost":
            continue
        for _ in range(2 if fault == "twice" else 1):
            taken = sent(key, *pending.values())
        if fault != "no answer":
            for confirmed in [p for p, e in pending.items() if e["id"] in taken]:
                stored[confirmed] = seen[confirmed]
                del pending[confirmed]
    st.session_state.clear()
    sent(key, *pending.values())
    loaded = store.load(key)
    assert loaded is not None
    assert shown(loaded.assessment) == seen


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    some.lists(
        some.tuples(some.lists(some.sampled_from(["Zoom", "Jira", "Notion", "Slack"]), min_size=1, max_size=3), some.booleans()), max_size=6
    )
)
def test_names_are_added_once_and_in_order_however_often_they_are_sent(store: Store, walk: list[tuple[list[str], bool]]) -> None:
    st.session_state.clear()
    key = store.create(START).id
    there = ["Slack"]
    for number, (names, restart) in enumerate(walk):
        adding = entry(key, number, ("answers", "integrations"), list(there), names, add=True)
        for _ in range(3):
            sent(key, adding)
            if restart:
                st.session_state.clear()
        there += [name for name in dict.fromkeys(names) if name not in there]
    loaded = store.load(key)
    assert loaded is not None and [row.name for row in loaded.assessment.answers["integrations"]] == there


@pytest.mark.parametrize("held", [None, "open", "in_progress"])
def test_a_tick_that_got_lost_is_stored_whatever_the_untouched_action_held(held: str | None, store: Store) -> None:
    """Where nobody had touched the action, it was asked about as a conflict with nobody."""
    path = ("plan", "sign_baa", "status")
    key = store.create(START if held is None else START.planned("sign_baa", PlanEntry(status=held))).id
    assert sent(key, entry(key, 1, path, "open", "done")) == ["e1"]
    assert store.load(key).assessment.plan == {"sign_baa": PlanEntry(status="done")}


def heard(app: AppTest, patch: pytest.MonkeyPatch, *edits: dict[str, Any]) -> dict[str, Any]:
    """What a page answers its browser that sends these edits."""
    answers: list[dict[str, Any]] = []
    told = iter([{"edits": {"n": 1, "edits": list(edits)}}])

    def arrive(place: str, question: str, answer: dict[str, Any], *_: object) -> dict[str, Any]:
        answers.append(answer)
        return next(told, {})

    patch.setattr(page, "arrive", arrive)
    app.run()
    return answers[-1]


def desk(app: AppTest, key: str) -> Radio[str]:
    """The question which desk it is, whatever the version of its widget."""
    (radio,) = [box for box in app.radio if (box.key or "").startswith(f"a_{key}_desk")]
    return radio


def chosen(app: AppTest, key: str) -> dict[str, Any]:
    """Chooses a shared mailbox, for the next run, and answers what the browser may send of it later."""
    radio = desk(app, key)
    radio.set_value(radio.options[[choice.id for choice in BANK.questions["desk"].choices].index("shared_inbox")])
    return entry(key, 1, ("answers", "desk"), "intercom", "shared_inbox", k=radio.key)


def test_what_was_undone_before_the_browser_heard_that_it_was_stored_does_not_come_back(
    store: Store, visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two seconds later the browser sent it once more, and it stood there again."""
    key = store.create(START.answered("desk", "intercom")).id
    app = visit("questions", key, section="scope")
    late = chosen(app, key)
    app.run()
    assert store.load(key).assessment.answers["desk"] == "shared_inbox"
    app.button(key="undo").click().run()
    assert heard(app, monkeypatch, late)["taken"] == ["e1"] and store.load(key).assessment.answers["desk"] == "intercom"
    again = {**late, "id": "e2", "k": desk(app, key).key}
    assert again["k"] != late["k"] and heard(app, monkeypatch, again)["taken"] == ["e2"]
    assert store.load(key).assessment.answers["desk"] == "shared_inbox", "a choice made anew since"


def test_what_only_waited_and_was_dropped_for_something_newer_is_asked_about(store: Store, visit, tmp_path: Path, monkeypatch) -> None:
    """It was said to be stored, and nobody was asked."""
    key = store.create(START.answered("desk", "intercom")).id
    app = visit("questions", key, section="scope")
    late = chosen(app, key)
    other = sqlite3.connect(tmp_path / "deskcheck.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    app.run()
    other.execute("ROLLBACK")
    assert "Not saved yet" in said(app)
    store.change(key, lambda sheet: sheet.answered("desk", "not_chosen"))
    monkeypatch.setattr(session, "PATIENCE", 0.0)
    answer = heard(app, monkeypatch, late)
    assert not answer["taken"] and "e1" in answer["waiting"] and store.load(key).assessment.answers["desk"] == "not_chosen"


def test_what_is_given_once_more_under_the_same_key_after_an_undo_elsewhere_is_stored(store: Store) -> None:
    key, path = store.create(START.answered("desk", "intercom")).id, ("answers", "desk")
    edit = entry(key, 1, path, "intercom", "shared_inbox", k="K")
    assert sent(key, edit) == ["e1"]
    store.take_back(key)
    assert sent(key, edit) == ["e1"] and store.load(key).assessment.answers["desk"] == "intercom", "the same edit, sent twice"
    assert sent(key, {**edit, "id": "e2"}) == ["e2"] and store.load(key).assessment.answers["desk"] == "shared_inbox"


def test_a_name_given_back_and_forth_ends_as_it_was_last_given(store: Store) -> None:
    key = store.create(START).id
    for number, (old, new) in enumerate([("Slack", "Teams"), ("Teams", "Slack"), ("Slack", "Teams")]):
        assert sent(key, entry(key, number, ("answers", "integrations", f"{old}~1", "name"), old, new, k="K")) == [f"e{number}"]
    assert [row.name for row in store.load(key).assessment.rows("integrations")] == ["Teams"]


def test_a_choice_that_was_made_elsewhere_meanwhile_is_not_written_over(store: Store) -> None:
    key = store.create(START.answered("desk", "intercom")).id
    store.change(key, lambda sheet: sheet.answered("desk", "not_chosen"))
    old = entry(key, 1, ("answers", "desk"), "intercom", "shared_inbox")
    answers = take({"edits": [old]}, open_assessment(key))
    assert not answers.taken and not answers.refused
    where = f"questions?a={key}&section=scope&question=desk"
    assert answers.waiting == {"e1": (BANK.questions["desk"].text, where, "Unnamed organization")}
    assert rivals(open_assessment(key)) == {("answers", "desk"): "shared_inbox"}
    assert store.load(key).assessment.answers["desk"] == "not_chosen"


def test_what_is_changed_elsewhere_in_the_very_moment_is_asked_about_and_not_refused(store: Store) -> None:
    key = store.create(START).id
    opened = open_assessment(key)
    assert opened is not None
    store.change(key, lambda sheet: sheet.noted("desk", "The newer one."))
    mine = {"edits": [entry(key, 1, ("notes", "desk"), None, "Typed in the same moment.")]}
    assert take(mine, opened) == ([], {}, {}), "it comes again"
    assert "e1" in take(mine, open_assessment(key)).waiting
    assert store.load(key).assessment.notes == {"desk": "The newer one."}


def test_a_text_that_was_changed_elsewhere_meanwhile_is_not_written_over(store: Store) -> None:
    key = store.create(START.noted("desk", "One.")).id
    store.change(key, lambda sheet: sheet.noted("desk", "The newer one."))
    old = entry(key, 1, ("notes", "desk"), "One.", "Typed in an old view.")
    for _ in range(3):
        answers = take({"edits": [old]}, open_assessment(key))
        assert not answers.taken and not answers.refused, "it stays in the browser until somebody has chosen"
    assert store.load(key).assessment.notes == {"desk": "The newer one."}
    assert rivals(open_assessment(key)) == {("notes", "desk"): "Typed in an old view."}
    declined(open_assessment(key))[("notes", "desk")] = rivals(open_assessment(key)).pop(("notes", "desk"))
    assert take({"edits": [old]}, open_assessment(key)).taken == ["e1"]
    assert store.load(key).assessment.notes == {"desk": "The newer one."}


REFUSED = {
    "a note that is too long": (("notes", "desk"), "x" * 2001, "It has 2,001 characters; at most 2,000 are kept, so shorten it."),
    "a choice that there is not": (("answers", "desk"), "pigeon", "pigeon"),
    "a row that is gone": (("answers", "integrations", "Jira~1", "baa"), "signed", "no longer in the list"),
    "a day that is none": (("answers", "baa_signed_on"), "soon", "is not a valid date"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_stored_is_said_with_its_reason(name: str, store: Store) -> None:
    path, value, why = REFUSED[name]
    key = store.create(START).id
    answers = take({"edits": [entry(key, 1, path, None, value)]}, open_assessment(key))
    assert why in answers.refused["e1"] and store.load(key).revision == 1
    assert f"&question={path[1]}" in answers.waiting["e1"][1]


PLACES = {
    ("answers", "desk"): ("Which support desk do you use to answer patients?", "questions?a=x&section=scope&question=desk"),
    ("answers", "integrations", "Slack~1", "baa"): ("Integrations and", "questions?a=x&section=integrations&question=integrations"),
    ("notes", "desk"): ("note", "questions?a=x&section=scope&question=desk&open=note"),
    ("plan", "sign_baa", "owner"): ("Check and sign the BAA: owner", "plan?a=x"),
    ("people", "founder"): ("", "plan?a=x"),
    ("hours_per_week",): ("Hours a week for the plan", "plan?a=x"),
    ("client",): ("Organization", "questions?a=x&section=scope"),
    ("handover", "letter"): ("Cover letter", "report?a=x&view=edit"),
    ("handover", "prepared_by"): ("Prepared by", "report?a=x"),
    ("handover", "comments", "f"): ("Comment on a finding", "report?a=x&view=edit&finding=f"),
    ("brand", "accent"): ("Accent color", "report?a=x&view=edit"),
    ("workshop", "dissent", "desk", "1", "who"): ("dissent", "workshop?a=x"),
}


@pytest.mark.parametrize("path", PLACES)
def test_a_field_that_waits_for_a_person_has_a_name_and_a_screen(path: tuple[str, ...]) -> None:
    name, page, query = field_at(BANK, "x", path)
    assert name and PLACES[path][0] in name and f"{page}?{urlencode(query)}" == PLACES[path][1]


def test_the_way_to_a_note_opens_the_box_in_which_it_stands(store: Store, visit) -> None:
    """It led to a closed line, and the two values to choose between were behind it."""
    key = store.create(START).id
    _, page, query = field_at(BANK, key, ("notes", "desk"))
    app = visit(page, key, **{name: value for name, value in query.items() if name != "a"})
    assert [area.key for area in app.text_area] == [f"n_{key}_desk"]
    assert "open" not in app.query_params  # once: it can be folded shut


HOSTILE = [
    {"path": []},
    {"path": ["brand"]},
    {"path": ["answers"], "after": {}},
    {"path": ["as_of", "x"]},
    {"path": ["brand", "logo"], "after": "<svg>"},
    {"path": ["brand", "name"], "after": "x" * 5000},
    {"path": ["brand", "__class__"], "after": "x"},
    {"path": ["answers", "channels"], "before": 5, "after": ["none", ["b"]]},
    {"path": ["answers"], "after": ["Zoom"], "add": True},
    {"path": ["answers", "integrations"], "after": None, "add": True},
    {"path": ["answers", "integrations"], "before": ["Slack"], "after": [1], "add": True},
    {"path": ["answers", "integrations", "Slack~" + "9" * 5000, "baa"], "after": "signed"},
    {"path": ["answers", "nothing"], "after": "x"},
    {"path": ["handover", "overrides"], "after": []},
    {"path": "client", "after": "x"},
]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_what_no_screen_of_ours_sends_is_refused_and_holds_up_nothing_else(number: int, store: Store) -> None:
    key = store.create(START).id
    bad = {"id": "bad", "a": key, "before": None, "after": None} | HOSTILE[number]
    answers = take({"edits": [7, bad, entry(key, 1, ("client",), None, "Acme")]}, open_assessment(key))
    assert answers.taken == ["e1"] and answers.refused.keys() == {"bad"}
    loaded = store.load(key)
    assert loaded is not None and loaded.assessment == replace(START, client="Acme") and not store.report_versions.brand()


def test_names_that_are_sent_together_again_are_added_once(store: Store) -> None:
    key = store.create(START).id
    path = ("answers", "integrations")
    both = [entry(key, 1, path, ["Slack"], ["Zoom"], add=True), entry(key, 2, path, ["Slack", "Zoom"], ["Jira"], add=True)]
    for _ in range(3):
        sent(key, *both)
        st.session_state.clear()
    assert [row.name for row in store.load(key).assessment.answers["integrations"]] == ["Slack", "Zoom", "Jira"]


def test_a_row_that_is_renamed_and_answered_in_one_message_is_both(store: Store) -> None:
    key = store.create(START).id
    path = ("answers", "integrations", "Slack~1")
    both = [entry(key, 1, (*path, "name"), "Slack", "Slack Inc"), entry(key, 2, (*path, "data"), "phi", "no_phi")]
    assert sent(key, *both) == ["e1", "e2"]
    assert store.load(key).assessment.answers["integrations"] == (Integration("Slack Inc", "no_phi", "unknown"),)
    st.session_state.clear()
    assert sent(key, both[0]) == ["e1"], "it is stored already; only the answer was lost"


def test_a_tick_that_comes_again_leaves_a_reason_that_was_written_meanwhile(store: Store) -> None:
    key = store.create(START.excused("customer_requirements", "Because of the lease.")).id
    assert sent(key, entry(key, 1, ("not_applicable", "customer_requirements"), None, True)) == ["e1"]
    assert store.load(key).assessment.not_applicable == {"customer_requirements": "Because of the lease."}


def test_what_does_not_fit_is_refused_where_something_newer_stands_too(store: Store) -> None:
    key = store.create(START.answered("channels", ("email",))).id
    answers = take({"edits": [entry(key, 1, ("answers", "channels"), ["sms"], ["none", ["b"]])]}, open_assessment(key))
    assert answers.refused.keys() == {"e1"} and not rivals(open_assessment(key))


def test_what_was_emptied_elsewhere_is_asked_about_and_not_written_over(store: Store) -> None:
    key = store.create(START).id
    answers = take({"edits": [entry(key, 1, ("notes", "desk"), "One.", "Two.")]}, open_assessment(key))
    assert answers.waiting.keys() == {"e1"} and rivals(open_assessment(key)) == {("notes", "desk"): "Two."}


@pytest.mark.parametrize(("note", "ends"), [("", "Old. New"), ("Mine.\nOld.", "Mine.\nOld. New"), ("Old. New", "Old. New")])
def test_a_reason_that_comes_after_its_tick_was_taken_away_stands_in_the_note(store: Store, note: str, ends: str) -> None:
    key = store.create(START.noted("customer_requirements", note)).id
    for _ in range(2):
        assert sent(key, entry(key, 1, ("not_applicable", "customer_requirements"), "Old.", "Old. New")) == ["e1"]
        st.session_state.clear()
    sheet = store.load(key).assessment
    assert sheet.notes == {"customer_requirements": ends} and not sheet.not_applicable


def test_one_waiting_edit_that_no_longer_fits_does_not_hold_up_the_others(store: Store, tmp_path: Path) -> None:
    key = store.create(START).id
    opened = open_assessment(key)
    other = sqlite3.connect(tmp_path / "deskcheck.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    opened.put(("answers", "integrations", "Slack~1", "baa"), "signed")
    opened.put(("notes", "desk"), "Typed meanwhile.")
    assert opened.trouble
    other.execute("ROLLBACK")
    other.close()
    store.change(key, lambda sheet: sheet.answered("integrations", None))
    time.sleep(1.1)
    again = open_assessment(key)
    assert not again.trouble and "no longer in the list" in again.dropped[0]
    assert store.load(key).assessment.notes == {"desk": "Typed meanwhile."}


def test_too_many_apps_are_refused_whole(store: Store) -> None:
    key = store.create(START).id
    adding = entry(key, 1, ("answers", "integrations"), ["Slack"], [f"x{n}" for n in range(200)], add=True)
    assert "200 apps at most" in take({"edits": [adding]}, open_assessment(key)).refused["e1"]
    assert "no longer here" in take({"edits": [entry("nobody", 2, ("client",), None, "x")]}, None).refused["e2"]


@pytest.mark.parametrize("told", [None, "x", {}, {"edits": None}, {"edits": "x"}, {"edits": [{"id": 1}]}, {"edits": [7]}])
def test_what_is_no_list_of_edits_changes_nothing(told: object, store: Store) -> None:
    key = store.create(START).id
    answers = take(told, open_assessment(key))
    assert not answers.taken and not answers.refused and store.load(key).revision == 1


def test_an_edit_of_another_assessment_goes_there(store: Store) -> None:
    here, there = (store.create(START).id for _ in range(2))
    assert sent(here, entry(there, 1, ("client",), None, "Beta")) == ["e1"]
    assert (store.load(here).assessment.client, store.load(there).assessment.client) == ("", "Beta")


def test_an_edit_of_the_brand_is_sent_again_as_well(store: Store, tmp_path: Path) -> None:
    key = store.create(START).id
    assert sent(key, entry(key, 1, ("brand", "name"), None, "Rivera Advisory")) == ["e1"]
    assert "Rivera Advisory" in store.report_versions.brand()
    refused = take({"edits": [entry(key, 2, ("brand", "accent"), None, "#ffee00")]}, open_assessment(key)).refused
    assert "contrast" in refused["e2"]


def test_hours_that_were_typed_are_stored_as_a_number_and_what_is_none_is_refused(store: Store) -> None:
    key = store.create(START).id
    assert sent(key, entry(key, 1, ("hours_per_week",), None, "12.5")) == ["e1"]
    assert store.load(key).assessment.hours_per_week == 12.5
    answers = take({"n": 2, "edits": [entry(key, 2, ("hours_per_week",), "12.5", "many")]}, open_assessment(key))
    assert "Type a number from 1 to 400" in answers.refused["e2"] and store.load(key).assessment.hours_per_week == 12.5
    assert sent(key, entry(key, 3, ("hours_per_week",), "12.5", None)) == ["e3"]
    assert store.load(key).assessment.hours_per_week is None


def test_what_a_workshop_put_on_record_is_taken_as_it_belongs_and_nothing_else(store: Store) -> None:
    key = store.create(START).id
    day, minutes = ("workshop", "parked", "closing", "1", "due"), ("workshop", "minutes")
    assert sent(key, entry(key, 1, minutes, None, "90"), entry(key, 2, day, None, "12/11/2026")) == ["e1", "e2"]
    held = store.load(key).assessment.workshop
    assert held.minutes == 90 and held.parked["closing"]["1"].due == date(2026, 12, 11)
    wrong = {("workshop", "minutes"): "9", ("workshop", "seconds", "scope"): 5, ("workshop", "decided", "No id"): "Kim"}
    answers = take(
        {"n": 2, "edits": [entry(key, n, path, None, value) for n, (path, value) in enumerate(wrong.items(), 3)]}, open_assessment(key)
    )
    assert {*answers.refused} == {"e3", "e4", "e5"} and store.load(key).assessment.workshop == held


def test_dont_know_among_many_choices_is_stored_as_an_empty_list_also_when_it_comes_late(store: Store) -> None:
    key = store.create(START.answered("channels", ("sms",))).id
    late = entry(key, 1, ("answers", "channels"), ["sms"], ["sms", "unknown"])
    assert sent(key, late) == ["e1"] and store.load(key).assessment.answers["channels"] == ()
    st.session_state.clear()
    assert sent(key, late) == ["e1"] and store.load(key).assessment.answers["channels"] == ()
    assert sent(key, entry(key, 2, ("answers", "channels"), ["unknown"], ["email", "unknown"])) == ["e2"]
    assert store.load(key).assessment.answers["channels"] == ("email",)
