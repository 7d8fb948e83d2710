"""The report: `compose` makes a format-free document; `EXPORTS` lists its writers. Importing this loads no writer's library."""

from report.compose import compose
from report.document import Document
from report.editions import EDITIONS, Edition, edition
from report.exports import EXPORTS, Export, PageSize, PdfOptions, export_for, unprintable, write_pdf

__all__ = [
    "EDITIONS", "EXPORTS", "Document", "Edition", "Export", "PageSize", "PdfOptions", "compose", "edition", "export_for", "unprintable",
    "write_pdf",
]  # fmt: skip
