"""The list to paste into Trello, which imports no file: one card a line."""

from report.formats.tasks.description import title
from report.paper.plan_rows import PlanRow
from report.paper.records import Records
from report.paper.visible_text import revealed


def lines(records: Records) -> str:
    """Number, action, who, due date and, once begun, how far it is: one line an action, in the order to do them."""
    return "".join(f"{' '.join(revealed(_line(row)).split())}\n" for row in records.tasks)


def _line(row: PlanRow) -> str:
    late, state = (f"; {told}" if told else "" for told in (row.mark, row.state if row.status != "open" else ""))
    who = row.owner or f"{row.role}, nobody named yet"
    return f"{title(row)} ({who}, due {row.due.isoformat()}{late}{state})"
