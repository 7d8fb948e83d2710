"""Figures as pictures. They are the PDF's own drawings, so that every format shows the same."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from threading import Lock

import pypdfium2
from PIL.Image import Image

from report.paper.figures.picture import Picture

SHARP = 200
"""Dots an inch: sharp on paper, some tens of kilobytes a figure."""
POINTS = 72
FAST = 3
"""Of zlib's levels: takes two thirds of the time of the usual 6 for a twentieth more bytes."""
ONE_AT_A_TIME = Lock()
"""PDFium may not be called by two threads at once."""


def pngs(pictures: Sequence[Picture], wide: float) -> list[bytes | None]:
    """Each figure as a PNG, `wide` points wide; None where its sentence says all there is. The same bytes for the same figures."""
    from report.formats.pdf.figures import drawing, figure_pages

    drawings = [drawing(picture) for picture in pictures]
    pages = [drawn for drawn in drawings if drawn]
    images = _images(figure_pages(pages, wide)) if pages else iter(())
    return [_png(next(images)) if drawn else None for drawn in drawings]


def _images(pages: bytes) -> Iterator[Image]:
    with ONE_AT_A_TIME:
        file = pypdfium2.PdfDocument(pages)
        try:
            return iter([page.render(scale=SHARP / POINTS).to_pil() for page in file])
        finally:
            file.close()


def _png(image: Image) -> bytes:
    target = BytesIO()
    image.save(target, "PNG", dpi=(SHARP, SHARP), compress_level=FAST)
    return target.getvalue()
