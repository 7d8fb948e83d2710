"""Tables that a screen reader can walk: titles of columns and rows, a name, and a frame that scrolls on a narrow screen."""

from collections.abc import Sequence
from typing import Any

from lxml.html import builder as html

from report.formats.html.text import Piece, chip, clean, inline
from report.paper.document import Cell, Fact, Table


def table(made: Table) -> Any:
    """A table of the document; its first column names the rows, but where it holds a chip alone."""
    made = made.unpaged()
    rows = [[_cell(cell) for cell in row.cells] for row in made.rows]
    named = not any(row.cells and row.cells[0].chip for row in made.rows)
    return grid(made.header, rows, made.name, "dense" if made.dense else "", [row.anchor for row in made.rows], named, made.widths)


def grid(
    header: Sequence[str],
    rows: Sequence[Sequence[Sequence[Piece]]],
    name: str,
    look: str = "",
    anchors: Sequence[str] = (),
    named: bool = True,
    widths: Sequence[float] = (),
) -> Any:
    """Rows of cells, each a list of pieces. `named`: the first cell of a row is its title; `widths`: shares of the whole."""
    columns = [html.COLGROUP(*(html.COL(width=f"{100 * wide / sum(widths):.0f}%") for wide in widths))] if widths else []
    head = html.THEAD(html.TR(*(html.TH(clean(title), scope="col") for title in header)))
    body = html.TBODY(*(_row(row, anchor, named) for row, anchor in zip(rows, anchors or [""] * len(rows), strict=True)))
    frame = {"class": f"table {look}".strip(), "role": "group", "tabindex": "0", "aria-label": clean(name) or "Table"}
    return html.DIV(html.TABLE(*columns, head, body), frame)


def facts(held: Sequence[Fact]) -> Any:
    """Small labels, each with its value."""
    return html.DL(*(html.DIV(html.DT(clean(fact.label)), html.DD(*inline(fact.value))) for fact in held))


def _row(cells: Sequence[Sequence[Piece]], anchor: str, named: bool) -> Any:
    first = html.TH(*cells[0], scope="row") if named and cells[0] else html.TD(*cells[0])
    return html.TR(first, *(html.TD(*cell) for cell in cells[1:]), **({"id": anchor} if anchor else {}))


def _cell(cell: Cell) -> list[Piece]:
    """Its chip, then its lines, each in a block of its own."""
    return [*([chip(cell.chip)] if cell.chip else []), *(html.DIV(*inline(line)) for line in cell.lines if any(run.text for run in line))]
