"""What would fall short if proposed law became final. It reads answers and never touches verdict, score or plan.

The rules are data (`questionnaire/bank/proposals.yaml`), kept apart from the law in force (90 FR 898 is proposed, not law).
"""

from dataclasses import dataclass
from datetime import date

from questionnaire.assessment import Assessment
from questionnaire.conditions import holds, met_by
from questionnaire.flow import Sheet, walk
from questionnaire.question_bank import Bank
from questionnaire.shapes.strategies import ProposedRule


@dataclass(frozen=True)
class Foreseen:
    """One proposed rule, and the asked questions whose answers put it where it stands."""

    rule: ProposedRule
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Forecast:
    """Every rule of the proposal, in exactly one of four places."""

    status: str
    """For instance "Proposed, not law"."""
    checked: date
    """When we last looked at its fate."""
    falls_short: tuple[Foreseen, ...]
    unknown: tuple[Foreseen, ...]
    """An answer is missing, or leaves it open."""
    holds: tuple[Foreseen, ...]
    not_judged: tuple[Foreseen, ...]
    """No question of ours tells, none of them is asked, or the rule does not reach this desk."""


def forecast(bank: Bank, assessment: Assessment) -> Forecast:
    """How today's answers would stand under the proposal. Pure; changes nothing."""
    sheet = walk(bank, assessment)
    places: dict[str, list[Foreseen]] = {"falls_short": [], "unknown": [], "holds": [], "not_judged": []}
    for rule in bank.proposals.rules:
        place, questions = _placed(rule, sheet)
        places[place].append(Foreseen(rule, questions))
    return Forecast(bank.proposals.status, bank.proposals.checked, **{name: tuple(found) for name, found in places.items()})


def _placed(rule: ProposedRule, sheet: Sheet) -> tuple[str, tuple[str, ...]]:
    asked = tuple(q for q in rule.questions if q in sheet.asked and q not in sheet.excused)
    if rule.when is None or not asked or not holds(rule.only_if, sheet.answers, sheet.as_of):
        return "not_judged", ()
    if holds(rule.when, sheet.answers, sheet.as_of):
        met = met_by(rule.when, sheet.answers, sheet.as_of)
        return "falls_short", tuple(q for q in asked if q in met)
    unclear = rule.unclear is not None and holds(rule.unclear, sheet.answers, sheet.as_of)
    if unclear or any(sheet.unknown(q) for q in asked):
        left_open = met_by(rule.unclear, sheet.answers, sheet.as_of) if unclear else ()
        return "unknown", tuple(q for q in asked if q in left_open or sheet.unknown(q))
    return "holds", asked
