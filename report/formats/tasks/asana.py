"""The list for Asana's importer: its columns in its order, days the American way, lanes as sections."""

from collections.abc import Iterator

from report.formats.csv_file import Cell
from report.formats.tasks.description import mail_address, plain, tasks, title
from report.paper.plan_rows import PlanRow
from report.paper.records import Records, Summary
from report.paper.wording import LANE_WORDS, STATUS_WORDS

HEADER = ("Name", "Description", "Section", "Assignee", "Collaborators", "Start Date", "Due Date", "Dependencies")


def rows(records: Records) -> Iterator[tuple[Cell, ...]]:
    """One row an action, in the order to do them. The importer knows no column for done, so that is a section.

    It knows what must come first by the names of rows above, parted by commas: a name that holds a comma cannot be given.
    """
    above: dict[str, str] = {}
    for row in records.tasks:
        yield from _rows(records.summary, row, ",".join(above[number] for number in row.after if number in above))
        if "," not in title(row):
            above[row.number] = title(row)


def _rows(summary: Summary, row: PlanRow, after: str) -> Iterator[tuple[Cell, ...]]:
    section = STATUS_WORDS["done"] if row.done else LANE_WORDS[row.lane]
    due = f"{row.due.month:02d}/{row.due.day:02d}/{row.due.year:04d}"
    for name, part in tasks(row, plain(summary, row)):
        yield (name, part, section, mail_address(row), "", "", due, after)
