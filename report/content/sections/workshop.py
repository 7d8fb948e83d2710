"""What was put on record in a workshop, in the order of the questions."""

from report.content.cells import text_row, titled
from report.content.context import Context
from report.content.workshop import workshop_rows
from report.paper.document import Part, Row, Table
from report.paper.records import WorkshopRow
from report.paper.wording import day

TITLE = "Workshop"
LEAD = "Who decided, who disagreed, what was parked for later, and the time it took, as put on record. None of it counts in the judgment."
HEADER, WIDTHS = ("What", "Question or section", "Who", "What was said", "Due"), (1.4, 3.8, 2.1, 3.2, 1.5)


def workshop(context: Context) -> Part | None:
    """One table; nothing where there was no workshop."""
    rows = tuple(_row(row) for row in workshop_rows(context))
    return titled("workshop", TITLE, Table(HEADER, WIDTHS, rows, TITLE), lead=LEAD, level=2) if rows else None


def _row(row: WorkshopRow) -> Row:
    return text_row(row.what, row.at, row.who, row.said, day(row.due) if row.due else "")
