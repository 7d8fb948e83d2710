"""The figures of `report.paper.figures`, as Plotly's own plain data: building objects mark by mark costs thirty times as much.

Only the results and the roadmap import this. Words stand beside the marks, so no legend is needed; each figure has its
sentence for people who do not see it, and its table.
"""

from datetime import date
from html import escape
from textwrap import wrap

import streamlit as st

from questionnaire.model import Level
from report.paper.figures import FlowFigure, FlowWay, GridFigure, Picture, RoadmapFigure, SectionBar, SectionsFigure, TimelineFigure
from report.paper.theme import ACCENT, MUTED, NAVY, RULE, SEVERITY, TEXT, WHITE
from report.paper.wording import day, level_word
from scoring.calendar import days_after
from ui.elements.literal import literal
from ui.elements.plotly_shapes import Part, box, line, note, nothing, plain
from ui.elements.table import twin

LINE = 17
MOST_WAYS = 10
MOST_BARS = 40


def show(picture: Picture, figure: Part | None, *, key: str, heading: str = "###") -> None:
    """Title, picture, its sentence, and its table behind one line."""
    st.markdown(f"{heading} {literal(picture.title)}")
    if figure is not None:
        st.plotly_chart(figure, theme=None, key=key, alt=picture.description, config={"displayModeBar": False, "staticPlot": True})
    st.caption(literal(picture.description))
    if picture.rows():
        with st.expander("As a table", key=f"table_{key}"):
            twin(picture)


