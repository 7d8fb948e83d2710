"""The plan's rows: what to do first, done, owner and day in the closed row, several at once, one line for an unanswered section."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from streamlit.runtime.scriptrunner import StopException
from streamlit.testing.v1 import AppTest

from questionnaire import Assessment, load_bank
from questionnaire.assessment import PlanEntry
from report.content.context import Context
from report.paper.wording import PAUSED, day, effort
from scoring import assess
from scoring.counted import hours
from store import Store
from tests.report.as_text import as_text
from tests.report.documents import composed
from tests.scoring.sheets import base
from tests.ui.conftest import plain as said
from ui.plan.plan_list import MOST_AT_ONCE
from ui.plan.plan_row import row
from ui.shell import action_fields
from ui.shell.action_fields import day_marks

BANK = load_bank()
BLANK = Assessment(BANK.version, date(2026, 11, 27))


@pytest.fixture
def bare(example: Assessment) -> Assessment:
    """The example before anybody was named."""
    return replace(example, plan={}, people={})


def rows(app: AppTest, key: str) -> list[str]:
    """The actions that have a row, from top to bottom."""
    return [field.key.removeprefix(f"plan_done_{key}_") for field in app.checkbox if field.key.startswith(f"plan_done_{key}_")]


def own(app: AppTest, kind: str, name: str):
    """A field by its name, whatever its version."""
    return next(f for f in app.get(kind) if f.key == name or f.key.startswith(f"{name}_v"))


def lines(app: AppTest) -> list[str]:
    """What stands on a line of its own, and on boxes that open."""
    return [text.replace("\\", "") for text in (*(box.label for box in app.expander), *(str(part.value) for part in app.markdown))]


def test_the_page_is_the_plan_in_its_order_with_the_first_week_on_top(store: Store, visit, bare) -> None:
    key, plan = store.create(bare).id, assess(BANK, bare).plan
    app = visit("plan", key)
    headings = [str(m.value).splitlines()[0] for m in app.markdown if str(m.value).startswith("## ")]
    assert [h.split(" :small")[0] for h in headings] == [
        "## What to do first",
        "## Hours and people",
        "## Deadline by law",
        "## What ends the verdict",
        "## All other risks",
    ]
    app.session_state[f"others_{key}_risk"] = True
    assert rows(app.run(), key) == [item.action for item in plan]


def test_the_hours_on_top_leave_out_what_is_done_as_the_papers_do(store: Store, visit, bare) -> None:
    plan = assess(BANK, bare).plan
    for entries in ({}, {plan[0].action: PlanEntry(status="done")}):
        now = replace(bare, plan=entries)
        left = effort(hours([item for item in assess(BANK, now).plan if item.action not in entries]))
        assert f"What is not marked as done takes {left} in all, by our estimate." in said(visit("plan", store.create(now).id))
        assert f"{left} in all" in as_text(composed(now, "board"))


def test_hours_of_a_plan_with_sections_to_answer_are_not_all_there_are(store: Store, visit) -> None:
    begun = Assessment(BANK.version, date.today()).answered("org_role", "covered_entity").answered("desk", "intercom")
    told = said(visit("plan", store.create(begun.answered("phi_reaches_support", "routinely").answered("baa_status", "not_signed")).id))
    assert "hours by our estimate, not counting the sections still to be answered." in told and " in all, by our estimate" not in told


def test_what_is_overdue_by_the_clock_says_so_on_plan_results_and_closing(store: Store, visit, bare, monkeypatch) -> None:
    """The list of clients counted seven overdue items, and no screen said which."""
    ours, first = replace(bare, client="Acme"), assess(BANK, bare).plan[0]
    for sheet, after, overdue in ((ours, 0, False), (ours, 1, True), (bare, 1, False)):
        monkeypatch.setattr(action_fields, "today", lambda after=after: first.due + timedelta(after))
        for page, more in (("plan", {}), ("results", {}), ("workshop", {"section": "closing"})):
            app = visit(page, store.create(sheet).id, **more)
            line = next(line for line in lines(app) if line.startswith("**A1**") and first.title in line)
            assert ("overdue" in line) is overdue, (page, after)
    done = replace(ours, plan={first.action: PlanEntry(status="done", due=first.due)})
    marked = Context(BANK, done, assess(BANK, done))
    assert day_marks(marked, next(i for i in marked.actions if i.action == first.action)) == []


def test_what_was_changed_by_hand_for_the_papers_stands_in_the_row(store: Store, visit, bare) -> None:
    """Owner and day of every paper were others than the plan's, and the plan did not say so."""
    action = assess(BANK, bare).plan[0].action
    changes = (("owner", "Dr. *Peña*"), ("due", "2026-12-28"))
    added = bare.handover
    for what, value in changes:
        added = added.overriding(what, action, value, "agreed on the phone")
    told = "on papers, by hand: owner Dr. *Peña*; due date Dec 28, 2026"
    key = store.create(replace(bare, handover=added)).id
    marked = [line for line in lines(visit("plan", key)) if told in line]
    assert len(marked) == 1 and marked[0].startswith("**A1**")
    for page, at in (("results", {}), ("workshop", {"section": "closing"})):
        assert "on papers, by hand: owner Dr" in said(visit(page, key, **at)), page


