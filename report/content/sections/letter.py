"""The cover letter of whoever hands the report over, as typed."""

from report.content.cells import titled
from report.content.context import Context
from report.paper.document import Paragraph, Part, rich

TITLE = "Cover letter"


def letter(context: Context) -> Part | None:
    """One paragraph a line; nothing where no letter was written."""
    lines = [line for line in context.handover.letter.splitlines() if line.strip()]
    if not lines:
        return None
    signed = (Paragraph(rich(context.prepared_by)),) if context.prepared_by else ()
    return titled("letter", TITLE, *(Paragraph(rich(line)) for line in lines), *signed, own_page=True)
