"""An action as the plan's days take it: its class, its hours, what it waits for, and the limit by law."""

from collections.abc import Sequence
from datetime import date

from questionnaire.assessment import Assessment, PlanEntry
from questionnaire.conditions import holds
from questionnaire.flow import Sheet
from questionnaire.policy import DESK, DISCOVERED_ON, SEATS
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import Kind, Level
from scoring.conditions import hangs_on
from scoring.days import Job, law_limit
from scoring.result import Finding, worst

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
    if action.waits_when and at_another_desk(bank, after):
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


def at_another_desk(bank: Bank, after: Sequence[str]) -> bool:
    """Whether it waits for another desk: what is answered of the one there is does not hold there."""
    return not set(bank.begin_desk).isdisjoint(after)
