"""Points that an answer takes from the score: by the level of its risk, never more."""

from collections.abc import Mapping

from questionnaire.assessment import Answer, Integration
from questionnaire.model import Level, Outcome, Question
from questionnaire.question_bank import Bank
from scoring.judge import row_rule
from scoring.risk import rate, rated_choices
from scoring.use_conditions import UNMET


def span(bank: Bank, question: Question, answer: Answer | None, exposure: Level, states: Mapping[str, str]) -> tuple[int, int]:
    """Least and most points a question takes; the same twice where the answer is known.

    `states`: the state of the conditions that hang on a question, by id.
    """
    if question.kind == "rows":
        return _rows(bank, question, answer, exposure)
    if question.decides and states.get(question.decides) != UNMET:
        return 0, 0
    rated = rated_choices(bank, question.id, exposure)
    if answer is None:
        every = [rated[c.id].points if c.id in rated else 0 for c in question.choices]
        return min(every), max(every)
    chosen = answer if isinstance(answer, tuple) else (answer,)
    lost = max((rated[c].points for c in chosen if isinstance(c, str) and c in rated), default=0)
    return lost, lost


def _rows(bank: Bank, question: Question, answer: Answer | None, exposure: Level) -> tuple[int, int]:
    assert question.rows is not None and question.risk is not None  # held by the bank check
    most = rate(bank, question.rows.not_signed.likelihood, exposure, question.risk.impact).points
    if answer is None:
        return 0, most
    rows = [row_rule(question, row)[0] for row in answer if isinstance(row, Integration)] if isinstance(answer, tuple) else []
    least = most if Outcome.not_satisfied in rows else 0
    return least, most if Outcome.unknown in rows else least
