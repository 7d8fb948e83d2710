"""The register of vendors: who may hold patient details for this desk, under which BAA, and what is still to be done about it."""

from collections.abc import Iterator

from questionnaire.assessment import Integration
from questionnaire.model import Question
from report.content.context import Context, text_cell
from report.paper.document import Cell, Heading, Paragraph, Part, Row, Run, Table, rich
from report.paper.wording import app_words, day
from scoring.result import Finding

TITLE = "Vendors and their BAAs"
LEAD = "Every vendor, app and channel that you named. A BAA is the contract that HIPAA asks for with a vendor that handles patient details."
HEADER = ("Vendor", "What you answered", "Still to do", "Owner", "Due")
WIDTHS = (2.3, 3.3, 3.3, 1.7, 1.4)
SETTLED = "Nothing open"


def vendors(context: Context) -> Part | None:
    """One row a vendor, the desk first; nothing where no question about one is asked."""
    rows = tuple(row for question in context.sheet.asked for row in _rows(context, context.bank.questions[question]))
    if not rows:
        return None
    blocks = (Heading(TITLE, 1, "vendors"), Paragraph(rich(LEAD), "lead"), Table(HEADER, WIDTHS, rows, TITLE, dense=True))
    return Part("vendors", TITLE, blocks, own_page=False)


def _rows(context: Context, question: Question) -> Iterator[Row]:
    found = {finding.row: finding for finding in context.result.findings if finding.question == question.id}
    if question.vendor:
        desk = next((desk.name for desk in context.bank.desks if desk.id == context.desk), "The desk")
        yield _row(context, question.vendor.replace("{desk}", desk), context.answered(question.id), found.get(0))
    answer = context.sheet.answers.get(question.id)
    for number, app in enumerate(answer if isinstance(answer, tuple) else (), 1):
        if isinstance(app, Integration):
            yield _row(context, app.name, app_words(app), found.get(number))


def _row(context: Context, name: str, answer: str, finding: Finding | None) -> Row:
    todo = [a for a in finding.actions if a in context.action_numbers] if finding else []
    item = next((i for i in reversed(context.result.plan) if i.action in todo), None)
    named = Cell((rich(Run(name, strong=True)),)), text_cell(answer)
    if item is None:
        return Row((*named, *map(text_cell, (SETTLED, "", ""))))
    what = Cell((rich(context.action_link(item.action), f" {item.title}"),))
    return Row((*named, what, text_cell(context.owner(item).words), text_cell(day(item.due))))
