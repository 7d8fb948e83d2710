"""A sentence that one fact chooses is not made false by another: no findings, one finding, nothing answered, nothing to do."""

import pytest

from questionnaire import Assessment
from report import Edition, compose
from report.paper.editions import EDITIONS
from scoring import assess
from tests.report import sheets
from tests.report.as_text import as_text
from tests.scoring.sheets import BANK

ONE = sheets.safest(BANK).answered("sign_in", "optional")
"""One finding."""
NONE = sheets.in_order(BANK)
"""No finding, and nothing to do."""


def text(sheet: Assessment, edition: Edition) -> str:
    return as_text(compose(BANK, sheet, assess(BANK, sheet), edition=edition))


@pytest.mark.parametrize("edition", EDITIONS)
def test_only_several_findings_are_in_an_order_and_only_where_there_are_any_their_numbers_are_explained(edition: Edition) -> None:
    for sheet in (NONE, ONE, sheets.empty()):
        assert "worst first" not in text(sheet, edition)
        assert ("Numbers such as F1" in text(sheet, edition)) == (sheet is ONE and edition != "board")


def test_the_verdict_that_all_is_in_order_says_what_is_met_and_what_is_open_and_not_the_same_twice() -> None:
    for sheet, conditions in ((NONE, "All 4 conditions are met."), (sheets.safest(BANK), "2 conditions are met, 2 are not needed.")):
        summary = compose(BANK, sheet, assess(BANK, sheet)).records.summary
        assert summary.verdict == "in_order" and summary.sentence == f"{conditions} No finding is open."


def test_what_has_no_card_before_it_is_not_called_the_others_and_a_section_to_answer_has_no_card() -> None:
    blank, worst = text(sheets.empty(), "plan"), text(sheets.worst(BANK), "plan")
    assert "# What to answer\nUntil a section is answered" in blank and "cards" not in blank.lower().replace("card\n", "")
    assert "# All other actions\nThe cards of actions" in worst
    for edition in EDITIONS:
        assert "All other actions" not in text(ONE, edition) and "In the order to do them" not in text(sheets.safest(BANK), edition)


def test_nobody_signs_to_carry_out_a_plan_that_holds_nothing() -> None:
    assert "By signing you confirm that you read this page. It" in text(NONE, "board")
    assert "and will see that the plan is carried out. It" in text(ONE, "board")


def test_hours_that_all_fall_into_the_first_month_are_told_once() -> None:
    assert "hours in all, all by Dec 21, 2026" in text(ONE, "board")
    assert "hours of them by" in text(sheets.worst(BANK), "board")