def test_a_long_class_shows_its_first_rows_and_the_others_by_a_switch(store: Store, visit, bare) -> None:
    key, plan = store.create(bare).id, assess(BANK, bare).plan
    app = visit("plan", key)
    risks = [item.action for item in plan if item.kind == "risk"]
    assert [action for action in rows(app, key) if action in risks] == risks[:MOST_AT_ONCE]
    assert f"Show the other {len(risks) - MOST_AT_ONCE}" in [toggle.label for toggle in app.toggle]


def test_what_waits_for_its_answer_is_never_behind_the_switch(store: Store, visit, bare) -> None:
    last = [item.action for item in assess(BANK, bare).plan if item.kind == "risk"][-1]
    key = store.create(bare.planned("enforce_sign_in", PlanEntry(status="done"))).id
    app = visit("plan", key)
    assert last in rows(app, key) and "What is true now?" in said(app)


def test_owner_day_and_done_are_set_in_the_closed_row(store: Store, visit, bare) -> None:
    key = store.create(bare).id
    app = visit("plan", key)
    app.text_input(key=f"plan_owner_{key}_pause_sms").set_value("Kim").run()
    app.text_input(key=f"plan_due_{key}_pause_sms").set_value("12/1/2026").run()
    app.checkbox(key=f"plan_done_{key}_pause_sms").check().run()
    assert not app.exception and "**Steps**" not in said(app), "no row was opened"
    assert store.load(key).assessment.plan == {"pause_sms": PlanEntry("Kim", date(2026, 12, 1), "done")}
    app.checkbox(key=f"plan_done_{key}_pause_sms").uncheck().run()
    assert store.load(key).assessment.plan["pause_sms"].status == "open"


def test_what_is_done_has_no_day_that_the_plan_works_out(store: Store, visit, bare) -> None:
    """A tick moved the gray day in its row to today."""
    key = store.create(bare).id
    app = visit("plan", key)
    assert own(app, "text_input", f"plan_due_{key}_sign_baa").placeholder.startswith("Due: ")
    own(app, "checkbox", f"plan_done_{key}_sign_baa").check().run()
    assert own(app, "text_input", f"plan_due_{key}_sign_baa").placeholder == "Due date"


def test_a_day_before_the_assessment_is_kept_and_the_row_says_so_in_the_same_words_as_other_days(store: Store, visit, bare) -> None:
    key = store.create(replace(bare, as_of=date(2026, 11, 27))).id
    app = visit("plan", key)
    app.text_input(key=f"plan_due_{key}_pause_sms").set_value("3/2026").run()
    assert store.load(key).assessment.plan["pause_sms"].due == date(2026, 3, 1)
    assert "March 2026, counted from its first day. This is before the day of the assessment, Nov 27, 2026" in said(app)
    app.text_input(key=f"plan_due_{key}_pause_sms").set_value("11/27/2026").run()
    assert "before the day of" not in said(app)
    again = visit("plan", key)
    assert own(again, "text_input", f"plan_due_{key}_pause_sms").value == "Nov 27, 2026"
    assert store.load(key).assessment.plan["pause_sms"].due == date(2026, 11, 27)


