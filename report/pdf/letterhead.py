"""Whose paper it is: the logo, or the name where there is none, at the head of the cover."""

from base64 import b64decode
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Spacer

from report.handover import Brand
from report.pdf.drawing import Drawing
from report.pdf.markup import plain
from report.pdf.styles import COVER_CLIENT
from report.pdf.tags import Node

ABOVE = 12.0
WIDEST, TALLEST = 260.0, 64.0
COARSEST = 0.75
"""Points of a pixel: a small logo is not blown up further than a screen shows it."""
ROUND = 3.0


class Logo(Drawing):
    """The logo as it is kept: opaque, with a margin of its own ground."""

    def __init__(self, data: bytes, node: Node) -> None:
        super().__init__()
        self.node, self._image = node, ImageReader(BytesIO(data))
        wide, high = self._image.getSize()
        scale = min(WIDEST / wide, TALLEST / high, COARSEST)
        self._size: tuple[float, float] = wide * scale, high * scale

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As large as there is room on a cover, in its own proportions."""
        self.width, self.height = self._size
        return self._size

    def layout(self, wide: float) -> float:
        """Its height is its own."""
        return self._size[1]

    def paint(self, canvas: Any, wide: float, high: float) -> None:
        """Draw the picture, its corners a little round."""
        canvas.saveState()
        corners = canvas.beginPath()
        corners.roundRect(0, 0, wide, high, ROUND)
        canvas.clipPath(corners, stroke=0, fill=0)
        canvas.drawImage(self._image, 0, 0, wide, high)
        canvas.restoreState()


def letterhead(brand: Brand, node: Node) -> list[Flowable]:
    """What stands above the kind and title of the paper; nothing where it is nobody's."""
    if brand.logo:
        return [Spacer(1, ABOVE), Logo(b64decode(brand.logo), node.add("Figure", brand.alternative))]
    return [Spacer(1, ABOVE), plain(brand.name, COVER_CLIENT, node.add("P"))] if brand.name else []
