"""The days of the plan in words: what ends too late and how many hours would do, and the limit that the law sets."""

from datetime import date
from typing import NamedTuple

from questionnaire import Bank
from questionnaire.day import possible
from questionnaire.policy import (
    ASSESSED,
    BAA_SIGNED_ON,
    BAA_STATUS,
    BAA_TIMING,
    BARRED,
    BUSINESS_ASSOCIATE,
    COVERED_ENTITY,
    DISCOVERED_ON,
    FIRST_PHI_ON,
    PAST_PHI_ASSESSED,
    REACHED,
    ROLE,
    SIGNED,
    UNSIGNED,
)
from report.content.answered import Answered
from report.content.context import Context
from report.paper.wording import capitalized, count, day, marked_day, weekly
from scoring.days import notice_by
from scoring.days.schedule import MOST_HOURS
from scoring.plan_lines import SectionLine
from scoring.result import PlanItem

PRESUMED = "45 CFR 164.402"
MOST_NAMED = 3
PASSED = "that day has passed"
NEAR = 14
"""A legal limit fewer days away stands before the verdict: it is nearer than the ten working days that its assessment has."""
IF_A_BREACH = "If patient details in the desk without a BAA amount to a breach"
"""What is presumed and not yet assessed (facts B8.1, B8.10), named wherever its deadline is: such sentences stand alone."""


class Duty(NamedTuple):
    """Who has to be told of a breach within the limit, and by which law; what may ask for it sooner."""

    what: str
    due: str
    law: str
    sooner: str = ""


DUTIES = {
    COVERED_ENTITY: Duty("notices", "notices are due", "45 CFR 164.404(b)"),
    BUSINESS_ASSOCIATE: Duty(
        "the report to your customers",
        "the report to your customers is due",
        "45 CFR 164.410(b)",
        " Your contracts with them may ask for it sooner.",
    ),
}
"""By role (corrections, L8)."""
EITHER = Duty("notices", "notices are due", "45 CFR 164.404(b), 164.410(b)")
"""Where the role is not known."""


def is_open_and_late(context: Context, item: PlanItem) -> bool:
    """Whether it is still to be done and planned to end after its latest day."""
    return item.late and context.entry(item).status != "done"


def due_mark(context: Context, item: PlanItem) -> str:
    """What is to be said beside its day: "late", or that a day set by hand has passed; empty where nothing is."""
    if is_open_and_late(context, item):
        return "late"
    return PASSED if has_passed(context, item) else ""


def has_passed(context: Context, item: PlanItem) -> bool:
    """Whether its day, set by hand, lies before the assessment though it is still to be done."""
    return item.due < context.result.as_of and context.entry(item).status != "done"


def day_mark(context: Context, item: PlanItem) -> str:
    """The same on paper, and what a day set by hand comes before: "late, before A2 is done"."""
    return ", ".join(filter(None, (due_mark(context, item), out_of_turn(context, item))))


def due_words(context: Context, item: PlanItem) -> str:
    """Its day, and that beside it: "Nov 16, 2026 (late)"."""
    return marked_day(item.due, day_mark(context, item))


def out_of_turn(context: Context, item: PlanItem) -> str:
    """What a day set by hand comes before, although it needs it, as in "before A2 is done"; empty where nothing is so."""
    if context.entry(item).due is None or item not in context.left:
        return ""
    due = {other.action: other.due for other in context.left}
    needed = [f"A{context.action_numbers[a]}" for a in item.after if due.get(a, item.due) > item.due]
    return f"before {' and '.join(needed)} {'is' if len(needed) == 1 else 'are'} done" if needed else ""


def late_sentence(context: Context) -> str:
    """How many actions end too late, and the hours a week that would meet every latest day; empty where none does."""
    result = context.result
    late = [item for item in context.actions if is_open_and_late(context, item)]
    if not late:
        return ""
    least, typed = result.schedule.least_hours, sum(context.entry(item).due is not None for item in late)
    but = f", but for {count(typed, 'day')} set by hand" if typed else ""
    if is_passed(context):
        remedy = "A legal deadline has passed, and no number of hours a week would meet it."
    elif least is None:
        fixed = sum(context.entry(item).due is not None for item in context.left)
        none = f"not even {weekly(MOST_HOURS)} would meet every latest day."
        remedy = f"With {count(fixed, 'day')} set by hand, {none}" if result.schedule.least_by_rule else capitalized(none)
    elif least > result.hours_per_week:
        remedy = f"{weekly(least)} would meet every latest day{but}."
    else:
        remedy = "The days were set by hand."
    return (
        f"At {weekly(result.hours_per_week)}, {count(len(late), 'action is', 'actions are')} planned to end after the latest day. {remedy}"
    )


