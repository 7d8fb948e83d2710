"""The careful sheet: what nobody says otherwise is answered with its safest choice."""

from questionnaire.assessment import Answer, Assessment
from questionnaire.flow import walk
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import Question


def safest_answer(question: Question) -> Answer | None:
    """The first choice that leaves nothing to fix and ends nothing; None for a day, a number or a list, which may stay blank."""
    safe = next((c.id for c in question.choices if c.likelihood is None and not c.ends), None)
    return (safe,) if safe and question.kind == "multi" else safe


def answered_safely(bank: Bank, sheet: Assessment) -> Assessment:
    """The sheet with its safest choice for each question that it asks and does not answer."""
    for question in bank.questions.values():  # in the order asked, so that what an answer opens is answered too
        answer = safest_answer(question)
        silent = question.id not in sheet.answers and question.id not in sheet.not_applicable
        if silent and answer is not None and question.id in walk(bank, sheet).asked:
            sheet = sheet.answered(question.id, answer)
    return sheet
