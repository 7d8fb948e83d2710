"""The plan as lists of tasks, with the columns that each importer knows. `docs/exports.md` says where that was read."""

from report.formats.csv_file import csv_file
from report.formats.tasks import asana, general, github, jira, linear, trello
from report.paper.document import Document


def write_general(document: Document, page: str = "") -> bytes:
    """Every column of the plan, for a spreadsheet or any other program."""
    return csv_file(general.HEADER, general.rows(document.records), mark=True)


def write_jira(document: Document, page: str = "") -> bytes:
    """For Jira's importer."""
    return csv_file(jira.HEADER, jira.rows(document.records), mark=False)


def write_asana(document: Document, page: str = "") -> bytes:
    """For Asana's importer."""
    return csv_file(asana.HEADER, asana.rows(document.records), mark=False)


def write_github(document: Document, page: str = "") -> bytes:
    """For github-csv-tools, and for a loop around `gh issue create`."""
    return csv_file(github.HEADER, github.rows(document.records), mark=False)


def write_linear(document: Document, page: str = "") -> bytes:
    """For Linear's import command."""
    return csv_file(linear.HEADER, linear.rows(document.records), mark=False)


def write_trello(document: Document, page: str = "") -> bytes:
    """Plain text in UTF-8 to paste into Trello, a card a line."""
    return trello.lines(document.records).encode()
