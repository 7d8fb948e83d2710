"""Every value that somebody changed by hand, with the computed one beside it and the reason; and every comment."""

from collections.abc import Iterator

from report.content.cells import text_row, titled
from report.content.context import Context
from report.content.handover_changes import GONE, WHAT, value_words
from report.paper.document import Block, Heading, Part, Table
from report.paper.records import ChangeRow

TITLE = "Changed by hand"
LEAD = "Verdict, score, counts and charts of risk are computed from the answers; nothing here affects them."


def changes(context: Context) -> Part | None:
    """A table of changes and one of comments; nothing where there are none."""
    blocks: list[Block] = []
    if rows := tuple(text_row(f"{row.what} of {row.of}", row.computed, row.now, row.reason) for row in changed(context)):
        blocks.append(Table(("What", "Computed", "Now", "Reason"), (3.6, 2.2, 2.2, 4), rows, TITLE))
    if rows := tuple(text_row(row.of, row.now) for row in commented(context)):
        blocks += [Heading("Comments", 2), Table(("Finding", "Comment"), (4, 8), rows, "Comments")]
    return titled("changes", TITLE, *blocks, lead=LEAD) if blocks else None


def changed(context: Context) -> Iterator[ChangeRow]:
    """A row a value changed."""
    for change in context.changes:
        override = change.override
        of = context.numbered_name(override.what, override.on)
        yield ChangeRow(WHAT[override.what], of, change.computed or GONE, value_words(override), override.reason)


def commented(context: Context) -> Iterator[ChangeRow]:
    """A row a comment."""
    return (ChangeRow("Comment", context.numbered_name("risk", on), "", text, "") for on, text in context.handover.comments.items())
