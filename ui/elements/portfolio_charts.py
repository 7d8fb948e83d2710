"""The figures of many clients, drawn like those of one. Only the clients page imports this."""

from questionnaire.shapes.question import Level
from report.paper.theme import ACCENT, SEVERITY, WHITE
from report.portfolio.figures import Commonest, HeatMap, cell_words
from ui.elements.plotly_figure import Part, across, figure, lines, rows

WIDEST_NAME = 22
LETTERS = {Level.very_low: "VL", Level.low: "L", Level.moderate: "M", Level.high: "H", Level.very_high: "VH"}
ROW = 34


def heat(picture: HeatMap) -> Part | None:
    """A row a client, a column a section; each cell in the shade of its worst finding, with its letters."""
    if not picture.names or not picture.sections:
        return None
    shades = [WHITE, *(SEVERITY[level].fill for level in Level)]
    numbers = [[int(cell) + 1 if isinstance(cell, Level) else 0 for cell in row] for row in picture.cells]
    told = [
        [f"{lines(name)}<br>{lines(section)}: {lines(cell_words(cell))}" for section, cell in zip(picture.sections, row, strict=True)]
        for name, row in zip(picture.names, picture.cells, strict=True)
    ]
    cells = {
        "type": "heatmap",
        "x": [*range(len(picture.sections))],
        "y": [*range(len(picture.names))],
        "z": numbers,
        "zmin": -0.5,
        "zmax": len(shades) - 0.5,
        "colorscale": [[(step + end) / len(shades), shade] for step, shade in enumerate(shades) for end in (0, 1)],
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "text": [[_letters(cell) for cell in row] for row in picture.cells],
        "texttemplate": "%{text}",
        "textfont": {"size": 11},
        "hovertext": told,
    }
    ticks = {"visible": True, "showgrid": False, "zeroline": False, "ticks": "", "tickmode": "array"}
    above = ticks | {"side": "top", "tickangle": -50, "tickvals": cells["x"], "ticktext": [lines(s, WIDEST_NAME) for s in picture.sections]}
    beside = ticks | {"autorange": "reversed", "tickvals": cells["y"], "ticktext": [_short(name) for name in picture.names]}
    margin = {"l": 8, "r": 44, "t": 110, "b": 4}
    axes = {"xaxis": above | {"automargin": True}, "yaxis": beside | {"automargin": True}}
    return figure(ROW * len(picture.names) + 116, [cells], margin=margin, **axes)


def bars(picture: Commonest) -> Part | None:
    """A bar a finding, as long as it has clients, with its words above it."""
    if not picture.found:
        return None
    titles, places, axis = rows([f"<b>{number}</b> {lines(name)}" for name, number in picture.found])
    told = [f"{lines(name)}: {number} of {picture.clients}" for name, number in picture.found]
    marks = across(places, [number for _, number in picture.found], 12, ACCENT, hovertext=told)
    return figure(axis["range"][0] + 12, [marks, titles], xaxis={"range": [0, picture.clients]}, yaxis=axis)


def _letters(cell: object) -> str:
    return LETTERS[cell] if isinstance(cell, Level) else "" if isinstance(cell, str) else "\u2013"


def _short(name: str) -> str:
    return lines(name if len(name) <= WIDEST_NAME else name[: WIDEST_NAME - 1] + "\u2026", WIDEST_NAME)
