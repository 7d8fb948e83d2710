"""A figure on a dark ground: the same data, each of our colors exchanged for one that stands out there."""

import re
from typing import Any

from questionnaire.shapes.question import Level
from report.paper.theme import ACCENT, MUTED, NAVY, PANEL, RULE, SEVERITY, TEXT, WHITE
from ui.elements.plotly_figure import PALE, inked

GROUND = "#121B23"
"""As `theme.dark.backgroundColor` in .streamlit/config.toml."""
DARK = {
    WHITE: GROUND,
    TEXT: "#E6ECF1",
    MUTED: "#A3B3C1",
    ACCENT: "#5FC3D6",
    NAVY: "#C5DDF2",
    RULE: "#3A4956",
    PANEL: "#2C3A46",
    SEVERITY[Level.low].fill: "#6E97A8",
    SEVERITY[Level.moderate].fill: "#EDB445",
    SEVERITY[Level.high].fill: "#D66428",
    SEVERITY[Level.very_high].fill: "#D65A86",
}
"""The levels keep their hues; what is darkest on white is the loudest here."""
COLOR = re.compile(r"^#[0-9A-F]{6}$|(?<=color:)#[0-9A-F]{6}")
"""A color of its own, or the one of a mark in a text; never a word that somebody typed."""
PAINTED = ("fill", "stroke", "background")
"""What Plotly colors, as the style of each mark."""
FIGURE = "[data-testid='stPlotlyChart']"
FAINT = re.compile(r"^rgba\((\d+),(\d+),(\d+),")


def on_paper() -> str:
    """Style rules that give a figure its own colors back where a dark page is printed, and to words in a bar those that read on it."""
    marks = [f"{FIGURE} [style*='{name}: {_rgb(dark)}'] {{ {name}: {own} !important; }}" for own, dark in DARK.items() for name in PAINTED]
    words = [f"{FIGURE} [style*='fill:{dark}'] {{ fill: {own} !important; }}" for own, dark in DARK.items()]
    in_bars = [f"{FIGURE} [style*='{_rgb(DARK[bar.fill])}'] ~ .bartext {{ fill: {bar.text} !important; }}" for bar in SEVERITY.values()]
    in_pale = f"{FIGURE} [style*='fill-opacity: {PALE}'] ~ .bartext {{ fill: {TEXT} !important; }}"
    return "\n".join(["@media print {", *marks, *words, *in_bars, in_pale, "}"])


def _rgb(color: str) -> str:
    return f"rgb({', '.join(map(str, bytes.fromhex(color[1:])))})"


def on_dark(part: Any) -> Any:
    """The same part of a figure for a dark page."""
    if isinstance(part, dict):
        there = {name: on_dark(held) for name, held in part.items()}
        return inked(there, (DARK[TEXT], GROUND), GROUND) if part.get("type") == "bar" and "text" in part else there
    if isinstance(part, list | tuple):
        return [on_dark(held) for held in part]
    if not isinstance(part, str):
        return part
    return FAINT.sub(_faint, COLOR.sub(lambda found: DARK.get(found[0], found[0]), part))


def _faint(found: re.Match[str]) -> str:
    color = "#" + bytes(map(int, found.groups())).hex().upper()
    color = DARK.get(color, color)
    return f"rgba({','.join(map(str, bytes.fromhex(color[1:])))},"
