"""Appendix A: every question asked with its answer, note and reason. Nothing is cut."""

from report.content.cells import level_chip, text_cell, titled
from report.content.context import Context
from report.paper.document import Block, Cell, Heading, Part, Rich, Row, Run, Table, rich
from report.paper.wording import BLANK, answer_lines, carried_words

HEADER = ("No.", "Question", "Answer, note and reason", "Finding")
WIDTHS = (0.8, 4.2, 5.6, 1.4)


def answers(context: Context) -> Part:
    """One table a section of the questionnaire, in the order asked."""
    lead = "Every question that was asked, with the answer, the note and the reason as they were typed."
    blocks: list[Block] = []
    numbers = {question: number for number, question in enumerate(context.sheet.asked, 1)}
    for section in context.bank.sections:
        rows = tuple(_row(context, q.id, numbers[q.id]) for q in section.questions if q.id in numbers)
        if rows:
            blocks += [Heading(section.title, 2), Table(HEADER, WIDTHS, rows, section.title)]
    return titled("answers", "Appendix A: your answers", *blocks, lead=lead, own_page=True)


def _row(context: Context, question_id: str, number: int) -> Row:
    question = context.bank.questions[question_id]
    cells = (text_cell(f"Q{number}"), text_cell(question.text), answer_cell(context, question_id), _finding(context, question_id))
    return Row(cells, anchor=f"question_{question_id}")


def answer_cell(context: Context, question_id: str) -> Cell:
    """Answer, reason and note of a question that is asked, as they were given."""
    return Cell((*_answer(context, question_id), *_typed(context, question_id)))


def _answer(context: Context, question_id: str) -> tuple[Rich, ...]:
    question = context.bank.questions[question_id]
    counting, stored = context.sheet.answers.get(question_id), context.assessment.answers.get(question_id)
    if question_id in context.sheet.excused:
        stored_lines = answer_lines(question, stored) if stored is not None else ()
        kept = tuple(rich(Run("Answer kept, not counted: ", muted=True), line) for line in stored_lines)
        return (rich(Run("Not applicable", strong=True)), *kept)
    if counting is None and stored is None:
        return (rich(Run(f"{BLANK} (counts as not known)", strong=True)),)
    return tuple(rich(Run(line, strong=True)) for line in answer_lines(question, stored))


def _typed(context: Context, question_id: str) -> tuple[Rich, ...]:
    lines: list[Rich] = []
    reason, note = context.assessment.not_applicable.get(question_id), context.assessment.notes.get(question_id)
    if reason is not None:
        said = reason if reason.strip() else "none given, so it counts as not known"
        lines.append(rich(Run("Reason why it does not apply: ", muted=True), said))
    if note:
        lines.append(rich(Run("Note: ", muted=True), note))
    if since := context.assessment.unconfirmed.get(question_id):
        lines.append(rich(Run(carried_words(since), muted=True)))
    return tuple(lines)


def _finding(context: Context, question_id: str) -> Cell:
    found = [f for f in context.result.findings if f.question == question_id]
    if not found:
        return Cell((rich(Run("None", muted=True)),))
    links = rich(context.finding_link(found[0].id), f" and {len(found) - 1} more" if len(found) > 1 else "")
    return Cell((links,), chip=level_chip(found[0].risk))
