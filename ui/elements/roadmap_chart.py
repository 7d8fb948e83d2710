"""The plan on a calendar and the hours of work by week, as Plotly's own plain data."""

from datetime import date

from questionnaire.shapes.question import Level
from report.paper.figures import LoadFigure, RoadmapBar, RoadmapFigure
from report.paper.theme import ACCENT, MUTED, RULE, SEVERITY, WHITE, shade
from report.paper.wording import LEGAL_DEADLINE, day
from scoring.calendar import days_after
from ui.elements.plotly_figure import WIDEST_ROW, Part, figure, from_to, lines, rows, scatter, upright

LOAD_EDGES = {"l": 30, "r": 4, "t": 6, "b": 24}


def roadmap(picture: RoadmapFigure) -> Part | None:
    """One bar an action, from the day it can begin to the day it is due, with its title above."""
    bars = picture.bars
    if not bars:
        return None
    span = max((picture.last - picture.as_of).days, 7)
    days = [_bar_days(picture, bar, max(span // 60, 1)) for bar in bars]
    titles, places, axis = rows([_bar_title(picture, bar) for bar in bars], picture.as_of)
    marks = from_to(places, days, 12, [shade(bar.risk).fill for bar in bars], hovertext=[lines(bar.words) for bar in bars])
    marks["marker"]["opacity"] = [0.35 if bar.done else 1 for bar in bars]
    tails = [
        (p, (max(bar.worked, d[0]), d[1]), bar) for p, d, bar in zip(places, days, bars, strict=True) if bar.worked and bar.worked < d[1]
    ]
    waits = from_to([p for p, *_ in tails], [d for _, d, _ in tails], 12, WHITE, hovertext=[lines(bar.words) for *_, bar in tails])
    waits["marker"] |= {
        "pattern": {"shape": "/", "size": 6, "solidity": 0.45, "bgcolor": WHITE, "fgcolor": [shade(bar.risk).fill for *_, bar in tails]}
    }
    calendar = {"visible": True, "type": "date", "side": "top", "gridcolor": RULE, "tickformat": "%b %e"}
    calendar["range"] = [picture.as_of, days_after(picture.as_of, int(span * 1.03) + 1)]
    law = _limit(picture.limit, axis["range"]) if picture.limit else []
    drawn = [*law, marks, waits, titles]
    return figure(axis["range"][0] + 42, drawn, xaxis=calendar, yaxis=axis, margin={"l": 4, "r": 4, "t": 34, "b": 4}, barmode="overlay")


def _bar_days(picture: RoadmapFigure, bar: RoadmapBar, least: int) -> tuple[date, date]:
    """From when to when its bar goes, both on the calendar."""
    first = days_after(picture.last, -least)
    begin, end = sorted(min(max(when, picture.as_of), picture.last) for when in (bar.start, bar.due))
    begin = min(begin, max(first, picture.as_of))
    return begin, max(end, days_after(begin, least))


def _bar_title(picture: RoadmapFigure, bar: RoadmapBar) -> str:
    """Its title, what it waits for, and its due date where that lies off the calendar."""
    off = "" if picture.as_of <= bar.due <= picture.last else f"due {day(bar.due)}"
    more = "; ".join(filter(None, (bar.waits, off)))
    return f"<b>A{bar.number}</b> {lines(f'{bar.title} ({more})' if more else bar.title, WIDEST_ROW - 5)}"


def load(picture: LoadFigure) -> Part | None:
    """A column a week: its outline the hours there are, filled as far as there is work, in the loudest shade above that."""
    if not picture.columns:
        return None
    columns = picture.columns
    parts = (
        (WHITE, [0.0 for _ in columns], [column.room for column in columns]),
        (ACCENT, [0.0 for _ in columns], [min(column.hours, column.room) for column in columns]),
        (SEVERITY[Level.very_high].fill, [column.room for column in columns], [max(column.hours - column.room, 0) for column in columns]),
    )
    told = [lines(f"{row[0]}: {row[1]} of {row[2]} hours") for row in picture.rows()]
    bars = [
        upright(
            [days_after(column.begin, 7 * picture.weeks // 2) for column in columns],
            base,
            high,
            7 * picture.weeks - 1,
            color,
            hovertext=told,
        )
        for color, base, high in parts
    ]
    bars[0]["marker"]["line"] = {"color": MUTED, "width": 1}
    axis = {"visible": True, "type": "date", "tickformat": "%b %e", "ticks": "", "nticks": 6}
    return figure(130, bars, xaxis=axis, yaxis={"visible": True, "nticks": 4, "gridcolor": RULE}, barmode="overlay", margin=LOAD_EDGES)


def _limit(when: date, through: tuple[float, float]) -> list[Part]:
    """The limit by law: a dashed line through all rows, in the color of its mark on the timeline."""
    told = lines(f"{LEGAL_DEADLINE}: {day(when)} at the latest")
    line = {"color": SEVERITY[Level.high].fill, "width": 2, "dash": "dash"}
    return [scatter("lines", [when, when], [*through], line=line, hovertext=told)]
