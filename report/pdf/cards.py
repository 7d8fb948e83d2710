"""Action cards: a band in the colour of the risk, facts, and parts that split over pages between their lines."""

from typing import Any

from reportlab.platypus import Flowable

from report import theme
from report.document import Card, Listing, Paragraph
from report.pdf.markup import paragraph, plain
from report.pdf.pieces import ChipBox, mark, shade
from report.pdf.styles import CAPTION, CARD_TITLE, CELL, CELL_LIST, LABEL, colour
from report.pdf.tables import BUTT, PLAIN, Table, laid

LABELS = 82.0
TALL_FACTS = 120.0
BELOW = 12.0
LEAST_HERE = 170.0
LEAST_THERE = 50.0
BOX = "\u2610"
TICKED = "\u2611"


class CardBox(Flowable):  # type: ignore[misc]
    """One card: head, facts and body. It splits only where much of the page would stay empty, and then says "continued"."""

    def __init__(self, block: Card, room: float, pieces: list[Table], first: bool = True) -> None:
        super().__init__()
        self._block, self._room, self._pieces, self._first = block, room, pieces, first
        self.spaceAfter = BELOW

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as its pieces."""
        self._tall = [float(piece.wrap(self._room, 0)[1]) for piece in self._pieces]
        self.width, self.height = self._room, sum(self._tall)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The lines of the body that fit, and the rest under a head of its own."""
        self.wrap(available_width, available_height)
        if available_height < LEAST_HERE:
            return []
        left = available_height - sum(self._tall[:-1])
        parts = self._pieces[-1].split(self._room, min(left, self._tall[-1] - LEAST_THERE))
        if len(parts) != 2:
            return []
        rest = [_head(self._block, self._room, " (continued)"), parts[1]]
        return [
            CardBox(self._block, self._room, [*self._pieces[:-1], parts[0]], self._first),
            CardBox(self._block, self._room, rest, first=False),
        ]

    def draw(self) -> None:
        """Head first, then downward."""
        if self._first:
            mark(self.canv, self._block.anchor, f"{self._block.number} {self._block.title}", 1, self.height)
        y = self.height
        for piece, tall in zip(self._pieces, self._tall, strict=True):
            y -= tall
            piece.drawOn(self.canv, 0, y)


def card(block: Card, room: float) -> list[Flowable]:
    """The card. Facts too long for their columns become lines of its body."""
    facts = _facts(block, room)
    if facts.wrap(room, 0)[1] > TALL_FACTS:
        pieces = [_head(block, room), _body(block, room, facts=True)]
    else:
        pieces = [_head(block, room), facts, _body(block, room)]
    return [CardBox(block, room, pieces)]


def _frame(block: Card, *more: Any) -> list[Any]:
    tones = shade(block.chip)
    band = theme.RULE if tones.fill == theme.PANEL else tones.fill
    edges = [("LINEBEFORE", (0, 0), (0, -1), 4, colour(band), BUTT), ("LINEAFTER", (-1, 0), (-1, -1), 0.5, colour(theme.RULE))]
    return [*PLAIN, *edges, ("LEFTPADDING", (0, 0), (0, -1), 12), *more]


def _head(block: Card, room: float, continued: str = "") -> Table:
    title = f"{block.number}  {block.title}{continued}"
    cells = [plain(TICKED if block.done else BOX, CARD_TITLE), plain(title, CARD_TITLE), ChipBox(block.chip)]
    style = _frame(
        block,
        ("BACKGROUND", (0, 0), (-1, -1), colour(theme.PANEL)),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, colour(theme.RULE)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("ALIGN", (-1, 0), (-1, 0), "RIGHT"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (0, 0), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 8),
    )
    return laid([cells], [30, room - 110, 80], style)


def _facts(block: Card, room: float) -> Table:
    cells = [[plain(fact.label, LABEL), paragraph(fact.value, CELL)] for fact in block.facts]
    style = _frame(block, ("LINEBELOW", (0, 0), (-1, -1), 0.5, colour(theme.RULE)), ("TOPPADDING", (0, 0), (-1, -1), 3))
    return laid([cells], [room * share for share in (0.30, 0.28, 0.24, 0.18)], style)


def _body(block: Card, room: float, facts: bool = False) -> Table:
    rows: list[list[Any]] = [[plain(f.label, LABEL), paragraph(f.value, CELL)] for f in block.facts] if facts else []
    for label, contents in block.parts:
        lines = [line for content in contents for line in _lines(content)]
        rows += [[plain(label, LABEL) if not place else [], line] for place, line in enumerate(lines)]
    style = _frame(
        block,
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, colour(theme.RULE)),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
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