def hours_sentence(context: Context) -> str:
    """What the days are worked out with."""
    said = "" if context.assessment.hours_per_week else ", which nobody has set yet"
    return f"The days are worked out with {weekly(context.result.hours_per_week)}{said}."


def is_passed(context: Context) -> bool:
    """Whether the legal limit lies before the day of the assessment."""
    return context.result.notice_by is not None and context.result.notice_by < context.result.as_of


def alarm_sentence(context: Context) -> str:
    """What stands before everything else, in red: that a legal limit has passed (contract, section 5.2), or is days away; else empty."""
    limits = (context.result.notice_by, earlier_limit(context))
    return notice_sentence(context) if any(limit and _is_near(context, limit) for limit in limits) else ""


def _is_near(told: Answered, limit: date) -> bool:
    return (limit - told.assessment.as_of).days < NEAR


def _counsel(told: Answered, limit: date) -> str:
    """What a limit that has passed, or is days away, calls for."""
    return " Call counsel today." if _is_near(told, limit) else ""


def notice_sentence(context: Context) -> str:
    """By when the law wants notices of a breach, if there was one; or why no day is given; empty where nothing lay uncovered."""
    limit, duty = context.result.notice_by, duty_of(context)
    if limit is None:
        undated = (earlier_sentence(context), _undated_sentence(context, duty))
        return timing_sentence(context.bank, duty) if timing_open(context) else " ".join(filter(None, undated))
    as_of, allowed = context.result.as_of, f"{context.bank.method.limits.notice} days after discovery"
    days = count(abs((limit - as_of).days), "day")
    if is_passed(context):
        passed = f"{IF_A_BREACH}, the legal deadline for {duty.what}, {allowed} ({duty.law}), passed on {day(limit)}"
        return f"{passed}. That was {days} before {day(as_of)}.{duty.sooner}{_counsel(context, limit)}"
    left = f"That leaves {days} from {day(as_of)}" if limit > as_of else "That is the day of the assessment"
    counted = f". {left}." if DISCOVERED_ON in context.sheet.answers else f", {_from_today(context)}."
    due = f"{duty.due} without unreasonable delay, at most {allowed} ({duty.law}): by {day(limit)}{counted}"
    return f"{IF_A_BREACH}, {due}{duty.sooner}{_counsel(context, limit)}"


def _from_today(told: Answered) -> str:
    given = told.assessment.answers.get(DISCOVERED_ON)
    why = (
        f"{day(given)}, the day of discovery that is given, cannot be right" if isinstance(given, date) else "no day of discovery is given"
    )
    return f"counted from the day of the assessment because {why}; it ends sooner if anybody knew before"


def duty_of(told: Answered) -> Duty:
    """Whom a breach has to be reported to, by the role that is answered."""
    return DUTIES.get(str(told.sheet.answers.get(ROLE)), EITHER)


def _undated_sentence(context: Context, duty: Duty) -> str:
    """The limit in words, where the plan assesses what no question dates, as with an app without a BAA (contract, section 7)."""
    if not context.result.in_scope or not context.assessments_left:
        return ""
    limit = f"without unreasonable delay, at most {context.bank.method.limits.notice} days after its discovery ({duty.law})"
    return (
        f"If patient details reached others without a BAA and that was a breach, {duty.due} {limit}.{duty.sooner} "
        "No question asks when it was discovered, so no day is given."
    )


def timing_open(told: Answered) -> bool:
    """Whether a limit by law may be running that no day can be given for: details reached the desk, and nobody says if the BAA came first.

    The assessment of earlier details is asked only once that is known (contract, section 1), so nothing else says it.
    """
    reached = told.sheet.answers.get(told.bank.method.exposure_question) in REACHED or FIRST_PHI_ON in told.assessment.answers
    return reached and told.sheet.unknown(BAA_TIMING)


def timing_sentence(bank: Bank, duty: Duty = EITHER) -> str:
    """What is said where `timing_open`."""
    allowed = f"{bank.method.limits.notice} days that the law allows for {duty.what}, if that was a breach"
    return (
        "Whether patient details reached the desk before the BAA was signed is not confirmed. If they did, the "
        f"{allowed}, may already be running ({duty.law}).{duty.sooner} "
        f"The answer to \u201c{bank.questions[BAA_TIMING].short}\u201d settles it."
    )


