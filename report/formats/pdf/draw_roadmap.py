"""The roadmap: a table whose middle column is a calendar, so that it splits over pages with its scale repeated."""

from collections.abc import Collection
from datetime import date
from typing import Any

from reportlab.platypus import Flowable, Table

from questionnaire.model import Level
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

SHARES = (0.44, 0.22, 0.34)
BAR, DIAMOND = 10.0, 3.0
ACROSS = "/A<</O/Table/Scope/Row/ColSpan 3>>"
"""A lane's name heads its row, which is one cell over all three columns."""
LONG = 400
"""A lane's name stays with its first action, unless that takes most of a page itself."""


class Scale:
    """Days to points: begins at the day of the assessment or the earliest due day, ends at the last due day."""

    def __init__(self, figure: RoadmapFigure) -> None:
        self.first = min([figure.as_of, *(bar.due for bar in figure.bars)])
        self.days = max((figure.end - self.first).days, 14)
        self.last = days_after(self.first, self.days)

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


class Axis(Drawing):
    """The scale's words in the table's head."""

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self.scale = scale

    def layout(self, wide: float) -> float:
        """One line."""
        return 10.6

    def paint(self, canvas: Any, wide: float, high: float) -> None:
        """Words from the left of their tick, none past the edge or over another."""
        taken = 0.0
        for when, words in self.scale.ticks():
            x = self.scale.at(when, wide)
            end = x + width(words, theme.SANS, 7.5)
            if taken <= x and end <= wide + 4:
                text(canvas, x, 2, words, theme.SANS, 7.5, theme.WHITE)
                taken = end + 4


class BarDrawing(Drawing):
    """One action's bar on the scale."""

    def __init__(self, bar: RoadmapBar, scale: Scale) -> None:
        super().__init__()
        self.bar, self.scale = bar, scale

    def layout(self, wide: float) -> float:
        """One bar."""
        return BAR

    def paint(self, canvas: Any, wide: float, high: float) -> None:
        """Ticks behind, the bar in the shade of the risk; outlined only where it is done."""
        canvas.setLineWidth(0.4)
        canvas.setStrokeColor(colour(theme.RULE))
        for when, _ in self.scale.ticks():
            x = self.scale.at(when, wide)
            canvas.line(x, -3, x, high + 3)
        tones = theme.SEVERITY[self.bar.risk]
        left, right = sorted((self.scale.at(self.bar.start, wide), self.scale.at(self.bar.due, wide)))
        done = self.bar.done
        canvas.setFillColor(colour(theme.WHITE if done else tones.fill))
        canvas.setStrokeColor(colour(theme.MUTED if done or tones.fill == theme.PANEL else tones.fill))
        canvas.setLineWidth(0.8)
        canvas.rect(left, 1.5, max(right - left, 3), BAR - 3, stroke=1, fill=1)
        if self.bar.late:
            _diamond(canvas, self.scale.at(self.bar.latest, wide), BAR / 2)


def _diamond(canvas: Any, x: float, y: float) -> None:
    """The latest day of an action that ends after it."""
    path = canvas.beginPath()
    path.moveTo(x - DIAMOND, y)
    for across, up in ((0, DIAMOND), (DIAMOND, 0), (0, -DIAMOND)):
        path.lineTo(x + across, y + up)
    path.close()
    canvas.setFillColor(colour(theme.SEVERITY[Level.very_high].fill))
    canvas.drawPath(path, stroke=0, fill=1)


def roadmap_table(figure: RoadmapFigure, room: float, node: Node, known: Collection[str]) -> Table:
    """Lanes with their actions; owner and due day beside each bar. A card among the known anchors is linked to."""
    scale, (first, middle, last), body = Scale(figure), header(node, 3), node.add("TBody")
    axis = Axis(scale)
    axis.node, middle.alternative = middle, f"Calendar from {day(scale.first)} to {day(figure.end)}"
    rows: list[list[Any]] = [[plain("Action", CELL_HEAD, first), axis, plain("Due, owner, status", CELL_HEAD, last)]]
    style = ruled()
    for lane, words in LANE_WORDS.items():
        bars = figure.lane(lane)
        if bars:
            place = len(rows)
            style.append(("BACKGROUND", (0, place), (-1, place), colour(theme.PANEL)))
            if len(bars[0].owner) < LONG:
                style.append(("NOSPLIT", (0, place), (0, place + 1)))
            lane_cell = body.add("TR").add("TH", attributes=ACROSS)
            rows.append([paragraph(rich(Run(f"{words}: {count(len(bars), 'action')}", strong=True)), CELL, lane_cell), "", ""])
            rows += [_row(bar, scale, body.add("TR"), known) for bar in bars]
    style += [("TOPPADDING", (0, 1), (-1, -1), 2), ("BOTTOMPADDING", (0, 1), (-1, -1), 3)]
    return laid(rows, [room * share for share in SHARES], style, repeat=1)


def _row(bar: RoadmapBar, scale: Scale, node: Node, known: Collection[str]) -> list[list[Flowable]]:
    card = card_anchor(bar.action)
    link = Run(f"A{bar.number}", href=f"#{card}" if card in known else "", strong=True)
    flag = f"; {'late' if bar.late else bar.flag}" if bar.flag else ""
    details = rich(
        Run(f"{day(bar.due)}{'*' if bar.typed else ''}", strong=True),
        f"  {bar.owner}",
        Run(f" ({bar.state.lower()}{flag})", muted=True),
    )
    title, drawn = paragraph(rich(link, f"  {bar.title}"), CELL, node.add("TD")), BarDrawing(bar, scale)
    late = f" Its latest day is {day(bar.latest)}." if bar.late else ""
    drawn.node = node.add("TD").add("Figure", f"A bar from {day(bar.start)} to {day(bar.due)}.{late}")
    return [[title], [drawn], [paragraph(details, CELL, node.add("TD"))]]
