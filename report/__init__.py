"""The report: `compose` makes a format-free document; `write_pdf` lays it out. Importing this loads no PDF library."""

from collections.abc import Callable
from typing import Literal

from report.compose import compose
from report.document import Document

__all__ = ["WRITERS", "Document", "PageSize", "compose", "write_pdf"]

PageSize = Literal["letter", "a4"]


def write_pdf(document: Document, page: PageSize = "letter") -> bytes:
    """The document as a PDF: the same bytes for the same document on any day."""
    from report.pdf import write

    return write(document, page)


WRITERS: dict[str, Callable[[Document, PageSize], bytes]] = {".pdf": write_pdf}
"""Writer by file suffix. A new format is one writer here."""
