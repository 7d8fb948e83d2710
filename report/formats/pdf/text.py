"""A paragraph: laid out once a width, drawn with its tags. Links inside it become elements and annotations of their own."""

from collections.abc import Iterator
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from report.formats.pdf.codes import codes
from report.formats.pdf.lines import Line, Look, lines
from report.formats.pdf.links import annotate, linked
from report.formats.pdf.tags import Node
from report.formats.pdf.tags.canvas import ARTIFACT, END

CENTRED = 1
FEWEST = 2
"""A paragraph splits only where so many lines stay."""


class Text(Flowable):  # type: ignore[misc]
    """Runs in one style. Without a node it is no content of its own: part of a drawing, or a repeated head."""

    def __init__(self, runs: list[tuple[Look, str]], style: ParagraphStyle, node: Node | None = None, anchor: str = "") -> None:
        super().__init__()
        self.runs, self.style, self.node, self.anchor = runs, style, node, anchor
        self.bullet: tuple[Look, str, Node | None] | None = None
        self._links: dict[int, Node] = {}
        self._laid: tuple[float, list[Line]] | None = None
        self._is_part = False
        """Part of a split paragraph: its lines are what they are, whatever the width."""

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Width and height at that width."""
        if self._laid is None or (self._laid[0] != available_width and not self._is_part):
            room = available_width - self.style.leftIndent - self.style.rightIndent
            self._laid = (available_width, lines(self.runs, self.style.fontSize, room))
        self.width, self.height = available_width, len(self._laid[1]) * self.style.leading
        return self.width, self.height

    def wrapOn(self, canv: Any, aW: float, aH: float) -> tuple[float, float]:
        """The same: it needs no canvas."""
        return self.wrap(aW, aH)

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The lines that fit, and the rest; nothing where too few would fit. A table asks with another width than it laid it out."""
        if self._laid is None:
            self.wrap(available_width, available_height)
        laid = self._laid[1] if self._laid else []
        fitting = min(int((available_height + 0.01) / self.style.leading), len(laid) - 1)
        if fitting < min(FEWEST, len(laid) - 1) or fitting < 1:
            return []
        return [self._part(laid[:fitting], True), self._part(laid[fitting:], False)]

    def _part(self, laid: list[Line], first: bool) -> "Text":
        part = self.__class__.__new__(self.__class__)
        part.__dict__.update({name: held for name, held in self.__dict__.items() if name != "_postponed"})
        part._laid, part._is_part = (self.width, laid), True
        part.height = len(laid) * self.style.leading
        if not first:
            part.bullet, part.anchor = None, ""
        return part

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        """Draw it with its lower left corner there."""
        if self.anchor:
            canvas.spot(self.anchor, x, y + self.height + 8)
        canvas._code.append("\n".join(self._code(canvas, x, y + self.height - self.style.fontSize)))
        if self._links:
            self._annotate(canvas, x + self.style.leftIndent, y + self.height - self.style.fontSize)

    def _code(self, canvas: Any, x: float, y: float) -> Iterator[str]:
        yield f"{END} q BT" if self.node else "q BT"
        if self.bullet:
            look, mark, node = self.bullet
            yield from self._marked(canvas, node, [(0.0, Line([(look, mark)]))], x + self.style.bulletIndent, y)
        indent = x + self.style.leftIndent
        offsets = ((self._offset(line), line) for line in (self._laid or (0, []))[1])
        yield from self._marked(canvas, self.node, list(offsets), indent, y)
        yield f"ET Q {ARTIFACT}" if self.node else "ET Q"

    def _annotate(self, canvas: Any, x: float, y: float) -> None:
        words = {look.run: said for look, said in self.runs if look.href}
        for row, line in enumerate((self._laid or (0, []))[1]):
            annotate(canvas, self._links, line, words, (x + self._offset(line), y - row * self.style.leading, self.style.fontSize))

    def _offset(self, line: Line) -> float:
        """How far from the left the line begins. What is written from the right and takes several lines begins them at the right."""
        if self.style.alignment == CENTRED:
            return (self.width - line.wide) / 2
        many = line.from_right and self._laid and len(self._laid[1]) > 1
        return max(self.width - self.style.leftIndent - self.style.rightIndent - line.wide, 0.0) if many else 0.0

    def _marked(self, canvas: Any, node: Node | None, placed: list[tuple[float, Line]], x: float, y: float) -> Iterator[str]:
        """The lines as code: each change of look, and each link, once."""
        document, size, leading = canvas._doc, self.style.fontSize, self.style.leading
        font = tone = ""
        opened: Node | None = None
        for row, (offset, line) in enumerate(placed):
            yield f"1 0 0 1 {x + offset:.2f} {y - row * leading:.2f} Tm"
            last = len(line.parts) - 1
            words = _as_read(node, line)
            for place, (look, said) in enumerate(line.parts):
                if node:
                    wanted = linked(self._links, node, look) if look.href else words
                    if wanted is not opened:
                        yield (f"{END} " if opened else "") + canvas.opening(wanted)
                        opened = wanted
                if look.font != font:
                    font, table = look.font, codes(look.font, document)
                    yield f"{table.name} {size:g} Tf"
                if look.tone != tone:
                    tone = look.tone
                    yield tone
                yield table.operators(said + line.end if place == last else said, size)
        if opened:
            yield END


def _as_read(node: Node | None, line: Line) -> Node | None:
    """The element of a line's words: where it is drawn in another order than it is read, one of its own that says how it is read."""
    if not node or not line.read or any(look.href for look, _ in line.parts):
        return node
    spoken = node.add("Span")
    spoken.actual = line.read + line.end
    return spoken
