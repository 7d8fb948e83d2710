"""The style sheet: what stands in style.css, and an edge in its colour for each verdict."""

from pathlib import Path

from report.paper.theme import SEVERITY, VERDICT_LEVEL
from ui.elements.dark_figure import DARK

_EDGES = {verdict: SEVERITY[level].fill for verdict, level in VERDICT_LEVEL.items()}
_VERDICTS = "\n".join(
    f"[class*='st-key-verdict_{name}'] {{ border-left: 6px solid light-dark({edge}, {DARK[edge]}); }}" for name, edge in _EDGES.items()
)
STYLE = f"<style>\n{(Path(__file__).parent / 'style.css').read_text(encoding='utf-8')}\n{_VERDICTS}\n</style>"
