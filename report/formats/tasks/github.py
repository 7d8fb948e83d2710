"""The list for GitHub issues: GitHub itself imports no CSV, so the columns are those of github-csv-tools."""

from collections.abc import Iterator

from report.formats.csv_file import Cell
from report.formats.markdown.literal import literal
from report.formats.tasks.description import Chapter, chapters, facts, labels, tasks
from report.paper.plan_rows import PlanRow
from report.paper.records import Summary

LINE_END = "\\\n  "
"""A hard break inside an entry of a list."""
HEADER = ("title", "body", "labels", "state")


def rows(summary: Summary, row: PlanRow) -> Iterator[tuple[Cell, ...]]:
    """The lines for one action."""
    for title, part in tasks(row, body(summary, row)):
        yield (title, part, ",".join(labels(row)), "closed" if row.done else "open")


def body(summary: Summary, row: PlanRow) -> str:
    """Markdown; what people typed is text in it, never markup, a mention or a link."""
    told = "\n".join(f"* {literal(fact)}" for fact in facts(summary, row))
    return "\n\n".join([told, *(f"### {chapter.title}\n\n{_lines(chapter)}" for chapter in chapters(row))])


def _lines(chapter: Chapter) -> str:
    marks = {"number": "1. ", "box": "* [ ] ", "plain": "* "}
    return "\n".join(f"{marks[chapter.mark]}{literal(line, LINE_END)}" for line in chapter.lines)
