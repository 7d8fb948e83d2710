"""What the plan had somebody assess of the past does not leave it without a word."""

import pytest

from questionnaire.assessment import Answer, PlanEntry
from store import Store
from tests.ui.conftest import said, the_button
from ui.shell.past import SAID

PASTED = "Assess what agents pasted into AI tools"
PASTING = ("staff_paste_into_ai",)


def answered(store: Store, key: str, answer: Answer) -> None:
    store.change(key, lambda now: now.answered("ai_use", answer))


@pytest.mark.parametrize("page", ["results", "plan", "report"])
def test_an_answer_that_takes_an_assessment_out_of_the_plan_says_so_until_it_is_read(page: str, store: Store, visit, example) -> None:
    """Whoever told agents to stop pasting, and answered so, was no longer asked to assess what had been pasted."""
    key = store.create(example.answered("ai_use", PASTING)).id
    app = visit(page, key)
    assert SAID not in said(app)
    answered(store, key, ("none",))
    assert SAID in said(app.run()) and f"- {PASTED}" in said(app) and SAID in said(app.run())
    the_button(app, "past_read").click().run()
    assert SAID not in said(app) and SAID not in said(app.run())


def test_an_assessment_that_was_there_when_the_page_was_opened_anew_is_not_forgotten(store: Store, visit, example) -> None:
    """Who reloaded among the questions, answered anew and went to the results was told nothing."""
    key = store.create(example.answered("ai_use", PASTING)).id
    app = visit("questions", key)
    assert SAID not in said(app)
    answered(store, key, ("none",))
    app.switch_page("pages/results.py").run()
    assert f"- {PASTED}" in said(app)


def test_what_only_had_to_be_found_out_is_no_event_to_assess(store: Store, visit, example) -> None:
    unknown = example.answered("past_phi_assessed", "unknown")
    key = store.create(unknown).id
    app = visit("plan", key)
    store.change(key, lambda now: now.answered("past_phi_assessed", "assessed_and_documented"))
    assert SAID not in said(app.run())


def test_nothing_is_said_where_it_came_back_or_had_been_done(store: Store, visit, example) -> None:
    key = store.create(example.answered("ai_use", PASTING)).id
    app = visit("plan", key)
    answered(store, key, ("none",))
    answered(store, key, PASTING)
    assert SAID not in said(app.run())
    store.change(key, lambda now: now.planned("assess_past_pasting", PlanEntry(status="done")).answered("ai_use", ("none",)))
    assert SAID not in said(app.run())
