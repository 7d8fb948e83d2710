"""The same report as rows: what stands behind the blocks, for formats that are tables, tasks or data.

Nothing is laid out: texts stand as typed. Numbers (`F1`, `A1`, `Q1`) are those of the blocks; `question`,
`action` and `id` are ids of the bank; `section` is a section's title. A writer escapes and never cuts.
"""

from dataclasses import dataclass
from datetime import date

from questionnaire.assessment import Status
from questionnaire.model import Kind, Level
from questionnaire.owner import Owner
from questionnaire.review_model import Every
from report.paper.wording import status_word
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
    """How far they are answered, in words."""
    first_phi_on: date | None
    baa_signed_on: date | None
    uncovered_days: int | None
    """Days with patient details and no signed BAA; None where they cannot be counted."""
    notice_by: date | None
    """By when notices of a breach are due at the latest, while it is not assessed whether there was one."""
    limit: str
    """The same as a sentence; empty where there is no such day."""

    @property
    def month_end(self) -> date:
        """The last day of the first month."""
        return days_after(self.as_of, MONTH)


@dataclass(frozen=True)
class PlanRow:
    """One action of the plan, in the order to do it."""

    number: str
    action: str
    title: str
    lane: str
    """`now`, `soon` or `later`."""
    risk: Level
    """The worst risk it helps to resolve."""
    status: Status
    unconfirmed: bool
    """Whether it is marked as done while the answers that it changes say otherwise."""
    owner: str
    """As typed, at the action or for its role; empty where nobody is named."""
    role: str
    """Who we suggest, in words."""
    due: date
    """The day typed, else the day by rule."""
    due_by_rule: date
    due_typed: date | None
    start: date
    latest: date
    """The day after which it is late."""
    latest_reason: Kind
    late: bool
    """Whether it is due after `latest`."""
    overdue: date | None
    """The limit by law, where it passed before the day of the assessment."""
    hours: tuple[float, float]
    """From, to; our estimate."""
    after: tuple[str, ...]
    """Numbers of the actions to do first."""
    resolves: tuple[str, ...]
    """Numbers of the findings it helps to resolve."""
    why: tuple[str, ...]
    steps: tuple[str, ...]
    """For this client's desk."""
    evidence: tuple[str, ...]
    citations: tuple[str, ...]
    rows: tuple[str, ...] = ()
    """The rows of a list (the apps) that it is to be done for, a line each."""
    notes: tuple[str, ...] = ()
    """What was typed beside the questions it has to do with, a note each, with the question in short before it."""
    changes: tuple[str, ...] = ()
    """What was changed by hand, a sentence each: from, to, reason."""

    @property
    def state(self) -> str:
        """How far it is, in words."""
        return status_word(self.status, self.unconfirmed, self.latest_reason)

    @property
    def done(self) -> bool:
        """Whether it is done and the answers say so too."""
        return self.status == "done" and not self.unconfirmed


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


@dataclass(frozen=True)
class FindingRow:
    """A safeguard that is not satisfied, or not known to be. Worst first."""

    number: str
    id: str
    question: str
    title: str
    section: str
    outcome: str
    """In words: "Not satisfied", "Not known" …"""
    occurrence: Level
    exposure: Level
    likelihood: Level
    impact: Level
    risk: Level
    words: str
    """What it means."""
    citations: tuple[str, ...]
    actions: tuple[str, ...]
    """Numbers of the actions that resolve it."""
    answered: bool = True
    """Whether it is counted: somebody's answer is behind it."""
    comment: str = ""
    """Of whoever hands the report over, as typed."""
    changes: tuple[str, ...] = ()
    """What was changed by hand, a sentence each: from, to, reason. `risk` stays the computed one."""


@dataclass(frozen=True)
class VendorRow:
    """A vendor, app or channel that may hold patient details, in the order asked; the desk first."""

    name: str
    """As typed, or as the question bank calls it."""
    answer: str
    """What was answered about it and its BAA."""
    action: str = ""
    """The action still to do about it; this and what follows is empty where nothing is open."""
    number: str = ""
    title: str = ""
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True)
class AnswerRow:
    """A question with all that was typed to it. Every question asked has a row; of the others, each with something typed."""

    number: str
    """`Q1`, `Q2` … in the order asked; empty where it is not asked."""
    question: str
    section: str
    """Title of its section; empty where the question bank has no such question."""
    text: str
    """The question in words; its id where the question bank has no such question."""
    answer: tuple[str, ...]
    """One line a choice or row, as given; "No answer" for a blank."""
    note: str
    reason: str | None
    """Why it does not apply, as typed, perhaps blank; None where it was not marked so."""
    counted: bool
    """Whether it stands in the judgement as given. A reason why it does not apply counts; the answer kept beside it does not."""
    why_not_counted: str
    """Empty where `counted`."""
    findings: tuple[str, ...]
    """Numbers of the findings it led to."""
    carried: str = ""
    """Where the answer is one of an earlier round and not confirmed, which says so."""


@dataclass(frozen=True)
class SkippedRow:
    """A question that was not asked, and why."""

    question: str
    text: str
    because: str


@dataclass(frozen=True)
class ContradictionRow:
    """Answers that cannot both be true, or rarely are, and the question that settles it."""

    id: str
    message: str
    questions: tuple[str, ...]
    answers: tuple[str, ...]
    """One line a question: its short name and the answer given."""


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
    """What lists and sums hold: one row an action that is counted, and one, without a number, a section that nobody has answered yet."""
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
        """The sections that nobody has answered yet."""
        return tuple(row for row in self.tasks if not row.number)
