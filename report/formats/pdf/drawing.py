"""What the drawn figures share: text on the canvas, wrapped without cutting, in the document's fonts."""

from abc import ABC, abstractmethod
from typing import Any, Generic, TypeVar

from reportlab.platypus import Flowable

from report.formats.pdf.fonts import visible, width
from report.formats.pdf.markup import plain
from report.formats.pdf.pieces import line
from report.formats.pdf.tags import Node
from report.formats.pdf.text import Text
from report.paper import theme

P = TypeVar("P")


class Drawing(ABC, Flowable, Generic[P]):  # type: ignore[misc]
    """A figure over the full width; `layout` answers its height, `paint` draws it from the top down."""

    def __init__(self, figure: P, node: Node | None = None) -> None:
        """`figure`: what is drawn. `node`: the element that says in words what it shows; None where the drawing stands by itself."""
        super().__init__()
        self.figure, self.node = figure, node

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
        if self.node is None:
            self.paint(self.canv, self.width, self.height)
            return
        if self.node.kind == "Figure":
            self.node.attributes = self._box()
        self.canv.begin(self.node)
        self.paint(self.canv, self.width, self.height)
        self.canv.end()

    def _box(self) -> str:
        left, low = self.canv.absolutePosition(0, 0)
        return f"/A<</O/Layout/Placement/Block/BBox[{left:.2f} {low:.2f} {left + self.width:.2f} {low + self.height:.2f}]>>"

    @abstractmethod
    def paint(self, canvas: Any, wide: float, high: float) -> None:
        """Draw the figure."""


def text(
    canvas: Any, x: float, y: float, words: str, font: str = theme.SANS, size: float = 8.2, tone: str = theme.TEXT, align: str = "left"
) -> None:
    """One line of text at its base line."""
    shown = visible(words)
    before = {"left": 0.0, "right": 1.0, "middle": 0.5}[align]
    canvas._code.append(line(canvas, x - before * width(shown, font, size), y, shown + " ", font, size, tone))


def wrapped(words: str, style: Any, wide: float) -> tuple[Text, float]:
    """A paragraph laid out at that width, and its height."""
    block = plain(words, style)
    return block, float(block.wrap(wide, 100_000)[1])
