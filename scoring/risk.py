"""Levels of risk by look-up, never by product: NIST SP 800-30 r1, tables G-5 and I-2."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from questionnaire.assessment import Answer, rows_of
from questionnaire.conditions import holds
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import UNKNOWN, Level, Question


@dataclass(frozen=True)
class Rated:
    """A likelihood of occurrence taken through both tables."""

    likelihood: Level
    risk: Level
    points: int
    """Table I-3's representative value of the risk."""


@lru_cache(maxsize=4096)
def rate(bank: Bank, occurrence: Level, exposure: Level, impact: Level) -> Rated:
    """Overall likelihood (G-5 of occurrence and exposure) and risk (I-2 of that and impact)."""
    likelihood = bank.method.overall_likelihood[occurrence.name][exposure.name]
    risk = bank.method.risk_of(occurrence, exposure, impact)
    return Rated(likelihood, risk, bank.method.points[risk.name])


def exposure_of(bank: Bank, answers: Mapping[str, Answer], as_of: date) -> Level:
    """How likely an event does harm, by whether PHI reaches support; a blank counts as unknown, a barrier nobody knows of as none."""
    method = bank.method
    reached = answers.get(method.exposure_question, UNKNOWN)
    if reached in method.exempt_exposures and holds(method.unconfirmed_barrier, answers, as_of):
        return method.exposure[method.unconfirmed_counts_as]
    return method.exposure[str(reached)]


@lru_cache(maxsize=1024)
def rated_choices(bank: Bank, question_id: str, exposure: Level) -> Mapping[str, Rated]:
    """By its id, each choice of a judged question that leaves something to fix, taken through the tables."""
    question = bank.questions[question_id]
    assert question.risk is not None  # the caller sees to it
    return {c.id: rate(bank, c.likelihood, exposure, question.risk.impact) for c in question.choices if c.likelihood is not None}


def worst_left(bank: Bank, question: Question, answer: Answer, exposure: Level) -> Rated | None:
    """The worst that a known answer to a judged question leaves to fix, and takes from the score; None where it leaves nothing."""
    if question.rows is not None:
        assert question.risk is not None  # held by the bank check
        lacking = any(row.uncovered for row in rows_of(answer))
        return rate(bank, question.rows.not_signed.likelihood, exposure, question.risk.impact) if lacking else None
    rated = rated_choices(bank, question.id, exposure)
    chosen = answer if isinstance(answer, tuple) else (answer,)
    return max((rated[c] for c in chosen if isinstance(c, str) and c in rated), key=lambda found: found.risk, default=None)


@lru_cache(maxsize=1024)
def weight(bank: Bank, question_id: str) -> int:
    """The most points a question can take from the score: its least safe answer at the greatest exposure."""
    question = bank.questions[question_id]
    if question.risk is None:
        return 0
    worst = max(bank.method.exposure.values())
    rated = [*rated_choices(bank, question_id, worst).values()]
    rated += [rate(bank, question.rows.not_signed.likelihood, worst, question.risk.impact)] if question.rows else []
    return max((r.points for r in rated), default=0)