def earlier_day(told: Answered) -> date | None:
    """A first day with patient details on record, though none are known to come today; None where cover or an assessment is on record too.

    No question asks about them then (contract, section 1), and a limit by law that ran until this answer would end without a word.
    """
    answers = told.assessment.answers
    first, signed_on = _day_on_record(told, FIRST_PHI_ON), answers.get(BAA_SIGNED_ON)
    if first is None or told.sheet.answers.get(told.bank.method.exposure_question) not in BARRED:
        return None
    covered = answers.get(BAA_STATUS) == SIGNED and isinstance(signed_on, date) and signed_on <= first
    return None if covered or answers.get(PAST_PHI_ASSESSED) == ASSESSED else first


def earlier_limit(told: Answered) -> date | None:
    """The limit by law for what came then, where the answers say that no BAA covered it: none is signed, or it was signed later."""
    counted = told.sheet.answers
    if earlier_day(told) is None or not (BAA_SIGNED_ON in counted or counted.get(BAA_STATUS) in UNSIGNED):
        return None
    return notice_by(told.bank.method.limits, told.assessment.as_of, _day_on_record(told, DISCOVERED_ON))


def _day_on_record(told: Answered, question: str) -> date | None:
    """A day that was given, whether its question is asked today or not, and that can be."""
    given = told.assessment.answers.get(question)
    return given if isinstance(given, date) and possible(given, told.assessment.as_of) else None


def earlier_sentence(told: Answered) -> str:
    """What has to be done about that day, and by when; empty where there is none."""
    first, limit, as_of, duty = earlier_day(told), earlier_limit(told), told.assessment.as_of, duty_of(told)
    if first is None:
        return ""
    named = f"The answers name {day(first)} as the first day with patient details in the desk"
    assessed = f"still have to be assessed as a possible breach ({PRESUMED}), although none are known to reach the desk today."
    if limit is None:
        return f"{named}. If that was before a BAA was signed, they {assessed}"
    without = "the BAA was signed later" if BAA_SIGNED_ON in told.sheet.answers else "no BAA is signed"
    passed = f"passed on {day(limit)}" if limit < as_of else f"is {day(limit)}"
    counted = "" if _day_on_record(told, DISCOVERED_ON) else f", {_from_today(told)}"
    by_law = f"If this was a breach, the legal deadline for {duty.what} ({duty.law}) {passed}{counted}.{duty.sooner}{_counsel(told, limit)}"
    return f"{named}, and {without}: they {assessed} {by_law}"


def late_after(item: PlanItem) -> str:
    """The day after which it is late, or the limit by law that has passed."""
    if item.overdue:
        passed = f"the legal deadline passed on {day(item.overdue)}"
        if PAST_PHI_ASSESSED in item.resolves:
            return f"counted from the discovery in the answers, {passed}"
        return f"{passed} if this was discovered on the day in the answers (it may have been on another)"
    return "right away" if item.kind == "flow" else f"no later than {day(item.latest)}"


def if_late(context: Context, item: PlanItem) -> str:
    """What stands before that day where it is planned to be done after it: "late: should be"; empty where it is not."""
    told = "late: " if item.overdue else "late: should be "
    return told if is_open_and_late(context, item) else ""


def also_right_away(context: Context, first: int) -> str:
    """What is as urgent as the first so many actions and not among them: the other flows to be paused; empty where none is left."""
    rest = [item for item in context.todo[first:] if not isinstance(item, SectionLine) and item.kind == "flow"]
    named = [f"A{context.action_numbers[item.action]} {item.title}" for item in rest[:MOST_NAMED]]
    more = [f"{len(rest) - MOST_NAMED} more in the plan"] if len(rest) > MOST_NAMED else []
    return f"Right away as well: {'; '.join(named + more)}." if rest else ""


SETS = {
    "flow": "as nothing is known to cover it",
    "law": "so that the legal deadline can be met",
    "verdict": "as it ends the verdict",
    "risk": "by its risk",
}


def latest_words(item: PlanItem) -> str:
    """The same, and what sets that day: "no later than Dec 14, 2026, as it ends the verdict"."""
    return late_after(item) if item.overdue else f"{late_after(item)}, {SETS[item.kind]}"
