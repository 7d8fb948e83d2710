"""Named facts: what each says, and that each says only what it declares."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from questionnaire import Assessment
from questionnaire.assessment import Answer, Integration
from questionnaire.facts import FACTS
from questionnaire.shapes.question import UNKNOWN
from tests.scoring.sheets import ANY_SHEET, AS_OF, BANK

DAY = date(2026, 3, 1)
NEXT = DAY + timedelta(days=1)


def said(fact: str, answers: dict[str, Answer]) -> str:
    return FACTS[fact].value(answers, AS_OF)


@pytest.mark.parametrize(
    ("answers", "timing"),
    [
        ({}, UNKNOWN),
        ({"baa_timing": "after_phi"}, "after_phi"),
        ({"baa_timing": "before_phi"}, "before_phi"),
        ({"baa_timing": UNKNOWN}, UNKNOWN),
        ({"baa_timing": ("after_phi",)}, UNKNOWN),
        ({"first_phi_on": DAY, "baa_signed_on": DAY}, "before_phi"),
        ({"first_phi_on": NEXT, "baa_signed_on": DAY}, "before_phi"),
        ({"first_phi_on": DAY, "baa_signed_on": NEXT}, "after_phi"),
        ({"first_phi_on": DAY, "baa_signed_on": NEXT, "baa_timing": "before_phi"}, "after_phi"),
        ({"first_phi_on": DAY, "baa_timing": "before_phi"}, "before_phi"),
        ({"baa_signed_on": DAY, "baa_timing": "after_phi"}, "after_phi"),
    ],
)
def test_the_timing_is_decided_by_both_dates_else_by_the_answer(answers: dict[str, Answer], timing: str) -> None:
    assert said("baa_timing", answers) == timing


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"first_phi_on": DAY, "baa_signed_on": DAY, "baa_timing": "before_phi"}, "agrees"),
        ({"first_phi_on": DAY, "baa_signed_on": DAY, "baa_timing": "after_phi"}, "contradicts"),
        ({"first_phi_on": DAY, "baa_signed_on": NEXT, "baa_timing": "before_phi"}, "contradicts"),
        ({"first_phi_on": DAY, "baa_signed_on": NEXT, "baa_timing": "after_phi"}, "agrees"),
        ({"first_phi_on": DAY, "baa_signed_on": NEXT, "baa_timing": UNKNOWN}, "agrees"),
        ({"first_phi_on": DAY, "baa_signed_on": NEXT}, "agrees"),
        ({"first_phi_on": DAY, "baa_timing": "after_phi"}, "agrees"),
        ({}, "agrees"),
    ],
)
def test_dates_contradict_only_an_answer_that_says_otherwise(answers: dict[str, Answer], found: str) -> None:
    assert said("dates_contradict_timing", answers) == found


@pytest.mark.parametrize(("fact", "question"), [("baa_signed_in_future", "baa_signed_on"), ("first_phi_in_future", "first_phi_on")])
def test_the_day_of_the_assessment_is_not_the_future_and_the_next_day_is(fact: str, question: str) -> None:
    assert said(fact, {}) == "past"
    assert said(fact, {question: AS_OF}) == "past"
    assert said(fact, {question: AS_OF + timedelta(days=1)}) == "future"


@pytest.mark.parametrize("name", ["OpenAI", "ChatGPT", "Fin", "fin for tickets", "AI summaries", "Zendesk bot", "GitHub Copilot", "Claude"])
def test_a_name_like_an_ai_product_is_noticed(name: str) -> None:
    assert (
        said("ai_integration_listed", {"integrations": (Integration("Slack", "phi", "signed"), Integration(name, "no_phi", "signed"))})
        == "listed"
    )


@pytest.mark.parametrize("name", ["Slack", "Mailchimp", "Finance export", "Robotics club", "Airtable", "Email"])
def test_a_name_that_only_holds_such_letters_is_not(name: str) -> None:
    assert said("ai_integration_listed", {"integrations": (Integration(name, "phi", "signed"),)}) == "none"


def test_phi_in_integrations_is_listed_only_where_a_row_says_so() -> None:
    assert said("phi_in_integrations", {}) == "none"
    assert said("phi_in_integrations", {"integrations": "complete"}) == "none"
    assert (
        said("phi_in_integrations", {"integrations": (Integration("A", "unknown", "signed"), Integration("B", "no_phi", "signed"))})
        == "none"
    )
    assert (
        said("phi_in_integrations", {"integrations": (Integration("A", "no_phi", "signed"), Integration("B", "phi", "signed"))}) == "listed"
    )


@pytest.mark.parametrize(
    ("data", "baa", "value"),
    [("unknown", "signed", "listed"), ("phi", "unknown", "listed"), ("no_phi", "unknown", "none"), ("phi", "not_signed", "none")],
)
def test_an_app_is_not_known_where_what_matters_of_it_is_not(data: str, baa: str, value: str) -> None:
    assert said("integration_not_known", {"integrations": (Integration("A", "no_phi", "signed"), Integration("B", data, baa))}) == value


@pytest.mark.parametrize(
    ("data", "baa", "value"),
    [("unknown", "signed", "none"), ("phi", "unknown", "listed"), ("no_phi", "unknown", "none"), ("phi", "not_signed", "none")],
)
def test_an_app_with_a_signed_baa_is_covered_whatever_reaches_it(data: str, baa: str, value: str) -> None:
    found = {"integrations": (Integration("A", "no_phi", "signed"), Integration("B", data, baa))}
    assert said("integration_cover_not_known", found) == value


@given(ANY_SHEET)
def test_each_fact_says_one_of_its_values_and_looks_only_at_what_it_names(sheet: Assessment) -> None:
    for name, fact in FACTS.items():
        value = fact.value(sheet.answers, sheet.as_of)
        assert value in fact.values, name
        assert value == fact.value({q: a for q, a in sheet.answers.items() if q in fact.looks_at}, sheet.as_of), name
        assert set(fact.looks_at) <= set(BANK.questions)
        assert fact.value.__doc__, f"{name} has a docstring with its citation"
