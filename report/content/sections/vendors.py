"""The register of vendors: who may hold patient details for this desk, under which BAA, and what is still to be done about it."""

from collections.abc import Iterator

from questionnaire.assessment import rows_of
from questionnaire.owner import brief
from questionnaire.shapes.question import Question
from report.content.context import Context, text_cell
from report.paper.answer_rows import VendorRow
from report.paper.document import Cell, Heading, Paragraph, Part, Row, Run, Table, rich
from report.paper.wording import app_words, day
from scoring.result import Finding

TITLE = "Vendors and their BAAs"
LEAD = "Every vendor, app and channel that you named. A BAA is the contract that HIPAA asks for with a vendor that handles patient details."
HEADER = ("Vendor", "What you answered", "Still to do", "Owner", "Due")
WIDTHS = (2.3, 3.3, 3.2, 1.7, 1.5)
SETTLED = "Nothing open"


def vendors(context: Context) -> Part | None:
    """One row a vendor, the desk first; nothing where no question about one is answered."""
    rows = tuple(_printed(context, row) for row in vendor_rows(context))
    if not rows:
        return None
    blocks = (Heading(TITLE, 1, "vendors"), Paragraph(rich(LEAD), "lead"), Table(HEADER, WIDTHS, rows, TITLE, dense=True))
    return Part("vendors", TITLE, blocks, own_page=False)


def vendor_rows(context: Context) -> Iterator[VendorRow]:
    """The same as rows, for formats that are tables: only what was answered, be it with "I don't know"."""
    for question in context.sheet.asked:
        if question not in context.sheet.blank:
            yield from _rows(context, context.bank.questions[question])


def _rows(context: Context, question: Question) -> Iterator[VendorRow]:
    found = {finding.row: finding for finding in context.result.findings if finding.question == question.id}
    if question.vendor:
        desk = next((desk.name for desk in context.bank.desks if desk.id == context.desk), "The desk")
        yield _row(context, question.vendor.replace("{desk}", desk), context.answered(question.id), found.get(0))
    for number, app in enumerate(rows_of(context.sheet.answers.get(question.id)), 1):
        yield _row(context, app.name, app_words(app), found.get(number))


def _row(context: Context, name: str, answer: str, finding: Finding | None) -> VendorRow:
    todo = [a for a in finding.actions if a in context.action_numbers] if finding else []
    item = next((i for i in reversed(context.result.plan) if i.action in todo), None)
    if item is None:
        return VendorRow(name, answer)
    number = context.action_link(item.action).text
    return VendorRow(name, answer, item.action, number, item.title, context.owner(item).words, item.due)


def _printed(context: Context, row: VendorRow) -> Row:
    named = Cell((rich(Run(row.name, strong=True)),)), text_cell(row.answer)
    if row.due is None:
        return Row((*named, *map(text_cell, (SETTLED, "", ""))))
    what = Cell((rich(context.action_link(row.action), f" {row.title}"),))
    return Row((*named, what, text_cell(brief(row.owner)), text_cell(day(row.due))))
