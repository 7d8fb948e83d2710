"""The blanks of a section are one thing to do until none is left; "I don't know" is no blank."""

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


@pytest.mark.parametrize("question", ["training_minimum_necessary", "training_timing"])
def test_an_answer_begins_a_section_whether_or_not_the_first_pass_asks_for_it(question: str) -> None:
    people = found(BLANK.answered(question, "none" if question == "training_minimum_necessary" else "once"))["people"]
    assert people.begun and {*people.blank} == {*found(BLANK)["people"].blank} - {question}


def test_a_note_answers_nothing() -> None:
    assert found(BLANK.noted("training_timing", "Ask Dana.")) == found(BLANK)


def test_a_section_without_a_blank_is_none_of_them() -> None:
    sheet = BLANK
    for question in found(BLANK)["program"].blank:
        assert "program" in found(sheet)
        sheet = sheet.answered(question, "unknown")
    assert "program" not in found(sheet)


@pytest.mark.parametrize(
    ("section", "question", "sheet"),
    [
        ("people", "training_timing", BLANK.answered("training_timing", "unknown")),
        ("scope", "special_records", BLANK.answered("special_records", ())),
        ("program", "customer_requirements", BLANK.excused("customer_requirements", "We have none.")),
    ],
)
def test_i_do_not_know_and_not_applicable_are_no_blanks(section: str, question: str, sheet: Assessment) -> None:
    assert question in found(BLANK)[section].blank and question not in found(sheet)[section].blank


def test_not_applicable_without_a_reason_is_a_blank_and_so_is_a_list_without_an_app() -> None:
    assert "customer_requirements" in found(BLANK.excused("customer_requirements", ""))["program"].blank
    listed = BLANK.answered("integrations_inventory", "complete").answered("integrations", ())
    assert found(listed)["integrations"].blank == ("integrations",)


def test_where_a_section_asks_one_question_its_answer_goes_through_it() -> None:
    assert found(BLANK)["ai"].blank == ("ai_use",)
    assert "ai" not in found(BLANK.answered("ai_use", ("none",)))


def test_what_is_not_asked_is_not_waited_for() -> None:
    assert not found(BLANK.answered("org_role", "neither"))


@pytest.mark.parametrize(("questions", "wanted"), [(0, 0), (1, 1), (2, 1), (3, 2), (14, 7)])
def test_half_a_minute_each_rounded_up(questions: int, wanted: int) -> None:
    assert minutes(questions) == wanted
