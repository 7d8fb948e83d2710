"""Tables: a repeated header, hairlines, and rows that split over pages however long a typed text is."""

from typing import Any

from reportlab.platypus import Flowable, TableStyle
from reportlab.platypus import Table as Grid

from report.formats.pdf.markup import paragraph, paragraphs
from report.formats.pdf.pieces import ChipBox, PageNumber
from report.formats.pdf.styles import CELL, CELL_HEAD, TONES, colour
from report.formats.pdf.tags import Node
from report.paper import document, theme
from report.paper.document import rich

HAIRLINE = 0.5
BUTT = 0
"""Line ends that stop where the cell stops."""
TALLEST = 400.0
BELOW = 8.0
PLAIN: list[Any] = [
    ("FONTNAME", (0, 0), (-1, -1), theme.SANS),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 5),
    ("RIGHTPADDING", (0, 0), (-1, -1), 5),
    ("TOPPADDING", (0, 0), (-1, -1), 4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
]
TIGHT: list[Any] = [("TOPPADDING", (0, 1), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 1), (-1, -1), 3)]
COLUMN = "/A<</O/Table/Scope/Column>>"
"""What a header cell heads (ISO 32000-1, 14.8.5.7)."""


def ruled() -> list[Any]:
    """A head on a ground of its own, hairlines between the rows."""
    head = ("BACKGROUND", (0, 0), (-1, 0), colour(TONES.get().head))
    return [*PLAIN, head, ("LINEBELOW", (0, 1), (-1, -1), HAIRLINE, colour(theme.RULE))]


class Table(Grid):  # type: ignore[misc]
    """A table that splits between its rows, and within a row only where that row is taller than half a page."""

    _measured: float | None = None

    def _calc(self, available_width: float, available_height: float) -> None:
        """Measured once a width: heights of rows depend on nothing else, and every page break asks again."""
        if self._measured != available_width:
            super()._calc(available_width, available_height)
            self._measured = available_width

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The part that fits and the rest; nothing where the next row should go to the next page whole."""
        self._calc(available_width, available_height)
        first = min(self.repeatRows, len(self._rowHeights) - 1)
        self.splitInRow = int(self._rowHeights[first] > TALLEST)
        parts: list[Flowable] = super().split(available_width, available_height)
        return parts


def table(block: document.Table, room: float, node: Node) -> Table:
    """A table of the document, over the full width of the page."""
    share = room / sum(block.widths)
    titles = header(node, len(block.header))
    head = [paragraph(rich(title), CELL_HEAD, cell) for title, cell in zip(block.header, titles, strict=True)]
    body = node.add("TBody")
    rows = [_row(row, body.add("TR")) for row in block.rows]
    style = ruled() + TIGHT if block.dense else ruled()
    made = laid([head, *rows], [part * share for part in block.widths], style, repeat=1)
    made.spaceAfter = BELOW
    return made


def header(node: Node, columns: int) -> list[Node]:
    """The elements of a header's cells, in their row; each is read once, on however many pages it stands."""
    row = node.add("THead").add("TR")
    return [row.add("TH", attributes=COLUMN, once=True) for _ in range(columns)]


def laid(rows: list[list[Any]], widths: list[float], style: list[Any], repeat: int = 0) -> Table:
    """A table whose rows may split within themselves."""
    return Table(rows, colWidths=widths, repeatRows=repeat, style=TableStyle(style), hAlign="LEFT")


def _row(row: document.Row, node: Node) -> list[list[Flowable]]:
    return [_cell(cell, node.add("TD"), row.anchor if not place else "") for place, cell in enumerate(row.cells)]


def _cell(cell: document.Cell, node: Node, anchor: str) -> list[Flowable]:
    """A cell of one paragraph is that paragraph's element; more of them are elements in it."""
    if cell.page:
        return [PageNumber(cell.page, " ".join(run.text for line in cell.lines for run in line), node)]
    one = len(cell.lines) + bool(cell.chip) == 1
    chip: list[Flowable] = [ChipBox(cell.chip, node if one else node.add("P"))] if cell.chip else []
    texts = ((line, node if one else node.add("P")) for line in cell.lines)
    return chip + [text for place, (line, p) in enumerate(texts) for text in paragraphs(line, CELL, p, anchor if not place else "")]
