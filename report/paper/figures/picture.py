"""What every figure offers besides its own data: a table that says the same, and one sentence."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from questionnaire import Bank, walk
from questionnaire.assessment import Assessment
from questionnaire.flow.progress import progress
from report.paper.wording import until_answered
from scoring.calendar import days_after
from scoring.result import Finding, Result

MOST_NAMES = 6
SHORTEST_CALENDAR = 28
"""Days."""


class Picture(Protocol):
    """A figure's data. `header` and `rows()` are its table twin; `description` is its alternative text."""

    @property
    def title(self) -> str:
        """What the figure is called."""

    @property
    def header(self) -> tuple[str, ...]:
        """Column titles of the table twin."""

    @property
    def description(self) -> str:
        """What the figure shows, in one sentence."""

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The table twin, one tuple of texts a row."""


def ranges(numbers: list[int], prefix: str) -> str:
    """Numbers as short references: `F1, F3-F7`; runs of three or more are joined."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[str] = []
    for run in runs:
        parts.extend([f"{prefix}{run[0]}\u2013{prefix}{run[-1]}"] if len(run) > 2 else [f"{prefix}{n}" for n in run])
    return ", ".join(parts)


def names(findings: Iterable[Finding], bank: Bank) -> str:
    """What findings are called, in short: "Intercom plan; Slack; and 4 more"."""
    told = list(dict.fromkeys(f.subject or bank.questions[f.question].short for f in findings))
    left = len(told) - MOST_NAMES
    return "; ".join([*told[:MOST_NAMES], f"and {left} more"] if left > 0 else told)


def last_shown(result: Result) -> date:
    """The last day that a calendar of the plan shows.

    A day set by hand, what waits for it, and the limit by law are shown as far as twice the time that the plan takes by rule:
    one wrong year squeezes nothing, and what lies farther away is named at the calendar's edge.
    """
    by_rule = max((result.schedule.last_by_rule - result.as_of).days, SHORTEST_CALENDAR)
    days = [(when - result.as_of).days for when in (*(item.due for item in result.plan), result.notice_by) if when]
    return days_after(result.as_of, max([by_rule, *(d for d in days if d <= 2 * by_rule)]))


def not_answered(bank: Bank, assessment: Assessment) -> int:
    """Questions that nobody has answered yet, as every page counts them; none where all that is left may stay empty."""
    done = progress(bank.questions.values(), assessment, walk(bank, assessment))
    return done.blank if done.needed else 0


def waiting_words(waiting: int) -> str:
    """What nobody has answered, as a sentence to follow others; empty where all is."""
    return f" {until_answered(waiting)}." if waiting else ""


def references(findings: Iterable[str], register: Result) -> str:
    """Findings by their numbers in the register, short: `F1, F4-F6`. What a projection opens has no number yet: `F1, 2 new`."""
    numbers = {finding.id: number for number, finding in enumerate(register.findings, 1)}
    found = [numbers.get(finding) for finding in findings]
    new = f"{found.count(None)} new" if None in found else ""
    return ", ".join(part for part in (ranges([number for number in found if number], "F"), new) if part)
