"""The days on which things are done, with the hours a week there are."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from questionnaire.shapes.method import Limits
from scoring.calendar import days_after
from scoring.days.job import Dated, Job
from scoring.days.latest import latest_days
from scoring.days.order import in_order
from scoring.days.working_days import monday, most_working_days, next_working_day, working_day, working_days_of

HOUR, DAYS_A_WEEK, MOST_HOURS, UNLIMITED = 3600, 5, 80, 10**9


@dataclass(frozen=True)
class Schedule:
    """The jobs in the order to do them, with their days."""

    as_of: date
    hours_a_week: float
    jobs: tuple[Dated, ...]

    @cached_property
    def last_by_rule(self) -> date:
        """The last due day if nobody had set one by hand: what one wrong year does not move."""
        return max((found.due for found in dated(self._by_rule, self.late_after, self.as_of, self.hours_a_week)), default=self.as_of)

    def weeks_without(self, others: Collection[str]) -> Mapping[date, float]:
        """The hours of work that the days ask of each week, by its Monday, but for those of some jobs; weeks without work are left out."""
        seconds: defaultdict[date, int] = defaultdict(int)
        for day, spent in (part for found in self.jobs if found.job.id not in others for part in found.work):
            seconds[monday(day)] += spent
        return {begin: spent / HOUR for begin, spent in seconds.items()}

    def room(self, begin: date) -> float:
        """The hours there are in the week of that Monday: none on holidays and on days before the assessment."""
        return self.hours_a_week / DAYS_A_WEEK * sum(day >= self.as_of for day in working_days_of(begin))

    @cached_property
    def least_hours(self) -> int | None:
        """The least whole hours a week, 1 to 80, that meet every latest day; None where none do. Worked out when asked for."""
        return least_hours([found.job for found in self.jobs], self.late_after, self.as_of)

    @cached_property
    def least_by_rule(self) -> int | None:
        """The same if nobody had set a day by hand."""
        return least_hours(self._by_rule, self.late_after, self.as_of)

    @property
    def _by_rule(self) -> list[Job]:
        return [replace(found.job, due_by_hand=None) for found in self.jobs]

    @property
    def late_after(self) -> dict[str, date]:
        """By id, the day after which each is late."""
        return {found.job.id: found.latest for found in self.jobs}


def schedule(limits: Limits, jobs: Sequence[Job], as_of: date, hours_a_week: float) -> Schedule:
    """Order and days of a plan. Raises ValueError for hours not above 0, and for what `in_order` refuses."""
    ordered = in_order(jobs)
    return Schedule(as_of, hours_a_week, tuple(dated(ordered, latest_days(limits, ordered, as_of), as_of, hours_a_week)))


def dated(ordered: Sequence[Job], late_after: Mapping[str, date], as_of: date, hours_a_week: float) -> Iterator[Dated]:
    """The jobs with their days, one by one. `ordered`: none before what it needs; `late_after`: of each, whatever the hours are.

    Each takes the first hours that those before it have left: so the hours of a day go to the first in order that need not wait.
    A flow takes its hours like any other, although it is done on the first day.
    """
    a_day = round(hours_a_week * HOUR / DAYS_A_WEEK)
    if a_day < 1:
        raise ValueError(f"Hours a week: {hours_a_week:g} is no amount of work. Give a number above 0.")
    left: defaultdict[date, int] = defaultdict(lambda: a_day)  # seconds
    free: dict[str, date] = {}  # the day on which a job ceases to hold up what needs it
    for job in ordered:
        day = working_day(max((free[a] for a in job.after if a in free), default=as_of))
        work = () if job.done else tuple(_spend(left, job.seconds, day))
        found = _with_days(job, as_of, late_after[job.id], day, work)
        free[job.id] = max(as_of, found.due)
        yield found


def _spend(left: defaultdict[date, int], seconds: int, day: date) -> Iterator[tuple[date, int]]:
    """Take so many seconds from a day on: each day that had some left, and what it gave. The calendar's last day has all it takes."""
    while not left[day] and day < date.max:
        day = next_working_day(day)
    while seconds > left[day] and day < date.max:
        yield day, left[day]
        seconds, left[day], day = seconds - left[day], 0, next_working_day(day)
    left[day] = max(0, left[day] - seconds)
    yield day, seconds


def _with_days(job: Job, as_of: date, latest: date, free: date, work: Sequence[tuple[date, int]]) -> Dated:
    """`free`: the day from which nothing holds it up."""
    start, due = (work[0][0], work[-1][0]) if work else (free, free)
    if job.kind == "flow":
        start = due = working_day(as_of)
    elif job.waiting and not job.done:
        due = working_day(days_after(due, job.waiting))
    by_rule = due
    if job.due_by_hand:
        start, due = max(as_of, min(start, working_day(job.due_by_hand, step=-1))), job.due_by_hand
    until = max(working_day(as_of), due)
    return Dated(job, start, due, latest, by_rule, tuple((min(day, until), seconds) for day, seconds in work))


def least_hours(ordered: Sequence[Job], late_after: Mapping[str, date], as_of: date) -> int | None:
    """The least whole hours a week that meet every latest day which hours can move: not of a flow, nor where due is set by hand.

    Tried one by one, for more is not always better: a wait ends sooner, and what waited takes the hours of something just in time.
    """
    ends = {job.id: late_after[job.id] for job in ordered if job.kind != "flow" and not job.due_by_hand}

    def meets(hours: int) -> bool:
        return all(found.due <= ends.get(found.job.id, date.max) for found in dated(ordered, late_after, as_of, hours))

    if not meets(UNLIMITED):
        return None
    return next((hours for hours in range(_at_least(ordered, as_of, ends), MOST_HOURS + 1) if meets(hours)), None)


def _at_least(ordered: Sequence[Job], as_of: date, ends: Mapping[str, date]) -> int:
    """Fewer hours a week need not be tried: before a job is done, so is all the work before it that never waits for an answer."""
    holds = {job.id for job in ordered if (job.waiting and not job.done) or job.due_by_hand}
    work, least = 0, 1
    for job in ordered:
        until = work + job.seconds_left
        if holds.isdisjoint(job.after):
            work = until
        else:
            holds.add(job.id)
        if job.seconds_left and ends.get(job.id, date.max) < date.max:  # what is done waits for no work
            least = max(least, -(-until * DAYS_A_WEEK // (HOUR * most_working_days(as_of, ends[job.id]))))
    return least
