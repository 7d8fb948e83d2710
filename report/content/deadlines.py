"""The days of the plan in words: what ends too late and how many hours would do, and the limit that the law sets."""

from report.content.context import Context
from report.paper.wording import count, day
from scoring.result import PlanItem

NOTICE = "45 CFR 164.404(b)"


def is_open_and_late(context: Context, item: PlanItem) -> bool:
    """Whether it is still to be done and planned to end after its latest day."""
    return item.late and context.entry(item).status != "done"


def late_sentence(context: Context) -> str:
    """How many actions end too late, and the hours a week that would meet every latest day; empty where none does."""
    result = context.result
    late = sum(is_open_and_late(context, item) for item in result.plan)
    if not late:
        return ""
    least = result.least_hours
    if least is None:
        remedy = "Not even 80 hours a week would meet every latest day."
    elif least > result.hours_per_week:
        remedy = f"{count(least, 'hour')} a week would meet every latest day."
    else:
        remedy = "The days were set by hand."
    return f"At {_hours(context)}, {count(late, 'action is', 'actions are')} planned to end after the latest day. {remedy}"


def hours_sentence(context: Context) -> str:
    """What the days are worked out with."""
    said = "" if context.assessment.hours_per_week else ", which nobody has set yet"
    return f"The days are worked out with {_hours(context)}{said}."


def _hours(context: Context) -> str:
    hours = context.result.hours_per_week
    return f"{hours:g} {'hour' if hours == 1 else 'hours'} a week"


def is_passed(context: Context) -> bool:
    """Whether the legal limit lies before the day of the assessment."""
    return context.result.notice_by is not None and context.result.notice_by < context.result.as_of


def notice_sentence(context: Context) -> str:
    """By when the law wants notices of a breach, if there was one, with the days left; empty where nothing lay uncovered."""
    limit = context.result.notice_by
    if limit is None:
        return ""
    left = (limit - context.result.as_of).days
    counted = (
        "" if "discovered_on" in context.sheet.answers else ", counted from the day of the assessment because no day of discovery is given"
    )
    if left < 0:
        return (
            f"The legal deadline for notices of a breach passed on {day(limit)}, {count(-left, 'day')} ago ({NOTICE}). Call counsel today."
        )
    return (
        f"If it was a breach, notices are due without unreasonable delay, by {day(limit)} at the latest: "
        f"{count(left, 'day')} left ({NOTICE}{counted})."
    )


def latest_words(item: PlanItem) -> str:
    """The latest day, and what sets it: "late after Dec 14, 2026, as it ends the verdict"."""
    reasons = {
        "flow": "as an open flow",
        "law": "as the law sets a deadline",
        "verdict": "as it ends the verdict",
        "risk": "by its risk",
    }
    return f"late after {day(item.latest)}, {reasons[item.kind]}"
