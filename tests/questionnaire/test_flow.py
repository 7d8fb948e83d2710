"""The flow, the sheet it lets through, and the immutable assessment behind it."""

from dataclasses import replace
from datetime import date

import pytest

from questionnaire import Assessment, walk
from questionnaire.assessment import EXAMPLE_MARK, Answer, Integration, PlanEntry, rows_of
from questionnaire.conditions import atoms, holds, mentioned
from questionnaire.flow import known_answer, needed
from questionnaire.shapes.question import Condition
from tests.scoring.sheets import AS_OF, BANK, base


def test_a_blank_unknown_and_excused_question_has_no_known_answer() -> None:
    question = BANK.questions["customer_requirements"]
    sheet = Assessment(BANK.version, AS_OF)
    assert known_answer(question, sheet) is None
    assert known_answer(question, sheet.answered(question.id, "unknown")) is None
    assert known_answer(question, sheet.answered(question.id, "met")) == "met"
    assert known_answer(question, sheet.answered(question.id, "met").excused(question.id, "")) is None


def test_an_unknown_question_is_neither_answered_nor_forgotten() -> None:
    walked = walk(BANK, base("careful_firm").answered("sign_in", "unknown").answered("integrations_inventory", "complete"))
    assert walked.unknown("sign_in") and not walked.answered("sign_in")
    assert walked.answered("exports") and not walked.unknown("exports")
    assert walked.unknown("integrations"), "a blank list"
    assert not walked.unknown("sms_cover") and not walked.answered("sms_cover"), "it is not asked"


def test_a_list_with_a_row_that_is_not_known_is_answered_only_in_part() -> None:
    sheet = base("careful_firm").answered("integrations_inventory", "complete")
    part = walk(BANK, sheet.answered("integrations", (Integration("Slack", "phi", "unknown"),)))
    assert part.unknown("integrations") and "integrations" in part.answers and part.incomplete == {"integrations"}
    whole = walk(BANK, sheet.answered("integrations", (Integration("Slack", "phi", "signed"),)))
    assert whole.answered("integrations") and not whole.incomplete


@pytest.mark.parametrize(
    ("data", "baa", "known"),
    [
        ("no_phi", "signed", True),
        ("no_phi", "not_signed", True),
        ("no_phi", "unknown", True),
        ("phi", "signed", True),
        ("phi", "not_signed", True),
        ("phi", "unknown", False),
        ("unknown", "signed", False),
        ("unknown", "not_signed", False),
        ("unknown", "unknown", False),
    ],
)
def test_a_row_is_known_when_nothing_that_matters_is_open(data: str, baa: str, known: bool) -> None:
    assert Integration("Slack", data, baa).known is known


def test_what_is_no_list_of_apps_has_no_rows() -> None:
    assert not rows_of(None) and not rows_of("phi") and not rows_of(("email",))
    assert rows_of((Integration("Slack", "phi", "signed"),)) == (Integration("Slack", "phi", "signed"),)


def test_the_end_of_the_questionnaire_says_why_the_rest_is_not_asked() -> None:
    walked = walk(BANK, base("careful_firm").answered("org_role", "neither"))
    assert walked.asked == ("org_role",)
    assert set(walked.skipped.values()) == {"you are neither a covered entity nor a business associate"}


# ---------------------------------------------------------------- conditions

SMS = Condition(question="channels", equals="sms")
NOT_SMS = Condition(question="channels", differs="sms")
SOME = Condition(question="desk", among=("intercom", "unknown"))
LATE = Condition(fact="baa_timing", equals="after_phi")


