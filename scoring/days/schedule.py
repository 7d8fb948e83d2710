"""The days on which things are done, with the hours a week there are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from scoring.calendar import days_after
from scoring.days.job import Dated, Job
from scoring.days.latest import latest
from scoring.days.order import in_order
from scoring.days.working_days import WorkingDays

HOUR, DAYS_A_WEEK, MOST_HOURS, UNLIMITED = 3600, 5, 80, 10**9


@dataclass(frozen=True)
class Schedule:
    """The jobs in the order to do them, and the least whole hours a week, 1 to 80, that meet every latest day; None where none do."""

    jobs: tuple[Dated, ...]
    least_hours: int | None


def schedule(jobs: Sequence[Job], as_of: date, hours_a_week: float) -> Schedule:
    """Order and days of a plan. Raises ValueError for hours not above 0, and for what `in_order` refuses."""
    ordered, days = in_order(jobs), WorkingDays(as_of)
    return Schedule(tuple(dated(ordered, days, hours_a_week)), least_hours(ordered, days))


def dated(ordered: Sequence[Job], days: WorkingDays, hours_a_week: float) -> Iterator[Dated]:
    """The jobs with their days, one by one. `ordered`: none before what it needs.

    Each takes the first hours that those before it have left: so the hours of a day go to the first in order that need not wait.
    A flow takes its hours like any other, although it is done on the first day.
    """
    a_day = round(hours_a_week * HOUR / DAYS_A_WEEK)
    if a_day < 1:
        raise ValueError(f"Hours a week: {hours_a_week:g} is no amount of work. Give a number above 0.")
    left: defaultdict[int, int] = defaultdict(lambda: a_day)  # seconds, by the number of the working day
    free: dict[str, int] = {}  # from which working day on a job holds up nothing any more
    for job in ordered:
        begun, ended = _spend(left, job.seconds, max((free[a] for a in job.after if a in free), default=0))
        found = _with_days(job, days, begun, ended)
        free[job.id] = days.number(found.due)
        yield found


def _spend(left: defaultdict[int, int], seconds: int, day: int) -> tuple[int, int]:
    """Take so many seconds from a day on; the first and the last day that had some left."""
    while not left[day]:
        day += 1
    begun = day
    while seconds > left[day]:
        seconds, left[day], day = seconds - left[day], 0, day + 1
    left[day] -= seconds
    return begun, day


def _with_days(job: Job, days: WorkingDays, begun: int, ended: int) -> Dated:
    start, due = (days[0], days[0]) if job.kind == "flow" else (days[begun], days[ended])
    if job.waiting and job.kind != "flow":
        due = days[days.number(days_after(due, job.waiting))]
    if job.due_by_hand:
        start, due = max(days.as_of, min(start, job.due_by_hand)), job.due_by_hand
    return Dated(job, start, due, latest(job, days))


def least_hours(ordered: Sequence[Job], days: WorkingDays) -> int | None:
    """The least whole hours a week that meet every latest day which hours can move: not of a flow, nor where due is set by hand.

    Tried one by one, for more is not always better: a wait ends sooner, and what waited takes the hours of something just in time.
    """
    limits = {job.id: latest(job, days) for job in ordered if job.kind != "flow" and not job.due_by_hand}

    def meets(hours: int) -> bool:
        return all(found.due <= limits.get(found.job.id, date.max) for found in dated(ordered, days, hours))

    if not meets(UNLIMITED):
        return None
    work, least = 0, 1
    for job in sorted((j for j in ordered if j.id in limits), key=lambda job: limits[job.id]):
        work += job.seconds  # of all that is to be done by that day: it has to fit into the days until then
        least = max(least, -(-work * DAYS_A_WEEK // (HOUR * (days.number(limits[job.id]) + 1))))
    return next((hours for hours in range(least, MOST_HOURS + 1) if meets(hours)), None)
