"""The plan as lists of tasks, with the columns that each importer knows. `docs/exports.md` says where that was read."""

from collections.abc import Callable, Iterable, Sequence

from report.formats.csv_file import Cell, csv_file
from report.formats.tasks import asana, general, github, jira, linear, trello
from report.paper.document import Document
from report.paper.plan_rows import PlanRow
from report.paper.records import Summary

Rows = Callable[[Summary, PlanRow], Iterable[Sequence[Cell]]]
"""The lines for one action: several where its description is longer than an importer takes."""


def _list(header: Sequence[str], rows: Rows, mark: bool = False) -> Callable[[Document], bytes]:
    """Writes the lines of each action, in the order to do them."""

    def write(document: Document) -> bytes:
        held = document.records
        return csv_file(header, (line for row in held.tasks for line in rows(held.summary, row)), mark)

    return write


write_general = _list(general.HEADER, general.rows, mark=True)
"""Every column of the plan, for a spreadsheet or any other program."""
write_jira = _list(jira.HEADER, jira.rows)
"""For Jira's importer."""
write_github = _list(github.HEADER, github.rows)
"""For github-csv-tools, and for a loop around `gh issue create`."""
write_linear = _list(linear.HEADER, linear.rows)
"""For Linear's import command."""


def write_asana(document: Document) -> bytes:
    """For Asana's importer."""
    return csv_file(asana.HEADER, asana.rows(document.records), mark=False)


def write_trello(document: Document) -> bytes:
    """Plain text in UTF-8 to paste into Trello, a card a line."""
    return trello.lines(document.records).encode()
