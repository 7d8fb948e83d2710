"""The chart of findings by section: PowerPoint's own, so that it can be copied, coloured and read like any other."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from questionnaire.shapes.question import Level
from report.formats.slides.shapes import Box
from report.formats.steady_zip import steady
from report.paper import theme
from report.paper.document import Document
from report.paper.figures import SectionsFigure
from report.paper.wording import level_word


def add_chart(slide: Any, box: Box, figure: SectionsFigure, document: Document) -> None:
    """A bar a section, worst section first, its findings stacked by level, worst level first; the numbers stand inside.

    The sheet behind it holds section titles, level words and counts alone: nothing that somebody typed.
    """
    data = CategoryChartData(number_format="0")
    data.categories = [bar.title for bar in figure.bars if bar.findings]
    levels = [level for level in reversed(Level) if any(level in dict(bar.counts) for bar in figure.bars)]
    for level in levels:
        data.add_series(level_word(level), [dict(bar.counts).get(level) for bar in figure.bars if bar.findings])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *map(Pt, box), data)
    frame.name = figure.title
    frame._element.nvGraphicFramePr.cNvPr.set("descr", _words(figure))
    sheet = frame.chart.part.chart_workbook.xlsx_part
    sheet._blob = steady(sheet.blob, document.as_of)
    _look(frame.chart, levels)


def _words(figure: SectionsFigure) -> str:
    return " ".join([figure.description, *(f"{bar.title}: {bar.words}." for bar in figure.bars)])


def _look(chart: Any, levels: list[Level]) -> None:
    chart.has_title, chart.font.size = False, Pt(12)
    chart.font.color.rgb = _rgb(theme.TEXT)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    sections, counts = chart.category_axis, chart.value_axis
    sections.reverse_order, sections.major_tick_mark = True, XL_TICK_MARK.NONE
    sections.format.line.color.rgb = _rgb(theme.RULE)
    counts.has_major_gridlines, counts.tick_label_position = False, XL_TICK_LABEL_POSITION.NONE
    counts.minimum_scale, counts.major_tick_mark = 0, XL_TICK_MARK.NONE
    counts.format.line.fill.background()
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    for level, series in zip(levels, plot.series, strict=True):
        shade = theme.SEVERITY[level]
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(shade.fill)
        series.format.line.color.rgb = _rgb(theme.WHITE if shade.fill != theme.PANEL else theme.RULE)
        labels = series.data_labels
        labels.show_value, labels.font.bold, labels.font.size = True, True, Pt(12)
        labels.font.color.rgb = _rgb(shade.text)


def _rgb(colour: str) -> Any:
    return RGBColor.from_string(colour[1:])
