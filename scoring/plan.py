"""What to do, in the order to do it, and on which days."""

from collections.abc import Sequence
from datetime import date

from questionnaire.assessment import Assessment, PlanEntry
from questionnaire.conditions import holds
from questionnaire.flow import Sheet
from questionnaire.policy import DESK, DISCOVERED_ON, SEATS
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import LANES, Kind, Level
from scoring.conditions import hangs_on
from scoring.days import Dated, Job, Schedule, law_limit, notice_by, passed_on, schedule
from scoring.judge import duties
from scoring.result import Finding, PlanItem, worst

ONE_PERSON, MORE_PEOPLE = 8, 16
"""Hours a week where nobody said (contract, section 5)."""


def hours_per_week(assessment: Assessment, sheet: Sheet) -> float:
    """As somebody said; else by whether one person or more answer in the desk, or play the roles that are named."""
    people, seats = {name.strip() for name in assessment.people.values()} - {""}, sheet.answers.get(SEATS)
    several = len(people) > 1 or (isinstance(seats, int) and seats > 1)
    return assessment.hours_per_week or (MORE_PEOPLE if several else ONE_PERSON)


def seats(bank: Bank, sheet: Sheet) -> int:
    """How many people who answer count for the hours that grow with them."""
    given = sheet.answers.get(SEATS)
    return min(given if isinstance(given, int) else bank.method.team.if_unknown, bank.method.team.at_most)


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


def discovered_on(sheet: Sheet) -> date | None:
    """The day from which the limits by law run; None where it is not known (45 CFR 164.404(a)(2))."""
    given = sheet.answers.get(DISCOVERED_ON)
    return given if isinstance(given, date) else None


def effort(bank: Bank, sheet: Sheet, action_id: str, of: Sequence[Finding]) -> tuple[float, float]:
    """Hours, from and to: with the rows that call for the action and the people who answer."""
    return bank.action(action_id).hours_for(sum(f.row > 0 for f in of), seats(bank, sheet))


def kind_of(bank: Bank, sheet: Sheet, action_id: str) -> Kind:
    """The class of an action: as the bank says; of finding out what ends the verdict, that."""
    action = bank.action(action_id)
    if action.finds_out and action.kind == "risk" and hangs_on(bank, sheet, action.finds_out):
        return "verdict"
    return action.kind


def _lane(bank: Bank, job: Job) -> str:
    """By risk; what is more than a risk is for now."""
    return LANES[0] if job.kind != "risk" else bank.method.lanes[job.risk.name]


def job(
    bank: Bank,
    sheet: Sheet,
    action_id: str,
    of: Sequence[Finding],
    after: tuple[str, ...],
    risk: Level,
    hours: tuple[float, float],
    entry: PlanEntry,
) -> Job:
    """An action as the plan's days take it. `of`: the findings that call for it; `entry`: what was typed at it."""
    action, kind = bank.action(action_id), kind_of(bank, sheet, action_id)
    there = sheet.answers
    if action.waits_when and _at_another_desk(bank, after):
        there = {question: answer for question, answer in there.items() if question != DESK}
    return Job(
        id=action_id,
        kind=kind,
        takes_away=sum(bank.method.points[f.risk.name] for f in of),
        hours=sum(hours) / 2,
        risk=risk,
        required=worst(of) == Level.moderate
        and any(citation in bank.method.limits.required_standards for f in of if f.risk == Level.moderate for citation in f.citations),
        after=after,
        waiting=action.waiting if holds(action.waits_when, there, sheet.as_of) else 0,
        finds_out=bool(action.finds_out),
        by_law=law_limit(bank.method.limits, sheet.as_of, discovered_on(sheet)) if kind == "law" else None,
        due_by_hand=entry.due,
        done=entry.status == "done",
    )


def _at_another_desk(bank: Bank, after: Sequence[str]) -> bool:
    """Whether it waits for another desk: what is answered of the one there is does not hold there."""
    return not set(bank.begin_desk).isdisjoint(after)


def _item(bank: Bank, found: Dated, of: Sequence[Finding], lane: str, hours: tuple[float, float], passed: date | None) -> PlanItem:
    job, action = found.job, bank.action(found.job.id)
    at_new_desk = action.sets_up_desk and _at_another_desk(bank, job.after)
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
