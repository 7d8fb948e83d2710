"""What a known answer takes from the score: the points of the worst risk that it leaves, never more."""

from questionnaire.assessment import Answer, rows_of
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import Level, Question
from scoring.risk import Rated, rate, rated_choices


def worst(bank: Bank, question: Question, answer: Answer, exposure: Level) -> Rated | None:
    """The worst that the answer to a judged question leaves to fix, taken through the tables; None where it leaves nothing."""
    if question.rows is not None:
        assert question.risk is not None  # held by the bank check
        lacking = any(row.uncovered for row in rows_of(answer))
        return rate(bank, question.rows.not_signed.likelihood, exposure, question.risk.impact) if lacking else None
    rated = rated_choices(bank, question.id, exposure)
    chosen = answer if isinstance(answer, tuple) else (answer,)
    return max((rated[c] for c in chosen if isinstance(c, str) and c in rated), key=lambda found: found.risk, default=None)
