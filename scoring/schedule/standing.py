"""Where the desk stands once some actions are done: the verdict then, and the findings that are left."""

from collections.abc import Collection

from questionnaire.assessment import Assessment
from questionnaire.flow import walk
from questionnaire.question_bank import Bank
from scoring.ahead.projection import projected
from scoring.conditions import condition_states
from scoring.judge import findings
from scoring.result import Finding, Result
from scoring.schedule.budget import ScheduleRefused
from scoring.verdict import verdict


def verdict_after(bank: Bank, assessment: Assessment, done: Collection[str]) -> str:
    """The verdict once these actions are done, as `assess` would give it for the projected sheet."""
    sheet = walk(bank, projected(bank, assessment, done))
    return verdict(sheet, {c.id: c.state for c in condition_states(bank, sheet)}, findings(bank, sheet))


def findings_after(bank: Bank, assessment: Assessment, done: Collection[str]) -> tuple[Finding, ...]:
    """What the judgement still finds once these actions are done: what lasts, what nobody knows, what new answers open."""
    return findings(bank, walk(bank, projected(bank, assessment, done)))


def done_already(bank: Bank, assessment: Assessment, result: Result) -> frozenset[str]:
    """Actions that people marked as done. Raises ScheduleRefused where the sheet or the plan names an action the bank does not have."""
    named = [*assessment.plan, *(i.action for i in result.plan)]
    strange = sorted({a for a in named if a not in bank.actions})
    if strange:
        raise ScheduleRefused(
            f"Plan: {', '.join(map(repr, strange))} is in no question bank {bank.version}. Take it off the plan of the assessment, "
            "or use the bank that the plan was made with."
        )
    return frozenset(a for a, entry in assessment.plan.items() if entry.status == "done")
