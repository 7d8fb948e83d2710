"""Whose paper it is: the logo, or the name where there is none, at the head of the cover."""

from io import BytesIO
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Spacer

from report.formats.letterhead import Logo, logo
from report.formats.pdf.drawing import Drawing
from report.formats.pdf.markup import plain
from report.formats.pdf.styles import COVER_CLIENT
from report.formats.pdf.tags import Node
from report.paper.brand import Brand

ABOVE = 12.0
ROUND = 3.0


class LogoDrawing(Drawing[Logo]):
    """The logo, its corners a little round."""

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Not over the full width, as figures are."""
        self.width, self.height = self.figure.wide, self.figure.high
        return self.width, self.height

    def layout(self, wide: float) -> float:
        """Its height is its own."""
        return self.figure.high

    def paint(self, canvas: Any, wide: float, high: float) -> None:
        """Draw the picture."""
        canvas.saveState()
        corners = canvas.beginPath()
        corners.roundRect(0, 0, wide, high, ROUND)
        canvas.clipPath(corners, stroke=0, fill=0)
        canvas.drawImage(ImageReader(BytesIO(self.figure.png)), 0, 0, wide, high)
        canvas.restoreState()


def letterhead(brand: Brand, node: Node, style: ParagraphStyle = COVER_CLIENT) -> list[Flowable]:
    """What stands above the title of the paper; nothing where it is nobody's. `style` is of a name without a logo."""
    found = logo(brand)
    if found:
        return [Spacer(1, ABOVE), LogoDrawing(found, node.add("Figure", found.words))]
    return [Spacer(1, ABOVE), plain(brand.name, style, node.add("P"))] if brand.name else []
