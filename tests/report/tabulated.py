"""A document with its rows alone: what the formats that are tables, tasks or data read. Blocks take five times as long."""

from hypothesis import Phase

from questionnaire import Assessment
from report.content.context import Context
from report.content.tabulate import records
from report.handover.handover import Handover
from report.paper.document import Document
from scoring import assess
from tests.scoring.sheets import BANK

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""For tests that write and read whole files: to find the smallest failing sheet would take minutes."""


def tabulated(sheet: Assessment, marks: tuple[str, ...] = ()) -> Document:
    context = Context(BANK, sheet, assess(BANK, sheet), Handover(prepared_by="Jane =Roe & Partners"))
    return Document(f"Plan: {sheet.client}", "Subject", sheet.client, sheet.as_of, marks, (), rows=records(context, marks))
