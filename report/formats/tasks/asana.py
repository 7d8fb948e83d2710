"""The list for Asana's importer: its columns in its order, days the American way, lanes as sections."""

from collections.abc import Iterator

from report.formats.csv_file import Cell
from report.formats.tasks.description import mail_address, plain, tasks
from report.paper.records import PlanRow, Records, Summary
from report.paper.wording import LANE_WORDS, STATUS_WORDS

HEADER = ("Name", "Description", "Section", "Assignee", "Collaborators", "Start Date", "Due Date")


def rows(records: Records) -> Iterator[tuple[Cell, ...]]:
    """One row an action, in the order to do them. The importer knows no column for done, so that is a section."""
    return (cells for row in records.plan for cells in _rows(records.summary, row))


def _rows(summary: Summary, row: PlanRow) -> Iterator[tuple[Cell, ...]]:
    section = STATUS_WORDS["done"] if row.done else LANE_WORDS[row.lane]
    due = f"{row.due.month:02d}/{row.due.day:02d}/{row.due.year:04d}"
    for title, part in tasks(row, plain(summary, row)):
        yield (title, part, section, mail_address(row), "", "", due)
