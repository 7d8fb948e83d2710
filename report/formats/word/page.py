"""The page: size and margins, and what stands at its head and foot."""

from typing import Any, Literal

from docx.shared import Pt

from report.formats.properties import short
from report.formats.word.text import add_run
from report.formats.word.xml import Element, add, add_text
from report.paper import theme
from report.paper.document import Document, Run
from report.paper.wording import long_day

PAGES: dict[str, tuple[float, float]] = {"letter": (612, 792), "a4": (595.3, 841.9)}
"""Width and height in points."""
LONGEST_BRAND, LONGEST_CLIENT = 40, 62
"""Letters in the foot, which is one line with them."""


def set_pages(file: Any, document: Document, page: Literal["letter", "a4"]) -> int:
    """Size, margins, head and foot; answers the width of the text in twentieths of a point."""
    section = file.sections[0]
    wide, high = PAGES[page]
    section.page_width, section.page_height = Pt(wide), Pt(high)
    section.left_margin = section.right_margin = section.bottom_margin = Pt(theme.MARGIN)
    section.top_margin, section.header_distance, section.footer_distance = Pt(theme.MARGIN + 8), Pt(28), Pt(26)
    room = round((wide - 2 * theme.MARGIN) * 20)
    _head(section.header, document, room)
    _foot(section.footer, document, room)
    return room


def _head(header: Any, document: Document, room: int) -> None:
    made = _line(header, "Header", center=room // 2, right=room)
    add_run(made, Run("" if document.outgoing else document.paper))
    _tab(made)
    marks = "  |  ".join(mark.upper() for mark in document.marks)
    add_run(made, Run(marks, strong=True))
    _tab(made)
    add_run(made, Run("" if document.outgoing else long_day(document.as_of)))


def _foot(footer: Any, document: Document, room: int) -> None:
    made = _line(footer, "Footer", right=room)
    whose = [short(document.brand.name, LONGEST_BRAND), short(document.client, LONGEST_CLIENT) or "Client not named"]
    whose += [] if document.outgoing else ["Confidential"]
    add_run(made, Run("  |  ".join(filter(None, whose))))
    _tab(made)
    add_run(made, Run("Page "))
    _field(made, "PAGE")
    add_run(made, Run(" of "))
    _field(made, "NUMPAGES")


def _line(owner: Any, style: str, **stops: int) -> Element:
    owner.is_linked_to_previous = False
    made = owner.paragraphs[0]._p
    for old in list(made):
        made.remove(old)
    properties = add(made, "w:pPr")
    add(properties, "w:pStyle", val=style)
    tabs = add(properties, "w:tabs")
    for kind, place in stops.items():
        add(tabs, "w:tab", val=kind, pos=place)
    return made


def _tab(made: Element) -> None:
    add(add(made, "w:r"), "w:tab")


def _field(made: Element, code: str) -> None:
    """A number that Word fills in each time it lays the pages out."""
    field = add(made, "w:fldSimple", instr=f" {code} ")
    add_text(add(field, "w:r"), "1")
