"""What the plan's order and days are worked out from, and what comes of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from questionnaire.model import Level

Kind = Literal["flow", "law", "verdict", "risk"]
KINDS: tuple[Kind, ...] = get_args(Kind)  # the most urgent first


@dataclass(frozen=True)
class Job:
    """One thing to do.

    `takes_away`: points of risk. `risk` is its level, `required` whether 45 CFR marks the standard so. `after`: ids; those that are not
    in the plan hold nothing up. `waiting`: calendar days from the last hour of work to a vendor's or counsel's answer; a flow has none.
    `finds_out`: whether it finds out plan or BAA. `by_law`: the latest day of a job of kind `law`, and of no other, or ValueError.
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

    def __post_init__(self) -> None:
        if (self.kind == "law") != (self.by_law is not None):
            raise ValueError(f"{self.id}: a job of kind law has a latest day by law, and no other has one.")

    @property
    def seconds(self) -> int:
        """Its work, in whole numbers so that no rounding moves a day; never nothing."""
        return max(1, round(self.hours * 3600))


@dataclass(frozen=True)
class Dated:
    """A job with its days: begun, planned to be finished, and the day after which it is late."""

    job: Job
    start: date
    due: date
    latest: date

    @property
    def latest_reason(self) -> Kind:
        """What sets the latest day."""
        return self.job.kind

    @property
    def late(self) -> bool:
        """Whether it is planned to be finished later than it may be."""
        return self.due > self.latest
