"""The roadmap: a table whose middle column is a calendar, so that it splits over pages with its scale repeated."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from reportlab.platypus import Flowable, Table

from questionnaire.owner import brief
from questionnaire.shapes.question import Level
from report.formats.pdf.drawing import Drawing, text
from report.formats.pdf.fonts import width
from report.formats.pdf.markup import paragraph, plain
from report.formats.pdf.styles import CELL, CELL_HEAD, colour
from report.formats.pdf.tables import header, laid, ruled
from report.formats.pdf.tags import Node
from report.paper import theme
from report.paper.document import Run, card_anchor, rich
from report.paper.figures import RoadmapBar, RoadmapFigure
from report.paper.wording import LANE_WORDS, MONTHS, count, day
from scoring.calendar import days_after

SHARES = (0.5, 0.18, 0.32)
EDGES = 10.0
BAR, THICK, POINT = 10.0, 7.0, 3.0
ACROSS = "/A<</O/Table/Scope/Row/ColSpan 3>>"
"""A lane's name heads its row, which is one cell over all three columns."""


class Scale:
    """Days to points, from the day of the assessment to the last that the figure shows."""

    def __init__(self, figure: RoadmapFigure) -> None:
        self.first, self.last, self.limit = figure.as_of, figure.last, figure.limit
        self.days = max((self.last - self.first).days, 1)

    def at(self, when: date, wide: float) -> float:
        """Where a day stands on a line of that width."""
        return wide * min(max((when - self.first).days / self.days, 0), 1)

    def ticks(self) -> list[tuple[date, str]]:
        """Firsts of months, thinned to at most seven, each new year named; weeks where the plan ends within two months."""
        if self.days <= 62:
            weeks = _thinned(range(0, (self.last - self.first).days + 1, 7), 5)
            return [(w, f"{MONTHS[w.month - 1]} {w.day}") for w in (days_after(self.first, number) for number in weeks)]
        months = _thinned(range(_month(self.first) + (self.first.day > 1), _month(self.last) + 1), 7)
        ticks = [date(number // 12, number % 12 + 1, 1) for number in months]
        years = [self.first.year, *(tick.year for tick in ticks)]
        return [
            (m, MONTHS[m.month - 1] if m.year == before else f"{MONTHS[m.month - 1]} {m.year}")
            for m, before in zip(ticks, years, strict=False)
        ]


def _month(day: date) -> int:
    """The months since the year 0."""
    return 12 * day.year + day.month - 1


def _thinned(numbers: range, most: int) -> range:
    return numbers[:: max(-(-len(numbers) // most), 1)]


class Axis(Drawing[Scale]):
    """The scale's words in the table's head."""

    def layout(self, wide: float) -> float:
        """One line."""
        return 10.6

    def paint(self, canvas: Any, wide: float, high: float) -> None:
        """Words from the left of their tick, none past the edge or over another."""
        taken = 0.0
        for when, words in self.figure.ticks():
            x = self.figure.at(when, wide)
            end = x + width(words, theme.SANS, 7.5)
            if taken <= x and end <= wide + 4:
                text(canvas, x, 2, words, theme.SANS, 7.5, theme.WHITE)
                taken = end + 4


class BarDrawing(Drawing[RoadmapBar]):
    """One action's bar on the scale, in a row of that height."""

    def __init__(self, bar: RoadmapBar, scale: Scale, high: float) -> None:
        super().__init__(bar)
        self.scale, self.high = scale, max(high, BAR)

    def layout(self, wide: float) -> float:
        """As high as the words beside it, so that the lines of the calendar go through."""
        return self.high

    def paint(self, canvas: Any, wide: float, high: float) -> None:
        """Ticks and the limit behind, the bar in the shade of the risk; outlined only where it is done."""
        canvas.setLineWidth(0.4)
        canvas.setStrokeColor(colour(theme.RULE))
        for when, _ in self.scale.ticks():
            self._upright(canvas, self.scale.at(when, wide))
        if self.scale.limit:
            canvas.setStrokeColor(colour(theme.SEVERITY[Level.high].fill))
            canvas.setLineWidth(1)
            canvas.setDash(3, 2)
            self._upright(canvas, self.scale.at(self.scale.limit, wide))
            canvas.setDash()
        self._bar(canvas, wide, high - BAR)
        if self.figure.late:
            _shape(
                canvas, self.scale.at(self.figure.latest, wide) - POINT, high - BAR / 2, ((POINT, POINT), (POINT, -POINT), (-POINT, -POINT))
            )

    def _upright(self, canvas: Any, x: float) -> None:
        canvas.line(x, -3, x, self.high + 2)

    def _bar(self, canvas: Any, wide: float, low: float) -> None:
        bar, tones = self.figure, theme.shade(self.figure.risk)
        start, worked, due = (self.scale.at(when, wide) for when in (bar.start, bar.worked or bar.due, bar.due))
        left, right = sorted((start, due))
        canvas.setFillColor(colour(theme.WHITE if bar.done else tones.fill))
        canvas.setStrokeColor(colour(theme.MUTED if bar.done or tones.fill == theme.PANEL else tones.fill))
        canvas.setLineWidth(0.8)
        canvas.rect(left, low + 1.5, max(min(worked, right) - left, 3), THICK, stroke=1, fill=1)
        if bar.worked and right > worked:
            _striped(canvas, max(worked, left + 3), right, low + 1.5)
        if not self.scale.first <= bar.due <= self.scale.last:
            ahead = POINT if bar.due > self.scale.last else -POINT
            _shape(canvas, self.scale.at(bar.due, wide), low + BAR / 2 + POINT, ((ahead, -POINT), (-ahead, -POINT)))


def _striped(canvas: Any, left: float, right: float, low: float) -> None:
    """The wait for an answer, after the work."""
    canvas.setFillColor(colour(theme.WHITE))
    canvas.rect(left, low, right - left, THICK, stroke=1, fill=1)
    x = left + 2
    while x < right:
        canvas.line(x, low, min(x + 2, right), low + THICK)
        x += 3.5


def _shape(canvas: Any, x: float, y: float, steps: Sequence[tuple[float, float]]) -> None:
    """A mark in the loudest shade: a diamond on a latest day, an arrow where a bar's end lies off the calendar."""
    path = canvas.beginPath()
    path.moveTo(x, y)
    for across, up in steps:
        x, y = x + across, y + up
        path.lineTo(x, y)
    path.close()
    canvas.setFillColor(colour(theme.SEVERITY[Level.very_high].fill))
    canvas.drawPath(path, stroke=0, fill=1)


def roadmap_table(figure: RoadmapFigure, room: float, node: Node, known: Collection[str]) -> Table:
    """Lanes with their actions; owner and due date beside each bar. A card among the known anchors is linked to."""
    scale, (first, middle, last), body = Scale(figure), header(node, 3), node.add("TBody")
    axis = Axis(scale)
    axis.node, middle.alternative = middle, f"Calendar from {day(scale.first)} to {day(scale.last)}"
    rows: list[list[Any]] = [[plain("Action", CELL_HEAD, first), axis, plain("Due, owner, status", CELL_HEAD, last)]]
    style = ruled()
    for lane, words in LANE_WORDS.items():
        bars = figure.lane(lane)
        if bars:
            place = len(rows)
            style.append(("BACKGROUND", (0, place), (-1, place), colour(theme.PANEL)))
            style.append(("NOSPLIT", (0, place), (0, place + 1)))
            lane_cell = body.add("TR").add("TH", attributes=ACROSS)
            rows.append([paragraph(rich(Run(f"{words}: {count(len(bars), 'action')}", strong=True)), CELL, lane_cell), "", ""])
            rows += [_row(bar, scale, body.add("TR"), known, room) for bar in bars]
    style += [("TOPPADDING", (0, 1), (-1, -1), 2), ("BOTTOMPADDING", (0, 1), (-1, -1), 3)]
    return laid(rows, [room * share for share in SHARES], style, repeat=1)


def _row(bar: RoadmapBar, scale: Scale, node: Node, known: Collection[str], room: float) -> list[list[Flowable]]:
    card = card_anchor(bar.action)
    link = Run(f"A{bar.number}", href=f"#{card}" if card in known else "", strong=True)
    flag = f"; {'late' if bar.late else bar.flag}" if bar.flag else ""
    details = rich(
        Run(f"{day(bar.due)}{'*' if bar.typed else ''}", strong=True),
        f"  {brief(bar.owner)}",
        Run(f" ({bar.state.lower()}{flag})", muted=True),
    )
    waits = (Run(f"  {bar.waits}", muted=True),) if bar.waits else ()
    title = paragraph(rich(link, f"  {bar.title}", *waits), CELL, node.add("TD"))
    cell = node.add("TD")
    last = paragraph(details, CELL, node.add("TD"))
    high = max(text.wrap(room * share - EDGES, 0)[1] for text, share in ((title, SHARES[0]), (last, SHARES[2])))
    drawn = BarDrawing(bar, scale, high)
    waiting = f" From {day(bar.worked)} on an answer is waited for." if bar.worked else ""
    late = f" Its latest day is {day(bar.latest)}." if bar.late else ""
    drawn.node = cell.add("Figure", f"A bar from {day(bar.start)} to {day(bar.due)}.{waiting}{late}")
    return [[title], [drawn], [last]]