def timeline(figure: TimelineFigure) -> Part | None:
    """The known days on a line, and the uncovered days between them as a bar."""
    if not figure.drawable:
        return None
    events: dict[date, list[str]] = {}
    for when, words in figure.events():
        events.setdefault(when, []).append(words)
    first, last = min(events), max(events)
    span = max((last - first).days, 1)
    shapes = [line(first, 0, last, 0, RULE, 6)]
    if figure.uncovered:
        shapes.append(line(figure.uncovered[0], 0, figure.uncovered[1], 0, SEVERITY[Level.very_high].fill, 12))
    marks = {"type": "scatter", "x": list(events), "y": [0] * len(events), "mode": "markers", "marker": {"color": NAVY, "size": 13}}
    notes = []
    for number, (when, happened) in enumerate(events.items()):
        share = (when - first).days / span
        side = "left" if share < 0.25 else "right" if share > 0.75 else "center"
        told = f"<b>{'<br>'.join(happened)}</b><br>{day(when)}"
        up = number % 2 == 0
        notes.append(note(when, 0, told, xanchor=side, align=side, yanchor="bottom" if up else "top", yshift=12 if up else -12))
    margin = max(span // 60, 1)
    axes = {
        "xaxis": {"range": [days_after(first, -margin), days_after(last, margin)], "visible": False},
        "yaxis": {"range": [-1, 1], "visible": False},
    }
    return plain(170, [marks], shapes, notes, **axes)


def sections(figure: SectionsFigure) -> Part:
    """One bar a section, stacked by level; its counts in words above it."""
    shapes, notes = [], []
    for row, bar in enumerate(figure.bars):
        begin = 0
        notes.append(note(0, row, _bar_words(bar), xanchor="left", yshift=15))
        for level, number in bar.counts:
            shapes.append(box(begin, row + 0.02, begin + number, row + 0.34, SEVERITY[level].fill))
            begin += number
    most = max((bar.findings for bar in figure.bars), default=1) or 1
    axes = {"xaxis": {"range": [0, most], "visible": False}, "yaxis": {"range": [len(figure.bars) - 0.5, -0.7], "visible": False}}
    return plain(44 * max(len(figure.bars), 1) + 20, [nothing()], shapes, notes, **axes)


def grid(figure: GridFigure) -> Part:
    """Twenty-five cells in the shade of their risk; the number of findings stands in those that hold any."""
    shapes, notes = [], []
    for cell in figure.cells:
        x, y, shade, held = int(cell.impact), int(cell.likelihood), SEVERITY[cell.risk], bool(cell.findings)
        shapes.append(box(x - 0.48, y - 0.47, x + 0.48, y + 0.47, shade.fill, 1 if held else 0.28))
        if held:
            notes.append(note(x, y, f"<b>{len(cell.findings)}</b>", font={"size": 18, "color": shade.text}))
    words = [level_word(level).replace(" ", "<br>") for level in Level]
    ticks = {"tickvals": [int(level) for level in Level], "ticktext": words, "showgrid": False, "zeroline": False, "range": [-0.55, 4.55]}
    axes = {"xaxis": {**ticks, "title": "Impact"}, "yaxis": {**ticks, "title": "Likelihood"}}
    return plain(360, [nothing()], shapes, notes, margin={"l": 90, "r": 4, "t": 6, "b": 64}, **axes)


def flow(figure: FlowFigure) -> Part | None:
    """Channels on the left, the desk in the middle, AI and apps on the right; the worst first where there is no room for all."""
    if not figure.ways:
        return None
    inward, outward = figure.inward[:MOST_WAYS], figure.outward[:MOST_WAYS]
    shapes, notes = (
        [box(0.41, 0.34, 0.59, 0.66, NAVY)],
        [note(0.5, 0.5, f"<b>{_short(figure.desk, 18)}</b>", font={"color": WHITE, "size": 14})],
    )
    for side, ways in ((0, inward), (1, outward)):
        for number, way in enumerate(ways):
            place = 1 - (number + 0.5) / len(ways)
            anchor = "left" if side == 0 else "right"
            near, far = (0.3, 0.4) if side == 0 else (0.7, 0.6)
            shapes.append(line(near, place, far, 0.5 + (place - 0.5) * 0.3, *_stroke(way)))
            notes.append(note(side, place, f"{_wrapped(way.name)}<br>{way.cover}", xanchor=anchor, align=anchor))
    left = len(figure.outward) - len(outward)
    if left:
        notes.append(note(1, -0.04, f"and {left} more, in the table", xanchor="right", font={"color": MUTED, "size": 12}))
    axes = {"xaxis": {"range": [-0.01, 1.01], "visible": False}, "yaxis": {"range": [-0.07, 1.02], "visible": False}}
    return plain(66 * max(len(inward), len(outward), 2) + 20, [nothing()], shapes, notes, **axes)


def roadmap(figure: RoadmapFigure) -> Part | None:
    """One bar an action, from the day it can begin to the day it is due, with its title above."""
    bars = figure.bars[:MOST_BARS]
    if not bars:
        return None
    span = max((figure.end - figure.as_of).days, 7)
    shapes, notes = [], []
    for row, bar in enumerate(bars):
        begin = min(bar.start, bar.due)
        end = max(bar.start, bar.due, days_after(begin, max(span // 60, 1)))
        late = (begin - figure.as_of).days > span * 0.5
        shapes.append(box(begin, row + 0.02, end, row + 0.28, SEVERITY[bar.risk].fill, 0.35 if bar.status == "done" else 1))
        words = f"<b>A{bar.number}</b> {_short(bar.title, 60)}"
        notes.append(
            note(end if late else begin, row, words, xanchor="right" if late else "left", yshift=11, font={"size": 12, "color": TEXT})
        )
    days = [figure.as_of, days_after(figure.as_of, int(span * 1.03) + 1)]
    left = len(figure.bars) - len(bars)
    if left:
        notes.append(
            note(figure.as_of, len(bars) - 0.1, f"and {left} more, in the table", xanchor="left", font={"color": MUTED, "size": 12})
        )
    axes = {
        "xaxis": {"type": "date", "range": days, "side": "top", "gridcolor": RULE, "tickformat": "%b %e"},
        "yaxis": {"range": [len(bars), -0.7], "visible": False},
    }
    return plain(40 * len(bars) + 50, [nothing(figure.as_of)], shapes, notes, margin={"l": 4, "r": 4, "t": 34, "b": 4}, **axes)


def _bar_words(bar: SectionBar) -> str:
    return f"{escape(bar.title)}: <span style='color:{MUTED}'>{bar.words}</span>"


def _stroke(way: FlowWay) -> tuple[str, int, str]:
    if way.cover in ("unknown", "not covered"):
        bad = way.level is not None and way.level >= Level.moderate
        return (SEVERITY[way.level].fill if bad and way.level is not None else MUTED), 3, "dot"
    return ACCENT, 3, "solid"


def _short(text: str, longest: int) -> str:
    """Cut for the picture (the table has it whole), and with no mark that Plotly would read as one of its tags."""
    flat = " ".join(text.split())
    return escape(flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "\u2026")


def _wrapped(name: str) -> str:
    """A name on two short lines, so that it has room on a phone."""
    lines = wrap(" ".join(name.split()), LINE, max_lines=2, placeholder=" \u2026") or [""]
    return f"<b>{'<br>'.join(escape(part) for part in lines)}</b>"
