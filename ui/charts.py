"""The figures of `report.figures`, drawn by Plotly. Only the results and the roadmap import this: Plotly is heavy.

Words stand on the marks, so no legend is needed. Each figure has its sentence for people who do not see it, and its table.
"""

from datetime import timedelta
from html import escape

import plotly.graph_objects as go
import streamlit as st

from questionnaire.model import Level
from report.figures import FlowFigure, FlowWay, GridFigure, Picture, RoadmapFigure, SectionsFigure, TimelineFigure
from report.theme import ACCENT, MUTED, NAVY, RULE, SEVERITY, TEXT, WHITE
from report.wording import day, level_word
from ui.literal import literal
from ui.table import twin

LONGEST = 30
MOST_WAYS = 10
MOST_BARS = 30


def show(picture: Picture, figure: go.Figure | None, *, key: str, heading: str = "###") -> None:
    """Title, picture, its sentence, and its table behind one line."""
    st.markdown(f"{heading} {literal(picture.title)}")
    if figure is not None:
        st.plotly_chart(figure, theme=None, key=key, alt=picture.description, config={"displayModeBar": False, "staticPlot": True})
    st.caption(literal(picture.description))
    if picture.rows():
        with st.expander("As a table", key=f"{key}_table"):
            twin(picture)


def timeline(figure: TimelineFigure) -> go.Figure | None:
    """Three days on a line, and the uncovered days between them as a bar."""
    if not figure.drawable:
        return None
    made = _plain(150)
    events = figure.events()
    days = [when for when, _ in events]
    made.add_scatter(x=[days[0], days[-1]], y=[0, 0], mode="lines", line={"color": RULE, "width": 6})
    if figure.uncovered:
        made.add_scatter(x=list(figure.uncovered), y=[0, 0], mode="lines", line={"color": SEVERITY[Level.very_high].fill, "width": 12})
    made.add_scatter(x=days, y=[0] * len(days), mode="markers", marker={"color": NAVY, "size": 12, "line": {"color": WHITE, "width": 2}})
    for number, (when, words) in enumerate(events):
        side = "left" if number == 0 else "right" if number == len(events) - 1 else "center"
        up = number % 2 == 0
        made.add_annotation(
            x=when, y=0, yshift=34 if up else -34, text=f"<b>{words}</b><br>{day(when)}", showarrow=False, xanchor=side, align=side, font={"size": 13}
        )  # fmt: skip
    margin = max((days[-1] - days[0]) // 40, timedelta(days=1))
    made.update_xaxes(range=[days[0] - margin, days[-1] + margin], visible=False)
    made.update_yaxes(range=[-1, 1], visible=False)
    return made


def sections(figure: SectionsFigure) -> go.Figure:
    """One bar a section, stacked by level, worst first."""
    made = _plain(44 * max(len(figure.bars), 1) + 30)
    names = [bar.title for bar in figure.bars]
    for level in reversed(Level):
        numbers = [dict(bar.counts).get(level, 0) for bar in figure.bars]
        shade = SEVERITY[level]
        made.add_bar(
            y=names, x=numbers, orientation="h", width=0.42, offset=-0.05,
            marker={"color": shade.fill, "line": {"color": WHITE, "width": 1}},
            text=[f"{n} {level_word(level).lower()}" if n > 1 else str(n) if n else "" for n in numbers],
            textfont={"color": shade.text, "size": 12}, textposition="inside", insidetextanchor="middle", textangle=0, constraintext="none",
        )  # fmt: skip
    for number, bar in enumerate(figure.bars):
        words = bar.title if bar.findings else f"{bar.title}: no findings"
        made.add_annotation(
            x=0, y=number, yshift=17, text=words, xanchor="left", showarrow=False, font={"size": 13, "color": TEXT if bar.findings else MUTED}
        )  # fmt: skip
    made.update_layout(barmode="stack")
    made.update_xaxes(visible=False)
    made.update_yaxes(visible=False, autorange="reversed")
    return made


def grid(figure: GridFigure) -> go.Figure:
    """Twenty-five cells in the shade of their risk; the number of findings stands in those that hold any."""
    made = _plain(340)
    for cell in figure.cells:
        x, y, shade = int(cell.impact), int(cell.likelihood), SEVERITY[cell.risk]
        held = bool(cell.findings)
        made.add_shape(
            type="rect", x0=x - 0.48, x1=x + 0.48, y0=y - 0.47, y1=y + 0.47, fillcolor=shade.fill, opacity=1 if held else 0.28, line={"width": 0}
        )  # fmt: skip
        if held:
            made.add_annotation(x=x, y=y, text=f"<b>{len(cell.findings)}</b>", showarrow=False, font={"size": 18, "color": shade.text})
    ticks = {
        "tickvals": [int(level) for level in Level],
        "ticktext": [level_word(level) for level in Level],
        "showgrid": False,
        "zeroline": False,
    }
    made.update_xaxes(title="Impact", range=[-0.6, 4.6], **ticks)
    made.update_yaxes(title="Likelihood", range=[-0.6, 4.6], **ticks)
    made.update_layout(margin={"l": 84, "r": 4, "t": 6, "b": 48})
    return made


def flow(figure: FlowFigure) -> go.Figure | None:
    """Channels on the left, the desk in the middle, apps and AI on the right; the worst first where there is no room for all."""
    if not figure.ways:
        return None
    inward, outward = figure.inward[:MOST_WAYS], figure.outward[:MOST_WAYS]
    made = _plain(58 * max(len(inward), len(outward), 2) + 20)
    for side, ways in ((0.0, inward), (1.0, outward)):
        for place, way in zip(_spread(len(ways)), ways, strict=True):
            _way(made, side, place, way)
    made.add_shape(type="rect", x0=0.4, x1=0.6, y0=0.32, y1=0.68, fillcolor=NAVY, line={"width": 0})
    made.add_annotation(x=0.5, y=0.5, text=f"<b>{_short(figure.desk, 18)}</b>", showarrow=False, font={"color": WHITE, "size": 14})
    left = len(figure.outward) - len(outward)
    if left:
        made.add_annotation(
            x=1, y=-0.02, text=f"and {left} more, in the table", showarrow=False, xanchor="right", font={"color": MUTED, "size": 12}
        )
    made.update_xaxes(range=[-0.01, 1.01], visible=False)
    made.update_yaxes(range=[-0.06, 1.04], visible=False)
    return made


def roadmap(figure: RoadmapFigure) -> go.Figure | None:
    """One bar an action, from the day it can begin to the day it is due, with its title above."""
    bars = figure.bars[:MOST_BARS]
    if not bars:
        return None
    made = _plain(40 * len(bars) + 40)
    span = max((figure.end - figure.as_of).days, 7)
    for number, bar in enumerate(bars):
        shade = SEVERITY[bar.risk]
        begin, end = min(bar.start, bar.due), max(bar.start, bar.due)
        end = max(end, begin + timedelta(days=max(span // 60, 1)))
        made.add_shape(
            type="rect", x0=begin, x1=end, y0=number + 0.02, y1=number + 0.3, fillcolor=shade.fill, opacity=0.35 if bar.status == "done" else 1, line={"width": 0}
        )  # fmt: skip
        late = (begin - figure.as_of).days > span * 0.55
        words = f"<b>A{bar.number}</b> {_short(bar.title, 60)}"
        made.add_annotation(
            x=end if late else begin, y=number - 0.2, text=words, xanchor="right" if late else "left", showarrow=False, font={"size": 12}
        )  # fmt: skip
    made.add_scatter(x=[figure.as_of], y=[0], mode="markers", marker={"opacity": 0})
    made.update_xaxes(
        range=[figure.as_of, figure.as_of + timedelta(days=int(span * 1.03) + 1)], side="top", gridcolor=RULE, tickformat="%b %e"
    )
    made.update_yaxes(range=[len(bars), -0.6], visible=False)
    made.update_layout(margin={"l": 4, "r": 4, "t": 30, "b": 4})
    return made


def _way(made: go.Figure, side: float, place: float, way: FlowWay) -> None:
    color = (
        SEVERITY[way.level].fill if way.level is not None and way.level >= Level.moderate else ACCENT if way.cover != "unknown" else MUTED
    )
    near, far = (0.3, 0.4) if side == 0 else (0.7, 0.6)
    made.add_scatter(
        x=[near, far], y=[place, 0.5 + (place - 0.5) * 0.3], mode="lines",
        line={"color": color, "width": 3, "dash": "dot" if way.cover in ("unknown", "not covered") else "solid"},
    )  # fmt: skip
    anchor = "left" if side == 0 else "right"
    made.add_annotation(
        x=side, y=place, text=f"<b>{_short(way.name, LONGEST)}</b><br>{way.cover}", showarrow=False, xanchor=anchor, align=anchor, font={"size": 13, "color": TEXT}
    )  # fmt: skip


def _spread(number: int) -> list[float]:
    return [1 - (place + 0.5) / number for place in range(number)]


def _short(text: str, longest: int) -> str:
    """Cut for the picture (the table has it whole), and with no mark that Plotly would read as one of its tags."""
    line = " ".join(text.split())
    return escape(line if len(line) <= longest else line[: longest - 1].rstrip() + "\u2026")


def _plain(height: int) -> go.Figure:
    return go.Figure(
        layout={
            "height": height, "margin": {"l": 4, "r": 4, "t": 4, "b": 4}, "showlegend": False, "paper_bgcolor": WHITE, "plot_bgcolor": WHITE,
            "font": {"family": "'Source Sans 3', sans-serif", "size": 13, "color": TEXT},
        }
    )  # fmt: skip
