"""The hours of work that the plan's days ask of each week, against the hours there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from questionnaire import Bank, walk
from questionnaire.assessment import Assessment
from report.paper.figures.picture import last_shown
from report.paper.wording import count, day, weekly
from scoring.calendar import days_after
from scoring.counted import waiting_actions
from scoring.days import Schedule
from scoring.days.working_days import monday, working_day
from scoring.plan_lines import plan_lines
from scoring.result import Result

MOST_COLUMNS = 26
"""A longer plan is shown in columns of several weeks."""


@dataclass(frozen=True)
class LoadColumn:
    """One week, or some together: the hours of work in them, and the hours there are."""

    begin: date
    """A Monday."""
    hours: float
    room: float

    @property
    def over(self) -> bool:
        """Whether it holds more work than there are hours, by more than rounding."""
        return round(self.hours) > round(self.room)


@dataclass(frozen=True)
class LoadFigure:
    """Columns from the first week of work on, as far as the roadmap's calendar goes."""

    columns: tuple[LoadColumn, ...]
    weeks: int
    """How many weeks a column holds."""
    hours_a_week: float
    beyond: float = 0
    """Hours of work after the last column: what waits for a day that was set far away."""
    end: date = date.max
    """The last day on which something is due."""

    @property
    def title(self) -> str:
        """What a column holds."""
        return "Hours of work by week" if self.weeks == 1 else f"Hours of work, {self.weeks} weeks at a time"

    @property
    def header(self) -> tuple[str, ...]:
        """What a column stands for, the work in it, and the hours there are."""
        return "Week of" if self.weeks == 1 else f"{self.weeks} weeks from", "Hours of work", "Hours available"

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """One row a column."""
        return tuple((day(c.begin), f"{c.hours:,.0f}", f"{c.room:,.0f}") for c in self.columns)

    @property
    def description(self) -> str:
        """How much work there is, what of it comes later, and where it is more than there are hours for."""
        if not self.columns:
            return "No work is left in this plan."
        hours, friday = round(sum(c.hours for c in self.columns)), days_after(self.columns[-1].begin, 7 * self.weeks - 3)
        until = self.end if self.columns[-1].begin <= self.end < friday else friday
        told = f"About {count(hours, 'hour')} of work until {day(until)}, at {weekly(self.hours_a_week)}."
        later = f" Another {count(round(self.beyond), 'hour')} come later." if round(self.beyond) else ""
        return f"{told}{later}{self._over()}"

    def _over(self) -> str:
        """Where the days ask for more than there is."""
        over = [column for column in self.columns if column.over]
        if not over:
            return ""
        most = max(over, key=lambda column: column.hours - column.room)
        where = f"{'week' if self.weeks == 1 else f'{self.weeks} weeks'} from {day(most.begin)}"
        return f" Most above the hours there are: the {where}, with {most.hours:,.0f} hours of work and {most.room:,.0f} there."


def load(bank: Bank, assessment: Assessment, result: Result) -> LoadFigure:
    """The work of the actions that are counted, week by week; what is done takes no hours."""
    plan, lines = result.schedule, plan_lines(bank, assessment, walk(bank, assessment), result.findings, result.plan)
    work = plan.weeks_without(waiting_actions(lines))
    if not work:
        return LoadFigure((), 1, plan.hours_a_week)
    first, last = monday(working_day(result.as_of)), min(max(work), monday(last_shown(result)))
    number = (last - first).days // 7 + 1
    weeks = -(-number // MOST_COLUMNS)
    mondays = [days_after(first, 7 * week) for week in range(number)]
    columns = [_column(plan, work, mondays[start : start + weeks]) for start in range(0, number, weeks)]
    beyond = sum(work.values()) - sum(column.hours for column in columns)
    return LoadFigure(tuple(columns), weeks, plan.hours_a_week, beyond, max(item.due for item in result.plan))


def _column(plan: Schedule, work: Mapping[date, float], mondays: Sequence[date]) -> LoadColumn:
    return LoadColumn(mondays[0], sum(work.get(each, 0) for each in mondays), sum(map(plan.room, mondays)))
