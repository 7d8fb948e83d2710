"""A sentence that one fact chooses is not made false by another: no findings, one finding, nothing answered, nothing to do."""

import pytest

from questionnaire import Assessment
from questionnaire.assessment import PlanEntry
from report import Edition, compose
from report.paper.document import Document, SignOff
from report.paper.editions import EDITIONS
from report.paper.selection import only
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
    assert "By signing you confirm that you read this summary. It" in text(NONE, "board")
    assert "and will see that the plan is carried out. It" in text(ONE, "board")


def test_hours_that_all_fall_into_the_first_month_are_told_once() -> None:
    assert "hours in all, all by Nov 25, 2026" in text(ONE, "board")
    assert "hours in all; what ends by Dec 21, 2026 takes" in text(sheets.worst(BANK), "board")


def test_papers_of_a_sheet_without_an_answer_say_so_and_ask_for_no_decision_and_no_signature() -> None:
    """It asked the founder to choose a way, "by Apr 8, 2027, 6.5 to 46 hours", and three people to sign, at 0 of 38 answers."""
    for sheet in (sheets.empty(), sheets.empty().planned("sign_baa", PlanEntry(owner="Dana"))):
        for edition in EDITIONS:
            made = compose(BANK, sheet, assess(BANK, sheet), edition=edition)
            said, blocks = as_text(made), [block for part in made.parts for block in part.blocks]
            assert "Nothing is answered yet" in said and "Before the first answer there is no verdict." in said
            assert not any(isinstance(block, SignOff) for block in blocks) and "To decide" not in said
            assert (
                "By signing" not in said and "Ways forward" not in said and "ends this verdict" not in said and " hours" not in board(made)
            )
            assert "0 of 38 questions answered." in board(made) and "Score" not in board(made)
        summary = made.records.summary
        assert (summary.verdict, summary.title) == ("cannot_tell", "Nothing is answered yet"), "the record keeps the contract's verdict"
    begun = sheets.empty().answered("desk", "intercom")
    assert "Nothing is answered yet" not in text(begun, "plan") and "By signing" in text(begun, "plan")


def board(made: Document) -> str:
    return as_text(only(made, ["board"]))
