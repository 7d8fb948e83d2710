"""The flow of patient details as Plotly's own plain data: boxed ways with whole names on both sides of the desk."""

from itertools import accumulate

from questionnaire.model import Level
from report.paper.figures import FlowFigure, FlowWay
from report.paper.theme import ACCENT, MUTED, NAVY, RULE, SEVERITY, TEXT, WHITE
from ui.elements.plotly_figure import LINE, UNDIMMED, Part, across, figure, lines, scatter

WIDEST_NAME = 17
MOST_WAYS = 10
WIDE_BOX, DESK = 0.36, 0.41
"""Shares of the width: how wide a box of the flow is, and where the desk between the boxes begins."""


def flow(picture: FlowFigure) -> Part | None:
    """Channels on the left, the desk in the middle, AI and apps on the right; the worst first where there is no room for all."""
    if not picture.ways:
        return None
    inward, outward = picture.inward[:MOST_WAYS], picture.outward[:MOST_WAYS]
    left, tall = len(picture.outward) - len(outward), max(sum(map(_lines, side)) for side in (inward, outward))
    more = [{"text": f"and {left} more, in the table", "x": 1, "y": 0, "yanchor": "top", "showarrow": False}] if left else []
    name = f"<b>{lines(picture.desk, 10)}</b>"
    desk = across([0.34], [1 - 2 * DESK], 0.32, NAVY, base=[DESK], text=[name], hovertext=lines(picture.description))
    desk |= UNDIMMED | {"textfont": {"color": WHITE, "size": 14}, "textangle": 0, "insidetextanchor": "middle"}
    axes: Part = {"xaxis": {"range": [0, 1]}, "yaxis": {"range": [0, 1]}, "margin": {"l": 4, "r": 4, "t": 4, "b": 24 if left else 4}}
    return figure(LINE * max(tall, 7), [*_side(inward, 0), *_side(outward, 1), desk], annotations=more, barmode="overlay", **axes)


def _side(ways: tuple[FlowWay, ...], side: int) -> list[Part]:
    """The ways at one side: a box each with its name and cover, an edge in the shade of its risk, and a line to the desk."""
    left, near, far = (0, WIDE_BOX, DESK) if side == 0 else (1 - WIDE_BOX, 1 - WIDE_BOX, 1 - DESK)
    ends = [*accumulate(map(_lines, ways))]
    places = [1 - (end - _lines(way) / 2) / ends[-1] for way, end in zip(ways, ends, strict=True)]
    tall = [(_lines(way) - 0.5) / ends[-1] for way in ways]
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
    names = scatter(
        "text", [left + 0.015] * len(ways), places, text=[*map(_name, ways)], textposition="middle right", hovertext=hover, hoverinfo="skip"
    )
    names["unselected"] = {"textfont": {"color": TEXT}}
    return [*strokes, boxes, edges, names]


def _shade(way: FlowWay) -> str:
    return RULE if way.level is None else SEVERITY[way.level].fill


def _stroke(way: FlowWay) -> Part:
    if way.cover in ("unknown", "not covered"):
        bad = way.level is not None and way.level >= Level.moderate
        return {"color": SEVERITY[way.level].fill if bad and way.level is not None else MUTED, "width": 3, "dash": "dot"}
    return {"color": ACCENT, "width": 3}


def _name(way: FlowWay) -> str:
    return f"<b>{lines(way.name, WIDEST_NAME)}</b><br>{way.cover}"


def _lines(way: FlowWay) -> int:
    """How many lines the name and the cover of a way take, and one that keeps it from the next."""
    return _name(way).count("<br>") + 2
