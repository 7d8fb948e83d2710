"""Tags: what a screen reader hears of the PDF. A tree of elements in reading order, and a canvas that marks what belongs to which."""

from report.formats.pdf.tags.canvas import TaggedCanvas
from report.formats.pdf.tags.node import Node, text_string

__all__ = ["Node", "TaggedCanvas", "text_string"]
