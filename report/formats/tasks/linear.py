"""The list for Linear's import command: the columns of Linear's own export, which it reads again."""

from collections.abc import Iterator

from questionnaire.shapes.question import Level
from report.formats.csv_file import Cell
from report.formats.tasks.description import tasks
from report.formats.tasks.github import body
from report.paper.plan_rows import PlanRow
from report.paper.records import Summary
from report.paper.wording import level_word

HEADER = ("Id", "Title", "Description", "Status", "Estimate", "Priority", "Assignee", "Labels", "Blocks", "Blocked By")
PRIORITY = {
    Level.very_high: "Urgent",
    Level.high: "High",
    Level.moderate: "Medium",
    Level.low: "Low",
    Level.very_low: "Low",
    None: "No priority",
}
STATUS = {"open": "Todo", "in_progress": "In Progress", "done": "Done"}


def rows(summary: Summary, row: PlanRow) -> Iterator[tuple[Cell, ...]]:
    """The importer reads no due date, so that stands in the description."""
    labels = f"Deskcheck, Lane {row.lane}, Risk {level_word(row.risk).lower()}"  # it parts labels only before a capital letter
    status = STATUS["in_progress" if row.unconfirmed else row.status]
    number, after = row.number, ", ".join(row.after)
    for title, part in tasks(row, body(summary, row)):
        yield (number, title, part, status, "", PRIORITY[row.risk], row.owner, labels, "", after)
        number, after = "", ""  # what goes on from the row above is nobody's to wait for