def test_the_labels_of_a_row_name_its_action(store: Store, visit, bare) -> None:
    key = store.create(bare).id
    app = visit("plan", key)
    number, title = next((n, item.title) for n, item in enumerate(assess(BANK, bare).plan, 1) if item.action == "pause_sms")
    assert app.text_input(key=f"plan_owner_{key}_pause_sms").label == f"Owner of A{number} {title}"
    assert app.text_input(key=f"plan_due_{key}_pause_sms").label == f"Due date of A{number} {title}"
    assert app.checkbox(key=f"plan_done_{key}_pause_sms").label == f"Done\nA{number} {title}"


def test_what_is_in_progress_is_not_done_and_stays_in_progress(store: Store, visit, bare) -> None:
    key = store.create(bare.planned("pause_sms", PlanEntry(status="in_progress"))).id
    app = visit("plan", key)
    assert not app.checkbox(key=f"plan_done_{key}_pause_sms").value
    app.text_input(key=f"plan_owner_{key}_pause_sms").set_value("Kim").run()
    assert store.load(key).assessment.plan["pause_sms"] == PlanEntry("Kim", None, "in_progress")
    assert [box.label for box in app.expander if "In progress" in box.label]


def test_a_row_ticked_as_done_keeps_its_place_and_stands_below_the_next_time(store: Store, visit, bare) -> None:
    key = store.create(bare).id
    app = visit("plan", key)
    before = rows(app, key)
    app.checkbox(key=f"plan_done_{key}_pause_sms").check()
    app.run()
    assert rows(app, key)[: len(before)] == before and "## Done" not in said(app)
    later = visit("plan", key)
    assert rows(later, key)[-1] == "pause_sms" and "## Done" in said(later)


def test_done_asks_in_the_closed_row_what_is_true_now(store: Store, visit) -> None:
    key = store.create(base("hurried_startup")).id
    app = visit("plan", key)
    app.session_state[f"others_{key}_risk"] = True
    app.run()
    app.checkbox(key=f"plan_done_{key}_enforce_sign_in").check()
    app.session_state[f"others_{key}_risk"] = True
    app.run()
    (radio,) = [radio for radio in app.radio if radio.key.startswith(f"true_{key}_enforce_sign_in")]
    radio.set_value("sso_or_mfa_enforced")
    app.session_state[f"others_{key}_risk"] = True
    app.run()
    app.button(key=f"confirm_{key}_enforce_sign_in").click()
    app.run()
    assert store.load(key).assessment.answers["sign_in"] != base("hurried_startup").answers["sign_in"]
    assert "enforce_sign_in" not in rows(app, key) and "Done and confirmed" in said(app)


def test_a_flow_marked_as_stopped_says_at_once_what_the_papers_say_and_results_say_it_too(store: Store, visit) -> None:
    """The row was struck through and silent, and Results still said to stop what nothing there stopped."""
    key = store.create(base("hurried_startup")).id
    app = visit("plan", key)
    app.checkbox(key=f"plan_done_{key}_keep_phi_out").check()
    app.run()
    line = next(box.label for box in app.expander if "Keep patient details out until plan" in box.label)
    assert "~~" in line and PAUSED in line.replace("\\", "")
    assert f"**{PAUSED}.** Whether patient details still reach the desk is asked here once these are done:" in said(app)
    assert "is marked as done, but the answer to" in said(visit("results", key))


def chosen(app: AppTest, key: str, *actions: str) -> AppTest:
    """Chooses rows by their ticks."""
    app.session_state[f"several_{key}"] = True
    app.run()
    for action in actions:
        own(app, "checkbox", f"choose_{key}_{action}").check()
    app.session_state[f"several_{key}"] = True
    return app.run()


def press(app: AppTest, key: str, button: str) -> AppTest:
    app.button(key=f"several_{button}_{key}").click()
    app.session_state[f"several_{key}"] = True
    app.run()
    assert not app.exception
    return app


