"""The figure "findings by section": stacked bars with the numbers inside and the words beside."""

from typing import Any

from report.formats.pdf.drawing import Drawing, text, wrapped
from report.formats.pdf.styles import CELL, colour
from report.paper import theme
from report.paper.figures import SectionBar, SectionsFigure
from report.paper.wording import score_words

NAME, BARS, WORDS = 0.30, 0.34, 0.24
LINE = 22.0
HEAD = 16.0
BAR = 13.0


class SectionsDrawing(Drawing[SectionsFigure]):
    """One bar a section."""

    def layout(self, wide: float) -> float:
        """A line a section, higher where a name or its words take two."""
        self._lines = []
        for bar in self.figure.bars:
            name, by_level = wrapped(bar.title, CELL, wide * NAME - 8), wrapped(bar.words, CELL, wide * WORDS - 8)
            self._lines.append((bar, name, by_level, max(LINE, name[1] + 6, by_level[1] + 6)))
        return HEAD + sum(line[3] for line in self._lines)

    def paint(self, canvas: Any, wide: float, high: float) -> None:
        """Names, bars, words and scores in four columns."""
        columns = [0, wide * NAME, wide * (NAME + BARS) + 8]
        for x, title in zip(columns, ("Section", "Findings, worst first", "By level"), strict=True):
            text(canvas, x, high - 9, title, theme.SANS_SEMIBOLD, 7.5, theme.MUTED)
        text(canvas, wide, high - 9, "Score, 0 to 100", theme.SANS_SEMIBOLD, 7.5, theme.MUTED, "right")
        y = high - HEAD
        for bar, name, by_level, tall in self._lines:
            canvas.setStrokeColor(colour(theme.RULE))
            canvas.setLineWidth(0.5)
            canvas.line(0, y, wide, y)
            y -= tall
            name[0].drawOn(canvas, 0, y + (tall - name[1]) / 2)
            by_level[0].drawOn(canvas, columns[2], y + (tall - by_level[1]) / 2)
            self._bar(canvas, bar, columns[1], y + (tall - BAR) / 2, wide * BARS - 8)
            text(canvas, wide, y + tall / 2 - 3, score_words(bar.low, bar.high), theme.SANS_SEMIBOLD, align="right")

    def _bar(self, canvas: Any, bar: SectionBar, x: float, y: float, room: float) -> None:
        most = max((other.findings for other in self.figure.bars), default=1) or 1
        unit = min(room / most, 26)
        for level, number in bar.counts:
            tones, long = theme.SEVERITY[level], number * unit
            canvas.setFillColor(colour(tones.fill))
            canvas.setStrokeColor(colour(theme.RULE if tones.fill == theme.PANEL else theme.WHITE))
            canvas.setLineWidth(0.8)
            canvas.rect(x, y, long, BAR, stroke=1, fill=1)
            if long >= 5 + 4.5 * len(str(number)):
                text(canvas, x + long / 2, y + 3.8, str(number), theme.SANS_SEMIBOLD, 7.5, tones.text, "middle")
            x += long
        if not bar.counts:
            text(canvas, x, y + 3.8, bar.number, theme.SANS_SEMIBOLD, 7.5, theme.MUTED)
