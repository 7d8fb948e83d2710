"""What is counted as a finding, an action and an hour, in every sum and every list: only what somebody's answers call for.

What only the blanks of a section call for is counted as a section to answer (`plan_lines`). A judgement holds all of it all the same.
"""

from collections.abc import Collection, Iterable, Sequence
from math import ceil, floor

from questionnaire import Sheet
from scoring.plan_lines import Line, SectionLine
from scoring.result import Finding, PlanItem

WHOLE_FROM = 10
"""Hours from which an estimate is told in whole hours."""


def counted_findings(sheet: Sheet, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those behind which is an answer, "I don't know" included, or what the dates decide: what waits for one is no fault of its own."""
    return tuple(finding for finding in findings if finding.question not in sheet.blank)


def counted_actions(lines: Iterable[Line]) -> tuple[PlanItem, ...]:
    """Those with a line of their own, in the order of the plan."""
    return tuple(line for line in lines if not isinstance(line, SectionLine))


def waiting_actions(lines: Iterable[Line]) -> dict[str, SectionLine]:
    """Every other action, with the section whose blanks call for it."""
    return {item.action: line for line in lines if isinstance(line, SectionLine) for item in line.items}


def action_numbers(lines: Iterable[Line]) -> dict[str, int]:
    """Action id -> its number, from 1 in the order of the plan; behind those with a line of their own the others, which are not shown."""
    held = tuple(lines)
    return {action: n for n, action in enumerate([*(item.action for item in counted_actions(held)), *waiting_actions(held)], 1)}


def hours(items: Collection[PlanItem]) -> tuple[float, float]:
    """Their efforts added up. Our estimate."""
    return added_hours([item.effort_hours for item in items])


def added_hours(efforts: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Efforts in hours, from and to, added up as they are told and rounded like them: whoever adds up what is told finds the same."""
    low, high = (sum(ends) for ends in zip((0.0, 0.0), *map(told_hours, efforts), strict=True))
    return _outwards(low, high)


def told_hours(effort: tuple[float, float]) -> tuple[float, float]:
    """An effort as people are told it, rounded outwards: to whole hours from ten, to half hours below, to quarters up to one hour.

    No estimate is more exact, least of all one that grows with the people who answer. Without a range it is none, and stays as it is.
    """
    low, high = effort
    return effort if low == high else _outwards(low, high, parts=4 if high <= 1 else 2)


def _outwards(low: float, high: float, parts: int = 2) -> tuple[float, float]:
    """To whole hours from ten; below, to so many parts of one."""
    below, above = (1 if end >= WHOLE_FROM else parts for end in (low, high))
    return floor(low * below) / below, ceil(high * above) / above
