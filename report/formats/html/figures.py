"""Figures as tables that show what they say: bars beside the counts, the shades of risk behind the cells of the grid."""

from collections.abc import Sequence
from typing import Any

from lxml.html import Element
from lxml.html import builder as html

from questionnaire.shapes.question import Level
from report.formats.html.tables import grid
from report.formats.html.text import Piece, clean
from report.paper.figures import GridFigure, Picture, SectionsFigure
from report.paper.figures.sections import SectionBar
from report.paper.wording import count, level_word

LONG, HIGH = 160, 12
"""A bar, in units of its drawing."""


def figure(picture: Picture) -> Any:
    """Title, sentence, and the table; the drawn bars say nothing that the words beside them do not."""
    told = html.FIGCAPTION(html.STRONG(clean(picture.title)), ". ", clean(picture.description))
    match picture:
        case SectionsFigure():
            held = [_sections(picture)] if picture.bars else []
        case GridFigure():
            held = [_grid(picture)] if picture.rows() else []
        case _:
            held = [grid(picture.header, _texts(picture.rows()), picture.title)] if picture.rows() else []
    return html.FIGURE(told, *held)


def _texts(rows: Sequence[Sequence[str]]) -> list[list[list[Piece]]]:
    return [[[clean(text)] for text in row] for row in rows]


def _sections(picture: SectionsFigure) -> Any:
    most, rows = max(bar.findings for bar in picture.bars), _texts(picture.rows())
    for bar, row in zip(picture.bars, rows, strict=True):
        row[3] = [*([_bar(bar, most)] if bar.findings else []), *row[3]]
    return grid(picture.header, rows, picture.title)


def _bar(bar: SectionBar, most: int) -> Any:
    """Its levels side by side, worst first, as long as there are findings."""
    unit, x = LONG / most, 0.0
    drawn = Element("svg", {"viewBox": f"0 0 {LONG} {HIGH}", "width": str(LONG), "height": str(HIGH), "aria-hidden": "true"})
    for level, number in bar.counts:
        drawn.append(Element("rect", {"class": f"fill-{level.name}", "x": f"{x:g}", "width": f"{number * unit:g}", "height": str(HIGH)}))
        x += number * unit
    return drawn


def _grid(picture: GridFigure) -> Any:
    """Likelihood down, impact across."""
    titles = [html.TH(f"{level_word(impact)} impact", scope="col") for impact in Level]
    rows = [html.TR(html.TH(f"{level_word(likely)} likelihood", scope="row"), *_cells(picture, likely)) for likely in reversed(Level)]
    made = html.TABLE(html.THEAD(html.TR(html.TD(), *titles)), html.TBODY(*rows), html.CLASS("risk-grid"))
    return html.DIV(made, {"class": "table", "role": "group", "tabindex": "0", "aria-label": clean(picture.title)})


def _cells(picture: GridFigure, likelihood: Level) -> list[Any]:
    return [_grid_cell(picture, likelihood, impact) for impact in Level]


def _grid_cell(picture: GridFigure, likelihood: Level, impact: Level) -> Any:
    cell = picture.cell(likelihood, impact)
    held = [html.DIV(html.STRONG(count(len(cell.findings), "finding"))), html.DIV(cell.references)] if cell.findings else []
    return html.TD(html.DIV(f"{level_word(cell.risk)} risk"), *held, html.CLASS(f"level-{cell.risk.name}"))
