"""The report: `compose` makes a format-free document; `write_pdf` lays it out. Importing this loads no PDF library."""

from typing import Literal

from report.compose import compose
from report.document import Document

__all__ = ["Document", "compose", "write_pdf"]


def write_pdf(document: Document, page: Literal["letter", "a4"] = "letter") -> bytes:
    """The document as a PDF: the same bytes for the same document on any day."""
    from report.pdf import write

    return write(document, page)
