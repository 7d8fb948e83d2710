"""Every value that somebody changed by hand, with the computed one beside it and the reason; and every comment."""

from report.content.context import Context, text_cell
from report.content.handover_changes import GONE, WHAT, Change, said
from report.paper.document import Block, Heading, Paragraph, Part, Row, Table, rich

TITLE = "Changed by hand"
LEAD = "Verdict, score, counts and charts of risk are computed from the answers; nothing here affects them."


def changes(context: Context) -> Part | None:
    """A table of changes and one of comments; nothing where there are none."""
    handover = context.handover
    blocks: list[Block] = [Heading(f"Appendix: {TITLE.lower()}", 1, "changes"), Paragraph(rich(LEAD), "lead")]
    if handover.overrides:
        rows = tuple(_change(context, change) for change in context.changes)
        blocks.append(Table(("What", "Computed", "Now", "Reason"), (3.6, 2.2, 2.2, 4), rows, TITLE))
    if handover.comments:
        rows = tuple(_comment(context, finding, text) for finding, text in handover.comments.items())
        blocks += [Heading("Comments", 2), Table(("Finding", "Comment"), (4, 8), rows, "Comments")]
    return Part("changes", TITLE, tuple(blocks), own_page=False) if len(blocks) > 2 else None


def _change(context: Context, change: Change) -> Row:
    where = context.called(change.override.what, change.override.on)
    what = text_cell(f"{WHAT[change.override.what]} of {where}")
    return Row((what, text_cell(change.computed or GONE), text_cell(said(change.override)), text_cell(change.override.reason)))


def _comment(context: Context, finding: str, text: str) -> Row:
    return Row((text_cell(context.called("risk", finding)), text_cell(text)))
