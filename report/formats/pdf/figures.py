"""Which drawing shows which figure; and figures by themselves, for formats that take pictures."""

from collections.abc import Iterable
from typing import Any

from report.formats.pdf.draw_flow import FlowDrawing
from report.formats.pdf.draw_grid import GridDrawing
from report.formats.pdf.draw_load import LoadDrawing
from report.formats.pdf.draw_sections import SectionsDrawing
from report.formats.pdf.draw_timeline import TimelineDrawing
from report.formats.pdf.drawing import Drawing
from report.formats.pdf.file import written
from report.formats.pdf.tags import TaggedCanvas
from report.paper.figures import FlowFigure, GridFigure, LoadFigure, Picture, SectionsFigure, TimelineFigure
from report.paper.theme import SANS

LONGEST = 8_000
EDGE = 2.0
"""Points around a drawing, so that strokes and letters at its border are whole."""


def drawing(picture: object) -> Drawing[Any] | None:
    """The drawing of a figure; None where its sentence says all there is. Raises TypeError for a figure without drawings."""
    match picture:
        case SectionsFigure():
            return SectionsDrawing(picture) if picture.bars else None
        case GridFigure():
            return GridDrawing(picture) if any(c.findings for c in picture.cells) else None
        case LoadFigure():
            return LoadDrawing(picture) if picture.columns else None
        case TimelineFigure():
            return TimelineDrawing(picture) if picture.drawable else None
        case FlowFigure():
            return FlowDrawing(picture) if picture.ways else None
    raise TypeError(f"no drawing for {type(picture).__name__}")


def figure_pages(drawings: Iterable[Drawing[Any]], wide: float) -> bytes:
    """A PDF with a page for each, `wide` points wide, that holds the drawing alone."""
    canvas = TaggedCanvas(None, invariant=1, initialFontName=SANS)
    for drawn in drawings:
        _, high = drawn.wrap(wide - 2 * EDGE, 0)
        canvas.setPageSize((wide, high + 2 * EDGE))
        drawn.drawOn(canvas, EDGE, EDGE)
        canvas.showPage()
    return written(canvas, canvas.objects.add("<<>>"))


def in_words(picture: Picture) -> str:
    """The figure for those who do not see it: its sentence, and the rows of its table twin.

    Up to `LONGEST` letters: PDF/A allows no string above 32,767 bytes, and nobody listens for longer. What is left out stands in tables.
    """
    told, long = [picture.description], 0
    for place, row in enumerate(picture.rows()):
        said = ", ".join(f"{title}: {cell}" for title, cell in zip(picture.header, row, strict=True)) + "."
        long += len(said)
        if long > LONGEST:
            return "\n".join([*told, f"And {len(picture.rows()) - place} more, by name in the tables of this report."])
        told.append(said)
    return "\n".join(told)
