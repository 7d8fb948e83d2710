"""The plan as bars on a calendar."""

from dataclasses import dataclass
from datetime import date

from questionnaire import Bank, walk
from questionnaire.assessment import Assessment, Status
from questionnaire.owner import owner_of
from questionnaire.shapes.question import Kind, Level
from report.paper.figures.picture import last_shown
from report.paper.wording import (
    LANE_WORDS,
    NO_ACTION,
    TOO_LATE,
    capitalized,
    count,
    day,
    effort,
    is_done,
    latest_day,
    level_word,
    marked_day,
    status_word,
)
from scoring.ahead.truth import unconfirmed
from scoring.counted import action_numbers, counted_actions
from scoring.plan_lines import plan_lines
from scoring.result import Result

ANSWERS = {"vendor": "the vendor\u2019s", "counsel": "counsel\u2019s"}


@dataclass(frozen=True)
class RoadmapBar:
    """One action: from the day it begins to the day it is due."""

    number: int
    """Its place in the plan, from 1: card `A1`, `A2` …"""
    action: str
    title: str
    lane: str
    """`now`, `soon` or `later`."""
    start: date
    due: date
    typed: bool
    """True where a person typed the due date; else it follows from the rule."""
    owner: str
    risk: Level | None
    status: Status
    latest: date
    late: bool
    """True where it is still to be done and due after its latest day."""
    unconfirmed: bool = False
    """True where it is marked as done while the answers that it changes say otherwise."""
    kind: Kind = "risk"
    overdue: date | None = None
    """The limit by law, where it passed before the day of the assessment."""
    hours: tuple[float, float] = (0, 0)
    after: tuple[str, ...] = ()
    """The actions that have to come before it and are still to be done, by their places: `A4`, `A9`."""
    worked: date | None = None
    """The last day of work on it, where an answer is waited for from then to `due`."""
    awaits: str = "vendor"
    """Whose answer that is."""

    @property
    def flag(self) -> str:
        """What is wrong with its days, in a few words; empty where nothing is, or it is done."""
        if self.late:
            return f"latest {self.latest_words}"
        return "due before it can begin" if self.due < self.start and self.status != "done" else ""

    @property
    def due_words(self) -> str:
        """The day with what is to be said of it: "Dec 1, 2026 (set by you, too late)"."""
        return marked_day(self.due, ", ".join(filter(None, ("set by you" if self.typed else "", TOO_LATE if self.late else self.flag))))

    @property
    def latest_words(self) -> str:
        """The day after which it is late, in words."""
        return latest_day(self.kind, self.latest, self.overdue)

    @property
    def state(self) -> str:
        """How far it is, in words."""
        return status_word(self.status, self.unconfirmed, self.kind)

    @property
    def done(self) -> bool:
        """Whether it is done and the answers say so too."""
        return is_done(self.status, self.unconfirmed)

    @property
    def waits(self) -> str:
        """What it waits for, before and after the work on it: "after A4, A9, then the vendor's answer"; empty where nothing."""
        before = f"after {', '.join(self.after)}" if self.after else ""
        answer = f"{ANSWERS[self.awaits]} answer" if self.worked else ""
        return ", then ".join(filter(None, (before, answer))) if before else answer and f"then {answer}"

    @property
    def words(self) -> str:
        """What is done by whom, from when to when: "A3 List the apps. Mar 1, 2026 to Apr 5, 2026, Engineering. High risk, open"."""
        days = f"{day(self.start)} to {day(self.due)}" if self.start < self.due else f"Due {day(self.due)}"
        days += f" ({self.flag})" if self.flag else ""
        waits = f", {self.waits}" if self.waits else ""
        state = self.state if self.risk is None else f"{level_word(self.risk)} risk, {self.state.lower()}"
        return f"A{self.number} {self.title}. {days}{waits}, {self.owner}. {state}"


@dataclass(frozen=True)
class RoadmapFigure:
    """Plan items in the order to do them, with the span of days they cover."""

    bars: tuple[RoadmapBar, ...]
    as_of: date
    last: date
    """The last day that its calendar shows; a bar that goes on, or lies after it, is cut there and its day named."""
    notice_by: date | None = None
    """The limit by law after a breach, while it is not assessed whether there was one."""
    title: str = "Roadmap"
    header: tuple[str, ...] = (
        "No.",
        "Action",
        "When",
        "Begin",
        "Due",
        "Latest",
        "Hours",
        "Waits for",
        "Owner",
        "Worst risk it lowers",
        "Status",
    )

    @property
    def end(self) -> date:
        """The last due date, or the day of the assessment."""
        return max((bar.due for bar in self.bars), default=self.as_of)

    @property
    def limit(self) -> date | None:
        """The limit by law where it stands on the calendar: neither passed nor after its end."""
        return self.notice_by if self.notice_by and self.as_of <= self.notice_by <= self.last else None

    def lane(self, lane: str) -> tuple[RoadmapBar, ...]:
        """The bars of one lane."""
        return tuple(bar for bar in self.bars if bar.lane == lane)

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """One row an action."""
        return tuple(
            (
                f"A{b.number}",
                b.title,
                LANE_WORDS.get(b.lane, b.lane),
                day(b.start),
                b.due_words,
                capitalized(b.latest_words),
                effort(b.hours),
                capitalized(b.waits),
            )
            + (b.owner, level_word(b.risk), b.state)
            for b in self.bars
        )

    @property
    def description(self) -> str:
        """How many actions stand in each lane, and the limit by law."""
        if not self.bars:
            return NO_ACTION
        lanes = ", ".join(f"{len(self.lane(lane))} {words.lower()}" for lane, words in LANE_WORDS.items() if self.lane(lane))
        notice = ""
        if self.notice_by:
            limit = f"{'was' if self.notice_by < self.as_of else 'is'} {day(self.notice_by)}"
            notice = f" If what reached support was a breach, the legal deadline for it {limit} at the latest."
        return f"{count(len(self.bars), 'action')} ({lanes}); the last is due on {day(self.end)}.{notice}"


def roadmap(bank: Bank, assessment: Assessment, result: Result) -> RoadmapFigure:
    """Every plan item on its days, but for what only the blanks of a section call for."""
    bars, not_confirmed = [], unconfirmed(bank, assessment, result)
    dated = {found.job.id: found for found in result.schedule.jobs}
    lines = plan_lines(bank, assessment, walk(bank, assessment), result.findings, result.plan)
    items, numbers = counted_actions(lines), action_numbers(lines)
    counted = {item.action for item in items}
    for item in items:
        number, entry, found = numbers[item.action], assessment.entry(item.action), dated[item.action]
        before = () if entry.status == "done" else tuple(f"A{numbers[a]}" for a in item.after if a in counted and not dated[a].job.done)
        bars.append(
            RoadmapBar(
                number, item.action, item.title, item.lane, item.start, item.due,
                entry.due is not None, owner_of(bank, assessment, item.action, item.owner_role).words, item.risk, entry.status,
                item.latest, item.late and entry.status != "done", item.action in not_confirmed, item.kind, item.overdue, item.effort_hours,
                before,
                found.worked if found.job.waiting and found.worked < item.due else None, bank.action(item.action).awaits,
            )
        )  # fmt: skip
    return RoadmapFigure(tuple(bars), result.as_of, last_shown(result), result.notice_by)
