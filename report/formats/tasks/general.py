"""The general list: every column of the plan."""

from collections.abc import Iterator

from report.formats.csv_file import Cell
from report.formats.tasks.description import numbered
from report.paper.plan_rows import PlanRow
from report.paper.records import Summary
from report.paper.wording import LANE_WORDS, level_word
from scoring.counted import told_hours

HEADER = (
    *("Number", "Action", "Lane", "Risk", "Status", "Owner", "Suggested owner", "Begin", "Due", "Due by plan", "Due set by you"),
    *("Latest", "Latest by", "Late"),
    *("Hours from", "Hours to", "Do first", "Resolves", "Why", "Steps", "Each of", "Notes", "Evidence", "Changed by hand"),
    *("Law and sources", "Action id", "Client", "Assessed on"),
)


def rows(summary: Summary, row: PlanRow) -> Iterator[tuple[Cell, ...]]:
    """One line an action."""
    yield (
        *(row.number, row.title, LANE_WORDS[row.lane], level_word(row.risk), row.state, row.owner, row.role),
        *(row.start, row.due, row.due_by_rule, "Yes" if row.due_typed else "No"),
        *(row.latest, row.latest_by, "Yes" if row.late else "No", *told_hours(row.hours)),
        *(", ".join(row.after), ", ".join(row.resolves), "\n".join(row.why), numbered(row.steps)),
        *("\n".join(lines) for lines in (row.rows, row.notes, row.evidence, row.changes, row.citations)),
        *(row.action, summary.client, summary.as_of),
    )
