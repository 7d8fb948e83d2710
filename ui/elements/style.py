"""The style sheets: what stands in style.css, an edge in its colour for each verdict, and what one screen changes around itself."""

from pathlib import Path

import streamlit as st

from report.paper.theme import SEVERITY, VERDICT_LEVEL
from ui.elements.dark_figure import DARK, on_paper

_HERE = Path(__file__).parent
_EDGES = {verdict: SEVERITY[level].fill for verdict, level in VERDICT_LEVEL.items()}
_VERDICTS = "\n".join(
    f"[class*='st-key-verdict_{name}'] {{ border-left: 6px solid light-dark({edge}, {DARK[edge]}); }}" for name, edge in _EDGES.items()
)
STYLE = f"<style>\n{(_HERE / 'style.css').read_text(encoding='utf-8')}\n{_VERDICTS}\n{on_paper()}\n</style>"
_SCREENS = {sheet.stem: f"<style>\n{sheet.read_text(encoding='utf-8')}</style>" for sheet in (_HERE / "screens").glob("*.css")}


def screen_style(name: str) -> None:
    """What the screen of that name changes on what lies around it, such as the page's width: there as long as the screen is drawn."""
    st.html(_SCREENS[name])
