"""What our figures share, as Plotly's plain data: ground and type, the words of a hover, and rows of bars with words above them."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from itertools import accumulate
from textwrap import wrap
from typing import Any

from questionnaire.shapes.question import Level
from report.paper.contrast import contrast
from report.paper.figures import SectionBar
from report.paper.theme import MUTED, PANEL, RULE, SEVERITY, TEXT, WHITE

Part = dict[str, Any]
FONT = {"family": "'Source Sans 3', sans-serif", "size": 13, "color": TEXT}
HIDDEN = {"visible": False, "fixedrange": True}
WIDEST_HOVER = 34
WIDEST_ROW = 54
LINE, BARS = 17, 28
"""Pixels: one line of words, and what a row leaves below them for its bars and the space to the next row."""
UNDIMMED: Part = {"unselected": {"marker": {"opacity": 1}}}
"""Of bars that can be clicked: the others stay as they are."""


PALE = 0.28
"""How much of its color a mark keeps that stands for nothing found."""
SEEN_THROUGH = re.compile(r"rgba\((\d+),(\d+),(\d+),(.+)\)")


def figure(height: float, data: list[Part], *, xaxis: Part, yaxis: Part, **layout: Any) -> Part:
    """A whole figure on a plain white ground, in our type. Nothing in it can be dragged or zoomed, so a phone scrolls over it."""
    ground = {
        "height": round(height),
        "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
        "showlegend": False,
        "paper_bgcolor": WHITE,
        "plot_bgcolor": WHITE,
        "font": FONT,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": WHITE, "bordercolor": TEXT, "align": "left", "font": FONT},
        "xaxis": HIDDEN | xaxis,
        "yaxis": HIDDEN | yaxis,
    }
    return {"data": [{"hoverinfo": "text"} | trace for trace in data], "layout": ground | layout}


def lines(text: str, widest: int = WIDEST_HOVER) -> str:
    """A whole text on short lines, with no mark that Plotly would read as one of its tags."""
    return "<br>".join(escape(line) for line in wrap(" ".join(text.split()), widest))


def titled(title: str, words: str) -> str:
    """A row's title, and what there is to say of it, quieter; on a line of its own where a phone has no room beside the title."""
    return f"{escape(title)}:{' ' if len(title + words) < WIDEST_ROW else '<br>'}<span style='color:{MUTED}'>{words}</span>"


def rows(words: Sequence[str], left: Any = 0) -> tuple[Part, list[float], Part]:
    """Rows from the top down: the words of each, at the left edge above its bars; where its bars begin; and the axis, in pixels."""
    tall = [LINE * (told.count("<br>") + 1) for told in words]
    ends = [*accumulate(text + BARS for text in tall)]
    middles = [end - BARS - text / 2 for end, text in zip(ends, tall, strict=True)]
    titles = scatter("text", [left] * len(tall), middles, text=[*words], textposition="middle right", hoverinfo="skip")
    titles["unselected"] = {"textfont": {"color": TEXT}}
    return titles, [end - BARS for end in ends], {"range": [ends[-1] if ends else BARS, -4]}


def stacked(words: Sequence[str], bars: Sequence[Sequence[SectionBar | None]], thick: int) -> Part:
    """Each row with its bars of findings, one below the other, one trace a level; a part says which findings it stands for."""
    titles, places, axis = rows(words)
    found: dict[Level, list[tuple[float, int, str, str]]] = {level: [] for level in reversed(Level)}
    for place, bar in ((p + n * (thick + 1), bar) for p, row in zip(places, bars, strict=True) for n, bar in enumerate(row) if bar):
        for level, number, told in bar.parts:
            found[level].append((place, number, lines(told), bar.id))
    traces = [
        across([p for p, *_ in parts], [n for _, n, *_ in parts], thick, SEVERITY[level].fill, hovertext=[told for *_, told, _ in parts])
        | UNDIMMED
        | {"customdata": [[section, level.name] for *_, section in parts]}
        for level, parts in found.items()
    ]
    most = max((bar.findings for row in bars for bar in row if bar), default=0) or 1
    return figure(axis["range"][0] + 12, [*traces, titles], xaxis={"range": [0, most]}, yaxis=axis, barmode="stack")


def pale(color: str) -> str:
    """A color with the ground seen through it."""
    return f"rgba({','.join(map(str, bytes.fromhex(color[1:])))},{PALE})"


def solid(color: str, ground: str) -> str:
    """The color that is seen where that one lies on a ground."""
    found = SEEN_THROUGH.fullmatch(color)
    if not found:
        return color
    *lights, share = map(float, found.groups())
    mixed = (share * light + (1 - share) * below for light, below in zip(lights, bytes.fromhex(ground[1:]), strict=True))
    return "#" + bytes(map(round, mixed)).hex().upper()


def inked(bars: Part, inks: tuple[str, str] = (TEXT, WHITE), ground: str = WHITE) -> Part:
    """The same bars; the words in each in that of two colors which stands out more from it. Plotly's own choice does not always read.

    Where bars can be clicked, all of a part have one color: beside a chosen one, Plotly takes no list and writes in black.
    """
    fills = bars["marker"]["color"]
    fills = fills if isinstance(fills, list) else [fills] * len(bars["text"])
    colors = [max(inks, key=lambda ink: contrast(ink, solid(fill, ground))) for fill in fills]
    inked_bars = bars | {"textfont": bars.get("textfont", {}) | {"color": colors}}
    if "unselected" in bars:
        (color,) = {*colors}
        for chosen in ("selected", "unselected"):  # with the one alone Plotly throws at a click
            inked_bars[chosen] = bars.get(chosen, {}) | {"textfont": {"color": color}}
    return inked_bars


def scatter(mode: str, x: list[Any], y: list[float], **more: Any) -> Part:
    """Markers, lines or words at places."""
    return {"type": "scatter", "mode": mode, "x": x, "y": y, "cliponaxis": False, **more}


def across(places: list[float], long: list[float], thick: float, color: Any, **more: Any) -> Part:
    """Horizontal bars, each from its place on the axis of rows onward."""
    marker = {"color": color, "line": {"color": RULE if color == PANEL else WHITE, "width": 1}}
    return {"type": "bar", "orientation": "h", "y": places, "offset": 0, "x": long, "width": thick, "marker": marker, **more}


def from_to(places: list[float], days: list[tuple[date, date]], thick: float, color: Any, **more: Any) -> Part:
    """Horizontal bars on an axis of days, whose lengths are milliseconds."""
    long = [(end - begin) / timedelta(milliseconds=1) for begin, end in days]
    return across(places, long, thick, color, base=[begin for begin, _ in days], **more)


def upright(x: list[date], base: list[float], high: list[float], days: int, color: str, **more: Any) -> Part:
    """Columns on an axis of days, each so many days wide."""
    return {"type": "bar", "x": x, "base": base, "y": high, "width": days * 86_400_000, "marker": {"color": color}, **more}
