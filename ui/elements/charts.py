"""The figures of `report.paper.figures`, as Plotly's own plain data: building objects mark by mark costs thirty times as much.

Only the results, the plan and the portfolio import this. Words stand beside the marks, so no legend is needed, and each mark says under the
pointer what it stands for; each figure has its sentence for people who do not see it, and its table.
"""

from collections.abc import Callable
from datetime import date
from itertools import accumulate
from typing import Literal

import pandas  # noqa: F401 (Plotly looks for it wherever it draws, and fails where another thread has it half loaded)
import streamlit as st

from questionnaire.shapes.question import Level
from report.paper.figures import GridCell, GridFigure, Picture, SectionsFigure, TimelineFigure
from report.paper.theme import NAVY, RULE, SEVERITY
from report.paper.wording import count, day, level_word
from scoring.calendar import days_after
from ui.elements.dark_figure import on_dark
from ui.elements.literal import literal
from ui.elements.plotly_figure import LINE, UNDIMMED, Part, across, figure, from_to, inked, lines, pale, scatter, stacked, titled
from ui.elements.table import twin

WIDEST_EVENT = 24
WIDEST_CELL = 9
BAR = 20
"""Pixels: a line of white words stands in it with its descenders."""
INSIDE = {"textposition": "inside", "insidetextanchor": "middle", "textangle": 0, "constraintext": "none"}
"""Words in the middle of a bar, as large as they are."""


def show(
    picture: Picture, drawn: Part | None, *, key: str, heading: str = "###", on_select: Callable[[], None] | Literal["ignore"] = "ignore"
) -> None:
    """Title, picture, its sentence, and its table behind one line. `on_select`: what a click on one of its marks does."""
    st.markdown(f"{heading} {literal(picture.title)}")
    if drawn is not None:
        drawn = on_dark(drawn) if st.context.theme.type == "dark" else drawn
        plain = {"displayModeBar": False}
        st.plotly_chart(drawn, theme=None, key=key, alt=picture.description, config=plain, on_select=on_select, selection_mode="points")
    st.caption(literal(picture.description))
    if drawn is not None:
        with st.expander("As a table", key=f"table_{key}"):
            twin(picture)


def timeline(picture: TimelineFigure) -> Part | None:
    """The known days on a line, and the uncovered days between them as a bar."""
    if not picture.drawable:
        return None
    events: dict[date, list[str]] = {}
    for when, words in picture.events():
        events.setdefault(when, []).append(words)
    first, last = min(events), max(events)
    span = max((last - first).days, 1)
    bars = [from_to([-2.5], [(first, last)], 5, RULE, hoverinfo="skip")]
    if picture.uncovered:
        bars.append(_uncovered(picture, picture.uncovered, span))
    told = [f"<b>{'<br>'.join(lines(words, WIDEST_EVENT) for words in happened)}</b><br>{day(when)}" for when, happened in events.items()]
    beside = [_beside(number, (when - first).days / span) for number, when in enumerate(events)]
    marks = scatter("markers+text", [*events], [0] * len(events), text=told, textposition=beside, hovertext=told)
    limits = [when == picture.notice_by for when in events]
    marks["marker"] = {"color": [SEVERITY[Level.high].fill if limit else NAVY for limit in limits], "size": 16}
    marks["marker"]["symbol"] = ["diamond" if limit else "circle" for limit in limits]
    margin = max(span // 60, 1)
    days = {"type": "date", "range": [days_after(first, -margin), days_after(last, margin)]}
    above, below = (LINE * max([words.count("<br>") + 1 for words in told[n::2]], default=0) + 18 for n in (0, 1))
    return figure(above + below, [*bars, marks], xaxis=days, yaxis={"range": [-below, above]}, barmode="overlay")


def _uncovered(picture: TimelineFigure, between: tuple[date, date], span: int) -> Part:
    """The bar, with its days in it where a phone has room for them."""
    number, share = count(picture.uncovered_days or 0, "day"), (between[1] - between[0]).days / span
    words = f"{number} without a signed BAA" if share > 0.6 else number if share > 0.25 else ""
    bar = from_to([-BAR / 2], [between], BAR, SEVERITY[Level.very_high].fill, hovertext=lines(picture.sentence), text=[words])
    return inked(bar | INSIDE)


def sections(picture: SectionsFigure) -> Part | None:
    """One bar a section that has findings, stacked by level; its counts in words above it."""
    bars = [bar for bar in picture.bars if bar.findings]
    return stacked([titled(bar.title, bar.words) for bar in bars], [[bar] for bar in bars], 14) if bars else None


def grid(picture: GridFigure) -> Part | None:
    """Twenty-five cells with the word and in the shade of their risk, pale where they hold no finding; else also its count and numbers.

    Each is a bar: Streamlit says which bar was clicked, and of a heat map nothing.
    """
    if not any(cell.findings for cell in picture.cells):
        return None
    cells = [[picture.cell(likelihood, impact) for impact in Level] for likelihood in Level]
    words = [level_word(level).replace(" ", "<br>") for level in Level]
    held = [[_held(cell) for cell in row] for row in cells]
    tall = [max(48, LINE * max(told.count("<br>") for told in row) + 34) for row in held]
    edges = [*accumulate(tall, initial=0)]
    squares = [
        _square(cell, across_at, edge, high, told)
        for row, edge, high, words_in in zip(cells, edges[:-1], tall, held, strict=True)
        for across_at, (cell, told) in enumerate(zip(row, words_in, strict=True))
    ]
    middles = [edge + high / 2 for edge, high in zip(edges[:-1], tall, strict=True)]
    plain = {"visible": True, "showgrid": False, "ticks": "", "ticktext": words, "zeroline": False}
    across_it = plain | {"title": "Impact", "range": [0, len(Level)], "tickvals": [place + 0.5 for place in range(len(Level))]}
    up_it = plain | {"title": "Likelihood", "range": [0, edges[-1]], "tickvals": middles}
    sized = {"margin": {"l": 90, "r": 4, "t": 6, "b": 64}, "barmode": "overlay"}
    return figure(edges[-1] + 70, squares, xaxis=across_it, yaxis=up_it, **sized)


def _square(cell: GridCell, left: int, edge: float, high: float, held: str) -> Part:
    """One cell of the grid, which knows the findings behind it: a part of its own, as `inked` asks of what can be clicked."""
    fill = SEVERITY[cell.risk].fill
    square = across([edge], [1], high, fill if cell.findings else pale(fill), base=[left], text=[held])
    square |= {"customdata": [list(cell.findings)], "hovertext": [lines(cell.words)]}
    square["marker"]["line"]["width"] = 3
    return inked(square | INSIDE | UNDIMMED | {"textfont": {"size": 11}})


def _held(cell: GridCell) -> str:
    """How many findings a cell holds, their numbers, and its risk; no wider than a cell on a phone."""
    held = f"<b style='font-size:16px'>{len(cell.findings)}</b><br>{lines(cell.references, WIDEST_CELL)}<br>" if cell.findings else ""
    return held + level_word(cell.risk)


def _beside(number: int, share: float) -> str:
    """Where the words of a day stand: above and below in turn, and never over the edge."""
    return f"{'bottom' if number % 2 else 'top'} {'right' if share < 0.25 else 'left' if share > 0.75 else 'center'}"
