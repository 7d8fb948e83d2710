"""The style sheet: what stands in style.css, and an edge in its colour for each verdict."""

from pathlib import Path

from report.paper.theme import SEVERITY, VERDICT_LEVEL

_VERDICTS = "\n".join(
    f"[class*='st-key-verdict_{verdict}'] {{ border-left: 6px solid {SEVERITY[level].fill}; }}" for verdict, level in VERDICT_LEVEL.items()
)
STYLE = f"<style>\n{(Path(__file__).parent / 'style.css').read_text(encoding='utf-8')}\n{_VERDICTS}\n</style>"
