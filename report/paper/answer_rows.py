"""Rows of the answers, and of what they lead to."""

from dataclasses import dataclass
from datetime import date

from questionnaire.shapes.question import Level
from report.paper.wording import NONE_FOLLOWS, marked_day


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
class VendorTask:
    """An action about one vendor."""

    action: str
    number: str
    title: str
    owner: str
    due: date
    mark: str
    """What is to be said beside its day: "too late", or that it has passed."""
    status: str
    """In words; empty where it is open."""
    marked: bool
    """Whether it is marked as done, confirmed or not."""

    @property
    def words(self) -> str:
        """All of it in a line."""
        return f"{self.number} {self.title} ({self.owner}, {marked_day(self.due, self.mark)}){f'. {self.status}' if self.status else ''}"


@dataclass(frozen=True)
class VendorRow:
    """A vendor, app or channel that may hold patient details, in the order asked; the desk first."""

    name: str
    """As typed, or as the question bank calls it."""
    answer: str
    """What was answered about it and its BAA."""
    tasks: tuple[VendorTask, ...] = ()
    """What there is to do about it: pause and assessment first, then the remedy; empty where no action of the plan's lines is about it."""
    instead: str = NONE_FOLLOWS
    """What is said then."""

    @property
    def next(self) -> VendorTask | None:
        """The first that is not marked as done; the last where all are; None where there is none."""
        return next((task for task in self.tasks if not task.marked), self.tasks[-1] if self.tasks else None)


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
