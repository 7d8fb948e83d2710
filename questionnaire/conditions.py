"""The one evaluator of conditions. A blank answer counts as `unknown` (contract, section 1)."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from questionnaire.assessment import Answer
from questionnaire.facts import FACTS
from questionnaire.shapes.bank import NOT_KNOWN, UseCondition
from questionnaire.shapes.question import UNKNOWN, Condition


def holds(condition: Condition | None, answers: Mapping[str, Answer], as_of: date) -> bool:
    """Whether the condition is true of these answers; no condition is always true."""
    if condition is None:
        return True
    if condition.question is not None:  # first, because most conditions test one question, and this runs thousands of times
        return _tested(condition, answers.get(condition.question, UNKNOWN))
    if condition.all_of is not None:
        return all(holds(part, answers, as_of) for part in condition.all_of)
    if condition.any_of_these is not None:
        return any(holds(part, answers, as_of) for part in condition.any_of_these)
    if condition.negated is not None:
        return not holds(condition.negated, answers, as_of)
    return _tested(condition, FACTS[condition.fact or ""].value(answers, as_of))


def _tested(condition: Condition, answer: Answer) -> bool:
    values = answer if isinstance(answer, tuple) else (answer,)
    if condition.equals is not None:
        return condition.equals in values
    if condition.differs is not None:
        return condition.differs not in values
    return not set(condition.among or ()).isdisjoint(values)


def rule_state(condition: UseCondition, answers: Mapping[str, Answer], as_of: date) -> str:
    """The state of a condition for compliant use that has rules."""
    return next((state for state, rule in condition.rules.items() if holds(rule, answers, as_of)), NOT_KNOWN)


def could_hold(condition: Condition, answers: Mapping[str, Answer], as_of: date, free: Collection[str], *, hope: bool = True) -> bool:
    """Whether the condition is true for some answers to the `free` questions, the others being as given.

    A part that depends on a free question is taken as one hopes; inside a `not` one hopes for the opposite.
    """
    if condition.all_of is not None:
        return all(could_hold(part, answers, as_of, free, hope=hope) for part in condition.all_of)
    if condition.any_of_these is not None:
        return any(could_hold(part, answers, as_of, free, hope=hope) for part in condition.any_of_these)
    if condition.negated is not None:
        return not could_hold(condition.negated, answers, as_of, free, hope=not hope)
    return hope if mentioned(condition) & set(free) else holds(condition, answers, as_of)


def atoms(condition: Condition | None) -> Iterator[Condition]:
    """The parts that test one question or fact, in the order written."""
    if condition is None:
        return
    if condition.question is not None or condition.fact is not None:
        yield condition
    for part in (*(condition.all_of or ()), *(condition.any_of_these or ())):
        yield from atoms(part)
    yield from atoms(condition.negated)


def met_by(condition: Condition | None, answers: Mapping[str, Answer], as_of: date) -> tuple[str, ...]:
    """The questions whose own part of the condition is true, in the order written."""
    return tuple(dict.fromkeys(atom.question for atom in atoms(condition) if atom.question and holds(atom, answers, as_of)))


def held_by(condition: Condition, answers: Mapping[str, Answer], as_of: date) -> set[str]:
    """Ids of the questions by whose answers a true condition is true: of alternatives, those that hold."""
    if condition.any_of_these is not None:
        return {q for part in condition.any_of_these if holds(part, answers, as_of) for q in held_by(part, answers, as_of)}
    if condition.all_of is not None:
        return {q for part in condition.all_of for q in held_by(part, answers, as_of)}
    return mentioned(condition)


def mentioned(condition: Condition | None) -> set[str]:
    """Ids of all questions the condition looks at, those behind its facts included."""
    found: set[str] = set()
    for atom in atoms(condition):
        found |= {atom.question} if atom.question else set(FACTS[atom.fact or ""].looks_at)
    return found
