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
ICON = r"\((?=(?:[xyni/!?+*-]|on|off|\*[rgby])\))|(?<=[:;])[()]"
MARKUP = re.compile(
    rf"(?P<sign>[#*_^~+|!{{}}\[\]]|\?(?=\?)|(?<![\w-])-|{ICON})|(?P<other>\\(?=[\W_])|(?<=^h[1-6])\.|(?<=^bq)\.)",
    re.MULTILINE,
)
"""Effects, icons, marks of lists, headings and quotes. A backslash keeps the first three signs, but not itself and not a dot."""


def literal(text: str) -> str:
    """Text that Jira shows as it was typed."""
    return MARKUP.sub(lambda found: f"\\{found[0]}" if found["sign"] else f"&#{ord(found[0])};", text)


def rows(summary: Summary, row: PlanRow) -> Iterator[tuple[Cell, ...]]:
    """More than one where the description is longer than Jira takes."""
    for title, part in tasks(row, literal(plain(summary, row))):
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
