"""What is counted as a finding, an action and an hour, in every sum and every list: only what somebody's answers call for.

What only the blanks of a section call for is counted as a section to answer (`plan_lines`). A judgement holds all of it all the same.
"""

from collections.abc import Collection, Iterable, Sequence
from math import ceil, floor

from questionnaire import Sheet
from scoring.plan_lines import Line, SectionLine
from scoring.result import Finding, PlanItem


def counted_findings(sheet: Sheet, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those behind which is an answer, "I don't know" included, or what the dates decide: what waits for one is no fault of its own."""
    return tuple(finding for finding in findings if finding.question not in sheet.blank)


def counted_actions(lines: Iterable[Line]) -> tuple[PlanItem, ...]:
    """Those with a line of their own, in the order of the plan."""
    return tuple(line for line in lines if not isinstance(line, SectionLine))


def to_answer(lines: Iterable[Line]) -> dict[str, SectionLine]:
    """Every other action, with the section that nobody has answered yet."""
    return {item.action: line for line in lines if isinstance(line, SectionLine) for item in line.items}


def hours(items: Collection[PlanItem]) -> tuple[float, float]:
    """Their efforts added up, in whole hours from below and from above. Our estimate."""
    return whole_hours([item.effort_hours for item in items])


def whole_hours(efforts: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Efforts in hours, from and to, added up and rounded outwards."""
    return float(floor(sum(low for low, _ in efforts))), float(ceil(sum(high for _, high in efforts)))
