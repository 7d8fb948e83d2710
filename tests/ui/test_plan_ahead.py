"""What if, the hours a week, ways forward, and proposed law: projected, never saved, and worked out only where opened."""

import re
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from questionnaire import Assessment, load_bank
from questionnaire.assessment import PlanEntry
from scoring import assess
from scoring.ahead.ending import ends_verdict
from scoring.ahead.projection import projected
from tests.ui.conftest import plain as said


def box(app, key: str, action: str):
    """The box of an action, whatever its version: the program gives it a new key when it ticks it."""
    return next(found for found in app.checkbox if re.fullmatch(rf"if_{re.escape(key)}_{action}(_v\d+)?", found.key))


VIEWS = ("To do", "What if", "Ways forward")


def again(app: AppTest, key: str, name: str) -> AppTest:
    """Runs once more with the view open: the test's browser does not send which tab is open."""
    app.session_state[f"plan_views_{key}"] = name
    app.run()
    assert not app.exception and not app.error
    return app


def view(visit, key: str, name: str) -> AppTest:
    return again(visit("plan", key), key, name)


def then_title(app: AppTest) -> str:
    return next(str(m.value).replace("\\", "") for m in app.markdown if ":gray[Then, projected" in str(m.value))


def titled(verdict: str) -> str:
    return load_bank().verdict(verdict).title


def safest(example: Assessment) -> Assessment:
    """Every question asked has its safest answer, as far as it has choices."""
    bank = load_bank()
    sheet = Assessment(bank=bank.version, as_of=example.as_of).answered("org_role", "covered_entity").answered("desk", "intercom")
    from questionnaire import walk

    for _ in range(8):
        for question in (bank.questions[q] for q in walk(bank, sheet).asked):
            if question.id not in sheet.answers and question.choices:
                first = question.choices[0].id
                sheet = sheet.answered(question.id, (first,) if question.kind == "multi" else first)
    return sheet


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_works_for_example_blank_and_safest(name, store, visit, example) -> None:
    blank = Assessment(bank=load_bank().version, as_of=example.as_of)
    for sheet in (example, blank, safest(example)):
        key = store.create(sheet).id
        if assess(load_bank(), sheet).plan:
            view(visit, key, name)
        else:
            assert "This plan is empty" in said(visit("plan", key))


def test_ticking_moves_the_verdict_and_saves_nothing(store, visit, example) -> None:
    bank, key = load_bank(), store.create(example).id
    app = view(visit, key, "What if")
    assert titled("stop") in then_title(app)
    ending = ends_verdict(bank, example, assess(bank, example))
    assert ending
    for action in ending:
        box(app, key, action).check()
    again(app, key, "What if")
    after = assess(bank, projected(bank, example, ending))
    assert titled(after.verdict) in then_title(app) and f"{len(ending)} actions ticked" in then_title(app)
    assert store.load(key).assessment == example and store.load(key).revision == 1
    assert "residual" not in said(app).lower()


def test_the_button_ticks_exactly_what_ends_the_verdict(store, visit, example) -> None:
    bank = load_bank()
    plan = assess(bank, example).plan
    sheet = example.planned(plan[-1].action, PlanEntry(status="done"))
    key = store.create(sheet).id
    app = view(visit, key, "What if")
    assert box(app, key, plan[-1].action).value and "done" in box(app, key, plan[-1].action).label
    box(app, key, plan[20].action).check()
    again(app, key, "What if")
    app.button(key="tick_ending").click()
    again(app, key, "What if")
    wanted = {*(ends_verdict(bank, sheet, assess(bank, sheet)) or ()), plan[-1].action}
    assert {item.action for item in plan if box(app, key, item.action).value} == wanted


def test_what_is_marked_as_done_later_is_ticked_too(store, visit, example) -> None:
    action, key = assess(load_bank(), example).plan[0].action, store.create(example).id
    app = view(visit, key, "What if")
    assert not box(app, key, action).value
    store.change(key, lambda sheet: sheet.planned(action, PlanEntry(status="done")))
    again(app, key, "What if")
    assert box(app, key, action).value


def test_a_tick_says_what_it_needs_and_one_press_ticks_that_and_nothing_else(store, visit, example) -> None:
    key, plan = store.create(example).id, assess(load_bank(), example).plan
    app = view(visit, key, "What if")
    assert "done too:" not in said(app)
    box(app, key, "sign_baa").check()
    assert "needs this done too: **A" in said(again(app, key, "What if"))
    before = then_title(app)
    app.button(key=f"need_{key}_sign_baa").click()
    again(app, key, "What if")
    assert {i.action for i in plan if box(app, key, i.action).value} == {"sign_baa", "upgrade_plan"}
    assert "done too:" not in said(app) and before != then_title(app)
    box(app, key, "upgrade_plan").uncheck()
    assert "needs this done too: **A" in said(again(app, key, "What if"))


