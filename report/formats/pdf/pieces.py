"""Small drawn pieces: titles that stand in the outline, chips, contents."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from report.formats.pdf.codes import codes
from report.formats.pdf.fonts import printed, visible, width
from report.formats.pdf.lines import drawn
from report.formats.pdf.links import put
from report.formats.pdf.markup import paragraph
from report.formats.pdf.styles import TONES, colour, toned
from report.formats.pdf.tags import Node
from report.formats.pdf.text import Text
from report.paper import theme
from report.paper.document import Chip, Run

CHIP_SIZE = 7.5
CHIP_HEIGHT = 12.0


class Title(Text):
    """A heading that can be linked to and stands in the bookmarks at its level (0 is a part)."""

    def __init__(self, text: str, style: ParagraphStyle, node: Node, anchor: str, level: int | None) -> None:
        made = paragraph((Run(text),), style)
        super().__init__(made.runs, style, node)
        self._words, self._place, self._level = " ".join(visible(text).split()), anchor, level

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        """Draw the heading and note where it stands."""
        mark(canvas, self._place, self._words, self._level, (x, y + self.height))
        super().drawOn(canvas, x, y, _sW)


def mark(canvas: Any, anchor: str, words: str, level: int | None, top: tuple[float, float]) -> None:
    """Make a place that links and bookmarks lead to."""
    if not anchor:
        return
    x, y = top[0], top[1] + 8
    canvas.spot(anchor, x, y)
    if level is not None:
        canvas.bookmarkHorizontal(anchor, x, y)
        canvas.addOutlineEntry(words, anchor, level, closed=level > 0)


class Marker(Flowable):  # type: ignore[misc]
    """An invisible place: for links and bookmarks to what is no heading."""

    def __init__(self, anchor: str, words: str, level: int | None) -> None:
        super().__init__()
        self._anchor, self._words, self._level = anchor, " ".join(visible(words).split()), level

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """No room needed."""
        return 0, 0

    def draw(self) -> None:
        """Note where it stands."""
        mark(self.canv, self._anchor, self._words, self._level, (0, 0))


class ChipBox(Flowable):  # type: ignore[misc]
    """A word on a rounded ground, as wide as its word."""

    def __init__(self, chip: Chip, node: Node | None) -> None:
        super().__init__()
        self._chip, self._node, self._word = chip, node, visible(chip.word)
        self.width, self.height = width(self._word, theme.SANS_SEMIBOLD, CHIP_SIZE) + 12, CHIP_HEIGHT

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        """The ground is an artifact, the word is read."""
        tones = self._chip.shade
        canvas.setFillColor(colour(tones.fill))
        canvas.setStrokeColor(colour(tones.edge))
        canvas.setLineWidth(0.5)
        canvas.roundRect(x, y, self.width, CHIP_HEIGHT, CHIP_HEIGHT / 2, stroke=1, fill=1)
        if self._node:
            canvas.begin(self._node)
        canvas._code.append(line(canvas, x + 6, y + 3.4, self._word + " ", theme.SANS_SEMIBOLD, CHIP_SIZE, tones.text))
        if self._node:
            canvas.end()


def line(canvas: Any, x: float, y: float, words: str, font: str, size: float, tone: str, base: int | None = 0) -> str:
    """The code of one line of visible text. `base`: None where it begins at the right if its letters do; ours begin at the left."""
    shown = []
    for name, text in drawn(printed(words, font), base):
        table = codes(name, canvas._doc)
        shown.append(f"{table.name} {size:g} Tf {table.operators(text, size)}")
    return f"q BT {toned(tone)} 1 0 0 1 {x:.2f} {y:.2f} Tm {' '.join(shown)} ET Q"


class Contents(Flowable):  # type: ignore[misc]
    """Titles of the parts with their pages, which are filled in when the last page is known."""

    LINE = 17.0

    def __init__(self, entries: list[tuple[str, str]], node: Node) -> None:
        super().__init__()
        self._entries, self._node = entries, node

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """One line an entry."""
        self._wide = available_width
        return available_width, self.LINE * len(self._entries)

    def draw(self) -> None:
        """Draw titles, leaders and links; the numbers are forms that `define_number` defines."""
        for row, (title, anchor) in enumerate(self._entries):
            self._entry(title, anchor, self.LINE * (len(self._entries) - row) - 12)

    def _entry(self, title: str, anchor: str, y: float) -> None:
        canvas, link = self.canv, self._node.add("TOCI").add("Reference").add("Link")
        canvas.setStrokeColor(colour("#3A5673"))
        canvas.setLineWidth(0.5)
        canvas.line(0, y - 5, self._wide, y - 5)
        canvas.begin(link)
        canvas._code.append(line(canvas, 0, y, visible(title) + " ", theme.SANS, 9.6, theme.WHITE))
        canvas.saveState()
        canvas.translate(self._wide - 30, y - 3)
        number_of_page(canvas, Awaited(anchor, True, 9.6, theme.WHITE))
        canvas.restoreState()
        canvas.end()
        put(canvas, link, f"#{anchor}", title, (0, y - 4, self._wide, y + 11))


@dataclass(frozen=True)
class Awaited:
    """The number of the page on which a place stands: a form that is drawn at once and defined when the last page is known."""

    anchor: str
    right: bool
    size: float
    tone: str

    @property
    def form(self) -> str:
        """Its name; the same number may stand in several looks."""
        return f"page_{self.anchor}_{self.tone[1:]}"


def number_of_page(canvas: Any, awaited: Awaited) -> None:
    """Draw the number, and have it defined at the end."""
    canvas.awaited = [*getattr(canvas, "awaited", []), awaited]
    canvas.doForm(awaited.form)


class PageNumber(Flowable):  # type: ignore[misc]
    """The page of a place, as a link to it, in a line of its own."""

    HIGH, WIDE = 10.6, 22.0

    def __init__(self, anchor: str, words: str, node: Node) -> None:
        super().__init__()
        self._anchor, self._words, self._node = anchor, words, node
        self.width, self.height = self.WIDE, self.HIGH

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        """The number in the colour of links."""
        link = self._node.add("Link")
        canvas.begin(link)
        canvas.saveState()
        canvas.translate(x, y - 0.6)  # on the line of the words beside it
        number_of_page(canvas, Awaited(self._anchor, False, 8.2, TONES.get().link))
        canvas.restoreState()
        canvas.end()
        put(canvas, link, f"#{self._anchor}", f"Page of {self._words}", (x, y, x + self.WIDE, y + self.HIGH))


def define_number(canvas: Any, name: str, number: int, right: bool, size: float, tone: str) -> None:
    """Define a form that prints a number known only at the end."""
    canvas.beginForm(name, 0, 0, 30, 14)
    font = theme.SANS_SEMIBOLD if right else theme.SANS
    start = 30 - width(str(number), font, size) if right else 0
    canvas._code.append(line(canvas, start, 3, str(number), font, size, tone))
    canvas.endForm()
