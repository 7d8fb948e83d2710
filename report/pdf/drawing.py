"""What the drawn figures share: text on the canvas, wrapped without cutting, in the document's fonts."""

from abc import ABC, abstractmethod
from typing import Any

from reportlab.platypus import Flowable, Paragraph

from report import theme
from report.pdf.fonts import visible
from report.pdf.markup import plain
from report.pdf.styles import CAPTION, CELL, LABEL, colour

__all__ = ["Drawing", "text", "wrapped", "CAPTION", "CELL", "LABEL"]


class Drawing(ABC, Flowable):  # type: ignore[misc]
    """A figure over the full width; `layout` answers its height, `paint` draws it from the top down."""

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As wide as the page allows, as high as `layout` says."""
        self.width = available_width
        self.height = self.layout(available_width)
        return self.width, self.height

    @abstractmethod
    def layout(self, wide: float) -> float:
        """The height at that width, in points."""

    def draw(self) -> None:
        """Called by platypus with the origin at the lower left corner."""
        self.paint(self.canv, self.width, self.height)

    @abstractmethod
    def paint(self, canvas: Any, wide: float, high: float) -> None:
        """Draw the figure."""


def text(
    canvas: Any, x: float, y: float, words: str, font: str = theme.SANS, size: float = 8.2, tone: str = theme.TEXT, align: str = "left"
) -> None:
    """One line of text at its base line."""
    canvas.setFillColor(colour(tone))
    canvas.setFont(font, size)
    draw = {"left": canvas.drawString, "right": canvas.drawRightString, "middle": canvas.drawCentredString}[align]
    draw(x, y, visible(words))


def wrapped(words: str, style: Any, wide: float) -> tuple[Paragraph, float]:
    """A paragraph laid out at that width, and its height."""
    block = plain(words, style)
    return block, float(block.wrap(wide, 100_000)[1])
