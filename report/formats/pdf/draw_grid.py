"""The likelihood-impact grid: each cell names its risk and the findings in it."""

from typing import Any

from reportlab.lib.styles import ParagraphStyle

from questionnaire.shapes.question import Level
from report.formats.pdf.drawing import Drawing, text, wrapped
from report.formats.pdf.styles import CELL, colour
from report.paper import theme
from report.paper.figures import GridFigure
from report.paper.wording import count, level_word

LEFT = 74.0
FOOT = 30.0
LOWEST = 36.0


class GridDrawing(Drawing[GridFigure]):
    """Five rows of likelihood, five columns of impact."""

    def layout(self, wide: float) -> float:
        """Rows grow with the numbers they hold."""
        side = (wide - LEFT) / 5
        self._references = {c: wrapped(c.references, _style(c.risk), side - 10) for c in self.figure.cells if c.findings}
        self._tall = {
            level: max([LOWEST, *(self._references[c][1] + 26 for c in self._references if c.likelihood == level)]) for level in Level
        }
        return FOOT + sum(self._tall.values())

    def paint(self, canvas: Any, wide: float, high: float) -> None:
        """Rows from the likeliest down, the axis of impact below."""
        side, y = (wide - LEFT) / 5, high
        for likelihood in reversed(Level):
            y -= self._tall[likelihood]
            middle = y + self._tall[likelihood] / 2
            text(canvas, LEFT - 8, middle - 3, level_word(likelihood), align="right")
            for place, impact in enumerate(Level):
                self._cell(canvas, likelihood, impact, (LEFT + place * side, y, side))
        for place, impact in enumerate(Level):
            text(canvas, LEFT + (place + 0.5) * side, FOOT - 12, level_word(impact), align="middle")
        text(canvas, LEFT + 2.5 * side, 4, "Impact", theme.SANS_SEMIBOLD, 7.5, theme.MUTED, "middle")
        canvas.saveState()
        canvas.rotate(90)
        text(canvas, FOOT + (high - FOOT) / 2, -8, "Likelihood", theme.SANS_SEMIBOLD, 7.5, theme.MUTED, "middle")
        canvas.restoreState()

    def _cell(self, canvas: Any, likelihood: Level, impact: Level, place: tuple[float, float, float]) -> None:
        cell = self.figure.cell(likelihood, impact)
        tones, (x, y, side), tall = theme.SEVERITY[cell.risk], place, self._tall[likelihood]
        canvas.setFillColor(colour(tones.fill))
        canvas.setStrokeColor(colour(theme.WHITE))
        canvas.setLineWidth(1.5)
        canvas.rect(x, y, side, tall, stroke=1, fill=1)
        text(canvas, x + 5, y + 5, level_word(cell.risk), theme.SANS, 7, tones.text)
        if not cell.findings:
            return
        text(canvas, x + 5, y + tall - 12, count(len(cell.findings), "finding"), theme.SANS_BOLD, 8.2, tones.text)
        block, needed = self._references[cell]
        block.drawOn(canvas, x + 5, y + tall - 14 - needed)


def _style(level: Level) -> ParagraphStyle:
    return ParagraphStyle(f"grid_{level.name}", CELL, fontSize=7.5, leading=9, textColor=colour(theme.SEVERITY[level].text))
