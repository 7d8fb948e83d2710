"""The few marks that our figures are made of, as Plotly's plain data."""

from typing import Any

from report.paper.theme import TEXT, WHITE

Part = dict[str, Any]


def box(x0: Any, y0: float, x1: Any, y1: float, color: str, opacity: float = 1) -> Part:
    """A filled rectangle."""
    return {"type": "rect", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "fillcolor": color, "opacity": opacity, "line": {"width": 0}}


def line(x0: Any, y0: float, x1: Any, y1: float, color: str, width: int, dash: str = "solid") -> Part:
    """A line beneath all else."""
    return {
        "type": "line",
        "x0": x0,
        "y0": y0,
        "x1": x1,
        "y1": y1,
        "line": {"color": color, "width": width, "dash": dash},
        "layer": "below",
    }


def note(x: Any, y: float, text: str, **more: Any) -> Part:
    """Words at a place."""
    return {"x": x, "y": y, "text": text, "showarrow": False, **more}


def nothing(x: Any = 0) -> Part:
    """A trace without a mark: Plotly draws no axes, shapes or words without any trace."""
    return {"type": "scatter", "x": [x], "y": [0], "mode": "markers", "marker": {"opacity": 0}}


def plain(height: int, data: list[Part], shapes: list[Part], notes: list[Part], **layout: Any) -> Part:
    """A whole figure on a plain white ground, in our type."""
    font = {"family": "'Source Sans 3', sans-serif", "size": 13, "color": TEXT}
    ground = {
        "height": height,
        "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
        "showlegend": False,
        "paper_bgcolor": WHITE,
        "plot_bgcolor": WHITE,
    }
    return {"data": data, "layout": {**ground, "font": font, "shapes": shapes, "annotations": notes, **layout}}
