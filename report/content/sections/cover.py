"""The cover: whose desk, which day, who prepared it, and what kind of paper this is."""

from questionnaire.policy import DESK, INTERCOM_PLAN, NO_DESK
from questionnaire.shapes.question import UNKNOWN
from report.content.attached import content_hash
from report.content.context import Context
from report.content.verdict_summary import answers_words
from report.paper.document import Cover, Fact, Part, rich
from report.paper.wording import NO_ADVICE, NO_CLIENT, PLAN_TITLE, SELF_ASSESSED, blanks_words, count, long_day, waiting_words


def cover(context: Context) -> Part:
    """Client, desk and plan, day, prepared by, version; "draft" while anything asked is unanswered or not confirmed."""
    facts = (
        Fact("Support desk", rich(desk_words(context))),
        Fact("Day of the assessment", rich(long_day(context.result.as_of))),
        Fact("Prepared by", rich(context.prepared_by or SELF_ASSESSED)),
        Fact("Answers", rich(answers_words(context))),
        Fact("Status of this report", rich(_state(context))),
        Fact("Question bank", rich(f"Version {context.result.bank}")),
    )
    client = context.assessment.client or NO_CLIENT
    return Part("cover", "Cover", (Cover("HIPAA help-desk self-assessment", PLAN_TITLE, client, facts, NO_ADVICE),))


def desk_words(context: Context) -> str:
    """The desk and its plan; "Not known yet" and the like where there is none."""
    if DESK not in context.sheet.asked:
        return "Not asked"
    if context.desk in (UNKNOWN, NO_DESK):
        return "Not chosen yet" if context.desk == NO_DESK else "Not known yet"
    name = context.bank.desk(context.desk).name
    plan = context.answered(INTERCOM_PLAN) if INTERCOM_PLAN in context.sheet.asked else ""
    return f"{name}; plan: {plan}" if plan else name


def _answered(context: Context) -> str:
    """How far the answers go. "All" only where nothing asked is unknown; days and lists may stay blank, and are unknown then."""
    unknown, excused = context.result.coverage.unknown, len(context.sheet.excused)
    if context.blanks:
        return f"Draft: {blanks_words(context.progress)}"
    if left := len(context.to_confirm):
        return f"Draft: {waiting_words(left)}"
    if unknown:
        return f"Answered; {count(unknown, 'question counts', 'questions count')} as not known"
    return f"All questions answered{', or marked as not applicable' if excused else ''}"


def _state(context: Context) -> str:
    final, state = context.handover.final, _answered(context)
    if final:
        assessment = context.unchanged[0] if context.unchanged else context.assessment
        content = f"SHA-256 of its content: {content_hash(assessment, context.handover)}"
        state = f"Final, version {final.number} of {long_day(final.on)}. {state}. {content}"
    return f"Fictional example. {state}" if context.assessment.is_example else state
