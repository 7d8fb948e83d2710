"""The same report as rows: what stands behind the blocks, for formats that are tables, tasks or data.

Nothing is laid out: texts stand as typed. Numbers (`F1`, `A1`, `Q1`) are those of the blocks; `question`,
`action` and `id` are ids of the bank; `section` is a section's title. A writer escapes and never cuts.
"""

from dataclasses import dataclass
from datetime import date

from questionnaire.owner import Owner
from questionnaire.shapes.question import Level
from report.paper.answer_rows import AnswerRow, ContradictionRow, FindingRow, SkippedRow, VendorRow
from report.paper.plan_rows import KeptPlanRow, PlanRow, ReviewRow
from scoring.calendar import days_after
from scoring.result import Interval

MONTH = 30
"""Calendar days from the day of the assessment that are called the first month."""


@dataclass(frozen=True)
class ConditionRow:
    """One of the four conditions, its state (`met`, `unmet`, `unknown`, `not_needed`) and the answers that decide it."""

    id: str
    title: str
    state: str
    because: str


@dataclass(frozen=True)
class Summary:
    """What the assessment comes to, and whose it is."""

    client: str
    """As typed; empty where not named."""
    desk: str
    as_of: date
    bank: str
    prepared_by: str
    marks: tuple[str, ...]
    verdict: str
    title: str
    means: str
    sentence: str
    """Why this verdict, built from the deciding answers."""
    next: str
    ending: str
    """What ends or decides this verdict, in a sentence; empty where nothing of the plan does."""
    carried: str
    """How many answers of an earlier round it rests on that nobody has confirmed yet, in a sentence; empty where there are none."""
    conditions: tuple[ConditionRow, ...]
    """Empty where HIPAA does not appear to apply."""
    score: Interval | None
    """None where HIPAA does not appear to apply."""
    counts: tuple[tuple[Level, int], ...]
    """Number of findings by level, worst first."""
    asked: int
    answered: int
    """Whose answer is known."""
    unknown: int
    """All others."""
    answers: str
    """How far they are answered, and how many of these are not confirmed, in words."""
    first_phi_on: date | None
    baa_signed: bool
    """Whether the answers say that both sides have signed."""
    baa_signed_on: date | None
    uncovered_days: int | None
    """Days with patient details and no signed BAA; None where they cannot be counted."""
    uncovered: str
    """The same in words: none counted, or from which day to which."""
    notice_by: date | None
    """By when notices of a breach are due at the latest, while it is not assessed whether there was one."""
    earlier_by: date | None
    """The same of what came before, where none is known to come today: no action of the plan is about it. None beside `notice_by`."""
    limit: str
    """The same as a sentence; empty where there is no such day."""
    limit_first: bool
    """Whether a limit has passed or is days away, so that the sentence stands before all others."""

    @property
    def by_law(self) -> date | None:
        """Either of the two limits."""
        return self.notice_by or self.earlier_by

    @property
    def month_end(self) -> date:
        """The last day of the first month."""
        return days_after(self.as_of, MONTH)


@dataclass(frozen=True)
class ChangeRow:
    """One value changed by hand, or one comment on a finding."""

    what: str
    """In words: "Owner", "Due date", "Lane", "Risk", "Comment"."""
    of: str
    computed: str
    """What stands there without the change; empty for a comment."""
    now: str
    """The new value, or the comment as typed."""
    reason: str
    """As typed; empty for a comment."""


@dataclass(frozen=True)
class WorkshopRow:
    """One thing that a workshop put on record."""

    what: str
    """In words: "Present", "Planned", "Decided by", "Dissent", "Parking lot", "Time"."""
    question: str
    """Its id; empty where it belongs to none."""
    at: str
    """The question in words, or the section; its id where the question bank has no such question."""
    who: str
    """As typed."""
    said: str
    """As typed, or a number of minutes."""
    due: date | None = None


@dataclass(frozen=True)
class SourceRow:
    """One citation of this report and the source behind it."""

    citation: str
    title: str
    kind: str
    """In words: "Law", "Guidance", "Vendor" …"""
    url: str
    dated: str
    checked: date
    says: str
    """For a statement of a source document: what it says, in our words."""
    careful: str
    """Where law or facts differ from that statement."""


@dataclass(frozen=True)
class Records:
    """All rows of one report."""

    summary: Summary
    plan: tuple[PlanRow, ...]
    """Every action; also those that only questions without an answer call for."""
    tasks: tuple[PlanRow, ...]
    """What lists and sums hold: one row an action that is counted, and one, without a number, a section with questions to answer."""
    findings: tuple[FindingRow, ...]
    answers: tuple[AnswerRow, ...]
    """Every question asked, in the order asked."""
    kept_answers: tuple[AnswerRow, ...]
    """Typed to questions that are not asked any more."""
    kept_plan: tuple[KeptPlanRow, ...]
    kept_people: tuple[Owner, ...]
    """Who is named for a role and owns no action of the plan by it."""
    skipped: tuple[SkippedRow, ...]
    contradictions: tuple[ContradictionRow, ...]
    sources: tuple[SourceRow, ...]
    vendors: tuple[VendorRow, ...] = ()
    """Empty where no question about one is answered."""
    changes: tuple[ChangeRow, ...] = ()
    reviews: tuple[ReviewRow, ...] = ()
    """What the plan or the answers call for again and again."""
    letter: str = ""
    """The cover letter, as typed."""
    workshop: tuple[WorkshopRow, ...] = ()
    """In the order of the questions; empty where there was none."""

    @property
    def actions(self) -> tuple[PlanRow, ...]:
        """The actions that are counted."""
        return tuple(row for row in self.tasks if row.number)

    @property
    def counted(self) -> tuple[FindingRow, ...]:
        """The findings that are counted."""
        return tuple(row for row in self.findings if row.answered)

    @property
    def sections(self) -> tuple[PlanRow, ...]:
        """The sections with questions to answer."""
        return tuple(row for row in self.tasks if not row.number)
