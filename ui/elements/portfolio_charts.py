"""The figures of many clients, drawn like those of one. Only the clients page imports this."""

from questionnaire.shapes.question import Level
from report.paper.theme import ACCENT, SEVERITY, WHITE
from report.portfolio.figures import Commonest, HeatMap, cell_words
from ui.elements.plotly_figure import Part, across, figure, inked, lines, rows

WIDEST_NAME = 22
LETTERS = {Level.very_low: "VL", Level.low: "L", Level.moderate: "M", Level.high: "H", Level.very_high: "VH"}
ROW = 34


def heat(picture: HeatMap) -> Part | None:
    """A row a client, a column a section; each cell in the shade of its worst finding, with its letters."""
    if not picture.names or not picture.sections:
        return None
    cells = [_row(picture, number) for number in range(len(picture.names))]
    wide, high = len(picture.sections), len(picture.names)
    ticks = {"visible": True, "showgrid": False, "zeroline": False, "ticks": "", "tickmode": "array"}
    above = ticks | {"side": "top", "tickangle": -50, "range": [0, wide], "tickvals": [place + 0.5 for place in range(wide)]}
    above |= {"ticktext": [lines(section, WIDEST_NAME) for section in picture.sections]}
    beside = ticks | {"range": [high, 0], "tickvals": [place + 0.5 for place in range(high)]}
    beside |= {"ticktext": [_short(name) for name in picture.names]}
    margin = {"l": 8, "r": 44, "t": 110, "b": 4}
    axes = {"xaxis": above | {"automargin": True}, "yaxis": beside | {"automargin": True}}
    return figure(ROW * high + 116, cells, margin=margin, barmode="overlay", **axes)


def _row(picture: HeatMap, number: int) -> Part:
    """The cells of a client, each a bar: in a heat map Plotly chooses the color of all letters, and it does not read on every shade."""
    row, name = picture.cells[number], lines(picture.names[number])
    shades = [SEVERITY[cell].fill if isinstance(cell, Level) else WHITE for cell in row]
    told = [f"{name}<br>{lines(section)}: {lines(cell_words(cell))}" for section, cell in zip(picture.sections, row, strict=True)]
    cells = across([number] * len(row), [1] * len(row), 1, shades, base=[*range(len(row))], text=[*map(_letters, row)], hovertext=told)
    cells["marker"]["line"]["width"] = 2
    return inked(cells | {"textposition": "inside", "insidetextanchor": "middle", "textangle": 0, "textfont": {"size": 11}})


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
