"""Questions that were not asked, and why."""

from report.content.cells import text_row, titled
from report.content.context import Context
from report.paper.document import Part, Table


def skipped(context: Context) -> Part | None:
    """Every question of the bank that the answers made needless, with the reason."""
    if not context.sheet.skipped:
        return None
    rows = tuple(text_row(context.bank.questions[q].text, because(reason)) for q, reason in context.sheet.skipped.items())
    table = Table(("Question", "Not asked, because"), (7, 5), rows, "Questions not asked", dense=True)
    return titled("skipped", "Questions not asked", table, level=2)


def because(reason: str) -> str:
    """A reason of the bank as a sentence of its own."""
    return f"{reason[:1].upper()}{reason[1:]}" if reason else "An earlier answer makes it unnecessary"
