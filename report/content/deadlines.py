"""The limit that the law sets for telling people of a breach, in words."""

from datetime import date
from typing import NamedTuple

from questionnaire.facts import baa_timing
from questionnaire.policy import (
    AFTER_PHI,
    BAA_SIGNED_ON,
    BAA_STATUS,
    DISCOVERED_ON,
    FIRST_PHI_ON,
    PAST_PHI_ASSESSED,
    UNSIGNED,
)
from report.content.answered import Answered
from report.content.context import Context
from report.content.duties import Duty, counted_from, duty_of
from report.content.undated import (
    decided_by_sentence,
    limit_decided_by,
    maybe_not_in_force,
    of_unconfirmed_cover,
    of_undated_events,
    since_assessed,
)
from report.paper.uncovered import reached
from report.paper.wording import count, day

PRESUMED = "45 CFR 164.402"
NEAR = 14
"""A legal limit fewer days away stands before the verdict: it is nearer than the ten working days that its assessment has."""
IF_A_BREACH = "If patient details in the desk without a BAA amount to a breach"
"""What is presumed and not yet assessed (facts B8.1, B8.10), named wherever its deadline is: such sentences stand alone."""


def limit_by_law(context: Context) -> date | None:
    """By when the law wants notices of a breach, if there was one, of what reaches the desk or did before; None where no day is known."""
    return context.result.notice_by or earlier_limit(context)


def is_passed(context: Context) -> bool:
    """Whether the limit that the plan is to meet lies before the day of the assessment."""
    return context.result.notice_by is not None and context.result.notice_by < context.result.as_of


def alarm_sentence(context: Context) -> str:
    """What stands before everything else, in red: that a legal limit has or may have passed (contract, section 5.2), or is days away."""
    limit = limit_by_law(context)
    return notice(context).dated if limit and _is_near(context, limit) else ""


def _is_near(told: Answered, limit: date) -> bool:
    """Whether it has passed or is days away; also one that runs from the signing, if somebody knew then."""
    signed = _signed_after(told)
    nearest = min(limit, counted_from(told, signed) if signed else limit)
    return (nearest - told.assessment.as_of).days < NEAR


def _counsel(told: Answered, limit: date) -> str:
    return " Call counsel today." if _is_near(told, limit) else ""


def notice_sentence(context: Context) -> str:
    """By when the law wants notices of a breach, if there was one; or why no day is given; empty where nothing lay uncovered."""
    return " ".join(filter(None, notice(context)))


class Notice(NamedTuple):
    """What is said of the limit, in parts, each of which may be empty."""

    dated: str
    """Of what a day is given for."""
    decided: str
    """Where there is none: which answer decides whether a limit runs."""
    others: str
    """Of what else may have to be told of."""


def notice(context: Context) -> Notice:
    """By when the law wants notices of a breach. That a contract may ask sooner is said once."""
    duty, limit, dated, decided = duty_of(context), context.result.notice_by, "", ""
    if limit:
        dated = _dated_sentence(context, limit, duty)
    elif question := limit_decided_by(context):
        decided = decided_by_sentence(context.bank, question, duty)
    else:
        dated = earlier_sentence(context)
    others: list[str] = []
    for sentence in (since_assessed, maybe_not_in_force, _of_others):
        is_said = duty.sooner in " ".join((dated, decided, *others))
        others.append(sentence(context, duty._replace(sooner="") if is_said else duty))
    return Notice(dated, decided, " ".join(filter(None, others)))


def _of_others(context: Context, duty: Duty) -> str:
    known = _others_sentence(context) if context.result.notice_by else of_undated_events(context, duty)
    return known or of_unconfirmed_cover(context, duty)


def _dated_sentence(context: Context, limit: date, duty: Duty) -> str:
    as_of, allowed = context.result.as_of, f"{context.bank.method.limits.notice} days after discovery"
    days = count(abs((limit - as_of).days), "day")
    if is_passed(context):
        passed = f"{IF_A_BREACH}, the legal deadline for {duty.what}, {allowed} ({duty.law}), passed on {day(limit)}"
        return f"{passed}. That was {days} before {day(as_of)}.{_before_details(context)}{duty.sooner}{_counsel(context, limit)}"
    left = f"That leaves {days} from {day(as_of)}" if limit > as_of else "That is the day of the assessment"
    counted = f". {left}." if DISCOVERED_ON in context.sheet.answers else f", {_from_today(context)}."
    due = f"{duty.due} without unreasonable delay, at most {allowed} ({duty.law}): by {day(limit)}{counted}"
    return f"{IF_A_BREACH}, {due}{_before_details(context)}{_at_signing(context)}{duty.sooner}{_counsel(context, limit)}"


def undecided_sentence(told: Answered, limit: date) -> str:
    """What holds on the last day while the assessment is not done: a breach is presumed until it shows otherwise (45 CFR 164.402)."""
    return f"Unless a low probability of compromise is shown in writing by {day(limit)}, {duty_of(told).due} by that day all the same."


def _before_details(told: Answered) -> str:
    """Said where it is counted from a day on which, by another answer, there was nothing to discover yet."""
    known, first = (told.sheet.answers.get(question) for question in (DISCOVERED_ON, FIRST_PHI_ON))
    if not isinstance(known, date) or not isinstance(first, date) or known >= first:
        return ""
    later = f"although by your answers the first details came in on {day(first)}"
    return f" This is counted from {day(known)}, {later}: one of the two days is wrong."


def _at_signing(told: Answered) -> str:
    """What holds if somebody knew when the BAA was signed, which is likely where no earlier day is given (45 CFR 164.404(a)(2))."""
    signed = _signed_after(told)
    if signed is None:
        return ""
    limit = counted_from(told, signed)
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


def _from_today(told: Answered) -> str:
    given = told.assessment.answers.get(DISCOVERED_ON)
    why = (
        f"{day(given)}, the day of discovery that is given, cannot be right" if isinstance(given, date) else "no day of discovery is given"
    )
    sooner = "it ends sooner, and may have passed, if anybody knew or should have known before"
    return f"counted from the day of the assessment because {why}; {sooner}"


def _others_sentence(context: Context) -> str:
    """What is said where the plan assesses more than what reached the desk: the limit of one event is not that of another."""
    if all(PAST_PHI_ASSESSED in item.resolves for item in context.assessments_left):
        return ""
    days = context.bank.method.limits.notice
    return f"Any other event, if it was a breach, has a limit of its own: at most {days} days from its own discovery."


def limit_on_record(context: Context) -> date | None:
    """As `limit_by_law`; of what came before also where it is not known whether a BAA covered it, if its discovery is."""
    found = context.discovered_earlier
    return limit_by_law(context) or (counted_from(context, found) if found else None)


def earlier_limit(told: Answered) -> date | None:
    """The limit by law for what came then, where the answers say that no BAA covered it: none is signed, or it was signed later."""
    counted = told.sheet.answers
    if told.earlier_day is None or not (BAA_SIGNED_ON in counted or counted.get(BAA_STATUS) in UNSIGNED):
        return None
    return counted_from(told, told.discovered_earlier)


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
