"""The sheet that a way ahead starts from: what counts of it, what is wrong, and the days that work would take."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from questionnaire.assessment import Assessment
from questionnaire.conditions import holds
from questionnaire.flow import Sheet, only_asked, walk
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import Condition
from scoring.days import Dated, Job
from scoring.days.latest import latest_days
from scoring.days.order import in_order
from scoring.days.schedule import dated
from scoring.jobs import effort, hours_per_week, job
from scoring.judge import findings
from scoring.result import Finding, worst


@dataclass(frozen=True)
class Today:
    """One assessment, reduced to what counts."""

    bank: Bank
    sheet: Sheet
    given: Assessment
    findings: tuple[Finding, ...]

    def holds(self, condition: Condition | None) -> bool:
        """Whether a condition is true of today's answers."""
        return holds(condition, self.sheet.answers, self.sheet.as_of)

    def of(self, question: str) -> list[Finding]:
        """The findings of one question."""
        return [f for f in self.findings if f.question == question]

    def hours(self, action: str) -> tuple[float, float]:
        """From, to; with the rows that call for it and the people who answer."""
        return effort(self.bank, self.sheet, action, self._calling_for(action))

    def scheduled(self, actions: Sequence[str]) -> list[Dated]:
        """Any actions of the bank in the order to do them, on the days that the plan would give them (`scoring/days`)."""
        ordered = in_order([self._job(action, actions) for action in actions])
        as_of, late_after = self.given.as_of, latest_days(self.bank.method.limits, ordered, self.given.as_of)
        return [*dated(ordered, late_after, as_of, hours_per_week(self.given, self.sheet))]

    def _calling_for(self, action: str) -> list[Finding]:
        return [f for f in self.findings if action in f.actions]

    def _job(self, name: str, beside: Collection[str]) -> Job:
        """What nothing calls for today takes no risk away, and comes after what does. A day set by hand is the plan's, not the way's."""
        of, entry = self._calling_for(name), replace(self.given.entry(name), due=None)
        after = tuple(action for action in self.bank.action(name).after if action in beside)
        return job(self.bank, self.sheet, name, of, after, worst(of), self.hours(name), entry)


def reduced(bank: Bank, assessment: Assessment) -> Today:
    """An assessment without answers and reasons of questions that are not asked."""
    sheet = walk(bank, assessment)
    return Today(bank, sheet, only_asked(assessment, sheet), findings(bank, sheet))
