"""The list for GitHub issues: GitHub itself imports no CSV, so the columns are those of github-csv-tools."""

from collections.abc import Iterator

from report.csv_file import Cell
from report.markdown.literal import literal
from report.records import PlanRow, Records, Summary
from report.tasks.description import Chapter, chapters, facts, title

HEADER = ("title", "body", "labels", "state")


def rows(records: Records) -> Iterator[tuple[Cell, ...]]:
    """One row an action, in the order to do them."""
    return (_row(records.summary, row) for row in records.plan)


def _row(summary: Summary, row: PlanRow) -> tuple[Cell, ...]:
    labels = f"deskcheck,lane-{row.lane},risk-{row.risk.name.replace('_', '-')}"
    return (title(row), _body(summary, row), labels, "closed" if row.status == "done" else "open")


def _body(summary: Summary, row: PlanRow) -> str:
    """Markdown; what people typed is text in it, never markup, a mention or a link."""
    told = "\n".join(f"* {literal(fact)}" for fact in facts(summary, row))
    return "\n\n".join([told, *(f"### {chapter.title}\n\n{_lines(chapter)}" for chapter in chapters(row))])


def _lines(chapter: Chapter) -> str:
    marks = {"number": "1. ", "box": "* [ ] ", "plain": "* "}
    return "\n".join(f"{marks[chapter.mark]}{literal(line)}" for line in chapter.lines)
