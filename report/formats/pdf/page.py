"""Page frames, running heads and feet, and the document's own data (title, language, bookmarks)."""

from functools import cached_property
from typing import Any

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from report.formats.pdf.drawing import text
from report.formats.pdf.fields import acro_form
from report.formats.pdf.fonts import fitted, width
from report.formats.pdf.pieces import define_number
from report.formats.pdf.styles import TONES, colour
from report.formats.pdf.tags import Node
from report.paper import theme
from report.paper.document import Document, has_cover
from report.paper.wording import long_day

PAGES = {"letter": LETTER, "a4": A4}
SMALL = 7.5
BRAND = 0.4
"""The share of the running foot that a consultant's name may take."""


class Plan(BaseDocTemplate):  # type: ignore[misc]
    """The PDF with two kinds of pages: the cover and all others."""

    _doSave = False
    """The file is written elsewhere."""

    def __init__(self, document: Document, page: str) -> None:
        wide, high = PAGES[page]
        font = {"initialFontName": theme.SANS, "initialFontSize": 9.6}
        super().__init__(None, pagesize=(wide, high), invariant=1, lang=document.language, **font)
        self.document = document
        self.root = Node("Document")
        self.room = wide - 2 * theme.MARGIN
        inner = Frame(theme.MARGIN, theme.MARGIN, self.room, high - 2 * theme.MARGIN, 0, 0, 0, 0)
        outer = Frame(theme.MARGIN, theme.MARGIN, self.room, high - 2 * theme.MARGIN, 0, 0, 0, 0)
        first = [PageTemplate("cover", [outer], onPage=_cover)] if has_cover(document) else []
        self.addPageTemplates([*first, PageTemplate("page", [inner], onPage=_page)])

    @cached_property
    def foot(self) -> str:
        """Who made it and for whom, shortened where there is no room, and "Confidential": the same at the foot of every page."""
        room = self.room - 90
        brand = fitted(self.document.brand.name, theme.SANS, SMALL, room * BRAND)
        whose, last = f"{brand}  |  " if brand else "", "" if self.document.outgoing else "  |  Confidential"
        left = room - width(whose + last, theme.SANS, SMALL)
        return whose + fitted(self.document.client or "Client not named", theme.SANS, SMALL, left) + last

    def beforeDocument(self) -> None:
        """Show the title, not the file's name, in the window's bar."""
        self.canv.setViewerPreference("DisplayDocTitle", "true")
        self.canv.showOutline()

    def _endBuild(self) -> None:
        """Fill in what is known only now: the number of pages, the page of each part, the tree of tags."""
        self.handle_pageBreak()
        define_number(self.canv, "page_total", self.page, False, SMALL, theme.MUTED)
        for awaited in dict.fromkeys(getattr(self.canv, "awaited", [])):
            number = self.canv.objects.spots[awaited.anchor][0] + 1
            define_number(self.canv, awaited.form, number, awaited.right, awaited.size, awaited.tone)
        acro_form(self.canv.objects)
        self.canv.objects.tree(self.root)
        super()._endBuild()


def _cover(canvas: Any, plan: Plan) -> None:
    wide, high = plan.pagesize
    canvas.saveState()
    canvas.setFillColor(colour(theme.NAVY))
    canvas.rect(0, 0, wide, high, stroke=0, fill=1)
    canvas.setFillColor(colour(TONES.get().accent))
    canvas.rect(0, high - 10, wide, 10, stroke=0, fill=1)
    _marks(canvas, plan, high - 44)
    canvas.restoreState()


def _page(canvas: Any, plan: Plan) -> None:
    wide, high = plan.pagesize
    left, right, top, foot = theme.MARGIN, wide - theme.MARGIN, high - 34, 30
    canvas.saveState()
    if not plan.document.outgoing:
        text(canvas, left, top, plan.document.paper, theme.SANS, SMALL, theme.MUTED)
        text(canvas, right, top, long_day(plan.document.as_of), theme.SANS, SMALL, theme.MUTED, "right")
    canvas.setStrokeColor(colour(theme.RULE))
    canvas.setLineWidth(0.5)
    canvas.line(left, foot + 12, right, foot + 12)
    text(canvas, left, foot, plan.foot, theme.SANS, SMALL, theme.MUTED)
    _page_number(canvas, right, foot)
    _marks(canvas, plan, top)
    canvas.restoreState()


def _page_number(canvas: Any, right: float, foot: float) -> None:
    """The number itself; the total is a form that is defined when it is known, with room for two digits."""
    start = right - width("88", theme.SANS, SMALL)
    text(canvas, start - 2, foot, f"Page {canvas.getPageNumber()} of", theme.SANS, SMALL, theme.MUTED, "right")
    canvas.translate(start, foot - 3)
    canvas.doForm("page_total")
    canvas.translate(-start, 3 - foot)


def _marks(canvas: Any, plan: Plan, y: float) -> None:
    """What every page bears, as a framed word in the middle of the head."""
    words = "  |  ".join(mark.upper() for mark in plan.document.marks)
    if not words:
        return
    wide = width(words, theme.SANS_BOLD, SMALL) + 16
    x = (plan.pagesize[0] - wide) / 2
    canvas.setFillColor(colour(theme.WHITE))
    canvas.setStrokeColor(colour(TONES.get().accent))
    canvas.setLineWidth(0.8)
    canvas.roundRect(x, y - 4.5, wide, 14, 7, stroke=1, fill=1)
    text(canvas, x + 8, y, words, theme.SANS_BOLD, SMALL, TONES.get().accent)
