"""The day after which something is late. It depends on the day of the assessment and the law, never on the hours there are."""

from collections.abc import Sequence
from datetime import date

from questionnaire.shapes.method import Limits
from questionnaire.shapes.question import Level
from scoring.calendar import days_after
from scoring.days.job import Job
from scoring.days.order import needed, passed_on
from scoring.days.working_days import working_day, working_days_after


def notice_by(limits: Limits, as_of: date, discovered_on: date | None) -> date:
    """60 calendar days after the discovery, or after the day of the assessment where its day is not known. It may have passed."""
    return days_after(discovered_on or as_of, limits.notice)


def law_limit(limits: Limits, as_of: date, discovered_on: date | None) -> date:
    """By when to have assessed what lay uncovered: in 10 working days, and on the last working day that `notice_by` leaves.

    Not before the day of the assessment: where `notice_by` has passed, it is that day.
    """
    notice = working_day(notice_by(limits, as_of, discovered_on), step=-1)
    return max(as_of, min(working_days_after(as_of, limits.past_assessed), notice))


def latest_days(limits: Limits, jobs: Sequence[Job], as_of: date) -> dict[str, date]:
    """By id, the day after which each is late: its own, or that of something that waits for it, where that is earlier."""
    return passed_on({job.id: _latest(limits, job, as_of) for job in jobs}, needed(jobs), min)


def _latest(limits: Limits, job: Job, as_of: date) -> date:
    """A flow: the day of the assessment. By law: as given. All else: so many working days after the day of the assessment."""
    if job.by_law:
        return job.by_law
    if job.kind == "flow":
        return as_of
    if job.kind == "verdict":
        return working_days_after(as_of, limits.found_out if job.finds_out else limits.verdict_ended)
    required = job.required and job.risk == Level.moderate
    return working_days_after(as_of, limits.required_standard if required else limits.by_risk[job.risk.name])
