"""The day after which something is late. It hangs on the day of the assessment and the law, never on the hours there are."""

from datetime import date

from questionnaire.model import Level
from scoring.calendar import days_after
from scoring.days.job import Job
from scoring.days.working_days import working_day, working_days_after

# Calendar days from discovery to the notice of a breach, at most: 45 CFR 164.404(b), 164.408(b), 164.410(b).
NOTICE = 60
# Policy, not law: working days after the day of the assessment.
PAST_ASSESSED, FOUND_OUT, VERDICT_ENDED, REQUIRED_STANDARD = 10, 2, 15, 20
BY_RISK = {Level.very_high: 20, Level.high: 20, Level.moderate: 40, Level.low: 80, Level.very_low: 80}


def notice_by(as_of: date, discovered_on: date | None) -> date:
    """60 calendar days after the discovery, or after the day of the assessment where its day is not known. It may have passed."""
    return days_after(discovered_on or as_of, NOTICE)


def law_limit(as_of: date, discovered_on: date | None) -> date:
    """By when to have assessed what lay uncovered: in 10 working days, and on the last working day that `notice_by` leaves.

    Not before the day of the assessment: where `notice_by` has passed, it is that day.
    """
    return max(as_of, min(working_days_after(as_of, PAST_ASSESSED), working_day(notice_by(as_of, discovered_on), step=-1)))


def latest(job: Job, as_of: date) -> date:
    """A flow: the day of the assessment. By law: as given. All else: so many working days after the day of the assessment."""
    if job.by_law:
        return job.by_law
    if job.kind == "flow":
        return as_of
    if job.kind == "verdict":
        return working_days_after(as_of, FOUND_OUT if job.finds_out else VERDICT_ENDED)
    required = job.required and job.risk == Level.moderate
    return working_days_after(as_of, REQUIRED_STANDARD if required else BY_RISK[job.risk])
