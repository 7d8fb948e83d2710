"""Every way to settle the questions that bear on everything: role, desk, PHI, plan, BAA."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from questionnaire.assessment import Answer, Assessment
from questionnaire.conditions import holds
from questionnaire.facts import FACTS
from questionnaire.flow import Sheet, known_answer, reason_given
from questionnaire.model import UNKNOWN, Level, Question
from questionnaire.question_bank import Bank
from scoring.branches import branches, distinct_choices
from scoring.risk import exposure_of
from scoring.stakes import at_stake
from scoring.use_conditions import rule_state
from scoring.verdict import gate_verdict

Answers = dict[str, Answer]


@dataclass(frozen=True)
class Settled:
    """One way to settle the questions that bear on everything, and what it decides alone."""

    answers: Answers
    ended: bool
    """The questionnaire ends with one of these answers."""
    exposure: Level
    states: dict[str, str]
    """By id, the state of each condition that has a rule."""
    gate: str
    """The verdict where role, plan and BAA decide it; else empty."""
    stakes: frozenset[str]
    """Ids of all questions at stake."""


def ways_to_settle(bank: Bank, assessment: Assessment) -> Iterator[Settled]:
    """All of them; one for a sheet that answers these questions."""
    for answers, ended in _ways(bank, assessment, [bank.questions[q] for q in branches(bank).everywhere], {}):
        sheet = Sheet((), {}, answers, {}, frozenset(), assessment.as_of)
        states = {c.id: rule_state(c, sheet) for c in bank.conditions if not c.safest}
        exposure = exposure_of(bank, answers.get(bank.method.exposure_question))
        yield Settled(answers, ended, exposure, states, gate_verdict(answers, states), at_stake(bank, answers, assessment.as_of))


def is_asked(bank: Bank, assessment: Assessment, question: Question, answers: Mapping[str, Answer]) -> bool:
    """Whether a question would be asked."""
    section, as_of = bank.section_of(question.id).when, assessment.as_of
    return (section is None or holds(section, answers, as_of)) and (question.when is None or holds(question.when, answers, as_of))


def _ways(bank: Bank, assessment: Assessment, left: list[Question], answers: Answers) -> Iterator[tuple[Answers, bool]]:
    if not left:
        yield _decided(bank, assessment, answers), False
        return
    question, rest = left[0], left[1:]
    for option in _options(bank, assessment, question, answers):
        chosen = question.choice(option) if isinstance(option, str) else None
        further = answers if option is None else {**answers, question.id: option}
        if chosen is not None and chosen.ends:
            yield further, True
        else:
            yield from _ways(bank, assessment, rest, further)


def _options(bank: Bank, assessment: Assessment, question: Question, answers: Answers) -> list[Answer | None]:
    """The known answer, or one choice of each sort; None for what is not asked, excused, or a blank day."""
    if not is_asked(bank, assessment, question, answers):
        return [None]
    answer = known_answer(question, assessment)
    if answer is None and question.kind == "single" and not reason_given(question, assessment):
        return [*distinct_choices(bank, question.id)]
    return [answer]


def _decided(bank: Bank, assessment: Assessment, answers: Answers) -> Answers:
    for question in (bank.questions[q] for q in answers):
        if question.decided_by:
            value = FACTS[question.decided_by].value(answers, assessment.as_of)
            answers = {**answers, question.id: value} if value != UNKNOWN else answers
    return answers
