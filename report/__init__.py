"""The report: `compose` makes a format-free document; `EXPORTS` lists its writers. Importing this loads no writer's library."""

from report.content.compose import compose
from report.formats.exports import EXPORTS, Export, PageSize, PdfOptions, export_for, lacks_a_font, unprintable, write_pdf
from report.paper.document import Document
from report.paper.editions import EDITIONS, Edition

__all__ = [
    "EDITIONS", "EXPORTS", "Document", "Edition", "Export", "PageSize", "PdfOptions", "compose", "export_for", "lacks_a_font",
    "unprintable", "write_pdf",
]  # fmt: skip
