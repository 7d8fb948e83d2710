"""A plan as jobs for one worker: actions take hours, findings take none and bring the points when all that they call for is done."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from questionnaire.question_bank import Bank
from scoring.result import Finding, PlanItem, Result
from scoring.schedule.budget import exact

FLOW_RUNS = "stop"
"""The verdict under which what is due on the day of the assessment itself comes first."""


@dataclass(frozen=True)
class Jobs:
    """Jobs by number, in the order that settles ties. Sets of jobs are whole numbers: bit j stands for job j.

    The order must itself be one that can be followed: a job's number is above those of its prerequisites.
    """

    hours: tuple[int, ...]
    """In units of `1 / per_hour` of an hour, so that all is counted in whole numbers."""
    weights: tuple[int, ...]
    """Points that go when the job is done."""
    before: tuple[int, ...]
    """For each job the set of all jobs that must come before it, directly or not."""
    per_hour: int = 1
    actions: tuple[str, ...] = ()
    """What the first jobs are called; the others are findings."""

    @cached_property
    def all(self) -> int:
        """The set of all jobs."""
        return (1 << len(self.hours)) - 1

    def time(self, members: int) -> int:
        """Hours (in units) of a set of jobs together."""
        return sum(self.hours[j] for j in numbers(members))

    def in_hours(self, units: int) -> Fraction:
        """Hours, or points times hours, out of units."""
        return Fraction(units, self.per_hour)

    def weight(self, members: int) -> int:
        """Points of a set of jobs together."""
        return sum(self.weights[j] for j in numbers(members))

    def ready(self, members: int) -> Iterator[int]:
        """Jobs of the set that wait for no other job of it."""
        return (j for j in numbers(members) if not self.before[j] & members)

    def area(self, order: Iterable[int], members: int) -> int:
        """Points times time until they go, summed up: the area under the curve of points left, while the set is done in this order."""
        left, total = self.weight(members), 0
        for job in order:
            total += self.hours[job] * left
            left -= self.weights[job]
        return total


def numbers(members: int) -> Iterator[int]:
    """The jobs of a set, lowest number first."""
    while members:
        lowest = members & -members
        yield lowest.bit_length() - 1
        members ^= lowest


def middle(item: PlanItem) -> Fraction:
    """Hours an action is taken to need: the middle of its estimate."""
    low, high = item.effort_hours
    return (exact(low) + exact(high)) / 2


def in_units(items: Sequence[PlanItem]) -> tuple[int, dict[str, int]]:
    """Into how many units an hour is cut so that all is counted in whole numbers, and how many each action needs."""
    per_hour = lcm(*(middle(i).denominator for i in items))
    return per_hour, {i.action: int(middle(i) * per_hour) for i in items}


def jobs_of(bank: Bank, result: Result, done: Collection[str]) -> Jobs:
    """The open actions of a plan in its order, then the findings that wait for several of them."""
    items = [i for i in result.plan if i.action not in done]
    per_hour, hours = in_units(items)
    before = _before(items, _first(result, items))
    weights = [0] * len(items)
    waiting: dict[int, int] = {}
    for members, points in _called_for(bank, result.findings, items, before):
        if members.bit_count() == 1:
            weights[members.bit_length() - 1] += points
        else:
            waiting[members] = waiting.get(members, 0) + points
    return Jobs(
        hours=(*hours.values(), *(0 for _ in waiting)),
        weights=(*weights, *waiting.values()),
        before=(*before, *(_with_theirs(members, before) for members in waiting)),
        per_hour=per_hour,
        actions=tuple(hours),
    )


def _first(result: Result, items: Sequence[PlanItem]) -> set[str]:
    """While PHI flows where it may not: what the bank gives no day's time for, so what stops the flow, and what that waits for."""
    return {i.action for i in items if i.due <= result.as_of} if result.verdict == FLOW_RUNS else set()


def _before(items: Sequence[PlanItem], first: Collection[str]) -> list[int]:
    number = {item.action: j for j, item in enumerate(items)}
    before: list[int] = []
    for item in items:
        names = [a for a in number if a in item.after or (item.action not in first and a in first)]
        before.append(_with_theirs(sum(1 << number[a] for a in names), before))
    return before


def _with_theirs(members: int, before: Sequence[int]) -> int:
    """A set of jobs with all that they wait for."""
    for job in numbers(members):
        members |= before[job]
    return members


def _called_for(bank: Bank, findings: Sequence[Finding], items: Sequence[PlanItem], before: Sequence[int]) -> Iterator[tuple[int, int]]:
    """For each open finding the last of its open actions, and its points. What those wait for is done by then anyway."""
    number = {item.action: j for j, item in enumerate(items)}
    for finding in findings:
        members = sum(1 << number[a] for a in finding.actions if a in number)
        last = members
        for job in numbers(members):
            last &= ~before[job]
        if last:
            yield last, bank.method.points[finding.risk.name]
