"""The register of vendors: who may hold patient details for this desk, under which BAA, and what there is to do about it."""

from collections.abc import Collection, Iterator

from questionnaire.assessment import rows_of
from questionnaire.owner import brief
from questionnaire.policy import (
    BAA_SCOPE,
    BAA_STATUS,
    BAA_TERMS,
    CONSENT,
    CONSENT_VENDORS,
    INTERCOM_PLAN,
    PAST_PHI_ASSESSED,
    VENDOR_OFFERS_BAA,
)
from questionnaire.shapes.question import Question
from report.content.cells import text_cell, titled
from report.content.context import Context
from report.content.plan_days import day_mark
from report.paper.answer_rows import VendorRow, VendorTask
from report.paper.document import Cell, Part, Rich, Row, Run, Table, rich
from report.paper.wording import NONE_FOLLOWS, app_words, marked_day, section_to_answer
from scoring.result import Finding, PlanItem

TITLE = "Vendors and their BAAs"
HEADER = ("Vendor", "What you answered", "What to do, by whom and when")
WIDTHS = (2.4, 2.45, 7.15)
ABOUT_TOO = {BAA_STATUS: (INTERCOM_PLAN, VENDOR_OFFERS_BAA, BAA_SCOPE, BAA_TERMS, PAST_PHI_ASSESSED)}
"""A vendor may have to be left, or paid for another plan, before it signs; what it has signed may say too little, or have come late."""
DOES_NOT_FIT = "does not fit another of your answers"
SETTLE = "Settle which answer is right"


def vendors(context: Context) -> Part | None:
    """One row a vendor, the desk first; nothing where no question about one is answered."""
    rows = tuple(_printed(context, row) for row in vendor_rows(context))
    return titled("vendors", TITLE, Table(HEADER, WIDTHS, rows, TITLE, dense=True)) if rows else None


def vendor_rows(context: Context) -> Iterator[VendorRow]:
    """The same as rows, for formats that are tables: only what was answered, be it with "I don't know"."""
    for question in context.sheet.asked:
        if question not in context.sheet.blank:
            yield from _rows(context, context.bank.questions[question])


def _rows(context: Context, question: Question) -> Iterator[VendorRow]:
    # Where the patient consented, each vendor that keeps the messages needs a BAA all the same.
    too = (CONSENT_VENDORS,) if context.sheet.answers.get(question.id) == CONSENT else ABOUT_TOO.get(question.id, ())
    about = (question.id, *too)
    found = [finding for finding in context.result.findings if finding.question in about]
    if question.vendor:
        desk = next((desk.name for desk in context.bank.desks if desk.id == context.desk), "The desk")
        yield _row(context, question.vendor.replace("{desk}", desk), _answer(context, question.id), found)
    for choice in question.choices:
        if choice.vendor and context.sheet.chose(question.id, choice.id):
            yield _row(context, choice.vendor, choice.label, found)
    for number, app in enumerate(rows_of(context.sheet.answers.get(question.id)), 1):
        yield _row(context, app.name, app_words(app), [finding for finding in found if finding.row == number])


def _answer(context: Context, question: str) -> str:
    return f"{context.answered(question)} ({DOES_NOT_FIT})" if context.is_doubtful(question) else context.answered(question)


def _row(context: Context, name: str, answer: str, findings: Collection[Finding]) -> VendorRow:
    """What stops today and what the law has assessed first (contract, section 5); then what ends the verdict, or the last there is."""
    about = {action for finding in findings for action in finding.actions}
    items = [item for item in context.actions if item.action in about]
    waiting = (line for action, line in context.waiting_actions.items() if action in about)
    instead = next((section_to_answer(line.unanswered) for line in waiting), SETTLE if DOES_NOT_FIT in answer else NONE_FOLLOWS)
    first = [item for item in items if item.kind in ("flow", "law")]
    rest = [item for item in items if item not in first]
    remedies = [item for item in rest if item.kind == "verdict"] or rest[-1:]
    return VendorRow(name, answer, tuple(_task(context, item) for item in (*first, *remedies)), instead)


def _task(context: Context, item: PlanItem) -> VendorTask:
    held = context.entry(item).status
    status = "" if held == "open" else context.status(item)
    number, owner = context.action_link(item.action).text, context.owner(item).words
    return VendorTask(item.action, number, item.title, owner, item.due, day_mark(context, item), status, marked=held == "done")


def _printed(context: Context, row: VendorRow) -> Row:
    named = Cell((rich(Run(row.name, strong=True)),)), text_cell(row.answer)
    return Row((*named, Cell(tuple(_line(context, task) for task in row.tasks)) if row.tasks else text_cell(row.instead)))


def _line(context: Context, task: VendorTask) -> Rich:
    who = Run(f" ({brief(task.owner)}, {marked_day(task.due, task.mark)})", muted=True)
    return rich(context.action_link(task.action), f" {task.title}", who, *([Run(f" {task.status}", strong=True)] if task.status else []))
