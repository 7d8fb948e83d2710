"""The four conditions for compliant use (S1-S5; contract, section 2): met, unmet, unknown or not needed."""

from questionnaire.conditions import holds, mentioned, rule_state
from questionnaire.flow import Sheet
from questionnaire.policy import GATES, REACH
from questionnaire.question_bank import Bank
from questionnaire.shapes.bank import MET, NOT_KNOWN, NOT_NEEDED, UNMET, UseCondition
from scoring.result import ConditionState


def condition_states(bank: Bank, sheet: Sheet) -> tuple[ConditionState, ...]:
    """The state of each condition, in the bank's order, with the questions that decide it."""
    return tuple(_by_safest(bank, c, sheet) if c.safest else _by_rule(bank, c, sheet) for c in bank.conditions)


def safest_wanted(bank: Bank, condition: UseCondition, question: str) -> bool:
    """Whether a condition by safest answers names this question, or its section."""
    return question in condition.safest or bank.section_of(question).id in condition.safest


def deciding(bank: Bank, condition: UseCondition, sheet: Sheet) -> tuple[str, ...]:
    """The asked questions on which a condition by rule hangs: the barrier's only where it holds, or nobody knows whether it does."""
    barrier = mentioned(condition.not_needed)
    looked_at = (mentioned(condition.met) | mentioned(condition.unmet)) - barrier
    if rule_state(condition, sheet.answers, sheet.as_of) == NOT_NEEDED:
        looked_at = barrier
    elif holds(bank.method.unconfirmed_barrier, sheet.answers, sheet.as_of):
        looked_at |= barrier
    return tuple(q for q in sheet.asked if q in looked_at)


def hangs_on(bank: Bank, sheet: Sheet, question: str) -> bool:
    """Whether to find this out is of the class `verdict` (contract, section 5.3): plan or BAA hang on it and are not met.

    Whether PHI reaches the desk says then how bad that is.
    """
    lacking = (c for c in bank.conditions if c.id in GATES and rule_state(c, sheet.answers, sheet.as_of) in (UNMET, NOT_KNOWN))
    return any(question == REACH or question in deciding(bank, c, sheet) for c in lacking)


def _by_rule(bank: Bank, condition: UseCondition, sheet: Sheet) -> ConditionState:
    return ConditionState(condition.id, rule_state(condition, sheet.answers, sheet.as_of), deciding(bank, condition, sheet))


def _by_safest(bank: Bank, condition: UseCondition, sheet: Sheet) -> ConditionState:
    asked = [q for q in sheet.asked if safest_wanted(bank, condition, q)]
    short = [q for q in asked if q in sheet.answers and sheet.answers[q] != bank.questions[q].choices[0].id]
    unknown = [q for q in asked if sheet.unknown(q)]
    if short:
        return ConditionState(condition.id, UNMET, tuple(short))
    if unknown or not asked:
        return ConditionState(condition.id, NOT_KNOWN, tuple(unknown))
    return ConditionState(condition.id, MET, tuple(asked))
