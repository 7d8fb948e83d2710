"""The flow of patient details: channels into the desk, apps and AI out of it, each with its cover in words."""

from collections.abc import Iterable
from typing import Any

from reportlab.lib.styles import ParagraphStyle

from report.formats.pdf.drawing import Drawing, text, wrapped
from report.formats.pdf.styles import CELL, colour
from report.formats.pdf.text import Text
from report.paper import theme
from report.paper.figures import FlowFigure, FlowWay
from report.paper.figures.flow import BARE, UNSAID
from report.paper.wording import count, level_word

HEAD = 16.0
GAP = 6.0
TALLEST = 400.0
SIDE, MIDDLE = 0.36, 0.14
NAME = ParagraphStyle("flow_name", CELL, fontName=theme.SANS_SEMIBOLD)
COVER = ParagraphStyle("flow_cover", CELL, fontSize=7.5, leading=9.5, textColor=colour(theme.MUTED))
DESK = ParagraphStyle("flow_desk", NAME, textColor=colour(theme.WHITE), alignment=1)

Laid = tuple[FlowWay | None, Text, float, Text, float]


class FlowDrawing(Drawing[FlowFigure]):
    """Three columns. What would not fit is summed up in one box and stands in Appendix A by name."""

    def layout(self, wide: float) -> float:
        """As many ways as fit, worst first on the right."""
        inner = wide * SIDE - 16
        self._in = self._fill(self.figure.inward, inner)
        self._out = self._fill(self.figure.outward, inner)
        self._tall = max(_height(self._in), _height(self._out), 60.0)
        return HEAD + self._tall

    def _fill(self, ways: tuple[FlowWay, ...], inner: float) -> list[Laid]:
        laid: list[Laid] = []
        for place, way in enumerate(ways):
            box = _box(way, way.name, _words(way), inner)
            if _height([*laid, box]) > TALLEST:
                rest = ways[place:]
                return [*laid, _box(None, f"and {count(len(rest), 'more', 'more')}", f"{_sum(rest)}. By name in Appendix A.", inner)]
            laid.append(box)
        return laid

    def paint(self, canvas: Any, wide: float, high: float) -> None:
        """Boxes, the desk, and lines between."""
        side, desk = wide * SIDE, wide * MIDDLE
        center = wide / 2
        heads = ((0, "In: channels"), (wide - side, "Out: AI and connected apps"))
        for x, words in heads:
            text(canvas, x, high - 9, words, theme.SANS_SEMIBOLD, 7.5, theme.MUTED)
        name, tall = wrapped(self.figure.desk, DESK, desk - 8)
        middle = self._tall / 2
        self._column(canvas, self._in, 0, side, (center - desk / 2, middle))
        self._column(canvas, self._out, wide - side, side, (center + desk / 2, middle))
        canvas.setFillColor(colour(theme.NAVY))
        canvas.roundRect(center - desk / 2, middle - tall / 2 - 10, desk, tall + 20, 4, stroke=0, fill=1)
        name.drawOn(canvas, center - desk / 2 + 4, middle - tall / 2)

    def _column(self, canvas: Any, boxes: list[Laid], x: float, wide: float, desk: tuple[float, float]) -> None:
        y = self._tall - max(0.0, (self._tall - _height(boxes)) / 2)
        for way, name, name_tall, cover, cover_tall in boxes:
            tall = name_tall + cover_tall + 8
            y -= tall
            edge = x + wide if desk[0] > x else x
            _line(canvas, way, (edge, y + tall / 2), desk)
            _frame(canvas, way, (x, y, wide, tall))
            name.drawOn(canvas, x + 10, y + cover_tall + 4)
            cover.drawOn(canvas, x + 10, y + 4)
            y -= GAP


def _box(way: FlowWay | None, name: str, words: str, inner: float) -> Laid:
    return (way, *wrapped(name, NAME, inner), *wrapped(words, COVER, inner))


def _height(boxes: list[Laid]) -> float:
    return sum(box[2] + box[4] + 8 for box in boxes) + GAP * max(len(boxes) - 1, 0)


def _words(way: FlowWay) -> str:
    cover = f"{way.cover[:1].upper()}{way.cover[1:]}"
    return f"{cover} \u00b7 {level_word(way.level).lower()} risk" if way.level is not None else cover


def _sum(ways: Iterable[FlowWay]) -> str:
    covers = [way.cover for way in ways]
    return ", ".join(f"{covers.count(cover)} {cover}" for cover in dict.fromkeys(covers))


def _frame(canvas: Any, way: FlowWay | None, place: tuple[float, float, float, float]) -> None:
    x, y, wide, tall = place
    canvas.setFillColor(colour(theme.WHITE))
    canvas.setStrokeColor(colour(theme.RULE))
    canvas.setLineWidth(0.8)
    canvas.rect(x, y, wide, tall, stroke=1, fill=1)
    tone = theme.SEVERITY[way.level].fill if way and way.level is not None else theme.RULE
    canvas.setFillColor(colour(tone))
    canvas.rect(x, y, 4, tall, stroke=0, fill=1)


def _line(canvas: Any, way: FlowWay | None, edge: tuple[float, float], desk: tuple[float, float]) -> None:
    bare = way is not None and way.cover == BARE
    canvas.setStrokeColor(colour(theme.SEVERITY[way.level].fill if way and bare and way.level is not None else theme.MUTED))
    canvas.setLineWidth(1.6 if bare else 0.7)
    canvas.setDash([3, 2] if way and way.cover == UNSAID else [])
    half = (edge[0] + desk[0]) / 2
    path = canvas.beginPath()
    path.moveTo(*edge)
    path.curveTo(half, edge[1], half, desk[1], *desk)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash([])
