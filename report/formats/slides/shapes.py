"""Texts, tables and pictures on a slide. Each is laid out within its box, whatever was typed; texts are text, never formulas."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from lxml.etree import SubElement
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

from report.formats.slides.fitting import BETWEEN, LINE, SERIF, SIZES, Paragraphs, fitted, high, one_line
from report.paper import theme
from report.paper.document import Rich, Run, rich

PAD = 6
"""Points between a text and the edge of its cell."""
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's table without style and grid."""
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
"""DrawingML. Texts are written element by element: python-pptx sets each property apart, which takes several times as long."""
TABLE_SIZES = (16, 14, 13, 12, 11, 10, 9)
Shares = tuple[float, ...]


class Box(NamedTuple):
    """A place on the slide, in points."""

    left: float
    top: float
    wide: float
    high: float


def title_text(slide: Any, box: Box, title: str) -> bool:
    """The slide's title, by which outlines and screen readers name it; answers whether all of it fits."""
    place = slide.shapes.title
    place.left, place.top, place.width, place.height = map(Pt, box)
    whole = (one_line(rich(Run(title))),)
    shown, size = fitted(whole, box.wide / SERIF, box.high, (30, 28, 26, 24, 22, 20, 18, 16, 14, 12))
    _fill_frame(place.text_frame, shown, size, theme.NAVY)
    place.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    place.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    return shown == whole


def write_paragraphs(
    slide: Any,
    box: Box,
    paragraphs: Sequence[Rich],
    name: str,
    sizes: Sequence[int] = SIZES,
    colour: str = theme.TEXT,
    middle: bool = False,
    right: bool = False,
) -> Any:
    """A box of text in the greatest of these sizes that fits. What is shortened stands whole in the notes."""
    shape = slide.shapes.add_textbox(*map(Pt, box))
    shape.name = name
    whole = tuple(one_line(paragraph) for paragraph in paragraphs)
    shown, size = fitted(whole, box.wide, box.high, sizes)
    note_whole(slide, whole, shown)
    _fill_frame(shape.text_frame, shown, size, colour)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    for paragraph in shape.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.CENTER if middle else PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    return shape


def note_whole(slide: Any, whole: Paragraphs, shown: Paragraphs) -> None:
    """Adds to the notes every paragraph that the slide does not show whole."""
    for paragraph in whole if whole != shown else ():
        if paragraph not in shown:
            slide.notes_slide.notes_text_frame.add_paragraph().text = "In full: " + "".join(run.text for run in paragraph)


def fill(shape: Any, colour: str) -> Any:
    """The shape on a ground, without a line around it."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(colour[1:])
    if hasattr(shape, "line"):
        shape.line.fill.background()
    return shape


def add_table(
    slide: Any,
    box: Box,
    header: Sequence[str],
    shares: Sequence[Shares],
    rows: Sequence[Sequence[Paragraphs]],
    name: str,
    head: str,
    least: float = 0,
) -> Any:
    """A table that PowerPoint knows as one, with a header row; rows as high as their texts, in the greatest size that fits.

    `shares` of the width, one a column, and others for long names; `least`: the height of a row at least. It is no higher than its box.
    """
    whole = [[tuple(map(one_line, cell)) for cell in row] for row in ([(rich(Run(t, strong=True)),) for t in header], *rows)]
    laid = _laid(whole, [[box.wide * share / sum(each) for share in each] for each in shares], box.high, least)
    frame = slide.shapes.add_table(len(whole), len(header), *map(Pt, (*box[:3], sum(laid.heights))))
    frame.name = name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"{name}: {', '.join(header)}")
    frame.table._tbl.tblPr.find("{*}tableStyleId").text = NO_STYLE
    for column, wide in zip(frame.table.columns, laid.widths, strict=True):
        column.width = Pt(wide)
    for number, (row, tall) in enumerate(zip(laid.rows, laid.heights, strict=True)):
        frame.table.rows[number].height = Pt(tall)
        for place, cell in enumerate(row):
            note_whole(slide, whole[number][place], cell)
            _fill_cell(frame.table.cell(number, place), cell, laid.size, number, head)
    return frame


class Laid(NamedTuple):
    """Rows of a table as they are shown; widths and heights in points."""

    rows: list[list[Paragraphs]]
    size: int
    widths: list[float]
    heights: list[float]


def _laid(whole: list[list[Paragraphs]], choices: Sequence[list[float]], room: float, least: float) -> Laid:
    """The first widths in the greatest size that fit; cells are shortened where none do. Rows are even where there is room for it."""
    for size in TABLE_SIZES:
        for widths in choices:
            heights = [_tall(row, widths, size) for row in whole]
            rows = [max(tall, least) for tall in heights[1:]]
            even = [max(rows, default=0.0)] * len(rows)
            for given in (even, rows):
                if heights[0] + sum(given) <= room:
                    return Laid(whole, size, widths, [heights[0], *given])
    share = (room - heights[0]) / max(len(rows), 1)
    shown = [[fitted(c, w - 2 * PAD, share - 2 * PAD, (size,))[0] for c, w in zip(row, widths, strict=True)] for row in whole[1:]]
    return Laid([whole[0], *shown], size, widths, [heights[0], *[share] * len(rows)])


def _tall(row: Sequence[Paragraphs], widths: Sequence[float], size: int) -> float:
    return max(high(cell, size, wide - 2 * PAD) for cell, wide in zip(row, widths, strict=True)) + 2 * PAD


def _fill_cell(cell: Any, paragraphs: Paragraphs, size: int, row: int, head: str) -> None:
    properties = cell._tc.tcPr
    for side in ("marL", "marR", "marT", "marB"):
        properties.set(side, str(Pt(PAD)))
    properties.set("anchor", "ctr")
    _solid(properties, head if not row else theme.WHITE if row % 2 else theme.PANEL)
    _fill_frame(cell.text_frame, paragraphs, size, theme.TEXT if row else theme.WHITE, in_table=True)


def _fill_frame(frame: Any, paragraphs: Paragraphs, size: int, colour: str, in_table: bool = False) -> None:
    """Texts into a frame without margins; programs that shrink a text to its frame may do so."""
    frame.word_wrap = True
    if not in_table:
        frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, content in enumerate(paragraphs):
        made = (frame.paragraphs[0] if not place else frame.add_paragraph())._p
        spaces = SubElement(made, f"{A}pPr")
        for name, points in (("lnSpc", size * LINE), ("spcBef", size * BETWEEN if place else 0)):
            SubElement(SubElement(spaces, f"{A}{name}"), f"{A}spcPts", val=str(Pt(points).centipoints))
        for run in content:
            _run(made, run, size, colour)


def _run(paragraph: Any, run: Run, size: int, colour: str) -> None:
    made = SubElement(paragraph, f"{A}r")
    look = SubElement(made, f"{A}rPr", sz=str(100 * size), b=str(int(run.strong)), lang="en-US")
    _solid(look, theme.MUTED if run.muted else colour)
    SubElement(made, f"{A}t").text = run.text


def _solid(parent: Any, colour: str) -> None:
    SubElement(SubElement(parent, f"{A}solidFill"), f"{A}srgbClr", val=colour[1:])
