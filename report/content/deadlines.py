"""The limit that the law sets for telling people of a breach, in words."""

from datetime import date
from typing import NamedTuple

from questionnaire import Bank
from questionnaire.facts import baa_timing
from questionnaire.policy import (
    AFTER_PHI,
    BAA_SIGNED_ON,
    BAA_STATUS,
    BAA_TIMING,
    BUSINESS_ASSOCIATE,
    COVERED_ENTITY,
    DISCOVERED_ON,
    FIRST_PHI_ON,
    PAST_PHI_ASSESSED,
    REACHED,
    ROLE,
    UNSIGNED,
)
from questionnaire.shapes.question import UNKNOWN
from report.content.answered import Answered
from report.content.context import Context
from report.paper.uncovered import reached
from report.paper.wording import count, day
from scoring.days import notice_by

PRESUMED = "45 CFR 164.402"
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
EITHER = Duty("notices", "notices are due", "45 CFR 164.404(b), 164.410(b)", " A contract with a customer may ask for it sooner.")
"""Where the role is not known."""


def limit_by_law(context: Context) -> date | None:
    """By when the law wants notices of a breach, if there was one, of what reaches the desk or did before; None where no day is known."""
    return context.result.notice_by or earlier_limit(context)


def is_passed(context: Context) -> bool:
    """Whether the limit that the plan is to meet lies before the day of the assessment."""
    return context.result.notice_by is not None and context.result.notice_by < context.result.as_of


def alarm_sentence(context: Context) -> str:
    """What stands before everything else, in red: that a legal limit has or may have passed (contract, section 5.2), or is days away."""
    limit = limit_by_law(context)
    return dated_and_undated(context)[0] if limit and _is_near(context, limit) else ""


def _is_near(told: Answered, limit: date) -> bool:
    """Whether it has passed or is days away; also one that runs from the signing, if somebody knew then."""
    signed = _signed_after(told)
    nearest = min(limit, _counted_from(told, signed) if signed else limit)
    return (nearest - told.assessment.as_of).days < NEAR


def _counsel(told: Answered, limit: date) -> str:
    return " Call counsel today." if _is_near(told, limit) else ""


def notice_sentence(context: Context) -> str:
    """By when the law wants notices of a breach, if there was one; or why no day is given; empty where nothing lay uncovered."""
    return " ".join(filter(None, dated_and_undated(context)))


def dated_and_undated(context: Context) -> tuple[str, str]:
    """The same in two: of what a day is given for, and of what none is. Either may be empty."""
    duty = duty_of(context)
    if context.result.notice_by:
        return _dated_sentence(context, context.result.notice_by, duty), _others_sentence(context)
    if question := limit_decided_by(context):
        return "", " ".join(filter(None, (decided_by_sentence(context.bank, question, duty), _others_sentence(context))))
    return earlier_sentence(context), _undated_sentence(context, duty)


def _dated_sentence(context: Context, limit: date, duty: Duty) -> str:
    as_of, allowed = context.result.as_of, f"{context.bank.method.limits.notice} days after discovery"
    days = count(abs((limit - as_of).days), "day")
    if is_passed(context):
        passed = f"{IF_A_BREACH}, the legal deadline for {duty.what}, {allowed} ({duty.law}), passed on {day(limit)}"
        return f"{passed}. That was {days} before {day(as_of)}.{duty.sooner}{_counsel(context, limit)}"
    left = f"That leaves {days} from {day(as_of)}" if limit > as_of else "That is the day of the assessment"
    counted = f". {left}." if DISCOVERED_ON in context.sheet.answers else f", {_from_today(context)}."
    due = f"{duty.due} without unreasonable delay, at most {allowed} ({duty.law}): by {day(limit)}{counted}"
    return f"{IF_A_BREACH}, {due}{_at_signing(context)}{duty.sooner}{_counsel(context, limit)}"


def _at_signing(told: Answered) -> str:
    """What holds if somebody knew when the BAA was signed, which is likely where no earlier day is given (45 CFR 164.404(a)(2))."""
    signed = _signed_after(told)
    if signed is None:
        return ""
    limit = _counted_from(told, signed)
    known_then = f"If anybody knew of these details, or should have, when the BAA was signed, on {day(signed)}"
    return f" {known_then}, the limit {'was' if limit < told.assessment.as_of else 'is'} {day(limit)}."


def _signed_after(told: Answered) -> date | None:
    """The day of the BAA, where details came first and nobody is said to have known of them by then."""
    given, as_of = told.on_record, told.assessment.as_of
    signed, known = given.get(BAA_SIGNED_ON), given.get(DISCOVERED_ON)
    if not isinstance(signed, date) or signed >= as_of or baa_timing(given, as_of) != AFTER_PHI:
        return None
    if isinstance(known, date) and known <= signed:
        return None
    return signed


def _counted_from(told: Answered, discovered: date | None) -> date:
    return notice_by(told.bank.method.limits, told.assessment.as_of, discovered)


