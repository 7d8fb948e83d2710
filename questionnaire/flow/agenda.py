"""How the time of a workshop is shared out among the sections."""

from questionnaire.flow import Sheet
from questionnaire.question_bank import Bank
from questionnaire.workshop import CLOSING

USUAL_MINUTES = 120
"""Where nobody said how long there is."""
CLOSING_SHARE = 1 / 6


def agenda(bank: Bank, sheet: Sheet, minutes: int) -> dict[str, int]:
    """Minutes by section, in order: to each that is asked, by its number of questions, and the rest to the closing. They sum up."""
    each = minutes * (1 - CLOSING_SHARE) / len(sheet.asked)
    planned, done = {}, 0
    for section in bank.sections:
        until = done + sum(question.id in sheet.asked for question in section.questions)
        if until > done:
            planned[section.id] = round(until * each) - round(done * each)
        done = until
    return {**planned, CLOSING: minutes - sum(planned.values())}
