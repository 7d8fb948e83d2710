"""The data of every figure, drawn by the screen (Plotly) and by the PDF (vectors) alike.

Each function takes `(bank, assessment, result)` and answers frozen data with a table twin
(`header`, `rows()`) and one sentence (`description`) for people who do not see the picture.
"""

from report.paper.figures.flow import FlowFigure, FlowWay, phi_flow
from report.paper.figures.grid import GridCell, GridFigure, likelihood_impact_grid
from report.paper.figures.load import LoadColumn, LoadFigure, load
from report.paper.figures.picture import Picture
from report.paper.figures.roadmap import RoadmapBar, RoadmapFigure, roadmap
from report.paper.figures.sections import SectionBar, SectionsFigure, sections_by_risk
from report.paper.figures.timeline import TimelineFigure, exposure_timeline

__all__ = [
    "FlowFigure",
    "FlowWay",
    "GridCell",
    "GridFigure",
    "LoadColumn",
    "LoadFigure",
    "Picture",
    "RoadmapBar",
    "RoadmapFigure",
    "SectionBar",
    "SectionsFigure",
    "TimelineFigure",
    "exposure_timeline",
    "likelihood_impact_grid",
    "load",
    "phi_flow",
    "roadmap",
    "sections_by_risk",
]