@pytest.mark.parametrize(
    ("condition", "answers", "true"),
    [
        (None, {}, True),
        (SMS, {"channels": ("sms", "email")}, True),
        (SMS, {"channels": ("email",)}, False),
        (SMS, {}, False),
        (NOT_SMS, {"channels": ("sms", "email")}, False),
        (NOT_SMS, {}, True),
        (SOME, {"desk": "intercom"}, True),
        (SOME, {"desk": "shared_inbox"}, False),
        (SOME, {}, True),
        (LATE, {"baa_timing": "after_phi"}, True),
        (LATE, {}, False),
        (Condition(all_of=(SMS, SOME)), {"channels": ("sms",), "desk": "intercom"}, True),
        (Condition(all_of=(SMS, SOME)), {"channels": ("sms",), "desk": "not_chosen"}, False),
        (Condition(any_of_these=(SMS, SOME)), {"desk": "intercom"}, True),
        (Condition(any_of_these=(SMS, SOME)), {"desk": "not_chosen"}, False),
        (Condition(negated=SMS), {"channels": ("sms",)}, False),
        (Condition(negated=SMS), {"channels": ("email",)}, True),
    ],
)
def test_a_condition_holds(condition: Condition | None, answers: dict[str, str], true: bool) -> None:
    assert holds(condition, answers, AS_OF) is true


def test_a_condition_names_what_it_looks_at_also_behind_its_facts() -> None:
    whole = Condition(any_of_these=(Condition(all_of=(SMS, LATE)), Condition(negated=SOME)))
    assert list(atoms(whole)) == [SMS, LATE, SOME]
    assert mentioned(whole) == {"channels", "desk", "first_phi_on", "baa_signed_on", "baa_timing"}
    assert not list(atoms(None)) and mentioned(None) == set()


# ---------------------------------------------------------------- the assessment


def test_every_change_makes_a_new_assessment_and_leaves_the_old_one() -> None:
    empty = Assessment(BANK.version, AS_OF)
    changed = (
        empty.answered("desk", "intercom")
        .noted("desk", "ask Dana")
        .excused("customer_requirements", "none")
        .planned("sign_baa", PlanEntry("Dana"))
    )
    assert empty == Assessment(BANK.version, AS_OF)
    assert changed.answers == {"desk": "intercom"} and changed.notes == {"desk": "ask Dana"}
    assert changed.not_applicable == {"customer_requirements": "none"} and changed.plan == {"sign_baa": PlanEntry("Dana")}


def test_every_change_can_be_taken_back() -> None:
    empty = Assessment(BANK.version, AS_OF)
    changed = (
        empty.answered("desk", "intercom")
        .noted("desk", "x")
        .excused("customer_requirements", "")
        .planned("sign_baa", PlanEntry(due=date(2026, 12, 1)))
    )
    back = changed.answered("desk", None).noted("desk", "").excused("customer_requirements", None).planned("sign_baa", PlanEntry())
    assert back == empty


def test_the_example_is_known_by_its_mark() -> None:
    sheet = Assessment(BANK.version, AS_OF)
    assert replace(sheet, client=EXAMPLE_MARK + "Acme").is_example
    assert not replace(sheet, client="Acme").is_example


@pytest.mark.parametrize(
    ("question", "answer", "needs_one"),
    [
        ("sign_in", None, True), ("sign_in", "unknown", False), ("ai_use", None, True), ("ai_use", (), False),
        ("integrations", None, True), ("integrations", (), True), ("integrations", (Integration("Slack", "unknown", "unknown"),), False),
        ("seats", None, False), ("first_phi_on", None, False), ("org_role", "covered_entity", False), ("page_trackers", None, False),
    ],
)  # fmt: skip
def test_a_question_needs_an_answer_until_one_or_i_dont_know_is_given(question: str, answer: Answer | None, needs_one: bool) -> None:
    """A day or a number may stay empty, a list that is said to exist may not; what is not asked, or does not apply, needs none."""
    sheet = base("careful_firm").answered("integrations_inventory", "complete").answered("channels", ("email",)).answered(question, answer)
    assert needed(BANK.questions[question], walk(BANK, sheet)) is needs_one


def test_what_does_not_apply_needs_no_answer() -> None:
    sheet = base("careful_firm").answered("customer_requirements", None).excused("customer_requirements", "We have no such customers.")
    assert not needed(BANK.questions["customer_requirements"], walk(BANK, sheet))
