"""Points that an answer takes from the score: by the level of its risk, never more."""

from collections.abc import Mapping

from questionnaire.assessment import Answer, Integration
from questionnaire.model import Level, Outcome, Question
from questionnaire.question_bank import Bank
from scoring.judge import row_rule
from scoring.risk import Rated, rate, rated_choices
from scoring.use_conditions import UNMET
from scoring.ways_to_answer import ways_to_answer


def span(bank: Bank, question: Question, answer: Answer | None, exposure: Level, states: Mapping[str, str]) -> tuple[int, int]:
    """Least and most points a question takes over the ways its answer may turn out; the same twice where it is known.

    `states`: the state of the conditions that hang on a question, by id.
    """
    if question.decides and states.get(question.decides) != UNMET:
        return 0, 0
    rated = [worst(bank, question, way, exposure) for way in ways_to_answer(question, answer)]
    points = [found.points if found else 0 for found in rated]
    return min(points), max(points)


def worst(bank: Bank, question: Question, answer: Answer, exposure: Level) -> Rated | None:
    """The worst that a known answer leaves to mend, taken through the tables; None where it leaves nothing."""
    if question.rows is not None:
        assert question.risk is not None  # held by the bank check
        rows = answer if isinstance(answer, tuple) else ()
        lacking = any(row_rule(question, row)[0] == Outcome.not_satisfied for row in rows if isinstance(row, Integration))
        return rate(bank, question.rows.not_signed.likelihood, exposure, question.risk.impact) if lacking else None
    rated = rated_choices(bank, question.id, exposure)
    chosen = answer if isinstance(answer, tuple) else (answer,)
    return max((rated[c] for c in chosen if isinstance(c, str) and c in rated), key=lambda found: found.risk, default=None)
