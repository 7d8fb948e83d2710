"""Rows of the plan and of what recurs."""

from dataclasses import dataclass
from datetime import date

from questionnaire.assessment import Status
from questionnaire.shapes.question import Kind, Level
from questionnaire.shapes.reviews import Every
from report.paper.wording import is_done, status_word


@dataclass(frozen=True, kw_only=True)
class PlanRow:
    """One action of the plan, in the order to do it; or, without a number, a section to answer, which has no more than it must."""

    number: str = ""
    action: str
    title: str
    lane: str
    """`now`, `soon` or `later`."""
    risk: Level | None
    """The worst risk it helps to resolve; None where it resolves none."""
    status: Status = "open"
    unconfirmed: bool = False
    """Whether it is marked as done while the answers that it changes say otherwise."""
    owner: str
    """As typed, at the action or for its role; empty where nobody is named."""
    role: str
    """Who we suggest, in words."""
    due: date
    """The day typed, else the day by rule."""
    due_by_rule: date
    due_typed: date | None = None
    start: date
    latest: date
    """The day after which it is late."""
    latest_reason: Kind
    late: bool
    """Whether it is due after `latest`."""
    mark: str = ""
    """What is to be said beside its day: "too late", or that it has passed."""
    overdue: date | None = None
    """The limit by law, where it passed before the day of the assessment."""
    hours: tuple[float, float]
    """From, to; our estimate."""
    after: tuple[str, ...] = ()
    """Numbers of the actions to do first."""
    resolves: tuple[str, ...] = ()
    """Numbers of the findings it helps to resolve."""
    why: tuple[str, ...]
    steps: tuple[str, ...] = ()
    """For this client's desk."""
    evidence: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    """The rows of a list (the apps) that it is to be done for, a line each."""
    notes: tuple[str, ...] = ()
    """What was typed beside the questions it has to do with, a note each, with the question in short before it."""
    changes: tuple[str, ...] = ()
    """What was changed by hand, a sentence each: from, to, reason."""

    @property
    def latest_by(self) -> str:
        """What sets the latest day, and what it means where that day is not to come: "law, limit of 2026-11-19 passed"."""
        if self.overdue:
            return f"{self.latest_reason}, limit of {self.overdue.isoformat()} passed"
        return "right away" if self.latest_reason == "flow" else self.latest_reason

    @property
    def state(self) -> str:
        """How far it is, in words."""
        return status_word(self.status, self.unconfirmed, self.latest_reason)

    @property
    def done(self) -> bool:
        """Whether it is done and the answers say so too."""
        return is_done(self.status, self.unconfirmed)


@dataclass(frozen=True)
class ReviewRow:
    """What recurs: from its first day, every `month`, `quarter` or `year`."""

    id: str
    title: str
    says: str
    first: date
    every: Every
    citations: tuple[str, ...]


@dataclass(frozen=True)
class KeptPlanRow:
    """What was typed beside an action that the plan does not hold today. Kept in full."""

    action: str
    title: str
    """The id where the question bank has no such action."""
    owner: str
    due: date | None
    status: Status
