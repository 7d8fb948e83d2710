"""What the judgement says: one frozen `Result`, read by screen, report and command line alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from questionnaire.policy import BEST, NOT_IN_SCOPE
from questionnaire.shapes.question import Kind, Level, Outcome
from scoring.days import Schedule, is_late


@dataclass(frozen=True)
class Interval:
    """Least and greatest score (0 worst to 100) over all ways to answer what is unknown."""

    low: int
    high: int


@dataclass(frozen=True)
class Coverage:
    """Asked = answered + unknown; a blank is unknown. A reasoned "not applicable" is an answer."""

    asked: int
    answered: int
    unknown: int


@dataclass(frozen=True)
class ConditionState:
    """One of the four conditions: `met`, `unmet`, `unknown` or `not_needed`."""

    id: str
    state: str
    because: tuple[str, ...]
    """Question ids that decide the state."""


@dataclass(frozen=True)
class Finding:
    """A safeguard that is not satisfied, or not known to be."""

    id: str
    """The question's id; for a row of a list, question id, a dot and the row's number from 1."""
    question: str
    outcome: Outcome
    occurrence: Level
    """How likely the threat occurs with this answer (table G-3)."""
    exposure: Level
    """How likely it then does harm, by whether PHI reaches the desk."""
    likelihood: Level
    """Overall likelihood: table G-5 of the two above."""
    impact: Level
    risk: Level
    """Table I-2 of likelihood and impact."""
    citations: tuple[str, ...]
    actions: tuple[str, ...]
    subject: str = ""
    """For a row: the integration's name, as typed."""
    row: int = 0
    """The row's number, from 1; 0 where the finding is of the whole question."""


@dataclass(frozen=True)
class SectionResult:
    """One section's score interval and its number of findings. Sections not asked are left out."""

    id: str
    score: Interval
    findings: int


@dataclass(frozen=True)
class Contradiction:
    """Answers that cannot both be true, or rarely are."""

    id: str
    questions: tuple[str, ...]
    message: str


@dataclass(frozen=True)
class Exposure:
    """When PHI was first seen, when the BAA was signed, and the days between without cover."""

    first_phi_on: date | None
    baa_signed_on: date | None
    uncovered_days: int | None
    """None when it cannot be known; 0 when the BAA came first."""


@dataclass(frozen=True)
class PlanItem:
    """One row of the plan, in the order to do it."""

    action: str
    title: str
    """What it is called in this plan."""
    at_new_desk: bool
    """Whether it is done at the desk that is still to be chosen or moved to, not at today's."""
    lane: str
    """`now`, `soon` or `later`."""
    risk: Level | None
    """The highest risk that it helps to resolve; None of a duty that is owed although nothing falls short."""
    after: tuple[str, ...]
    """Actions of this plan that must come before it."""
    resolves: tuple[str, ...]
    """Finding ids; none of a duty that is owed although nothing falls short."""
    effort_hours: tuple[float, float]
    owner_role: str
    kind: Kind
    """Its class, which is also what sets `latest`."""
    start: date
    due: date
    """The day it is planned to be finished, or the day set by hand."""
    latest: date
    """The day after which it is late."""
    due_by_rule: date
    """`due`, but where somebody set that by hand."""
    overdue: date | None = None
    """The limit by law where it has passed before the day of the assessment: `latest` is that day then, and it is late all the same."""

    @property
    def late(self) -> bool:
        """Whether it is planned to be finished later than it may be."""
        return self.overdue is not None or is_late(self.kind, self.due, self.latest)


def by_level(findings: Sequence[Finding]) -> dict[Level, int]:
    """Number of findings by level of risk, worst level first."""
    return {level: sum(f.risk == level for f in findings) for level in reversed(Level)}


def worst(findings: Iterable[Finding]) -> Level:
    """The highest risk of some findings; of none, the lowest level."""
    return max((f.risk for f in findings), default=Level.very_low)


@dataclass(frozen=True)
class Judgement:
    """The verdict and what it rests on: what every click can afford."""

    verdict: str
    conditions: tuple[ConditionState, ...]
    findings: tuple[Finding, ...]

    @property
    def in_scope(self) -> bool:
        """Whether HIPAA appears to apply, so that there is something to judge."""
        return self.verdict != NOT_IN_SCOPE

    @property
    def can_improve(self) -> bool:
        """Whether there is a better verdict than this one."""
        return self.in_scope and self.verdict != BEST


@dataclass(frozen=True)
class Result(Judgement):
    """The whole judgement of one assessment."""

    verdicts_possible: tuple[str, ...]
    """Verdicts that some way to answer what is unknown still leads to."""
    score: Interval
    coverage: Coverage
    sections: tuple[SectionResult, ...]
    contradictions: tuple[Contradiction, ...]
    exposure: Exposure
    plan: tuple[PlanItem, ...]
    hours_per_week: float
    """What the days of the plan are worked out with."""
    schedule: Schedule = field(compare=False)
    """What the plan's days come from."""
    notice_by: date | None
    """By when the notices of a breach are due at the latest, while what lay uncovered is to be assessed; None where it is not."""
    bank: str
    as_of: date

    def finding(self, finding_id: str) -> Finding | None:
        """The finding of that id, or None."""
        return next((f for f in self.findings if f.id == finding_id), None)

    def condition(self, condition_id: str) -> ConditionState:
        """The condition of that id. Raises StopIteration where the bank has no such condition."""
        return next(c for c in self.conditions if c.id == condition_id)
