"""The Word writer. Nothing else in the program imports python-docx."""

from typing import Literal

from report.formats.word.blocks import blocks
from report.formats.word.package import new_file, packed
from report.formats.word.page import set_pages
from report.paper.document import Document


def write(document: Document, page: Literal["letter", "a4"] = "letter") -> bytes:
    """The document as an editable Word file, the same bytes on any day. No clock, no network."""
    file = new_file(document)
    room = set_pages(file, document, page)
    blocks(file, document, room)
    return packed(file, document.as_of)
