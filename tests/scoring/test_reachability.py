"""Nothing in the bank is out of reach: each question can be asked, each choice given, each action planned, each contradiction fired."""

import pytest

from questionnaire import Assessment, walk
from questionnaire.assessment import Answer, Integration
from questionnaire.shapes.question import UNKNOWN
from scoring import assess
from tests.scoring.sheets import BANK, base, bases, without

LATE: dict[str, Answer | None] = {"baa_timing": "after_phi", "first_phi_on": None}
OPENED_BY: dict[str, dict[str, Answer | None]] = {
    "vendor_offers_baa": {"desk": "other_help_desk"},
    "past_phi_assessed": LATE,
    "discovered_on": {**LATE, "past_phi_assessed": "not_assessed"},
    "special_records_settled": {"special_records": ("substance_use",)},
    "consented_channel_vendors": {"channels": ("email",), "email_cover": "patient_consent"},
    "ai_limits": {"ai_use": ("vendor_ai",)},
    "email_cover": {"channels": ("email",)},
    "sms_cover": {"channels": ("sms",)},
    "whatsapp_cover": {"channels": ("whatsapp",)},
    "phone_cover": {"channels": ("phone",)},
    "social_cover": {"channels": ("social",)},
    "integrations": {"integrations_inventory": "complete"},
    "ai_cover": {"ai_use": ("vendor_ai",)},
    "baa_timing": {"first_phi_on": None},
}
"""The answers that open a question which a careful firm is not asked, or whose answer its dates decide."""


def opened(question: str) -> Assessment:
    sheet = base("careful_firm")
    for key, answer in OPENED_BY.get(question, {}).items():
        sheet = sheet.answered(key, answer)
    return sheet


@pytest.mark.parametrize("question", list(BANK.questions))
def test_each_question_can_be_asked_and_skipped_questions_say_why(question: str) -> None:
    walked = walk(BANK, opened(question))
    assert question in walked.asked
    assert all(reason and not reason.endswith(".") for reason in walked.skipped.values())
    assert set(walked.asked) | set(walked.skipped) == set(BANK.questions)
    assert not set(walked.asked) & set(walked.skipped)


CHOICES = [(q.id, c.id) for q in BANK.questions.values() for c in q.choices]


@pytest.mark.parametrize(("question", "choice"), CHOICES)
def test_each_choice_can_be_given_and_counts(question: str, choice: str) -> None:
    answer: Answer = (choice,) if BANK.questions[question].kind == "multi" else choice
    sheet = opened(question).answered(question, answer)
    assert walk(BANK, sheet).answers[question] == answer
    assess(BANK, sheet)


def test_each_action_and_each_find_out_action_appears_in_some_plan() -> None:
    planned: set[str] = set()
    for question in BANK.questions.values():
        sheet = opened(question.id)
        answers: list[Answer] = [(c.id,) if question.kind == "multi" else c.id for c in question.choices]
        if question.kind == "rows":
            answers = [(Integration("Slack", "phi", "not_signed"),)]
        for answer in [*answers, None]:
            planned |= {i.action for i in assess(BANK, sheet.answered(question.id, answer)).plan}
    for sheet in (base("hurried_startup"), base("hurried_startup").answered("org_role", "business_associate"), base("all_safest")):
        planned |= {i.action for i in assess(BANK, sheet).plan}
    missing = set(BANK.actions) - planned
    assert not missing, f"no plan ever has {sorted(missing)}"


def test_each_judged_question_has_a_find_out_action_that_comes_up_when_it_is_unknown() -> None:
    for question in BANK.questions.values():
        if question.risk is None:
            continue
        sheet = without(opened(question.id), question.id)
        result = assess(BANK, sheet)
        assert f"find_out_{question.id}" in {i.action for i in result.plan}, question.id
        if question.kind == "single":
            assert assess(BANK, sheet.answered(question.id, UNKNOWN)) == result


def test_each_finding_of_the_bank_is_cited_by_law_or_source_document() -> None:
    for name, sheet in bases().items():
        for finding in assess(BANK, sheet).findings:
            assert finding.citations, f"{finding.id} of {name}"


def test_every_statement_of_the_two_source_documents_is_there_and_is_cited_or_marked_as_opinion() -> None:
    assert list(BANK.statements) == [f"S{n}" for n in range(1, 110)]
    cited = {text for q in BANK.questions.values() for text in q.citations}
    cited |= {text for q in BANK.questions.values() for c in q.choices for text in c.citations}
    cited |= {text for a in BANK.actions.values() for text in a.citations}
    cited |= {text for c in BANK.conditions for text in c.citations}
    for statement in BANK.statements.values():
        assert statement.id in cited or statement.opinion, f"{statement.id} is cited by nothing"
