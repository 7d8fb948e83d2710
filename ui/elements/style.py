"""The one style sheet: `style.css`, and the shades of severity that screen and report share."""

from pathlib import Path

from ui.elements.badge import severity_css

STYLE = f"<style>\n{(Path(__file__).parent / 'style.css').read_text(encoding='utf-8')}\n{severity_css()}\n</style>"
"""For `st.html`. Static: it is made once, of our own files alone."""
