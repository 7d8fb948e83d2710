"""What is at stake in the score. Answers that describe decide it; answers that are judged never do.

A desk without SMS has no SMS to lose points with. A firm that says "nothing is connected" has answered well: the question it
need not answer any more stays at stake, and takes nothing. So a better answer never shrinks what the points are measured by.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from questionnaire.assessment import Answer
from questionnaire.conditions import could_hold
from questionnaire.question_bank import Bank


def at_stake(bank: Bank, answers: Mapping[str, Answer], as_of: date) -> frozenset[str]:
    """Ids of the questions that would be asked for some judged answers, given those that describe."""
    described = tuple((q, a) for q, a in answers.items() if bank.questions[q].describes)
    return _at_stake(bank, described, as_of)


@lru_cache(maxsize=512)
def _at_stake(bank: Bank, described: tuple[tuple[str, Answer], ...], as_of: date) -> frozenset[str]:
    answers = dict(described)
    found: set[str] = set()
    judged: set[str] = set()
    for section in bank.sections:
        for question in section.questions:
            if could_hold(section.when, answers, as_of, judged) and could_hold(question.when, answers, as_of, judged):
                found.add(question.id)
                judged |= set() if question.describes else {question.id}
            chosen = question.choice(str(answers.get(question.id)))
            if chosen is not None and chosen.ends:
                return frozenset(found)
    return frozenset(found)
