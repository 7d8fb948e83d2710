"""The days of the plan in words: what ends too late and how many hours would do, and the limit that the law sets."""

from datetime import date

from questionnaire import Bank
from questionnaire.day import possible
from questionnaire.policy import (
    ASSESSED,
    BAA_SIGNED_ON,
    BAA_STATUS,
    BAA_TIMING,
    BARRED,
    DISCOVERED_ON,
    FIRST_PHI_ON,
    PAST_PHI_ASSESSED,
    REACHED,
    SIGNED,
    UNSIGNED,
)
from report.content.answered import Answered
from report.content.context import Context
from report.paper.wording import count, day
from scoring.days import notice_by
from scoring.result import PlanItem

NOTICE = "45 CFR 164.404(b)"
PRESUMED = "45 CFR 164.402"
FROM_TODAY = "counted from the day of the assessment because no day of discovery is given"


def is_open_and_late(context: Context, item: PlanItem) -> bool:
    """Whether it is still to be done and planned to end after its latest day."""
    return item.late and context.entry(item).status != "done"


def late_sentence(context: Context) -> str:
    """How many actions end too late, and the hours a week that would meet every latest day; empty where none does."""
    result = context.result
    late = sum(is_open_and_late(context, item) for item in context.actions)
    if not late:
        return ""
    least = result.least_hours
    if is_passed(context):
        remedy = "A legal deadline has passed, and no number of hours a week would meet it."
    elif least is None:
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
    """By when the law wants notices of a breach, if there was one; or why no day is given; empty where nothing lay uncovered."""
    limit = context.result.notice_by
    if limit is None:
        return timing_sentence(context.bank) if timing_open(context) else earlier_sentence(context)
    as_of, allowed = context.result.as_of, f"{context.bank.method.limits.notice} days after discovery"
    days = count(abs((limit - as_of).days), "day")
    if is_passed(context):
        passed = f"If it was a breach, the legal deadline for notices, {allowed} ({NOTICE}), passed on {day(limit)}"
        return f"{passed}. That was {days} before {day(as_of)}. Call counsel today."
    counted = f". That leaves {days} from {day(as_of)}." if DISCOVERED_ON in context.sheet.answers else f", {FROM_TODAY}."
    return f"If it was a breach, notices are due without unreasonable delay, at most {allowed} ({NOTICE}): by {day(limit)}{counted}"


def timing_open(told: Answered) -> bool:
    """Whether a limit by law may be running that no day can be given for: details reached the desk, and nobody says if the BAA came first.

    The assessment of earlier details is asked only once that is known (contract, section 1), so nothing else says it.
    """
    reached = told.sheet.answers.get(told.bank.method.exposure_question) in REACHED or FIRST_PHI_ON in told.assessment.answers
    return reached and told.sheet.unknown(BAA_TIMING)


def timing_sentence(bank: Bank) -> str:
    """What is said where `timing_open`."""
    return (
        "Whether patient details reached the desk before the BAA was signed is not confirmed. If they did, the "
        f"{bank.method.limits.notice} days that the law allows for notices of a breach may already be running ({NOTICE}). "
        f"The answer to \u201c{bank.questions[BAA_TIMING].short}\u201d settles it."
    )


def earlier_day(told: Answered) -> date | None:
    """A first day with patient details on record, though none are known to come today; None where cover or an assessment is on record too.

    No question asks about them then (contract, section 1), and a limit by law that ran until this answer would end without a word.
    """
    answers = told.assessment.answers
    first, signed_on = answers.get(FIRST_PHI_ON), answers.get(BAA_SIGNED_ON)
    if not isinstance(first, date) or not possible(first, told.assessment.as_of):
        return None
    if told.sheet.answers.get(told.bank.method.exposure_question) not in BARRED:
        return None
    covered = answers.get(BAA_STATUS) == SIGNED and isinstance(signed_on, date) and signed_on <= first
    return None if covered or answers.get(PAST_PHI_ASSESSED) == ASSESSED else first


def earlier_limit(told: Answered) -> date | None:
    """The limit by law for what came then, where the answers say that no BAA covered it: none is signed, or it was signed later."""
    counted, found = told.sheet.answers, told.assessment.answers.get(DISCOVERED_ON)
    if earlier_day(told) is None or not (BAA_SIGNED_ON in counted or counted.get(BAA_STATUS) in UNSIGNED):
        return None
    return notice_by(told.bank.method.limits, told.assessment.as_of, found if isinstance(found, date) else None)


def earlier_sentence(told: Answered) -> str:
    """What has to be done about that day, and by when; empty where there is none."""
    first, limit, as_of = earlier_day(told), earlier_limit(told), told.assessment.as_of
    if first is None:
        return ""
    named = f"The answers name {day(first)} as the first day with patient details in the desk"
    assessed = f"still have to be assessed as a possible breach ({PRESUMED}), although none are known to reach the desk today."
    if limit is None:
        return f"{named}. If that was before a BAA was signed, they {assessed}"
    without = "the BAA was signed later" if BAA_SIGNED_ON in told.sheet.answers else "no BAA is signed"
    passed = f"passed on {day(limit)}" if limit < as_of else f"is {day(limit)}"
    counted = "" if DISCOVERED_ON in told.assessment.answers else f", {FROM_TODAY}"
    return f"{named}, and {without}: they {assessed} If it was a breach, the legal deadline for notices ({NOTICE}) {passed}{counted}."


def latest_words(item: PlanItem) -> str:
    """The latest day, and what sets it: "late after Dec 14, 2026, as it ends the verdict"."""
    if item.overdue:
        return f"the legal deadline passed on {day(item.overdue)}"
    reasons = {
        "law": "as the law sets a deadline",
        "verdict": "as it ends the verdict",
        "risk": "by its risk",
    }
    return f"late after {day(item.latest)}, {reasons[item.kind]}" if item.kind in reasons else "right away, as an open flow"