def test_what_is_left_for_a_new_desk_is_called_so_beside_its_box_too(store, visit, example) -> None:
    sheet = example.answered("desk", "not_chosen")
    left = [item for item in assess(load_bank(), sheet).plan if item.at_new_desk]
    app = view(visit, store.create(sheet).id, "What if")
    labels = "\n".join(box.label for box in app.checkbox)
    assert left and all(f" {item.title} (" in labels and item.title.startswith("At the new desk: ") for item in left)


def test_what_is_done_already_can_end_the_verdict(store, visit, example) -> None:
    bank = load_bank()
    sheet = example
    for action in ends_verdict(bank, example, assess(bank, example)) or ():
        sheet = sheet.planned(action, PlanEntry(status="done"))
    assert "already ends" in said(view(visit, store.create(sheet).id, "What if"))


def test_hours_a_week_are_kept_and_move_the_days_at_once(store, visit, example) -> None:
    key = store.create(replace(example, hours_per_week=None)).id
    app = visit("plan", key)
    before = said(app)
    assert "worked out with 16 hours a week, which nobody has set yet" in before
    app.text_input(key=f"hours_{key}").set_value("40").run()
    assert not app.exception and store.load(key).assessment.hours_per_week == 40
    assert "worked out with 40 hours a week." in said(app) and said(app) != before
    app.text_input(key=f"hours_{key}").set_value("").run()
    assert store.load(key).assessment.hours_per_week is None


@pytest.mark.parametrize("typed", ["0", "-3", "401", "many", "nan", "1,000", "1_0", "1e2"])
def test_hours_that_nobody_has_are_refused_in_a_sentence(typed, store, visit, example) -> None:
    key = store.create(replace(example, hours_per_week=None)).id
    app = visit("plan", key)
    app.text_input(key=f"hours_{key}").set_value(typed).run()
    assert "Type a number from 1 to 400" in app.warning[0].value and store.load(key).assessment.hours_per_week is None


def test_ways_forward_stand_side_by_side_and_closed_ones_say_why(store, visit, example) -> None:
    text = said(view(visit, store.create(example).id, "Ways forward"))
    for strategy in load_bank().strategies:
        assert strategy.title in text
    assert text.count("**Takes**") == 3 and text.count("Projected]") == 3
    assert "All done by" in text and "at 20 hours a week" in text and "$360 more a month for 9 seats ($40 more a seat)" in text
    unseated = said(view(visit, store.create(example.answered("seats", None)).id, "Ways forward"))
    assert "$40 more per seat per month. How many people answer in the desk is not given" in unseated
    blocked = example.answered("phi_reaches_support", "blocked").answered("phi_prevention", "technical_and_told")
    closed = said(view(visit, store.create(blocked).id, "Ways forward"))
    assert "3 ways ahead, 1 of them not open to you. Each that is open is worked out" in closed
    assert "3 ways ahead. Each" in text
    assert "**Not open to you**, because a technical barrier keeps patient details out already" in closed
    assert "“No: a technical barrier keeps patients and patient details out” to “Patient details reach the desk”" in closed


def test_proposed_law_stands_apart_and_judges_nothing(store, visit, example) -> None:
    text = said(visit("method", store.create(example).id))
    assert "Proposed, not law" in text and "never affects verdict, score or plan" in text
    assert "Would be required" in text and "Your answer today" in text
    alone = said(visit("method"))
    assert "Open an assessment to see" in alone and "Your answer today" not in alone


def test_a_proposal_not_looked_at_for_a_year_is_warned_of(store, visit, example) -> None:
    app = visit("method", store.create(replace(example, as_of=date(2028, 1, 1))).id)
    assert any("Check what has become of it" in warning.value for warning in app.warning)


def test_a_field_of_the_list_is_saved_though_another_view_is_opened_in_the_same_run(store, visit, example) -> None:
    key = store.create(example).id
    app = visit("plan", key)
    action = assess(load_bank(), example).plan[0].action
    app.session_state[f"p_{key}_{action}"] = True
    app.run()
    app.text_input(key=f"plan_owner_{key}_{action}").set_value("Dana")
    app.session_state[f"plan_views_{key}"] = "What if"
    app.run()
    assert store.load(key).assessment.plan[action].owner == "Dana"
