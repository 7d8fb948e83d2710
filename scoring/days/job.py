"""What the plan's order and days are worked out from, and what comes of it."""

from dataclasses import dataclass
from datetime import date

from questionnaire.shapes.question import Kind, Level
from scoring.days.working_days import working_day


@dataclass(frozen=True)
class Job:
    """One thing to do.

    `takes_away`: points of risk. `risk` is its level, or that of what needs it; `required` whether its own is moderate and 45 CFR marks
    the standard as required. `after`: ids; those that are not in the plan hold nothing up. `waiting`: calendar days from the last hour
    of work to a vendor's or counsel's answer; a flow has none. `finds_out`: whether it finds out plan or BAA. `by_law`: the latest day
    of a job of kind `law`, and of no other, or ValueError. What is `done` keeps its place, and takes neither hours nor waiting.
    """

    id: str
    kind: Kind
    takes_away: float
    hours: float
    risk: Level
    required: bool = False
    after: tuple[str, ...] = ()
    waiting: int = 0
    finds_out: bool = False
    by_law: date | None = None
    due_by_hand: date | None = None
    done: bool = False

    def __post_init__(self) -> None:
        if (self.kind == "law") != (self.by_law is not None):
            raise ValueError(f"{self.id}: a job of kind law has a latest day by law, and no other has one.")

    @property
    def seconds(self) -> int:
        """Its work, in whole numbers so that no rounding moves a day; never nothing."""
        return max(1, round(self.hours * 3600))

    @property
    def seconds_left(self) -> int:
        """What of its work is still to be done."""
        return 0 if self.done else self.seconds


@dataclass(frozen=True)
class Dated:
    """A job with its days: begun, planned to be finished, and the day after which it is late."""

    job: Job
    start: date
    due: date
    latest: date
    due_by_rule: date
    """`due`, but where somebody set that by hand."""
    work: tuple[tuple[date, int], ...] = ()
    """The days on which it is worked at and the seconds of each, none after `due` but where that has passed; nothing of what is done."""

    @property
    def worked(self) -> date:
        """The last day of work on it; from then to `due` an answer is waited for, where it waits for one."""
        return self.work[-1][0] if self.work else self.due

    @property
    def late(self) -> bool:
        """Whether it is planned to be finished later than it may be."""
        return is_late(self.job.kind, self.due, self.latest)


def is_late(kind: Kind, due: date, latest: date) -> bool:
    """Whether `due` is too late.

    A flow found on a Saturday is to be paused on that Saturday (contract, section 5) and is planned for the Monday. Nobody could have
    planned it earlier, so it is called late only after that.
    """
    return due > (working_day(latest) if kind == "flow" else latest)