def test_several_rows_get_owner_day_and_status_by_one_save_and_one_press_takes_it_back(store: Store, visit, bare) -> None:
    sheet = bare.planned("pause_sms", PlanEntry("Dana", None, "in_progress"))
    key = store.create(sheet).id
    app = chosen(visit("plan", key), key, "pause_sms", "sign_baa")
    assert app.button(key=f"several_set_{key}").label == "Apply to 2 actions"
    own(app, "text_input", f"draft_several_owner_{key}").set_value("Kim")
    own(app, "text_input", f"draft_several_due_{key}").set_value("Dec 4, 2026")
    own(app, "selectbox", f"several_status_{key}").set_value("in_progress")
    app.session_state[f"several_{key}"] = True
    app.run()
    press(app, key, "set")
    wanted = PlanEntry("Kim", date(2026, 12, 4), "in_progress")
    assert store.load(key).assessment.plan == {"pause_sms": wanted, "sign_baa": wanted} and store.load(key).revision == 2
    assert "Changed 2 actions." in said(app) and app.button(key=f"several_set_{key}").label == "Apply to the ticked actions"
    store.change(key, lambda a: a.planned("sign_baa", PlanEntry("Ann")))
    press(app, key, "undo")
    assert store.load(key).assessment.plan == {"pause_sms": sheet.plan["pause_sms"], "sign_baa": PlanEntry("Ann")}
    assert "Undone. What was changed since was left alone: 1 action." in said(app)


def test_what_was_set_at_once_is_said_only_while_it_is_so(store: Store, visit, bare) -> None:
    key = store.create(bare).id
    app = chosen(visit("plan", key), key, "pause_sms", "sign_baa")
    own(app, "text_input", f"draft_several_owner_{key}").set_value("Kim")
    app.session_state[f"several_{key}"] = True
    app.run()
    press(app, key, "set")
    assert "Changed 2 actions." in said(app)
    for button, shown in (("undo", False), ("redo", True)):
        app.button(key=button).click()
        app.session_state[f"several_{key}"] = True
        app.run()
        assert ("Changed 2 actions." in said(app)) is shown
    press(app, key, "undo")
    assert "Undone." in said(app) and store.load(key).assessment.plan == bare.plan
    store.change(key, lambda a: a.planned("pause_sms", PlanEntry("Ann")).planned("sign_baa", PlanEntry("Ann")))
    app.session_state[f"several_{key}"] = True
    app.run()
    assert "Undone." not in said(app)


def test_what_is_left_empty_stays_as_it_is_and_all_that_are_shown_can_be_ticked(store: Store, visit, bare) -> None:
    key = store.create(bare.planned("sign_baa", PlanEntry("Dana"))).id
    app = chosen(visit("plan", key), key)
    shown = rows(app, key)
    assert len(shown) < len(assess(BANK, bare).plan), "some are behind the switch, and are not changed unseen"
    assert app.button(key=f"several_all_{key}").label == "Tick all shown"
    own(app, "text_input", f"draft_several_due_{key}").set_value("Dec 4, 2026")
    press(app, key, "all")
    own(app, "selectbox", f"several_status_{key}").set_value("in_progress")
    press(app, key, "set")
    assert {e.due for e in store.load(key).assessment.plan.values()} == {date(2026, 12, 4)}, "what was typed before the ticks counts too"
    entries = store.load(key).assessment.plan
    assert {*entries} == {*shown} and {e.status for e in entries.values()} == {"in_progress"}
    assert entries["sign_baa"].owner == "Dana" and not entries["pause_sms"].owner


def test_all_shown_are_ticked_also_where_the_press_cut_the_drawing_short(store: Store, visit, bare, monkeypatch) -> None:
    """A press ends the run before it, which had drawn two rows anew; the others still stood on the screen, and stayed unticked."""
    key = store.create(bare).id
    app = chosen(visit("plan", key), key)
    left = iter(range(2))

    def cut_short(*drawn: object) -> None:
        if next(left, None) is None:
            raise StopException
        row(*drawn)

    with monkeypatch.context() as patch:
        patch.setattr("ui.plan.plan_list.row", cut_short)
        app.run()
    press(app, key, "all")
    assert app.button(key=f"several_set_{key}").label == f"Apply to {len(rows(app, key))} actions"


