"""The verdict: the first of seven rules that holds (contract, section 3). What they say stands here and nowhere else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from questionnaire.assessment import Answer
from questionnaire.conditions import holds
from questionnaire.flow import Sheet
from questionnaire.policy import BEST, DESK, GATES, NEITHER, NO_DESK, NOT_IN_SCOPE, REACH, REACHED, ROLE
from questionnaire.shapes.bank import NOT_KNOWN, UNMET
from questionnaire.shapes.question import Condition, Level
from scoring.result import Finding, worst


class Grounds(NamedTuple):
    """What the rules look at: answers that count, the state of each condition by its id, the worst risk of a finding."""

    answers: Mapping[str, Answer]
    states: Mapping[str, str]
    worst: Level = Level.very_low
    as_of: date = date.min


@dataclass(frozen=True)
class Rule:
    """One verdict and when it holds. What is left empty asks for nothing."""

    verdict: str
    words: str
    """Completes "this verdict holds when …", for people."""
    answers: Condition | None = None
    """What has to be answered."""
    gate: str = ""
    """The state that plan or BAA has to have."""
    risks: tuple[Level, ...] = ()
    """What the worst risk of a finding may be, where no condition has one of `states`."""
    states: tuple[str, ...] = ()
    """What the state of any condition may be, where the worst risk is none of `risks`."""

    def __post_init__(self) -> None:
        """Refuse what would have to be known at once: the walk over the unknowns settles answers and gate apart from risks and states."""
        if (self.answers or self.gate) and (self.risks or self.states):
            raise ValueError("a rule asks for answers and a gate, or for risks and states, never for both")

    def holds(self, grounds: Grounds) -> bool:
        """Whether it is true, the rules before it left aside."""
        if not holds(self.answers, grounds.answers, grounds.as_of):
            return False
        if self.gate and self.gate not in map(grounds.states.get, GATES):
            return False
        asks_more = self.risks or self.states
        return not asks_more or grounds.worst in self.risks or any(state in self.states for state in grounds.states.values())


OUT_OF_SCOPE = Condition.model_validate({"question": ROLE, "is": NEITHER})
IN_THE_DESK = Condition.model_validate({"all": [{"question": DESK, "is_not": NO_DESK}, {"question": REACH, "any_of": REACHED}]})
RULES = (
    Rule(NOT_IN_SCOPE, "you are neither a covered entity nor a business associate", answers=OUT_OF_SCOPE),
    Rule("stop", "plan or BAA is not met, a desk is chosen, and patient details reach it", answers=IN_THE_DESK, gate=UNMET),
    Rule("not_ready", "plan or BAA is not met", gate=UNMET),
    Rule("cannot_tell", "plan or BAA is not known", gate=NOT_KNOWN),
    Rule("serious_gaps", "a finding is high or very high", risks=(Level.very_high, Level.high)),
    Rule(
        "minor_gaps",
        "a finding is moderate, or one of the four conditions is not met or not known",
        risks=(Level.moderate,),
        states=(UNMET, NOT_KNOWN),
    ),
    Rule(BEST, "none of the rules above holds"),
)
"""In the order in which they are tried: the first that holds is the verdict."""
WORST_FIRST = (*(rule.verdict for rule in RULES[1:]), NOT_IN_SCOPE)
"""The verdicts from worst to best (contract, section 4); behind them that there is nothing to judge."""


def verdict(sheet: Sheet, states: Mapping[str, str], findings: Sequence[Finding]) -> str:
    """The verdict's id. `states` gives the state of each condition by its id."""
    return RULES[first_rule(Grounds(sheet.answers, states, worst(findings), sheet.as_of))].verdict


def first_rule(grounds: Grounds) -> int:
    """Number, from 0, of the first rule that holds; the last one always does."""
    return next(number for number, rule in enumerate(RULES) if rule.holds(grounds))


def rule_of(verdict_id: str) -> Rule:
    """The rule of a verdict. Raises StopIteration where there is none."""
    return next(rule for rule in RULES if rule.verdict == verdict_id)
