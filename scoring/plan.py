"""What to do, in the order to do it, and on which days."""

from collections.abc import Sequence
from datetime import date

from questionnaire.assessment import Assessment
from questionnaire.flow import Sheet
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import LANES
from scoring.days import Dated, Job, Schedule, notice_by, passed_on, schedule
from scoring.jobs import at_another_desk, discovered_on, effort, hours_per_week, job
from scoring.judge import duties
from scoring.result import Finding, PlanItem, worst


def plan(bank: Bank, assessment: Assessment, sheet: Sheet, findings: Sequence[Finding]) -> tuple[tuple[PlanItem, ...], Schedule]:
    """One item for each action that a finding or a duty calls for, and the schedule they follow (`scoring/days`)."""
    resolves: dict[str, list[Finding]] = {action: [] for action in duties(bank, sheet)}
    for finding in findings:
        for action in finding.actions:
            resolves.setdefault(action, []).append(finding)
    ordered = sorted(resolves, key=[*bank.actions].index)
    after = {a: tuple(b for b in bank.action(a).after if b in resolves) for a in ordered}
    risk = passed_on({a: worst(of) for a, of in resolves.items()}, after, max)
    hours = {a: effort(bank, sheet, a, of) for a, of in resolves.items()}
    jobs = [job(bank, sheet, a, resolves[a], after[a], risk[a], hours[a], assessment.entry(a)) for a in ordered]
    lanes = passed_on({job.id: _lane(bank, job) for job in jobs}, after, lambda *lanes: min(lanes, key=LANES.index))
    found = schedule(bank.method.limits, jobs, assessment.as_of, hours_per_week(assessment, sheet))
    limit = notice_by(bank.method.limits, assessment.as_of, discovered_on(sheet))
    passed = limit if limit < assessment.as_of else None
    return tuple(_item(bank, d, resolves[d.job.id], lanes[d.job.id], hours[d.job.id], passed) for d in found.jobs), found


def _lane(bank: Bank, job: Job) -> str:
    """By risk; what is more than a risk is for now."""
    return LANES[0] if job.kind != "risk" else bank.method.lanes[job.risk.name]


def _item(bank: Bank, found: Dated, of: Sequence[Finding], lane: str, hours: tuple[float, float], passed: date | None) -> PlanItem:
    job, action = found.job, bank.action(found.job.id)
    at_new_desk = action.sets_up_desk and at_another_desk(bank, job.after)
    return PlanItem(
        action=job.id,
        title=bank.file.at_new_desk.format(title=action.title) if at_new_desk else action.title,
        at_new_desk=at_new_desk,
        lane=lane,
        risk=job.risk if of else None,
        after=job.after,
        resolves=tuple(f.id for f in of),
        effort_hours=hours,
        owner_role=action.owner_role,
        kind=job.kind,
        start=found.start,
        due=found.due,
        latest=found.latest,
        due_by_rule=found.due_by_rule,
        overdue=passed if job.kind == "law" else None,
    )
