"""The schedule: each open action with its hours and days, the curve of points left, and the day each verdict is reached."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import accumulate, groupby, pairwise
from operator import itemgetter

from questionnaire.assessment import Assessment
from questionnaire.question_bank import Bank
from scoring.result import Finding, Result
from scoring.schedule import highs
from scoring.schedule.budget import Budget, ScheduleRefused
from scoring.schedule.jobs import jobs_of
from scoring.schedule.sequence import sequence
from scoring.schedule.standing import done_already, findings_after, verdict_after


@dataclass(frozen=True)
class ScheduledItem:
    """One action in its turn: from which hour of work to which, and the days these fall on."""

    action: str
    start_hours: float
    end_hours: float
    start_day: date
    end_day: date


@dataclass(frozen=True)
class CurvePoint:
    """What is left after that many hours of work: points and number of findings of which an action is still to be done."""

    hours: float
    day: date
    points_left: int
    findings_left: int


@dataclass(frozen=True)
class VerdictReached:
    """The verdict from that day on."""

    day: date
    hours: float
    verdict: str


@dataclass(frozen=True)
class Schedule:
    """The order in which the most risk goes the earliest."""

    items: tuple[ScheduledItem, ...]
    curve: tuple[CurvePoint, ...]
    """From hour 0, a point after each item. It never rises and ends at 0."""
    verdicts: tuple[VerdictReached, ...]
    """The verdict at hour 0, then each one that differs from the one before."""
    area: float
    """What is made as small as can be: points times hours until they go, the area under the curve."""
    proven: bool
    """True where no other order has a smaller area."""
    gap: float
    """By how much (points times hours) a better order could at most be better; 0 where proven."""
    solver: str
    """What decided, for instance `HiGHS 1.15.1, subset DP`."""
    left_over: tuple[Finding, ...]
    """What the judgement still finds when all is done: what lasts, what is to be found out, what new answers open."""


def best_sequence(bank: Bank, assessment: Assessment, result: Result, budget: Budget) -> Schedule:
    """The best schedule of all open actions of the plan, for one worker at a time.

    `result` is the judgement of this very assessment. An action marked as done is done; one in progress still needs all its hours.
    Raises ScheduleRefused on a start before the day of the assessment, an action the bank does not have, or an end beyond the calendar.
    """
    if budget.start < result.as_of:
        raise ScheduleRefused(
            f"Start: {budget.start} lies before {result.as_of}, the day of the assessment. Start on that day or later, "
            "or correct the day of the assessment."
        )
    done = done_already(bank, assessment, result)
    jobs = jobs_of(bank, result, done)
    found = sequence(jobs)
    order = [j for j in found.order if j < len(jobs.actions)]
    actions = [jobs.actions[j] for j in order]
    ends = [*accumulate((jobs.in_hours(jobs.hours[j]) for j in order), initial=Fraction(0))]
    methods = [highs.version(), *sorted(found.methods)] if actions else ["nothing to order"]
    return Schedule(
        items=tuple(_items(actions, ends, budget)),
        curve=tuple(_curve(bank, result, done, actions, ends, budget)),
        verdicts=tuple(_verdicts(bank, assessment, done, actions, ends, budget)),
        area=float(jobs.in_hours(found.area)),
        proven=found.proven,
        gap=float(jobs.in_hours(found.area - found.bound)),
        solver=", ".join(methods),
        left_over=findings_after(bank, assessment, done.union(actions)),
    )


def _items(actions: Sequence[str], ends: Sequence[Fraction], budget: Budget) -> Iterator[ScheduledItem]:
    for number, (start, end) in enumerate(pairwise(ends)):
        yield ScheduledItem(actions[number], float(start), float(end), budget.begun(start), budget.done(end))


def _curve(
    bank: Bank, result: Result, done: Collection[str], actions: Sequence[str], ends: Sequence[Fraction], budget: Budget
) -> Iterator[CurvePoint]:
    """A finding is left while one of the actions it calls for is still to be done."""
    for number, hours in enumerate(ends):
        to_do = set(actions[number:])
        left = [f for f in result.findings if to_do & {*f.actions}]
        yield CurvePoint(float(hours), budget.done(hours), sum(bank.method.points[f.risk.name] for f in left), len(left))


def _verdicts(
    bank: Bank, assessment: Assessment, done: Collection[str], actions: Sequence[str], ends: Sequence[Fraction], budget: Budget
) -> Iterator[VerdictReached]:
    after = ((verdict_after(bank, assessment, {*done, *actions[:number]}), hours) for number, hours in enumerate(ends))
    for verdict, points in groupby(after, key=itemgetter(0)):
        _, hours = next(points)
        yield VerdictReached(budget.done(hours), float(hours), verdict)