def _from_today(told: Answered) -> str:
    given = told.assessment.answers.get(DISCOVERED_ON)
    why = (
        f"{day(given)}, the day of discovery that is given, cannot be right" if isinstance(given, date) else "no day of discovery is given"
    )
    sooner = "it ends sooner, and may have passed, if anybody knew or should have known before"
    return f"counted from the day of the assessment because {why}; {sooner}"


def duty_of(told: Answered) -> Duty:
    """Whom a breach has to be reported to, by the role that is answered."""
    return DUTIES.get(str(told.sheet.answers.get(ROLE)), EITHER)


def _others_sentence(context: Context) -> str:
    """What is said where the plan assesses more than what reached the desk: the limit of one event is not that of another."""
    if all(PAST_PHI_ASSESSED in item.resolves for item in context.assessments_left):
        return ""
    days = context.bank.method.limits.notice
    return f"Any other event, if it was a breach, has a limit of its own: at most {days} days from its own discovery."


def _undated_sentence(context: Context, duty: Duty) -> str:
    """The limit in words, where the plan assesses what no question dates, as with an app without a BAA (contract, section 7)."""
    if not context.result.in_scope or not context.assessments_left:
        return ""
    days, as_of = context.bank.method.limits.notice, context.result.as_of
    last = day(_counted_from(context, None))
    limit = f"without unreasonable delay, at most {days} days after its discovery ({duty.law})"
    return (
        f"If patient details reached others without a BAA and that was a breach, {duty.due} {limit}.{duty.sooner} "
        f"Write down today when somebody first knew, or with reasonable diligence would have known: the {days} days run from then. "
        f"If that was not before {day(as_of)}, they end on {last}; otherwise they end sooner, and may have passed."
    )


NOT_CONFIRMED = {
    BAA_STATUS: "Whether a BAA covers the patient details that reached the desk is not confirmed. If none does",
    BAA_TIMING: "Whether patient details reached the desk before the BAA was signed is not confirmed. If they did",
}


def limit_decided_by(told: Answered) -> str:
    """The question whose answer decides whether a limit by law is running that no day can be given for; empty where none does.

    Details reached the desk, and somebody does not know of a BAA, or nobody says if it came first. The assessment of earlier details
    is asked only once that is known (contract, section 1), so nothing else says it.
    """
    reached = told.sheet.answers.get(told.bank.method.exposure_question) in REACHED or FIRST_PHI_ON in told.assessment.answers
    if reached and BAA_STATUS in told.sheet.asked and told.assessment.answers.get(BAA_STATUS) == UNKNOWN:
        return BAA_STATUS
    return BAA_TIMING if reached and told.sheet.unknown(BAA_TIMING) else ""


SETTLES = {BAA_STATUS: "decides it and, where one is signed, the day on which it was", BAA_TIMING: "settles it"}


def decided_by_sentence(bank: Bank, question: str, duty: Duty = EITHER) -> str:
    """What is said where an answer decides it."""
    allowed = f"{bank.method.limits.notice} days that the law allows for {duty.what}, if that was a breach"
    return (
        f"{NOT_CONFIRMED[question]}, the {allowed}, may already be running ({duty.law}).{duty.sooner} "
        f"The answer to \u201c{bank.questions[question].short}\u201d {SETTLES[question]}."
    )


def limit_on_record(context: Context) -> date | None:
    """As `limit_by_law`; of what came before also where it is not known whether a BAA covered it, if its discovery is."""
    found = context.discovered_earlier
    return limit_by_law(context) or (_counted_from(context, found) if found else None)


def earlier_limit(told: Answered) -> date | None:
    """The limit by law for what came then, where the answers say that no BAA covered it: none is signed, or it was signed later."""
    counted = told.sheet.answers
    if told.earlier_day is None or not (BAA_SIGNED_ON in counted or counted.get(BAA_STATUS) in UNSIGNED):
        return None
    return _counted_from(told, told.discovered_earlier)


def earlier_sentence(told: Answered) -> str:
    """What has to be done about that day, and by when; empty where there is none."""
    first, limit, as_of, duty = told.earlier_day, earlier_limit(told), told.assessment.as_of, duty_of(told)
    if first is None:
        return ""
    place = reached(told.sheet)
    named = f"The answers name {day(first)} as the first day with patient details in {place}"
    assessed = f"still have to be assessed as a possible breach ({PRESUMED}), although none are known to reach {place} today."
    if limit is None:
        return f"{named}. If that was before a BAA was signed, they {assessed}"
    without = "the BAA was signed later" if BAA_SIGNED_ON in told.sheet.answers else "no BAA is signed"
    passed = f"passed on {day(limit)}" if limit < as_of else f"is {day(limit)}"
    counted = "" if told.discovered_earlier else f", {_from_today(told)}"
    by_law = f"If this was a breach, the legal deadline for {duty.what} ({duty.law}) {passed}{counted}."
    by_law += f"{_at_signing(told)}{duty.sooner}{_counsel(told, limit)}"
    return f"{named}, and {without}: they {assessed} {by_law}"
