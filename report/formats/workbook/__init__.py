"""The workbook writer: the document's rows as sheets, the plan as a tracker that opens again.

The only formulas are ours, on the first sheet.
"""

from datetime import datetime, time
from io import BytesIO

import xlsxwriter

from report.formats.workbook import columns
from report.formats.workbook.book import Book
from report.formats.workbook.carried import carried_sheet
from report.formats.workbook.not_counted import NOT_COUNTED, kept_rows
from report.formats.workbook.plan import plan_sheet
from report.formats.workbook.summary import WIDTHS, summary_sheet
from report.paper.document import Document
from report.paper.theme import tones
from report.paper.visible_text import revealed

LITERAL = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(document: Document, page: str) -> bytes:
    """The workbook's bytes, the same for the same document on any day: its creation day is the day of the assessment."""
    made, records = BytesIO(), document.records
    with xlsxwriter.Workbook(made, LITERAL) as workbook:
        workbook.set_properties(_properties(document))
        book = Book(workbook, page, document.marks, tones(document.brand.accent))
        first = book.sheet("Summary", WIDTHS)
        summary_sheet(book, first, document, plan_sheet(book, records.actions))
        book.table("Steps", columns.STEPS, records.actions)
        book.table("Sections to answer", columns.SECTIONS, records.sections)
        book.table("Vendors", columns.VENDORS, records.vendors)
        findings = book.table("Findings", columns.FINDINGS, records.counted)
        if findings:
            book.shade_levels(findings, columns.RISK)
        book.table("Answers", columns.ANSWERS, records.answers)
        book.table("Workshop", columns.WORKSHOP, records.workshop)
        book.table("Changed by hand", columns.CHANGES, records.changes)
        book.table("Not counted", NOT_COUNTED, kept_rows(records))
        book.table("Not asked", columns.SKIPPED, records.skipped)
        book.table("Contradictions", columns.CONTRADICTIONS, records.contradictions)
        book.table("Sources", columns.SOURCES, records.sources)
        carried_sheet(book, document)
    return made.getvalue()


def _properties(document: Document) -> dict[str, object]:
    return {
        "title": revealed(document.title),
        "subject": revealed(document.subject),
        "author": "Deskcheck",
        "keywords": ", ".join(document.marks),
        "created": datetime.combine(document.as_of, time()),
    }
