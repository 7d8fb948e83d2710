"""The plan as people read it: one line an action, one line for the blanks of a section; the first week, then class by class.

A grouping of what is shown. The plan itself (`Result.plan`), its order and its days stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from questionnaire.assessment import Assessment
from questionnaire.flow import Sheet
from questionnaire.flow.unanswered import Unanswered, unanswered
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import KINDS, Kind
from scoring.days.working_days import working_day, working_days_after
from scoring.result import Finding, PlanItem

FEWEST, MOST = 3, 5
"""Lines that the first week shows."""


@dataclass(frozen=True)
class SectionLine:
    """A section to be answered, in the place of the first item that only its blanks call for."""

    unanswered: Unanswered
    items: tuple[PlanItem, ...]
    """What it stands for, in the order of the plan; never empty."""

    @property
    def kind(self) -> Kind:
        """Class of the first of them."""
        return self.items[0].kind

    @property
    def start(self) -> date:
        """When the first of them begins."""
        return self.items[0].start

    @property
    def latest(self) -> date:
        """The day after which the first of them is late."""
        return min(item.latest for item in self.items)


Line = PlanItem | SectionLine


def plan_lines(bank: Bank, assessment: Assessment, sheet: Sheet, findings: Sequence[Finding], plan: Sequence[PlanItem]) -> tuple[Line, ...]:
    """The plan in its order, with one line for all that only the blanks of one section call for.

    What the law dates keeps its own line, and so does what an answer calls for too, or what an owner, a day or a status was typed at.
    """
    of = {finding.id: finding.question for finding in findings}
    open_sections = tuple(unanswered(bank, sheet))
    home = {q: number for number, found in enumerate(open_sections) for q in found.blank}
    free = [item for item in plan if bank.action(item.action).finds_out and item.kind != "law" and item.action not in assessment.plan]
    where = {item.action: _only({home.get(of[f]) for f in item.resolves}) for item in free}
    lines: list[Line] = []
    for item in plan:
        number = where.get(item.action)
        if number is None:
            lines.append(item)
            continue
        together = tuple(i for i in plan if where.get(i.action) == number)
        if item is together[0]:
            lines.append(SectionLine(open_sections[number], together))
    return tuple(lines)


def _only(sections: set[int | None]) -> int | None:
    """The one open section whose blanks call for something; None where more does."""
    return sections.pop() if len(sections) == 1 else None


def first_week(lines: Sequence[Line], as_of: date) -> tuple[Line, ...]:
    """The first lines of a plan, as they stand: to the last that starts within five working days, but at least three and at most five."""
    begun = [number for number, line in enumerate(lines[:MOST], 1) if line.start <= week_ends(as_of)]
    return tuple(lines[: max([FEWEST, *begun])])


def week_ends(as_of: date) -> date:
    """The last of the first five working days."""
    return working_days_after(working_day(as_of), 4)


def by_class(lines: Sequence[Line]) -> dict[Kind, tuple[Line, ...]]:
    """The same lines in the same order, by class; what a more urgent class needs stands in that class."""
    found: dict[Kind, list[Line]] = {}
    urgent = len(KINDS)
    for line in reversed(lines):
        urgent = min(urgent, KINDS.index(line.kind))
        found.setdefault(KINDS[urgent], []).append(line)
    return {kind: tuple(reversed(found[kind])) for kind in KINDS if kind in found}
