"""The list for Jira's importer: a column that holds several values is repeated, people are mail addresses, days are ISO."""

import re
from collections.abc import Iterator

from questionnaire.shapes.question import Level
from report.formats.csv_file import Cell
from report.formats.tasks.description import labels, mail_address, plain, tasks
from report.paper.plan_rows import PlanRow
from report.paper.records import Summary

HEADER = ("Summary", "Issue Type", "Status", "Priority", "Assignee", "Due Date", "Labels", "Labels", "Labels", "Description")
PRIORITY = {
    Level.very_high: "Highest",
    Level.high: "High",
    Level.moderate: "Medium",
    Level.low: "Low",
    Level.very_low: "Lowest",
    None: "Medium",
}
STATUS = {"open": "To Do", "in_progress": "In Progress", "done": "Done"}
MARKUP = re.compile(r"([\\{}\[\]!*_|^~+]|\?(?=\?)|(?<![\w-])-(?=[^\s-]))")
"""Signs of Jira's text effects: a hyphen is one at the start of a word, a question mark before another. A backslash keeps it a sign."""


def rows(summary: Summary, row: PlanRow) -> Iterator[tuple[Cell, ...]]:
    """More than one where the description is longer than Jira takes."""
    described = MARKUP.sub(r"\\\1", plain(summary, row))
    for title, part in tasks(row, described):
        yield (
            title,
            "Task",
            STATUS["in_progress" if row.unconfirmed else row.status],
            PRIORITY[row.risk],
            mail_address(row),
            row.due,
            *labels(row),
            part,
        )
