"""Tables: a head that repeats on every page, rows that stay whole unless a typed text is very long."""

from collections.abc import Sequence

from docx.oxml.ns import qn

from report.formats.word.text import Writing, add_chip, paragraph
from report.formats.word.xml import Element, add
from report.paper import document
from report.paper.document import Run
from report.paper.figures import RoadmapFigure

LONG = 1_200
"""Rows with more characters may be split by the end of a page."""
DENSE = 20
"""Twentieths of a point above and below the text of a cell, where many rows have to share a page."""
ROADMAP: tuple[tuple[float, tuple[str, ...], bool], ...] = (
    (0.7, ("No.",), False),
    (2.8, ("Action",), False),
    (1.9, ("Owner",), False),
    (2.3, ("Begin", "Due", "Latest"), True),
    (1.9, ("Hours", "Waits for"), False),
    (1.1, ("Worst risk it lowers",), False),
    (1.3, ("When", "Status"), False),
)
"""Shares of the page's twelve columns; what of the figure's stands in each, as a column for each would break its days; whether named."""


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
    block = block.unpaged()
    made = grid(writing, parent, block.widths, block.name, dense=block.dense)
    header(writing, made, block.header, block.widths)
    wides = widths(writing, block.widths)
    for line in block.rows:
        length = max(sum(len(run.text) for rich in held.lines for run in rich) for held in line.cells)
        drawn = row(made, whole=length < LONG)
        for place, (held, wide) in enumerate(zip(line.cells, wides, strict=True)):
            _fill(writing, cell(drawn, wide), held, line.anchor if not place else "", "TableDense" if block.dense else "TableText")
        if line is block.rows[0]:
            keep_with_next(drawn)
    after(writing, parent)


def keep_with_next(drawn: Element) -> None:
    """On one page with what stands below: a head with a single row looks like the whole table at the end of a page."""
    for properties in drawn.iter(qn("w:pPr")):
        properties.insert(1, properties.makeelement(qn("w:keepNext"), {}))


def _fill(writing: Writing, target: Element, held: document.Cell, anchor: str, style: str) -> None:
    if held.chip or not held.lines:
        first = paragraph(writing, target, style, anchor=anchor)
        if held.chip:
            add_chip(first, held.chip)
        anchor = ""
    for place, content in enumerate(held.lines):
        paragraph(writing, target, style, content, anchor if not place else "")


def roadmap(writing: Writing, parent: Element, figure: RoadmapFigure) -> None:
    """What the bars of the plan show, in words: a table with what belongs together in one column."""
    shares = [share for share, *_ in ROADMAP]
    made = grid(writing, parent, shares, figure.title, dense=True)
    titles = [(first, *(title[:1].lower() + title[1:] for title in others)) for _, (first, *others), _ in ROADMAP]
    header(writing, made, [", ".join(title) for title in titles], shares)
    for texts in figure.rows():
        said, drawn = dict(zip(figure.header, texts, strict=True)), row(made, whole=max(map(len, texts)) < LONG)
        for (_, names, named), wide in zip(ROADMAP, widths(writing, shares), strict=True):
            held = cell(drawn, wide)
            for name in [name for name in names if said[name]] or names[:1]:
                label = (Run(f"{name}: ", muted=True),) if named else ()
                paragraph(writing, held, "TableDense", (*label, Run(said[name])))
    after(writing, parent)


def after(writing: Writing, parent: Element) -> Element:
    """A narrow line: two tables that touch would become one."""
    return paragraph(writing, parent, "AfterTable")
