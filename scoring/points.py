"""Points that an answer takes from the score: by the level of its risk, never more."""

from collections.abc import Mapping

from questionnaire.assessment import Answer, Integration
from questionnaire.model import Level, Outcome, Question
from questionnaire.question_bank import Bank
from scoring.judge import row_rule
from scoring.risk import rate
from scoring.use_conditions import UNMET


def span(bank: Bank, question: Question, answer: Answer | None, exposure: Level, states: Mapping[str, str]) -> tuple[int, int]:
    """Least and most points a question takes; the same twice where the answer is known.

    `states`: the state of the conditions that hang on a question, by id.
    """
    if question.kind == "rows":
        return _rows(bank, question, answer, exposure)
    if question.decides and states.get(question.decides) != UNMET:
        return 0, 0
    if answer is None:
        every = [_points(bank, question, c.likelihood, exposure) for c in question.choices]
        return min(every), max(every)
    chosen = answer if isinstance(answer, tuple) else (answer,)
    lost = max(_points(bank, question, c.likelihood, exposure) for c in question.choices if c.id in chosen)
    return lost, lost


def _points(bank: Bank, question: Question, occurrence: Level | None, exposure: Level) -> int:
    if occurrence is None or question.risk is None:
        return 0
    return rate(bank, occurrence, exposure, question.risk.impact).points


def _rows(bank: Bank, question: Question, answer: Answer | None, exposure: Level) -> tuple[int, int]:
    assert question.rows is not None  # held by the bank check
    most = _points(bank, question, question.rows.not_signed.likelihood, exposure)
    if answer is None:
        return 0, most
    rows = [row_rule(question, row)[0] for row in answer if isinstance(row, Integration)] if isinstance(answer, tuple) else []
    least = most if Outcome.not_satisfied in rows else 0
    return least, most if Outcome.unknown in rows else least
