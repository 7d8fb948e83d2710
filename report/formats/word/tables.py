"""Tables: a head that repeats on every page, rows that stay whole unless a typed text is very long."""

from collections.abc import Sequence

from report.formats.word.text import Writing, add_chip, paragraph
from report.formats.word.xml import Element, add
from report.paper import document
from report.paper.document import Run
from report.paper.figures.picture import Picture

LONG = 1_200
"""Rows with more characters may be split by the end of a page."""
WIDEST = 30
DENSE = 20
"""Twentieths of a point above and below the text of a cell, where many rows have to share a page."""
EDGES, LETTER = 11.0, 4.7
"""Points: a cell's margins, and a letter of its text."""


def grid(
    writing: Writing,
    parent: Element,
    shares: Sequence[float],
    name: str = "",
    head: bool = True,
    dense: bool = False,
) -> Element:
    """An empty table over the full width; `name` is what screen readers call it."""
    table = add(parent, "w:tbl")
    properties = add(table, "w:tblPr")
    add(properties, "w:tblStyle", val="PlanTable")
    add(properties, "w:tblW", w=writing.room, type="dxa")
    add(properties, "w:tblLayout", type="fixed")
    if dense:
        margins = add(properties, "w:tblCellMar")
        for side in ("top", "bottom"):
            add(margins, f"w:{side}", w=DENSE, type="dxa")
    add(properties, "w:tblLook", val="0620" if head else "0600", firstRow=int(head), noHBand=1, noVBand=1)
    if name:
        add(properties, "w:tblCaption", val=name)
    columns = add(table, "w:tblGrid")
    for wide in widths(writing, shares):
        add(columns, "w:gridCol", w=wide)
    return table


def widths(writing: Writing, shares: Sequence[float]) -> list[int]:
    """Widths of columns, in twentieths of a point."""
    return [round(writing.room * share / sum(shares)) for share in shares]


def row(table: Element, whole: bool = True, head: bool = False) -> Element:
    """An empty row."""
    made = add(table, "w:tr")
    if whole or head:
        properties = add(made, "w:trPr")
        if whole:
            add(properties, "w:cantSplit")
        if head:
            add(properties, "w:tblHeader")
    return made


def cell(parent: Element, wide: int, fill: str = "") -> Element:
    """An empty cell; it must be given a paragraph."""
    made = add(parent, "w:tc")
    properties = add(made, "w:tcPr")
    add(properties, "w:tcW", w=wide, type="dxa")
    if fill:
        add(properties, "w:shd", val="clear", color="auto", fill=fill[1:])
    return made


def header(writing: Writing, table: Element, titles: Sequence[str], shares: Sequence[float]) -> None:
    """The row that is repeated; shaded itself too, for readers that do not know table styles."""
    made = row(table, head=True)
    for title, wide in zip(titles, widths(writing, shares), strict=True):
        paragraph(writing, cell(made, wide, writing.tones.head), "TableHead", (Run(title),))


def table(writing: Writing, parent: Element, block: document.Table) -> None:
    """A table of the document."""
    made = grid(writing, parent, block.widths, block.name, dense=block.dense)
    header(writing, made, block.header, block.widths)
    wides = widths(writing, block.widths)
    for line in block.rows:
        length = max(sum(len(run.text) for rich in held.lines for run in rich) for held in line.cells)
        drawn = row(made, whole=length < LONG)
        for place, (held, wide) in enumerate(zip(line.cells, wides, strict=True)):
            _fill(writing, cell(drawn, wide), held, line.anchor if not place else "", "TableDense" if block.dense else "TableText")
    after(writing, parent)


def _fill(writing: Writing, target: Element, held: document.Cell, anchor: str, style: str) -> None:
    if held.chip or not held.lines:
        first = paragraph(writing, target, style, anchor=anchor)
        if held.chip:
            add_chip(first, held.chip)
        anchor = ""
    for place, content in enumerate(held.lines):
        paragraph(writing, target, style, content, anchor if not place else "")


def twin(writing: Writing, parent: Element, picture: Picture) -> None:
    """The table that says what a figure shows. Each column holds its longest word; what room is left goes to those with more."""
    rows = picture.rows()
    texts = list(zip(picture.header, *rows, strict=True))
    words = [min(max(len(word) for text in column for word in text.split() or [""]), WIDEST) for column in texts]
    more = [max(_usual(column) - word, 1) for column, word in zip(texts, words, strict=True)]
    left = max(writing.room / 20 - sum(EDGES + LETTER * word for word in words), 0)
    shares = [EDGES + LETTER * word + left * length / sum(more) for word, length in zip(words, more, strict=True)]
    made = grid(writing, parent, shares, picture.title)
    header(writing, made, picture.header, shares)
    for texts_of_row in rows:
        drawn = row(made, whole=max(map(len, texts_of_row)) < LONG)
        for text, wide in zip(texts_of_row, widths(writing, shares), strict=True):
            paragraph(writing, cell(drawn, wide), "TableText", (Run(text),))
    after(writing, parent)


def _usual(column: Sequence[str]) -> int:
    return sum(len(text) for text in column) // len(column) + 3


def after(writing: Writing, parent: Element) -> None:
    """A narrow line: two tables that touch would become one."""
    paragraph(writing, parent, "AfterTable")
