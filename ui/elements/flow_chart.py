"""The flow of patient details as Plotly's own plain data: boxed ways with whole names on both sides of the desk."""

from itertools import accumulate

from questionnaire.shapes.question import Level
from report.paper.figures import FlowFigure, FlowWay
from report.paper.figures.flow import BARE, UNSAID
from report.paper.theme import ACCENT, MUTED, NAVY, RULE, SEVERITY, TEXT, WHITE
from ui.elements.plotly_figure import LINE, UNDIMMED, Part, across, figure, inked, lines, scatter

WIDEST_NAME = {"narrow": 17, "wide": 30}
"""Letters of a line on a phone and where there is more room. Both are drawn, and style.css shows those that fit: Plotly wraps nothing."""
MOST_WAYS = 10
WIDE_BOX, DESK = 0.36, 0.41
"""Shares of the width: how wide a box of the flow is, and where the desk between the boxes begins."""


def flow(picture: FlowFigure) -> Part | None:
    """Channels on the left, the desk in the middle, AI and apps on the right; the worst first where there is no room for all."""
    if not picture.ways:
        return None
    inward, outward = picture.inward[:MOST_WAYS], picture.outward[:MOST_WAYS]
    left, tall = len(picture.outward) - len(outward), max(sum(map(_lines, side)) for side in (inward, outward))
    corner = {"x": 1, "y": 0, "xanchor": "right", "yanchor": "top", "showarrow": False}
    more = [{"text": f"and {left} more, in the table"} | corner] if left else []
    name = f"<b>{lines(picture.desk, 10)}</b>"
    desk = across([0.34], [1 - 2 * DESK], 0.32, NAVY, base=[DESK], text=[name], hovertext=lines(picture.description))
    desk = inked(desk | UNDIMMED | {"textfont": {"size": 14}, "textangle": 0, "insidetextanchor": "middle"})
    axes: Part = {"xaxis": {"range": [0, 1]}, "yaxis": {"range": [0, 1]}, "margin": {"l": 4, "r": 4, "t": 4, "b": 24 if left else 4}}
    names = [_names(inward, outward, widest) for widest in WIDEST_NAME.values()]
    return figure(LINE * max(tall, 7), [*_side(inward, 0), *_side(outward, 1), *names, desk], annotations=more, barmode="overlay", **axes)


def _side(ways: tuple[FlowWay, ...], side: int) -> list[Part]:
    """The ways at one side: a box each with its name and cover, an edge in the shade of its risk, and a line to the desk."""
    left, near, far = (0, WIDE_BOX, DESK) if side == 0 else (1 - WIDE_BOX, 1 - WIDE_BOX, 1 - DESK)
    places, tall = _places(ways), [(_lines(way) - 0.5) / sum(map(_lines, ways)) for way in ways]
    hover = [lines(way.words) for way in ways]
    strokes = [
        scatter("lines", [near, far], [place, 0.5 + (place - 0.5) * 0.3], line=_stroke(way), hovertext=words)
        for way, place, words in zip(ways, places, hover, strict=True)
    ]
    behind = {"customdata": [[way.finding] if way.level is not None else [] for way in ways]}
    box: Part = {"type": "bar", "orientation": "h", "y": places, "width": tall, **behind, **UNDIMMED}
    white = {"color": WHITE, "line": {"color": RULE, "width": 1}}
    boxes = box | {"base": [left] * len(ways), "x": [WIDE_BOX] * len(ways), "marker": white, "hovertext": hover}
    edges = box | {"base": [left] * len(ways), "x": [0.012] * len(ways), "marker": {"color": [*map(_shade, ways)]}, "hovertext": hover}
    return [*strokes, boxes, edges]


def _names(inward: tuple[FlowWay, ...], outward: tuple[FlowWay, ...], widest: int) -> Part:
    """Name and cover of each way, in its box; of both sides together, for what is empty has no group to be hidden."""
    lefts, told = [0.015] * len(inward) + [1 - WIDE_BOX + 0.015] * len(outward), [_name(way, widest) for way in (*inward, *outward)]
    names = scatter("text", lefts, [*_places(inward), *_places(outward)], text=told, textposition="middle right", hoverinfo="skip")
    return names | {"unselected": {"textfont": {"color": TEXT}}}


def _places(ways: tuple[FlowWay, ...]) -> list[float]:
    """The middles of their boxes, from the top down, as shares of the height."""
    ends = [*accumulate(map(_lines, ways))]
    return [1 - (end - _lines(way) / 2) / ends[-1] for way, end in zip(ways, ends, strict=True)]


def _shade(way: FlowWay) -> str:
    return RULE if way.level is None else SEVERITY[way.level].fill


def _stroke(way: FlowWay) -> Part:
    if way.cover in (UNSAID, BARE):
        bad = way.level is not None and way.level >= Level.moderate
        return {"color": SEVERITY[way.level].fill if bad and way.level is not None else MUTED, "width": 3, "dash": "dot"}
    return {"color": ACCENT, "width": 3}


def _name(way: FlowWay, widest: int) -> str:
    return f"<b>{lines(way.name, widest)}</b><br>{way.cover}"


def _lines(way: FlowWay) -> int:
    """How many lines the name and the cover of a way take on a phone, and one that keeps it from the next."""
    return _name(way, WIDEST_NAME["narrow"]).count("<br>") + 2
