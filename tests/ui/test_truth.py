"""No sentence on screen can be caught lying: the same claims as in the report (tests/report/claims.py), on the pages that make them."""

import pytest
from hypothesis import HealthCheck, given, settings

from questionnaire import Assessment, load_bank
from tests.report.claims import Facts, claims_made, false_claims
from tests.report.lies import PLANTED
from tests.scoring.sheets import half_known, near_a_base
from tests.ui import conftest

SCREENS = ("careful", "all safest", "blank", "out of scope", "undecided, and patient details arrive", "one unknown", "channels blank")
NONE_LEFT = r"no safeguard that this desk needs is missing or not known"


def said(app) -> str:
    """All text on the screen, the labels of what folds included, without the backslashes that keep it literal."""
    return "\n".join([conftest.said(app), *(box.label for box in app.expander)]).replace("\\", "")


@pytest.mark.parametrize("name", SCREENS)
def test_results_and_plan_say_nothing_false(name: str, store, visit) -> None:
    sheet, key = PLANTED[name], store.create(PLANTED[name]).id
    folded = ["why_verdict", "why_score", *(f"condition_{c.id}" for c in load_bank().conditions), "unknown_backup"]
    facts = Facts.of(load_bank(), sheet)
    assert false_claims(facts, said(conftest.unfolded(visit("results", key), *folded))) == []
    assert false_claims(facts, said(visit("plan", key))) == []


@settings(max_examples=8, suppress_health_check=list(HealthCheck))  # each opens two pages
@given(sheet=near_a_base() | near_a_base().flatmap(half_known))
def test_results_and_plan_say_nothing_false_whatever_was_answered(sheet: Assessment, store, visit) -> None:
    facts, key = Facts.of(load_bank(), sheet), store.create(sheet).id
    assert (
        false_claims(
            facts, said(conftest.unfolded(visit("results", key), "why_verdict", *(f"condition_{c.id}" for c in load_bank().conditions)))
        )
        == []
    )
    assert false_claims(facts, said(visit("plan", key))) == []


def test_verdicts_still_open_and_an_empty_register_are_said_where_they_are_so(store, visit) -> None:
    """The claims that only the screen makes are made by it."""
    assert r"it may still become" in claims_made(said(visit("results", store.create(PLANTED["one unknown"]).id)))
    assert NONE_LEFT in claims_made(said(visit("results", store.create(PLANTED["all safest"]).id)))


def test_the_plan_of_a_firm_out_of_scope_says_what_is_left_to_do(store, visit) -> None:
    bank = load_bank()
    text = said(visit("plan", store.create(PLANTED["out of scope"]).id))
    assert (
        "Write down why HIPAA does not apply" in text and bank.verdict("not_in_scope").next in text and NONE_LEFT not in claims_made(text)
    )


def test_where_to_look_names_steps_and_no_desks(store, visit) -> None:
    text = said(conftest.unfolded(visit("results", store.create(PLANTED["one unknown"]).id), "unknown_backup"))
    find_out = load_bank().questions["backup"].find_out
    assert find_out is not None and f"1. {find_out.steps_for('intercom')[0]}" in text


@pytest.mark.parametrize("sheet", ["careful", "channels blank"])
def test_what_is_not_asked_is_not_mentioned(sheet: str, store, visit) -> None:
    """In the sections: the full record says why (report/content/sections/skipped.py)."""
    key = store.create(PLANTED[sheet]).id
    assert "not asked" not in "".join(said(visit("questions", key, section=section.id)) for section in load_bank().sections)


def test_a_stop_that_does_not_hold_for_want_of_a_desk_says_that_none_is_chosen(store, visit) -> None:
    sheet = PLANTED["undecided, and patient details arrive"]
    text = said(conftest.unfolded(visit("results", store.create(sheet).id), "why_verdict"))
    stop = next(line for line in text.splitlines() if line.startswith("| 2. "))
    assert "a desk is chosen" in stop and "Does not hold." in stop and "Support desk: We have not chosen one yet" in stop


def test_apps_that_are_not_known_and_apps_without_a_baa_do_not_share_a_line(store, visit) -> None:
    from questionnaire.assessment import Integration

    rows = (Integration("Slack", "phi", "not_signed"), Integration("Jira", "unknown", "unknown"), Integration("Box", "phi", "not_signed"))
    sheet: Assessment = PLANTED["careful"].answered("integrations_inventory", "complete").answered("integrations", rows)
    app = visit("results", store.create(sheet).id)
    labels = [box.label.replace("\\", "") for box in app.expander if "Integrations and their BAAs" in box.label]
    assert any("2 apps" in label for label in labels) and any("Integrations and their BAAs: Jira" in label for label in labels)
