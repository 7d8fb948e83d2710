"""The sheet that a way ahead starts from: what counts of it, what is wrong, and the days that work would take."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from questionnaire.assessment import Assessment
from questionnaire.conditions import holds
from questionnaire.flow import Sheet
from questionnaire.model import Condition, Level
from questionnaire.question_bank import Bank
from scoring.ahead.ending import done_already
from scoring.days import Dated, Job, law_limit
from scoring.days.order import in_order
from scoring.days.schedule import dated
from scoring.plan import hours_per_week, seats
from scoring.result import Finding


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
        rows = sum(f.row > 0 for f in self.findings if action in f.actions)
        return self.bank.action(action).hours_for(rows, seats(self.bank, self.sheet))

    def scheduled(self, actions: Iterable[str]) -> list[Dated]:
        """Any actions of the bank in the order to do them, on the days that the plan would give them (`scoring/days`)."""
        limits, discovered = self.bank.method.limits, self.sheet.answers.get("discovered_on")
        by_law = law_limit(limits, self.given.as_of, discovered if isinstance(discovered, date) else None)
        ordered = in_order([self._job(action, by_law) for action in actions])
        return [*dated(limits, ordered, self.given.as_of, hours_per_week(self.given))]

    def _job(self, action_id: str, by_law: date) -> Job:
        """What nothing calls for today takes no risk away, and comes after what does."""
        action = self.bank.action(action_id)
        of = [f for f in self.findings if action_id in f.actions]
        return Job(
            id=action_id,
            kind=action.kind,
            takes_away=sum(self.bank.method.points[f.risk.name] for f in of),
            hours=sum(self.hours(action_id)) / 2,
            risk=max((f.risk for f in of), default=Level.very_low),
            after=action.after,
            waiting=action.waiting,
            by_law=by_law if action.kind == "law" else None,
            done=action_id in done_already(self.bank, self.given),
        )
