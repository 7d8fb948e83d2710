"""A typed day that no rule refuses and that is hardly meant: it is kept, and the field asks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from questionnaire import load_bank
from questionnaire.workshop import CLOSING, Parked, Workshop
from tests.ui.conftest import said
from ui.shell.odd_day import odd_assessment, odd_due
from ui.shell.session import today

MISTYPED = "12/5/2062"
ASKED = "This is years after the day of the assessment, Nov 21, 2026. Is it mistyped?"


def typed(app, key: str, words: str) -> str:
    return said(app.text_input(key=key).set_value(words).run())


@pytest.mark.parametrize("page", ["questions", "report"])
def test_a_mistyped_year_of_the_assessment_is_kept_and_asked_about(page, store, visit, example) -> None:
    key = store.create(example).id
    text = typed(visit(page, key), f"day_{key}", "11/27/2062")
    assert store.load(key).assessment.as_of == date(2062, 11, 27)
    assert "This is long after today" in text and "Is it mistyped? The plan and legal deadlines count from it." in text
    assert "long before these questions were first asked, in 2026" in typed(visit(page, key), f"day_{key}", "11/27/2006")
    assert "mistyped" not in typed(visit(page, key), f"day_{key}", "11/27/2026")


@pytest.mark.parametrize(("ahead", "asks"), [(0, False), (31, False), (32, True)])
def test_an_assessment_may_lie_a_month_ahead(ahead: int, asks: bool) -> None:
    assert bool(odd_assessment(load_bank())(today() + timedelta(days=ahead))) is asks


@pytest.mark.parametrize(("day", "asks"), [(date(2025, 1, 1), False), (date(2024, 12, 31), True)])
def test_an_assessment_may_lie_as_far_back_as_the_year_before_the_first_questions(day: date, asks: bool) -> None:
    assert bool(odd_assessment(load_bank())(day)) is asks


def test_a_due_day_may_lie_three_years_ahead() -> None:
    odd = odd_due(date(2026, 11, 27))
    assert "before the day of the assessment, Nov 27, 2026" in odd(date(2026, 11, 26)) and not odd(date(2026, 11, 27))
    assert not odd(date(2029, 11, 26)) and "years after the day of the assessment, Nov 27, 2026. Is it mistyped?" in odd(date(2062, 12, 5))


def test_a_due_day_on_a_day_off_is_kept_and_said_to_be_one() -> None:
    odd = odd_due(date(2026, 11, 27))
    assert odd(date(2026, 12, 5)) == "This is a Saturday." and odd(date(2026, 12, 25)) == "This is a federal holiday."
    assert not odd(date(2026, 12, 24)) and odd(date(2027, 7, 5)) == "This is a federal holiday.", "observed on the Monday after"


def test_every_field_for_a_due_day_asks_about_a_mistyped_year(store, visit, example) -> None:
    """In a row of the plan, for several rows at once, for a point put aside in a workshop, as a change by hand."""
    key = store.create(replace(example, workshop=Workshop(parked={"desk": {"1": Parked(text="Who reads the logs?")}}))).id
    assert ASKED in typed(visit("plan", key), f"plan_due_{key}_sign_baa", MISTYPED)
    assert ASKED in typed(visit("workshop", key, section=CLOSING), f"parked_{key}_desk_1_due", MISTYPED)
    several = visit("plan", store.create(example).id)
    several.toggle[0].set_value(True).run()
    due = next(key for key in (str(one.key) for one in several.text_input) if key.startswith("draft_several_due_"))
    assert ASKED in typed(several, due, MISTYPED)
    changed = store.create(example).id
    report = visit("report", changed)
    report.session_state[f"report_views_{changed}"] = "Before handing over"
    report.session_state["change_what"] = "due"
    report.run()
    report.session_state[f"report_views_{changed}"] = "Before handing over"
    assert ASKED in typed(report, f"draft_change_due_{changed}_v0", MISTYPED)
