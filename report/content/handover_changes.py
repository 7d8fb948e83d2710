"""Changes by hand put to work: owners, days and lanes are replaced for printing; a finding's risk only where that finding stands.

Verdict, score, counts and charts of risk stay computed: a person's view of one risk does not change the rule behind the verdict.
"""

from dataclasses import dataclass, replace
from datetime import date

from questionnaire import Bank
from questionnaire.assessment import Assessment, PlanEntry
from questionnaire.handover import Override, What
from questionnaire.owner import owner_of
from questionnaire.shapes.question import Level
from report.handover.handover import Handover
from report.paper.wording import LANE_WORDS, day, level_word
from scoring.result import PlanItem, Result

GONE = "not in this report today"
WHAT: dict[What, str] = {"owner": "Owner", "due": "Due date", "lane": "Lane", "risk": "Risk"}


@dataclass(frozen=True)
class Change:
    """One value changed by hand, in words. `computed` is what stands there without it."""

    override: Override
    computed: str
    """Empty where the report holds no such action or finding today."""

    @property
    def words(self) -> str:
        """One sentence, with the reason as typed."""
        what, reason = WHAT[self.override.what], self.override.reason
        return f"{what} changed by hand from {self.computed} to {value_words(self.override)}: {reason}"


def value_words(override: Override) -> str:
    """The value that was set, in words."""
    if override.what == "due":
        return day(date.fromisoformat(override.value))
    if override.what == "lane":
        return LANE_WORDS[override.value]
    return level_word(Level[override.value]) if override.what == "risk" else override.value


def applied(assessment: Assessment, result: Result, handover: Handover) -> tuple[Assessment, Result]:
    """The assessment and the result as they are printed: owners, days and lanes of actions in the plan replaced."""
    plan = dict(assessment.plan)
    for item in result.plan:
        owner, due = handover.override("owner", item.action), handover.override("due", item.action)
        entry = plan.get(item.action, PlanEntry())
        entry = replace(entry, owner=owner.value) if owner else entry
        entry = replace(entry, due=date.fromisoformat(due.value)) if due else entry
        if owner or due:
            plan[item.action] = entry
    items = tuple(_moved(item, handover) for item in result.plan)
    return replace(assessment, plan=plan), replace(result, plan=items)


def _moved(item: PlanItem, handover: Handover) -> PlanItem:
    lane, due = handover.override("lane", item.action), handover.override("due", item.action)
    moved = replace(item, lane=lane.value) if lane else item
    return replace(moved, due=date.fromisoformat(due.value)) if due else moved


def computed(override: Override, bank: Bank, assessment: Assessment, result: Result) -> str:
    """What stands there without the change. Empty for what the report does not hold."""
    if override.what == "risk":
        finding = result.finding(override.on)
        return level_word(finding.risk) if finding else ""
    item = next((i for i in result.plan if i.action == override.on), None)
    if item is None:
        return ""
    if override.what == "owner":
        owner = owner_of(bank, assessment, item.action, item.owner_role)
        return owner.name or f"nobody named (suggested: {owner.role})"
    return LANE_WORDS[item.lane] if override.what == "lane" else day(assessment.entry(item.action).due or item.due)
