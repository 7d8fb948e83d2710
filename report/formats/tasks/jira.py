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
ICON = r"\((?=(?:[xyni/!?+*-]|on|off|flag|flagoff|\*[rgby])\))|(?<=[:;])[()]"
SIGN = rf"[#*_^~+|!{{}}\[\]]|\?(?=\?)|(?<![\w-])-|{ICON}"
OTHER = r"\\(?=[\W_])|&(?=#?\w+;)|:(?=[DP]\b)"
MARKUP = re.compile(
    rf"(?P<kept>https?://[^\s{{}}\[\]|!]+|^[ \t]*(?:h[1-6]|bq)(?=\.))(?P<dot>\.?)|(?P<sign>{SIGN})|(?P<other>{OTHER})", re.MULTILINE
)
"""Effects, icons, marks of lists, headings and quotes, and entities. A backslash keeps the signs signs; all else has to be an entity.
An address is left as it is: Jira links it before it looks for anything else.
"""


def literal(text: str) -> str:
    """Text that Jira shows as it was typed."""
    return MARKUP.sub(_literal, text)


def _literal(found: re.Match[str]) -> str:
    if found["kept"]:
        return found["kept"] + ("&#46;" if found["dot"] else "")
    return f"\\{found[0]}" if found["sign"] else f"&#{ord(found[0])};"


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
