"""The PDF writer. Nothing else in the program imports reportlab."""

from io import BytesIO
from typing import Literal

from report.document import Document
from report.pdf.blocks import flowables
from report.pdf.page import Plan


def write(document: Document, page: Literal["letter", "a4"] = "letter") -> bytes:
    """The document as a PDF, the same bytes on any day. No clock, no network; fonts are embedded."""
    target = BytesIO()
    plan = Plan(document, page, target)
    plan.build(flowables(document, plan.room))
    return target.getvalue()
