"""Which levels of risk the findings of a bank can have at all."""

from collections.abc import Iterator
from functools import lru_cache

from questionnaire import Bank
from questionnaire.model import Level, Question
from scoring.risk import rate


@lru_cache(maxsize=4)
def reachable(bank: Bank) -> frozenset[Level]:
    """Levels that some answer leads to at some exposure; a level outside is always counted 0."""
    exposures = set(bank.method.exposure.values())
    asked = [(question, question.risk.impact) for question in bank.questions.values() if question.risk]
    return frozenset(
        rate(bank, likely, exposure, impact).risk for q, impact in asked for likely in _likelihoods(q) for exposure in exposures
    )


def _likelihoods(question: Question) -> Iterator[Level]:
    yield from (choice.likelihood for choice in question.choices if choice.likelihood is not None)
    if question.risk:
        yield question.risk.unknown
    if question.rows:
        yield from (question.rows.not_signed.likelihood, question.rows.unknown.likelihood)
