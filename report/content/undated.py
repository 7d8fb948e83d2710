"""The limit that the law sets where no day can be given for it, in words."""

from questionnaire import Bank
from questionnaire.policy import ASSESSED, BAA_STATUS, BAA_TIMING, BARRED, FIRST_PHI_ON, PAST_PHI_ASSESSED, REACH, REACHED, UNSIGNED
from questionnaire.shapes.question import UNKNOWN, Outcome, Question
from report.content.answered import Answered
from report.content.context import Context
from report.content.duties import EITHER, Duty, counted_from
from report.content.helping import letters_for
from report.paper.uncovered import in_doubt
from report.paper.wording import day


def since_assessed(context: Context, duty: Duty) -> str:
    """What is said where details have gone on to come in after their assessment: it asks nothing more (contract, section 1)."""
    counted = context.sheet.answers
    if counted.get(PAST_PHI_ASSESSED) != ASSESSED or counted.get(BAA_STATUS) not in UNSIGNED:
        return ""
    days = context.bank.method.limits.notice
    return (
        "Your written assessment covers what had come in by its date. What has come in since needs one too; if that was a breach, "
        f"{duty.due} at most {days} days after its own discovery ({duty.law}).{duty.sooner}"
    )


def maybe_not_in_force(context: Context, duty: Duty) -> str:
    """What is said where a BAA is signed on a plan that is not known to come with one, and details are in the desk."""
    if not in_doubt(context.result, context.sheet) or context.sheet.answers.get(REACH) not in REACHED:
        return ""
    days = context.bank.method.limits.notice
    return (
        "Your BAA may not be in force on your plan. If it is not, what has come in may be a breach, and the "
        f"{days} days that the law allows for {duty.what} may already be running ({duty.law}).{duty.sooner}"
    )


def of_undated_events(context: Context, duty: Duty) -> str:
    """The limit in words, where the plan assesses what no question dates, as with an app without a BAA (contract, section 7)."""
    if not context.result.in_scope or not context.assessments_left:
        return ""
    days, as_of = context.bank.method.limits.notice, context.result.as_of
    last, place = day(counted_from(context, None)), _on_paper(context)
    limit = f"without unreasonable delay, at most {days} days after its discovery ({duty.law})"
    return (
        f"If patient details reached others without a BAA and that was a breach, {duty.due} {limit}.{duty.sooner} "
        f"Write down today{place} when somebody first knew, or with reasonable diligence would have known: the {days} days run from then. "
        f"If that was not before {day(as_of)}, they end on {last}; otherwise they end sooner, and may have passed."
    )


def _on_paper(context: Context) -> str:
    """Where there is a place for it: ", in the worksheet of A5,"."""
    for item in context.assessments_left:
        if any(letter.kind == "work_sheet" for letter in letters_for(context, item.action)):
            return f", in the worksheet of {context.action_link(item.action).text},"
    return ""


def of_unconfirmed_cover(context: Context, duty: Duty) -> str:
    """The same where somebody does not know of a BAA without which something else would have to be assessed, as for a channel."""
    if context.sheet.answers.get(REACH) in BARRED:
        return ""
    found = [f for f in context.result.findings if f.outcome is Outcome.unknown and context.is_answered(f)]
    named = dict.fromkeys(context.title(f) for f in found if _leads_to_assessment(context.bank, context.question(f)))
    if not named:
        return ""
    allowed = f"the {context.bank.method.limits.notice} days that the law allows for {duty.what}"
    return (
        f"Whether a BAA covers every place where patient details may go is not confirmed ({'; '.join(named)}). "
        f"If one is missing, details went there, and that was a breach, {allowed} may already be running ({duty.law}).{duty.sooner}"
    )


def _leads_to_assessment(bank: Bank, question: Question) -> bool:
    """Whether one of its answers has something assessed, apart from the desk's own details, of which more is asked."""
    of_rows = question.rows.not_signed.actions if question.rows else ()
    led_to = {*of_rows, *(action for choice in question.choices for action in choice.actions)}
    return question.id != PAST_PHI_ASSESSED and any(bank.action(action).kind == "law" for action in led_to)


NOT_CONFIRMED = {
    BAA_STATUS: "Whether a BAA covers the patient details that reached the desk is not confirmed. If none does",
    REACH: "Whether patient details reach the desk, which has no signed BAA, is not confirmed. If they do",
    BAA_TIMING: "Whether patient details reached the desk before the BAA was signed is not confirmed. If they did",
}


def limit_decided_by(told: Answered) -> str:
    """The question whose answer decides whether a limit by law is running that no day can be given for; empty where none does.

    Details reached the desk, and somebody does not know of a BAA, or nobody says if it came first; or there is no BAA, and somebody does
    not know whether details reach the desk. The assessment of earlier details is asked only once that is known (contract, section 1),
    so nothing else says it.
    """
    reached = told.sheet.answers.get(REACH) in REACHED or FIRST_PHI_ON in told.assessment.answers
    if not reached and told.assessment.answers.get(REACH) == UNKNOWN and told.sheet.answers.get(BAA_STATUS) in UNSIGNED:
        return REACH
    if reached and BAA_STATUS in told.sheet.asked and told.assessment.answers.get(BAA_STATUS) == UNKNOWN:
        return BAA_STATUS
    return BAA_TIMING if reached and told.sheet.unknown(BAA_TIMING) else ""


SETTLES = {
    REACH: "settles it",
    BAA_STATUS: "decides it and, where one is signed, the day on which it was",
    BAA_TIMING: "settles it",
}


def decided_by_sentence(bank: Bank, question: str, duty: Duty = EITHER) -> str:
    """What is said where an answer decides it."""
    allowed = f"{bank.method.limits.notice} days that the law allows for {duty.what}"
    return (
        f"{NOT_CONFIRMED[question]}, and that was a breach, the {allowed} may already be running ({duty.law}).{duty.sooner} "
        f"The answer to \u201c{bank.questions[question].short}\u201d {SETTLES[question]}."
    )
