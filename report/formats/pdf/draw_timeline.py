"""The exposure timeline: one line of time, the uncovered days as a band on it."""

from datetime import date
from typing import Any, NamedTuple

from report.formats.pdf.drawing import Drawing, text
from report.formats.pdf.fonts import width
from report.formats.pdf.styles import colour
from report.paper import theme
from report.paper.figures import TimelineFigure
from report.paper.wording import count, day

BAND = 12.0
ABOVE = 42.0
"""From the top to the line; it has one row of words above it."""
BELOW = 24.0
"""From the line to the bottom where no words stand below it."""
ROW = 26.0
"""Of words below the line."""
GAP = 8.0
"""At least, between words of a row."""


class Label(NamedTuple):
    """An event on the line: its dot, the middle of its words, and their row: 0 is above the line, the others are below it."""

    when: date
    words: str
    dot: float
    middle: float
    row: int


class TimelineDrawing(Drawing[TimelineFigure]):
    """Known days as dots with their words; words that would touch stand in different rows."""

    def layout(self, wide: float) -> float:
        """Room for a row above the line and as many below it as are needed."""
        return ABOVE + BELOW + ROW * max(label.row for label in self.labels(wide))

    def paint(self, canvas: Any, wide: float, high: float) -> None:
        """Line, band, dots."""
        labels = self.labels(wide)
        canvas.saveState()
        canvas.translate(0, high - ABOVE)
        canvas.setStrokeColor(colour(theme.MUTED))
        canvas.setLineWidth(1)
        canvas.line(0, 0, wide, 0)
        self._band(canvas, {label.when: label.dot for label in labels})
        for label in labels:
            self._event(canvas, label)
        canvas.restoreState()

    def labels(self, wide: float) -> list[Label]:
        """One for each event, in a row where nothing touches it."""
        labels: list[Label] = []
        ends: list[float] = []  # of each row so far
        events = self.figure.events()
        first, span = events[0][0], max((events[-1][0] - events[0][0]).days, 1)
        for when, words in events:
            dot = 8 + (wide - 16) * (when - first).days / span
            half = max(width(words, theme.SANS_SEMIBOLD, 8.2), width(day(when), theme.SANS, 8.2)) / 2
            middle = min(max(dot, half), wide - half)
            row = next((row for row, end in enumerate(ends) if end + GAP <= middle - half), len(ends))
            ends[row : row + 1] = [middle + half]
            labels.append(Label(when, words, dot, middle, row))
        return labels

    def _band(self, canvas: Any, at: dict[date, float]) -> None:
        if not self.figure.uncovered:
            return
        start, end = (at[when] for when in self.figure.uncovered)
        canvas.setFillColor(colour(theme.SEVERITY[max(theme.SEVERITY)].fill))
        canvas.rect(start, -BAND / 2, max(end - start, 2), BAND, stroke=0, fill=1)
        words = f"{count(self.figure.uncovered_days or 0, 'day')} without a signed BAA"
        if end - start > width(words, theme.SANS_SEMIBOLD, 7.5) + 8:
            text(canvas, (start + end) / 2, -2.6, words, theme.SANS_SEMIBOLD, 7.5, theme.WHITE, "middle")

    def _event(self, canvas: Any, label: Label) -> None:
        canvas.setFillColor(colour(theme.WHITE))
        canvas.setStrokeColor(colour(theme.NAVY))
        canvas.setLineWidth(1.5)
        canvas.circle(label.dot, 0, 4, stroke=1, fill=1)
        top = 26 if label.row == 0 else 6 - ROW * label.row
        text(canvas, label.middle, top, label.words, theme.SANS_SEMIBOLD, align="middle")
        text(canvas, label.middle, top - 11, day(label.when), theme.SANS, tone=theme.MUTED, align="middle")
