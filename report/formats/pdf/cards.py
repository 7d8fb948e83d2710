"""Action cards: a band in the colour of the risk, facts, and parts that split over pages between their lines."""

from collections.abc import Iterator
from typing import Any

from reportlab.platypus import Flowable

from report.formats.pdf.fields import CheckBox, TextField
from report.formats.pdf.listings import BOX, listing
from report.formats.pdf.markup import paragraph, plain
from report.formats.pdf.pieces import ChipBox, mark
from report.formats.pdf.styles import CAPTION, CARD_TITLE, CELL, CELL_LIST, LABEL, colour
from report.formats.pdf.tables import BUTT, PLAIN, Table, laid
from report.formats.pdf.tags import Node
from report.paper import theme
from report.paper.document import Card, Listing, Paragraph

LABELS = 82.0
TALL_FACTS = 120.0
BELOW = 12.0
DAY = 76.0
"""Room for a day as YYYY-MM-DD."""
LEAST_HERE = 170.0
LEAST_THERE = 50.0
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
        rest = [_head(self._block, self._room, None), parts[1]]
        return [
            CardBox(self._block, self._room, [*self._pieces[:-1], parts[0]], self._first),
            CardBox(self._block, self._room, rest, first=False),
        ]

    def draw(self) -> None:
        """Head first, then downward."""
        if self._first:
            mark(self.canv, self._block.anchor, f"{self._block.number} {self._block.title}", 1, (0, self.height))
        y = self.height
        for piece, tall in zip(self._pieces, self._tall, strict=True):
            y -= tall
            piece.drawOn(self.canv, 0, y)


def card(block: Card, room: float, node: Node) -> list[Flowable]:
    """The card. Facts too long for their columns become lines of its body."""
    head, told = _head(block, room, node), node.add("Div")
    facts = _facts(block, room, told)
    if facts.wrap(room, 0)[1] <= TALL_FACTS:
        return [CardBox(block, room, [head, facts, _body(block, room, [], node)])]
    told.kids.clear()
    rows = [[label, below] for label, *below in _fact_rows(block, told)]
    return [CardBox(block, room, [head, _body(block, room, rows, node)])]


def _fact_rows(block: Card, node: Node) -> Iterator[list[Flowable]]:
    """Each fact: its label, its value, and a field where it may be filled in."""
    for fact in block.facts:
        told = node.add("P")
        made: list[Flowable] = [plain(fact.label, LABEL, told), paragraph(fact.value, CELL, told)]
        action, heading = block.action, f"{block.number} {block.title}"
        if fact.field == "owner":
            made.append(TextField(node.add("Form"), f"owner_{action}", f"Owner of {heading}", block.owner))
        elif fact.field == "due":
            due = block.due.isoformat() if block.due else ""
            made.append(TextField(node.add("Form"), f"due_{action}", f"Due date of {heading}, as YYYY-MM-DD", due, DAY))
        yield made


def _frame(block: Card, *more: Any) -> list[Any]:
    band = colour(block.chip.shade.edge if block.chip else theme.RULE)
    edges = [("LINEBEFORE", (0, 0), (0, -1), 4, band, BUTT), ("LINEAFTER", (-1, 0), (-1, -1), 0.5, colour(theme.RULE))]
    return [*PLAIN, *edges, ("LEFTPADDING", (0, 0), (0, -1), 12), *more]


def _head(block: Card, room: float, node: Node | None) -> Table:
    """Box, title, risk. The head of a continued card is no content of its own."""
    words, continued = f"{block.number}  {block.title}", "" if node else " (continued)"
    title = node.add("H2") if node else None
    chip = ChipBox(block.chip, node.add("P") if node else None) if block.chip else ""
    cells = [_box(block, node), plain(words + continued, CARD_TITLE, title), chip]
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


def _box(block: Card, node: Node | None) -> Flowable:
    if node is None:
        return plain(TICKED if block.done else BOX, CARD_TITLE)
    action, heading = block.action, f"{block.number} {block.title}"
    return CheckBox(node.add("Form"), f"done_{action}", f"Done: {heading}", block.done)


def _facts(block: Card, room: float, node: Node) -> Table:
    style = _frame(block, ("LINEBELOW", (0, 0), (-1, -1), 0.5, colour(theme.RULE)), ("TOPPADDING", (0, 0), (-1, -1), 3))
    return laid([[*_fact_rows(block, node)]], [room * share for share in (0.26, 0.27, 0.15, 0.18, 0.14)], style)


def _body(block: Card, room: float, rows: list[list[Any]], node: Node) -> Table:
    for label, contents in block.parts:
        title = plain(label, LABEL, node.add("H3"))
        lines = [line for content in contents for line in _lines(content, node)]
        rows += [[title if not place else [], line] for place, line in enumerate(lines)]
    style = _frame(
        block,
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, colour(theme.RULE)),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, 0), 5),
    )
    return laid(rows, [LABELS, room - LABELS], style)


def _lines(content: Paragraph | Listing, node: Node) -> list[Flowable]:
    if isinstance(content, Paragraph):
        return [paragraph(content.content, CAPTION if content.style == "small" else CELL, node.add("P"))]
    return listing(content, CELL_LIST, node)
