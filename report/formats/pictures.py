"""Figures as pictures. They are the PDF's own drawings, so that every format shows the same."""

from io import BytesIO
from threading import Lock

import pypdfium2

from report.paper.figures.picture import Picture

SHARP = 200
"""Dots an inch: sharp on paper, some tens of kilobytes a figure."""
POINTS = 72
ONE_AT_A_TIME = Lock()
"""PDFium may not be called by two threads at once."""


def png(picture: Picture, wide: float) -> bytes | None:
    """The figure as a PNG, `wide` points wide; None where its sentence says all there is. The same bytes for the same figure."""
    from report.formats.pdf.figures import figure_page

    page = figure_page(picture, wide)
    if page is None:
        return None
    with ONE_AT_A_TIME:
        file = pypdfium2.PdfDocument(page)
        try:
            image = file[0].render(scale=SHARP / POINTS).to_pil()
        finally:
            file.close()
    target = BytesIO()
    image.save(target, "PNG", dpi=(SHARP, SHARP))
    return target.getvalue()
