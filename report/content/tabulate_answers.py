"""The rows of what was answered: what counts, what does not, and why not."""

from questionnaire.assessment import Answer
from questionnaire.shapes.question import Question
from report.content.context import Context
from report.content.sections.kept import note_kept, under_old_names
from report.content.sections.skipped import because
from report.paper.answer_rows import AnswerRow
from report.paper.wording import BLANK, answer_lines, carried_words

NO_REASON = "Marked as not applicable without a reason, so it counts as not known"
KEPT = "Answer kept, not counted"
NOT_IN_BANK = "The question bank has no such question"


def asked_row(context: Context, question_id: str, number: int) -> AnswerRow:
    """A question that is asked, with the answer that was given."""
    question, stored = context.bank.questions[question_id], context.assessment.answers.get(question_id)
    why_not = _why_not(context, question, stored)
    kept = tuple(f"{KEPT}: {line}" for line in under_old_names(context, question_id))
    return AnswerRow(
        number=f"Q{number}",
        question=question_id,
        section=context.bank.section_of(question_id).title,
        text=question.text,
        answer=(*(_excused(question, stored) if question_id in context.sheet.excused else answer_lines(question, stored)), *kept),
        note=context.assessment.notes.get(question_id, ""),
        reason=context.assessment.not_applicable.get(question_id),
        counted=not why_not,
        why_not_counted=why_not,
        findings=tuple(context.finding_link(f.id).text for f in context.result.findings if f.question == question_id),
        carried=_carried(context, question_id),
    )


def kept_row(context: Context, question_id: str) -> AnswerRow:
    """What was typed to a question that is not asked."""
    stored, question = context.assessment, context.bank.questions.get(question_id)
    why_not = f"Not asked: {because(context.sheet.skipped[question_id])}" if question else NOT_IN_BANK
    return AnswerRow(
        number="",
        question=question_id,
        section=context.bank.section_of(question_id).title if question else "",
        text=question.text if question else question_id,
        answer=_kept_lines(context, question_id),
        note=note_kept(context, question_id),
        reason=stored.not_applicable.get(question_id),
        counted=False,
        why_not_counted=why_not,
        findings=(),
        carried=_carried(context, question_id),
    )


def _carried(context: Context, question_id: str) -> str:
    since = context.assessment.unconfirmed.get(question_id)
    return carried_words(since) if since else ""


def _kept_lines(context: Context, question_id: str) -> tuple[str, ...]:
    kept, answer = under_old_names(context, question_id), context.assessment.answers.get(question_id)
    return (*(answer_lines(context.bank.questions.get(question_id), answer) if answer is not None or not kept else ()), *kept)


def _excused(question: Question, stored: Answer | None) -> tuple[str, ...]:
    kept = answer_lines(question, stored) if stored is not None else ()
    return ("Not applicable", *(f"{KEPT}: {line}" for line in kept))


def _why_not(context: Context, question: Question, stored: Answer | None) -> str:
    if question.id in context.sheet.excused:
        return ""
    counting = context.sheet.answers.get(question.id)
    if counting is not None and counting != stored:
        return f"The days given decide it: {'; '.join(answer_lines(question, counting))}"
    if question.na_allowed and question.id in context.assessment.not_applicable:
        return NO_REASON
    if stored is None:
        return f"{BLANK} (counts as not known)"
    return "An empty list counts as not known" if stored == () else ""
