"""Action cards: a band in the colour of the risk, facts, and parts that split over pages between their lines."""

from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from report import theme
from report.document import Card, Listing, Paragraph
from report.pdf.markup import paragraph, plain
from report.pdf.pieces import ChipBox, Marker, shade
from report.pdf.styles import CAPTION, CARD_TITLE, CELL, CELL_LIST, LABEL, colour
from report.pdf.tables import PLAIN, laid

LABELS = 78.0
TALLEST = 330.0
BOX = "\u2610"
TICKED = "\u2611"


def card(block: Card, room: float) -> list[Flowable]:
    """The card's pieces; it moves to the next page whole, unless it is taller than half a page."""
    pieces: list[Table] = [_head(block, room), _facts(block, room), _body(block, room)]
    tall = sum(piece.wrap(room, 10_000)[1] for piece in pieces)
    return [
        CondPageBreak(min(tall, TALLEST)),
        Marker(block.anchor, f"{block.number} {block.title}", 1),
        *pieces,
        Spacer(1, 12),
    ]


def _frame(block: Card, *more: Any) -> list[Any]:
    band = colour(shade(block.chip).fill if shade(block.chip).fill != theme.PANEL else theme.RULE)
    return [*PLAIN, ("LINEBEFORE", (0, 0), (0, -1), 4, band), ("LINEAFTER", (-1, 0), (-1, -1), 0.5, colour(theme.RULE)), *more]


def _head(block: Card, room: float) -> Table:
    tick = TICKED if block.done else BOX
    cells = [plain(tick, CARD_TITLE), plain(f"{block.number}  {block.title}", CARD_TITLE), ChipBox(block.chip, right=True)]
    style = _frame(
        block,
        ("BACKGROUND", (0, 0), (-1, -1), colour(theme.PANEL)),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, colour(theme.RULE)),
        ("LEFTPADDING", (0, 0), (0, 0), 12),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("RIGHTPADDING", (0, 0), (0, 0), 0),
    )
    return laid([cells], [28, room - 108, 80], style)


def _facts(block: Card, room: float) -> Table:
    cells = [[plain(fact.label, LABEL), paragraph(fact.value, CELL)] for fact in block.facts]
    style = _frame(block, ("LEFTPADDING", (0, 0), (0, 0), 12), ("LINEBELOW", (0, 0), (-1, -1), 0.5, colour(theme.RULE)))
    shares = [0.3, 0.3, 0.2, 0.2]
    return laid([cells], [room * share for share in shares], style)


def _body(block: Card, room: float) -> Table:
    rows: list[list[Any]] = []
    for label, contents in block.parts:
        lines = [line for content in contents for line in _lines(content)]
        rows += [[plain(label, LABEL) if not place else "", line] for place, line in enumerate(lines)]
    style = _frame(
        block,
        ("LEFTPADDING", (0, 0), (0, -1), 12),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, colour(theme.RULE)),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, 0), 5),
    )
    return laid(rows, [LABELS, room - LABELS], style)


def _lines(content: Paragraph | Listing) -> list[Flowable]:
    if isinstance(content, Paragraph):
        return [paragraph(content.content, CAPTION if content.style == "small" else CELL)]
    if content.mark == "number":
        return [paragraph(item, CELL_LIST, bullet=f"{number}.") for number, item in enumerate(content.items, 1)]
    return [paragraph(item, CELL_LIST, bullet=BOX if content.mark == "box" else "\u2022") for item in content.items]


