"""Answers that cannot both be true, or rarely are."""

from report.content.cells import text_cell, titled
from report.content.context import Context
from report.paper.document import Cell, Part, Rich, Row, Run, Table, rich
from report.paper.wording import answer_lines


def contradictions(context: Context) -> Part | None:
    """Each contradiction with the answers it is about; nothing where there is none."""
    found = context.result.contradictions
    if not found:
        return None
    rows = tuple(Row((text_cell(c.message), Cell(tuple(_answer(context, q) for q in c.questions)))) for c in found)
    table = Table(("What does not fit", "Your answers"), (7, 5), rows, "Answers to settle")
    lead = (
        "Settle these first: some of what follows rests on answers that do not fit together. A contradiction is a question for you; "
        "it never changes verdict or score on its own."
    )
    return titled("contradictions", "Answers to settle", table, lead=lead)


def _answer(context: Context, question_id: str) -> Rich:
    question = context.bank.questions[question_id]
    lines = answer_lines(question, context.assessment.answers.get(question_id))
    return rich(Run(f"{question.short}: ", strong=True), "; ".join(lines))
