"""Small drawn pieces: titles that stand in the outline, chips, contents."""

from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from report import theme
from report.document import Chip
from report.pdf.fonts import visible, width
from report.pdf.markup import escaped
from report.pdf.styles import colour

CHIP_SIZE = 7.5
CHIP_HEIGHT = 12.0


class Title(Paragraph):  # type: ignore[misc]
    """A heading that can be linked to and stands in the bookmarks at its level (0 is a part)."""

    def __init__(self, text: str, style: ParagraphStyle, anchor: str, level: int | None) -> None:
        super().__init__(escaped(text), style)
        self._words, self._anchor, self._level = " ".join(visible(text).split()), anchor, level

    def draw(self) -> None:
        """Draw the heading and note where it stands."""
        mark(self.canv, self._anchor, self._words, self._level, self.height)
        super().draw()


def mark(canvas: Any, anchor: str, words: str, level: int | None, height: float) -> None:
    """Make a place that links and bookmarks lead to."""
    if not anchor:
        return
    canvas.bookmarkHorizontal(anchor, 0, height + 8)
    canvas.places = {**getattr(canvas, "places", {}), anchor: canvas.getPageNumber()}
    if level is not None:
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
        mark(self.canv, self._anchor, self._words, self._level, 0)


def shade(chip: Chip) -> theme.Shade:
    """The colours of a chip."""
    if chip.level is not None:
        return theme.SEVERITY[chip.level]
    return theme.STATES.get(chip.state, theme.Shade(theme.PANEL, theme.TEXT))


def draw_chip(canvas: Any, chip: Chip, x: float, y: float) -> float:
    """A rounded chip with its lower left corner at x, y; answers its width."""
    word, tones = visible(chip.word), shade(chip)
    wide = width(word, theme.SANS_SEMIBOLD, CHIP_SIZE) + 12
    canvas.setFillColor(colour(tones.fill))
    canvas.setStrokeColor(colour(theme.RULE if tones.fill == theme.PANEL else tones.fill))
    canvas.setLineWidth(0.5)
    canvas.roundRect(x, y, wide, CHIP_HEIGHT, CHIP_HEIGHT / 2, stroke=1, fill=1)
    canvas.setFillColor(colour(tones.text))
    canvas.setFont(theme.SANS_SEMIBOLD, CHIP_SIZE)
    canvas.drawString(x + 6, y + 3.4, word)
    return wide


class ChipBox(Flowable):  # type: ignore[misc]
    """A chip that stands in a cell."""

    def __init__(self, chip: Chip) -> None:
        super().__init__()
        self._chip = chip

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As wide as its word."""
        self.width = width(visible(self._chip.word), theme.SANS_SEMIBOLD, CHIP_SIZE) + 12
        return self.width, CHIP_HEIGHT

    def draw(self) -> None:
        """Draw it."""
        draw_chip(self.canv, self._chip, 0, 0)


class Contents(Flowable):  # type: ignore[misc]
    """Titles of the parts with their pages, which are filled in when the last page is known."""

    LINE = 17.0

    def __init__(self, entries: list[tuple[str, str]]) -> None:
        super().__init__()
        self._entries = entries

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """One line an entry."""
        self._wide = available_width
        return available_width, self.LINE * len(self._entries)

    def draw(self) -> None:
        """Draw titles, leaders and links; the numbers are forms that `fill_contents` defines."""
        canvas = self.canv
        for row, (title, anchor) in enumerate(self._entries):
            y = self.LINE * (len(self._entries) - row) - 12
            canvas.setFillColor(colour(theme.WHITE))
            canvas.setFont(theme.SANS, 9.6)
            canvas.drawString(0, y, visible(title))
            canvas.setStrokeColor(colour("#3A5673"))
            canvas.setLineWidth(0.5)
            canvas.line(0, y - 5, self._wide, y - 5)
            canvas.saveState()
            canvas.translate(self._wide - 30, y - 3)
            canvas.doForm(f"page_{anchor}")
            canvas.restoreState()
            canvas.linkRect("", anchor, (0, y - 4, self._wide, y + 11), relative=1, thickness=0)
        canvas.awaited = [anchor for _, anchor in self._entries]


def define_number(canvas: Any, name: str, number: int, right: bool, size: float, tone: str) -> None:
    """Define a form that prints a number known only at the end."""
    canvas.beginForm(name, 0, 0, 30, 14)
    canvas.setFillColor(colour(tone))
    canvas.setFont(theme.SANS if not right else theme.SANS_SEMIBOLD, size)
    (canvas.drawRightString if right else canvas.drawString)(30 if right else 0, 3, str(number))
    canvas.endForm()
