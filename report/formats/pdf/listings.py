"""Lists: numbered, dotted, or with boxes to tick by hand."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from report.formats.pdf.markup import item
from report.formats.pdf.tags import Node
from report.paper.document import Listing

BOX = "\u2610"
MARKS = {"dot": "\u2022", "box": BOX}
NUMBERING = {"number": "Decimal", "dot": "Disc", "box": "None"}
"""What the marks are (ISO 32000-1, 14.8.5.5)."""


def listing(block: Listing, style: ParagraphStyle, node: Node) -> list[Flowable]:
    """One paragraph an entry, its mark before it."""
    made = node.add("L", attributes=f"/A<</O/List/ListNumbering/{NUMBERING[block.mark]}>>")
    return [item(entry, style, MARKS.get(block.mark, f"{number}."), made.add("LI")) for number, entry in enumerate(block.items, 1)]
