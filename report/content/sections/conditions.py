"""The four conditions for use with patient details, with the answers that decide each."""

from report.content.cells import text_cell, titled
from report.content.context import Context
from report.content.verdict_reasons import condition_reason
from report.paper.document import Cell, Chip, Part, Row, Run, Table, rich
from report.paper.wording import STATE_WORDS

TITLE = "Four conditions for use with patient details"


def conditions(context: Context) -> Part | None:
    """One row a condition; nothing where HIPAA does not appear to apply."""
    if not context.result.in_scope:
        return None
    rows = tuple(
        Row(
            (
                Cell((rich(Run(context.bank.condition(c.id).title, strong=True)),)),
                Cell(chip=Chip(STATE_WORDS[c.state], state=c.state)),
                text_cell(condition_reason(context, c)),
            )
        )
        for c in context.result.conditions
    )
    table = Table(("Condition", "State", "Because"), (4, 1.6, 6.4), rows, TITLE)
    return titled("conditions", TITLE, table, level=2)
