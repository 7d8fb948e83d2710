"""The exposure timeline: one line of time, the uncovered days as a band on it."""

from datetime import date
from typing import Any

from report.formats.pdf.drawing import Drawing, text
from report.formats.pdf.fonts import width
from report.formats.pdf.styles import colour
from report.paper import theme
from report.paper.figures import TimelineFigure
from report.paper.wording import count, day

HIGH = 92.0
LINE = 50.0
BAND = 12.0


class TimelineDrawing(Drawing[TimelineFigure]):
    """Known days as dots with their words; labels that would touch stand on either side of the line."""

    def layout(self, wide: float) -> float:
        """Room for labels above and below the line."""
        return HIGH

    def paint(self, canvas: Any, wide: float, high: float) -> None:
        """Line, band, dots."""
        events = self.figure.events()
        first, last = events[0][0], events[-1][0]
        span = max((last - first).days, 1)
        at = {when: 8 + (wide - 16) * (when - first).days / span for when, _ in events}
        canvas.setStrokeColor(colour(theme.MUTED))
        canvas.setLineWidth(1)
        canvas.line(0, LINE, wide, LINE)
        self._band(canvas, at, wide)
        for place, (when, words) in enumerate(events):
            self._event(canvas, (when, words), at[when], wide, below=place % 2 == 1)

    def _band(self, canvas: Any, at: dict[date, float], wide: float) -> None:
        if not self.figure.uncovered:
            return
        start, end = (at[when] for when in self.figure.uncovered)
        canvas.setFillColor(colour(theme.SEVERITY[max(theme.SEVERITY)].fill))
        canvas.rect(start, LINE - BAND / 2, max(end - start, 2), BAND, stroke=0, fill=1)
        words = f"{count(self.figure.uncovered_days or 0, 'day')} without a signed BAA"
        if end - start > width(words, theme.SANS_SEMIBOLD, 7.5) + 8:
            text(canvas, (start + end) / 2, LINE - 2.6, words, theme.SANS_SEMIBOLD, 7.5, theme.WHITE, "middle")

    def _event(self, canvas: Any, event: tuple[date, str], x: float, wide: float, below: bool) -> None:
        when, words = event
        canvas.setFillColor(colour(theme.WHITE))
        canvas.setStrokeColor(colour(theme.NAVY))
        canvas.setLineWidth(1.5)
        canvas.circle(x, LINE, 4, stroke=1, fill=1)
        half = max(width(words, theme.SANS_SEMIBOLD, 8.2), width(day(when), theme.SANS, 8.2)) / 2
        center = min(max(x, half), wide - half)
        top = LINE - 20 if below else LINE + 26
        text(canvas, center, top, words, theme.SANS_SEMIBOLD, align="middle")
        text(canvas, center, top - 11, day(when), theme.SANS, tone=theme.MUTED, align="middle")
