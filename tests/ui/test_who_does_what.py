"""Who plays each role is asked once on the plan; the rows and the results follow."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from questionnaire import load_bank
from questionnaire.assessment import MAX_PERSON
from scoring import assess
from tests.ui.conftest import said
from ui.plan.who_does_what import one_for_all

BANK = load_bank()


@pytest.fixture
def bare(example):
    """The example before anybody was named."""
    return replace(example, plan={}, people={}, hours_per_week=None)


def plan_of(visit, key: str) -> AppTest:
    """The plan with the box open."""
    app = visit("plan", key)
    app.session_state[f"people_{key}"] = True
    app.session_state[f"others_{key}_risk"] = True
    return app.run()


def field(app: AppTest, key: str, role: str):
    return next(found for found in app.text_input if found.key and found.key.startswith(f"person_{key}_{role}"))


def owners(app: AppTest) -> list[str]:
    """Of the rows, none of them opened: who carries the action out, typed or in gray."""
    return [found.value or found.placeholder.removeprefix("Owner: ") for found in app.text_input if found.key.startswith("plan_owner_")]


def test_a_field_for_each_role_of_the_plan_with_its_title_and_how_much_it_has_to_do(store, visit, bare) -> None:
    key = store.create(bare).id
    closed = visit("plan", key)
    assert not [found for found in closed.text_input if found.key.startswith("person_")]
    app, plan = plan_of(visit, key), assess(BANK, bare).plan
    roles = [role for role in BANK.owner_roles if any(item.owner_role == role for item in plan)]
    labels = [found.label for found in app.text_input if found.key.startswith("person_")]
    assert len(roles) > 3 and len(labels) == len(roles) and "counsel" not in roles
    for label, role in zip(labels, roles, strict=True):
        number = sum(item.owner_role == role for item in plan)
        assert label == f"{BANK.owner_roles[role]}, {number} action{'s' if number > 1 else ''}"
    assert "the same person may play all of them" in said(app)


def test_a_name_given_once_stands_in_every_row_of_the_role_and_on_the_results(store, visit, bare) -> None:
    key, plan = store.create(bare).id, assess(BANK, bare).plan
    app = plan_of(visit, key)
    field(app, key, "support_lead").set_value("Mia <b>*Vogel*</b>").run()
    assert not app.exception and store.load(key).assessment.people == {"support_lead": "Mia <b>*Vogel*</b>"}
    assert owners(app).count("Mia <b>*Vogel*</b>") == sum(item.owner_role == "support_lead" for item in plan)
    assert "Mia" in said(visit("results", key))
    field(app, key, "support_lead").set_value("").run()
    assert store.load(key).assessment.people == {} and not any("Mia" in owner for owner in owners(app))


def test_a_row_shows_the_person_where_nobody_is_typed_and_a_typed_name_goes_first(store, visit, bare) -> None:
    action = next(item.action for item in assess(BANK, bare).plan if item.owner_role == "support_lead")
    key = store.create(replace(bare, people={"support_lead": "Mia"})).id
    owner = plan_of(visit, key).text_input(key=f"plan_owner_{key}_{action}")
    assert (owner.value, owner.placeholder) == ("", "Owner: Mia")
    owner.set_value("Kim").run()
    assert owners(plan_of(visit, key)).count("Kim") == 1
    assert store.load(key).assessment.people == {"support_lead": "Mia"}


def test_one_press_gives_the_first_name_to_the_roles_that_nobody_plays(store, visit, bare) -> None:
    key = store.create(bare).id
    app = plan_of(visit, key)
    assert app.button(key=f"one_person_{key}").disabled
    field(app, key, "security_officer").set_value("Kim").run()
    field(app, key, "engineering").set_value("Sam").run()
    before = store.load(key).revision
    app.button(key=f"one_person_{key}").click().run()
    now = store.load(key)
    assert not app.exception and now.revision == before + 1
    wanted = {role: "Sam" if role == "engineering" else "Kim" for role in BANK.owner_roles if role != "counsel"}
    assert now.assessment.people == wanted and field(app, key, "founder").value == "Kim"
    assert app.button(key=f"one_person_{key}").disabled and {"Kim", "Sam"} == {*owners(app)}


def test_with_two_names_there_are_more_hours_at_once(store, visit, bare) -> None:
    answers = {question: answer for question, answer in bare.answers.items() if question != "seats"}
    key = store.create(replace(bare, answers=answers, people={"founder": "Priya"})).id
    app = plan_of(visit, key)
    assert app.text_input(key=f"hours_{key}").placeholder == "8"
    field(app, key, "engineering").set_value("Sam").run()
    assert app.text_input(key=f"hours_{key}").placeholder == "16" and "worked out with 16 hours" in said(app)


def test_a_name_that_is_too_long_is_not_saved_and_says_so(store, visit, bare) -> None:
    key = store.create(bare).id
    app = plan_of(visit, key)
    field(app, key, "founder").set_value("x" * (MAX_PERSON + 1)).run()
    assert any("201 characters; 200 fit" in warning.value for warning in app.warning) and store.load(key).assessment.people == {}


def test_where_nobody_is_named_one_for_all_changes_nothing_and_other_roles_keep_their_names(bare) -> None:
    assert one_for_all(bare, ["founder"]) == bare
    named = replace(bare, people={"cfo": "Ann", "founder": "Priya"})
    assert one_for_all(named, ["founder", "counsel"]).people == {"cfo": "Ann", "founder": "Priya", "counsel": "Priya"}
