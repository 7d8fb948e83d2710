"""The hours of work by week: a column a week, filled as far as there is work, its outline the hours there are."""

from typing import Any

from report.formats.pdf.drawing import Drawing, text
from report.formats.pdf.fonts import width
from report.formats.pdf.styles import colour
from report.paper import theme
from report.paper.figures import LoadColumn, LoadFigure
from report.paper.wording import MONTHS

FOOT, HIGH, ABOVE = 12.0, 36.0, 11.0
WIDEST, GAP, SIZE = 26.0, 3.0, 7.5


class LoadDrawing(Drawing[LoadFigure]):
    """Columns from the left, each with its hours above and its first day below."""

    def layout(self, wide: float) -> float:
        """Always the same."""
        return FOOT + HIGH + ABOVE

    def paint(self, canvas: Any, wide: float, high: float) -> None:
        """The tallest column takes the whole height."""
        columns = self.figure.columns
        step = min(wide / len(columns), WIDEST + GAP)
        unit = HIGH / max(max(column.hours, column.room) for column in columns)
        free = 0.0
        for place, column in enumerate(columns):
            x, words = place * step, f"{MONTHS[column.begin.month - 1]} {column.begin.day}"
            self._column(canvas, column, x, step - GAP, unit)
            if x >= free:
                text(canvas, x, 1, words, size=SIZE, tone=theme.MUTED)
                free = x + width(words, theme.SANS, SIZE) + 4

    def _column(self, canvas: Any, column: LoadColumn, x: float, wide: float, unit: float) -> None:
        within = min(column.hours, column.room)
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(colour(theme.MUTED))
        canvas.setFillColor(colour(theme.WHITE))
        canvas.rect(x, FOOT, wide, column.room * unit, stroke=1, fill=1)
        canvas.setFillColor(colour(theme.ACCENT))
        canvas.rect(x, FOOT, wide, within * unit, stroke=0, fill=1)
        if column.over:
            canvas.setFillColor(colour(theme.SEVERITY[max(theme.SEVERITY)].fill))
            canvas.rect(x, FOOT + within * unit, wide, (column.hours - within) * unit, stroke=0, fill=1)
        top = FOOT + max(column.hours, column.room) * unit
        text(
            canvas,
            x + wide / 2,
            top + 2.5,
            f"{column.hours:,.0f}",
            theme.SANS_SEMIBOLD if column.over else theme.SANS,
            SIZE,
            align="middle",
        )
