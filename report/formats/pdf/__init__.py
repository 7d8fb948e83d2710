"""The PDF writer. Nothing else in the program imports reportlab."""

from typing import Literal

from report.formats.pdf.archive import describe, locked
from report.formats.pdf.blocks import flowables
from report.formats.pdf.file import written
from report.formats.pdf.page import Plan
from report.formats.pdf.styles import TONES
from report.formats.pdf.tags import TaggedCanvas
from report.paper import theme
from report.paper.document import Document


def write(document: Document, page: Literal["letter", "a4"] = "letter", password: str = "", attach: bool = True) -> bytes:
    """The document as a PDF for everybody (PDF/UA-1), to be archived (PDF/A-3a; 2a where nothing is attached) or locked with a password.

    No clock, no network; fonts are embedded. The same bytes on any day, but with a password: encryption salts with chance.
    """
    plan = Plan(document, page)
    before = TONES.set(theme.tones(document.brand.accent))
    try:
        plan.build(flowables(document, plan.room, plan.root), canvasmaker=TaggedCanvas)
    finally:
        TONES.reset(before)
    info = describe(plan.canv.objects, document, document.attachments if attach else (), archive=not password)
    made = written(plan.canv, info)
    return locked(made, password) if password else made
