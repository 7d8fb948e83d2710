"""A section that nobody has gone through is one thing to do; the first given answer, "I don't know" included, ends that."""

from datetime import date

import pytest

from questionnaire import Assessment, load_bank, walk
from questionnaire.flow.unanswered import Unanswered, minutes, unanswered

BANK = load_bank()
BLANK = Assessment(BANK.version, date(2026, 11, 27))


def found(sheet: Assessment) -> dict[str, Unanswered]:
    return {u.section.id: u for u in unanswered(BANK, walk(BANK, sheet))}


def test_of_a_blank_sheet_every_section_that_asks_something_is_unanswered_and_holds_all_its_questions() -> None:
    asked = walk(BANK, BLANK).asked
    whole = found(BLANK)
    assert {*whole} == {BANK.section_of(q).id for q in asked}
    assert [q for u in whole.values() for q in u.blank] == [*asked] and not any(u.begun for u in whole.values())
    assert whole["configuration"].minutes == minutes(len(whole["configuration"].blank)) > 3


def test_the_first_pass_begins_a_section_and_does_not_go_through_it() -> None:
    people = found(BLANK.answered("training_minimum_necessary", "some_agents"))["people"]
    assert people.begun and "training_minimum_necessary" not in people.blank
    assert {"training_timing", "training_identity_verification"} <= {*people.blank}


def test_an_answer_to_one_of_the_details_goes_through_it() -> None:
    assert "people" not in found(BLANK.answered("training_timing", "once"))
    assert "people" in found(BLANK.noted("training_timing", "Ask Dana."))


@pytest.mark.parametrize(
    ("section", "sheet"),
    [
        ("people", BLANK.answered("training_timing", "unknown")),
        ("scope", BLANK.answered("special_records", ())),
        ("program", BLANK.excused("customer_requirements", "We have none.")),
    ],
)
def test_i_do_not_know_and_not_applicable_are_no_blanks(section: str, sheet: Assessment) -> None:
    assert section in found(BLANK) and section not in found(sheet)


def test_not_applicable_without_a_reason_is_a_blank_and_so_is_a_list_without_an_app() -> None:
    assert "customer_requirements" in found(BLANK.excused("customer_requirements", ""))["program"].blank
    listed = BLANK.answered("integrations_inventory", "complete").answered("integrations", ())
    assert found(listed)["integrations"].blank == ("integrations",)


def test_where_a_section_asks_nothing_but_the_first_pass_its_first_answer_goes_through_it() -> None:
    assert found(BLANK)["ai"].blank == ("ai_use",)
    assert "ai" not in found(BLANK.answered("ai_use", ("none",)))


def test_what_is_not_asked_is_not_waited_for() -> None:
    assert not found(BLANK.answered("org_role", "neither"))


@pytest.mark.parametrize(("questions", "wanted"), [(0, 0), (1, 1), (2, 1), (3, 2), (14, 7)])
def test_half_a_minute_each_rounded_up(questions: int, wanted: int) -> None:
    assert minutes(questions) == wanted