def test_several_are_said_to_be_changed_only_where_something_changed(store: Store, visit, bare) -> None:
    """Every ticked row was counted, though some had held the same all along."""
    key = store.create(bare.planned("pause_sms", PlanEntry("Kim"))).id
    app = chosen(visit("plan", key), key, "pause_sms")
    own(app, "text_input", f"draft_several_owner_{key}").set_value("Kim")
    press(app, key, "set")
    assert store.load(key).revision == 1 and "already has this" in app.warning[0].value and "Changed" not in said(app)
    app = chosen(app, key, "pause_sms", "sign_baa")
    own(app, "text_input", f"draft_several_owner_{key}").set_value("Kim")
    press(app, key, "set")
    assert "Changed 1 action. 1 action already had this." in said(app)


@pytest.mark.parametrize(
    ("ticked", "owner", "due", "words"),
    [
        ((), "Kim", "", "Nothing was changed. Tick actions"),
        (("pause_sms",), "", "", "enter what to change"),
        (("pause_sms",), "Kim", "31/31/2026", "Nothing was changed."),
    ],
)
def test_a_press_that_can_change_nothing_says_why(ticked, owner: str, due: str, words: str, store: Store, visit, bare) -> None:
    key = store.create(bare).id
    app = chosen(visit("plan", key), key, *ticked)
    own(app, "text_input", f"draft_several_owner_{key}").set_value(owner)
    own(app, "text_input", f"draft_several_due_{key}").set_value(due)
    press(app, key, "set")
    assert any(words in warning.value for warning in app.warning) and store.load(key).revision == 1


def test_a_blank_sheet_shows_what_to_answer_and_nothing_else(store: Store, visit) -> None:
    key = store.create(BLANK).id
    app = visit("plan", key)
    assert not rows(app, key) and "What to do first" not in said(app) and "Hours and people" not in said(app)
    assert "Nothing is answered yet" in said(app) and app.button(key="go_on")
    links = [link.proto.label.replace("\\", "") for link in app.get("page_link")]
    assert "Answer “How the desk is set up”" in links
    assert ", 6 minutes, Security officer]]" in said(app)


def test_an_unanswered_section_stands_among_the_actions_and_leads_to_its_questions(store: Store, visit) -> None:
    sheet = base("hurried_startup")
    for question in BANK.section("configuration").questions:
        sheet = sheet.answered(question.id, None)
    sheet = replace(sheet, people={"security_officer": "Kim *Lee*"})
    key = store.create(sheet).id
    app = visit("plan", key)
    (link,) = [link.proto for link in app.get("page_link") if "How the desk is set up" in link.proto.label]
    assert "section=configuration" in link.query_string and "1 section to answer" in said(app)
    assert "minutes, Kim *Lee*" in said(app) and not [action for action in rows(app, key) if action == "find_out_sign_in"]


def test_an_action_with_a_letter_or_a_check_list_has_it_in_its_closed_row(store: Store, visit, bare) -> None:
    app = visit("plan", store.create(bare).id)
    wanted = {letter.title: letter.id for letter in BANK.letters.letters if "sign_baa" in letter.actions}
    links = {link.proto.label.replace("\\", ""): link.proto.query_string for link in app.get("page_link")}
    assert len(wanted) > 1 and all(f"letter={wanted[title]}" in links[title] for title in wanted)


def test_an_open_row_says_what_has_become_of_its_line_and_of_a_day_set_by_hand(store: Store, visit, bare) -> None:
    """Its line stays as it is while the row is open, and went on to say "overdue" of a day months ahead."""
    key, item = store.create(bare).id, assess(BANK, bare).plan[0]
    app = visit("plan", key)
    app.session_state[f"p_{key}_{item.action}"] = True
    app.run()
    assert not any(line.startswith("Now: ") for line in lines(app))
    app.text_input(key=f"plan_due_{key}_{item.action}").set_value("2027-01-15").run()
    (now,) = (line for line in lines(app) if line.startswith("Now: "))
    assert "too late" in now and "**A1**" in now
    (told,) = (line for line in lines(app) if "**Effort**" in line)
    assert f"**Due** Jan 15, 2027 (set by you; by plan {day(item.due_by_rule)}), too late: should be right away" in told
