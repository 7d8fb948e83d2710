"""How much longer the plan's PDF takes than a bare reportlab document: the same paragraphs, page by page, and nothing else."""

import sys
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parent.parent))

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from bench.judge import sheets, timed
from questionnaire import load_bank
from report import (
    Document,
    compose,
    write_pdf,
)
from report.formats.pdf.fonts import visible
from report.formats.pdf.text import Text
from report.paper.theme import FONT_FOLDER, SANS
from scoring import assess

RUNS = 5
FONT = "Bare"
LAW = 2.0
"""The plan's PDF takes at most so many times a bare one."""


def paragraphs(document: Document) -> list[list[str]]:
    """The texts of each page, as the report's own PDF has them."""
    found: dict[int, list[str]] = {}
    drawn = Text.drawOn

    def noted(self: Text, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        lines = self._laid[1] if self._laid else []
        text = " ".join("".join(said for _, said in line.parts) for line in lines)
        found.setdefault(canvas.getPageNumber(), []).append(text)
        drawn(self, canvas, x, y, _sW)

    Text.drawOn = noted  # type: ignore[method-assign]
    write_pdf(document)
    Text.drawOn = drawn  # type: ignore[method-assign]
    return [found[page] for page in sorted(found)]


def bare(pages: list[list[str]]) -> bytes:
    """Those texts as paragraphs of one style, small enough that what stood side by side fits one below the other."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, str(FONT_FOLDER / f"{SANS}.ttf")))
    style = ParagraphStyle("bare", fontName=FONT, fontSize=4, leading=4.4)
    story = [part for page in pages for part in (*(Paragraph(escape(visible(text)), style) for text in page), PageBreak())]
    target = BytesIO()
    SimpleDocTemplate(target, leftMargin=36, rightMargin=36, topMargin=20, bottomMargin=20).build(story)
    return target.getvalue()


if __name__ == "__main__":
    bank = load_bank()
    for name, sheet in sheets(bank).items():
        document = compose(bank, sheet, assess(bank, sheet), edition="plan")
        pages = paragraphs(document)
        ours, theirs = timed(partial(write_pdf, document), RUNS), timed(partial(bare, pages), RUNS)
        size = f"{len(pages)} pages, {sum(map(len, pages))} paragraphs"
        print(f"PDF, {name}: {ours:.0f} ms; bare reportlab, {size}: {theirs:.0f} ms; ratio {ours / theirs:.1f} (at most {LAW:g})")
