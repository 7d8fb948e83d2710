"""The report: `compose` makes a format-free document; `EXPORTS` lists its writers. Importing this loads no writer's library."""

from report.compose import compose
from report.document import Document
from report.exports import EXPORTS, Export, PageSize, export_for, write_pdf

__all__ = ["EXPORTS", "Document", "Export", "PageSize", "compose", "export_for", "write_pdf"]
